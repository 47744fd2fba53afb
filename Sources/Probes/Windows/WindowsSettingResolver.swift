internal import CaseFile
internal import Model
internal import Wire

/// Computes the value of each setting that counts, where it comes from, and what it beats.
struct WindowsSettingResolver {
  let layers: WindowsLayers
  let facts: WindowsFacts
  let scope: String
  let observed: String

  func rows() -> [WindowsSetting] { WindowsSettingRule.all.map(row) }

  func row(_ rule: WindowsSettingRule) -> WindowsSetting {
    var row = WindowsSetting(scope: scope, name: rule.name, observed: observed)
    var losers: [String] = []
    var winner: (value: RegistryValue, found: WindowsLayers.Found)?
    var empty: String?
    for place in rule.places {
      let (answer, others) = layers.ask(place)
      if winner == nil {
        switch answer {
        case .value(let value, let found): winner = (value, found)
        case .absent(let source): empty = source
        case .unknown:
          // A fact that was not collected leaves the word to the registry; a stronger place that was not seen might
          // hold anything, so that nothing is known.
          if case .fact = place { continue }
          return row
        }
      } else if case .value(let value, let found) = answer, differs(value, winner?.value) {
        losers.append(said(value, found.source, rule))
      }
      losers += others.filter { differs($0.value, winner?.value) }.map { said($0.value, $0.source, rule) }
    }
    row.overridden = losers.isEmpty ? nil : losers.prefix(10).joined(separator: "; ")
    guard let (value, found) = winner else {
      guard let empty, let number = rule.fallback(facts) else { return row }
      row.value = number
      row.decidedBy = "default"
      row.source = empty
      return row
    }
    row.decidedBy = found.by
    row.source = found.source
    switch rule.reading {
    case .number: row.value = WindowsSettingResolver.number(value)
    case .scaled(let unit): row.value = value.number.flatMap { $0.multipliedReportingOverflow(by: unit).partialValue }
    case .text: row.text = value.text.map { String($0.prefix(500)) }
    case .presence: row.value = value.text == "" ? 0 : 1
    }
    return row
  }

  /// The password policy of the domain, as `net accounts /domain` tells it.
  static func domainRows(_ accounts: NetAccounts, _ path: String, observed: String) -> [WindowsSetting] {
    let values = WindowsLayers.values(of: accounts, path)
    return WindowsSettingRule.passwords.compactMap { rule in
      guard case .access(let key)? = rule.places.first, let found = values[key.lowercased()] else { return nil }
      var row = WindowsSetting(scope: "domain", name: rule.name, observed: observed)
      row.value = found.value
      row.decidedBy = "effective"
      row.source = found.source
      return row
    }
  }

  /// Switches come as numbers, as numbers in text, or as PowerShell's words.
  private static func number(_ value: RegistryValue) -> Int? {
    value.number ?? CollectedTable.flag(value.text).map { $0 ? 1 : 0 }
  }

  private func differs(_ one: RegistryValue, _ other: RegistryValue?) -> Bool {
    guard let other else { return true }
    return WindowsSettingResolver.number(one) != WindowsSettingResolver.number(other)
      || one.text != other.text && one.number == nil
  }

  private func said(_ value: RegistryValue, _ source: String, _ rule: WindowsSettingRule) -> String {
    switch rule.reading {
    case .presence: source
    case .text: "\(source) = \(value.text ?? "?")"
    case .number, .scaled: "\(source) = \(WindowsSettingResolver.number(value).map(String.init) ?? "?")"
    }
  }
}
