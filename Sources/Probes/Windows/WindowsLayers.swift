internal import Wire

/// What the evidence says of one place, from the strongest source to the weakest.
///
/// What the machine itself reported (its registry, `secedit`, `net accounts`) beats what group policy reports to have
/// set (`gpresult`), and that beats what a policy file intends.
struct WindowsLayers {
  enum Place: Hashable {
    /// A line of the collector's `system.csv`.
    case fact(String)
    /// A value that policies write; beats the machine's own.
    case policy(RegistryPlace)
    /// A value that the machine's own settings write.
    case machine(RegistryPlace)
    /// A key of `[System Access]` of a security template.
    case access(String)
  }

  enum Answer {
    case value(RegistryValue, Found)
    /// The place was seen and holds nothing.
    case absent(source: String)
    case unknown
  }

  struct Found {
    /// In the words of the column decided_by.
    var by: String
    var source: String
  }

  private typealias Layer = [Place: (value: RegistryValue, source: String)]

  private var live: [RegistryPlace: (value: RegistryValue, source: String)] = [:]
  /// Keys whose values are all known, and the evidence for it.
  private var seenKeys: [String: String] = [:]
  /// Keys below which everything is known, and the evidence for it.
  private var seenTrees: [String: String] = [:]
  private var effective: Layer = [:]
  private var resultant: Layer = [:]
  private var intended: Layer = [:]
  /// Values that a policy file removes.
  private var removed: [RegistryPlace: String] = [:]
  private(set) var facts: [String: (value: String, source: String)] = [:]

  init(_ evidence: WindowsEvidence) {
    readRegistry(evidence)
    for row in evidence.tables["system"]?.rows ?? [] {
      if let name = row["name"], let value = row["value"] { facts[name] = (value, row.source) }
    }
    if let (path, accounts) = evidence.accounts { effective = WindowsLayers.layer(accounts, path) }
    for (path, template) in evidence.effective {
      WindowsLayers.add(template, path, to: &effective)
    }
    for (path, template) in evidence.templates { WindowsLayers.add(template, path, to: &intended) }
    readPolicies(evidence)
    for (path, policy) in evidence.resultants {
      for setting in policy.registry {
        let entry = (setting.value, WindowsLayers.source(path, setting.policy))
        resultant[.policy(setting.place)] = entry
        resultant[.machine(setting.place)] = entry
      }
      for account in policy.accounts {
        resultant[.access(account.key.lowercased())] = (
          .text(String(account.value)), WindowsLayers.source(path, account.policy)
        )
      }
    }
  }

  /// The first answer, and every other source that says something else.
  func ask(_ place: Place) -> (answer: Answer, others: [(value: RegistryValue, source: String)]) {
    var answers: [(RegistryValue, Found)] = []
    var absent: String?
    switch place {
    case .fact(let name):
      if let fact = facts[name] { answers.append((.text(fact.value), Found(by: "effective", source: fact.source))) }
    case .policy(let registry), .machine(let registry):
      let by = if case .policy = place { "policy" } else { "machine" }
      if let found = live[registry] { answers.append((found.value, Found(by: by, source: found.source))) }
      if answers.isEmpty { absent = seen(registry.key) }
    case .access: break
    }
    if answers.isEmpty, let absent {
      return (.absent(source: absent), [resultant, intended].compactMap { $0[WindowsLayers.folded(place)] })
    }
    for (layer, by) in [(effective, "effective"), (resultant, "resultant"), (intended, "template")] {
      if let found = layer[WindowsLayers.folded(place)] {
        answers.append((found.value, Found(by: by, source: found.source)))
      }
    }
    if let (value, found) = answers.first {
      let rest = answers.dropFirst().filter { $0.0.number != value.number || $0.0.text != value.text }
      return (.value(value, found), rest.map { ($0.0, $0.1.source) })
    }
    if case .policy(let registry) = place, let source = removed[registry] { return (.absent(source: source), []) }
    return (.unknown, [])
  }

  private func seen(_ key: String) -> String? {
    if let source = seenKeys[key] { return source }
    var part = key[...]
    while true {
      if let source = seenTrees[String(part)] { return source }
      guard let end = part.lastIndex(of: "\\") else { return nil }
      part = part[..<end]
    }
  }

  private static func folded(_ place: Place) -> Place {
    if case .access(let key) = place { return .access(key.lowercased()) }
    return place
  }

  private static func source(_ path: String, _ policy: String?) -> String { policy.map { "\(path): \($0)" } ?? path }

  private mutating func readRegistry(_ evidence: WindowsEvidence) {
    for (path, export) in evidence.exports {
      for entry in export.entries {
        guard let value = entry.value else { continue }
        live[entry.place] = (value, "\(path):\(entry.line)")
      }
      for key in export.keys { seenKeys[key] = path }
      // A cut file may lack keys; a whole one lacks only what is not there.
      if !export.isCut, let root = export.root { seenTrees[root] = path }
    }
    for row in evidence.tables["registry"]?.rows ?? [] {
      guard let key = row["key"].map(RegistryPlace.folded) else { continue }
      switch row["type"] {
      case "KEY": seenKeys[key] = "\(row.source) \(row["key"] ?? key)"
      case "ABSENT": seenTrees[key] = "\(row.source) \(row["key"] ?? key)"
      case "DENIED", nil: continue
      case let type?:
        guard let value = WindowsLayers.value(type, row["data"] ?? "") else { continue }
        let name = row["name"] ?? ""
        live[RegistryPlace(key, name)] = (value, "\(row.source) \(row["key"] ?? key)\\\(name)")
      }
    }
  }

  /// What the collector writes of a value.
  private static func value(_ type: String, _ data: String) -> RegistryValue? {
    switch type {
    case "DWord", "QWord": UInt64(data).map(RegistryValue.number)
    case "String", "ExpandString": .text(data)
    case "MultiString": .texts(data.split(separator: "|").map(String.init))
    // A value that the collector does not read, such as a password: only that it is there.
    case "PRESENT": .number(1)
    default: .other(count: Int(data) ?? 0)
    }
  }

  private mutating func readPolicies(_ evidence: WindowsEvidence) {
    for (path, hive, policy) in evidence.policies {
      for entry in policy.entries {
        let place = RegistryPlace("\(hive)\\\(entry.key)", entry.name)
        let source = "\(path) #\(entry.number)"
        switch entry.action {
        case .set(let value):
          intended[.policy(place)] = (value, source)
          intended[.machine(place)] = (value, source)
          removed[place] = nil
        case .delete:
          removed[place] = source
          intended[.policy(place)] = nil
          intended[.machine(place)] = nil
        case .deleteAll: continue
        }
      }
    }
  }

  private static func add(_ template: SecurityTemplate, _ path: String, to layer: inout Layer) {
    for entry in template.sections["system access"] ?? [] {
      layer[.access(entry.key.lowercased())] = (.text(entry.value), "\(path):\(entry.line)")
    }
    for (place, value, line) in template.registryValues {
      layer[.policy(place)] = (value, "\(path):\(line)")
      layer[.machine(place)] = (value, "\(path):\(line)")
    }
  }

  /// The numbers of `net accounts` under the keys of a security template.
  private static func layer(_ accounts: NetAccounts, _ path: String) -> Layer {
    var layer: Layer = [:]
    for (key, (value, source)) in values(of: accounts, path) { layer[.access(key)] = (.text(String(value)), source) }
    return layer
  }

  /// What `net accounts` says, under the keys of a security template and with its words in numbers.
  static func values(of accounts: NetAccounts, _ path: String) -> [String: (value: Int, source: String)] {
    let lines: [(NetAccounts.Line, String, word: Int)] = [
      (.minimumAge, "minimumpasswordage", 0), (.maximumAge, "maximumpasswordage", -1),
      (.minimumLength, "minimumpasswordlength", 0), (.history, "passwordhistorysize", 0),
      (.lockoutThreshold, "lockoutbadcount", 0), (.lockoutDuration, "lockoutduration", -1),
      (.lockoutWindow, "resetlockoutcount", 0),
    ]
    var values: [String: (value: Int, source: String)] = [:]
    for (line, key, word) in lines {
      let (value, number) = accounts[line]
      let said = if case .number(let days) = value { days } else { word }
      values[key] = (said, "\(path):\(number)")
    }
    return values
  }
}
