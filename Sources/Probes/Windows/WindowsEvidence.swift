internal import Wire

/// The files that a Windows machine, its policies or a collector left in a folder, known by their content.
struct WindowsEvidence {
  /// The deepest folder, the most files and the largest file that are looked at.
  private static let deepest = 12
  private static let mostFiles = 4_000
  private static let largest = 16 << 20
  private static let extensions: Set<String> = ["inf", "pol", "reg", "csv", "xml", "txt", "log", "pom"]

  /// `secedit` exports: what the machine itself says.
  private(set) var effective: [(path: String, template: SecurityTemplate)] = []
  /// `GptTmpl.inf` files: what a policy intends.
  private(set) var templates: [(path: String, template: SecurityTemplate)] = []
  private(set) var policies: [(path: String, hive: String, policy: RegistryPolicy)] = []
  private(set) var exports: [(path: String, export: RegistryExport)] = []
  private(set) var resultants: [(path: String, policy: ResultantPolicy)] = []
  /// The machine's own `net accounts`, and the domain's.
  private(set) var accounts: (path: String, accounts: NetAccounts)?
  private(set) var domainAccounts: (path: String, accounts: NetAccounts)?
  private(set) var audits: [(path: String, policy: AuditPolicy, isEffective: Bool)] = []
  /// The collector's own tables by their file names without `.csv`.
  private(set) var tables: [String: CollectedTable] = [:]
  private(set) var header: CollectorHeader?
  /// Policy preferences that hold a `cpassword`: file and, where it is told, whose.
  private(set) var groupPolicyPasswords: [String] = []
  private(set) var obstacles: [Obstacle] = []
  private var seen = 0

  init(_ files: Files) {
    if let bytes = try? files.read("/\(CollectorHeader.file)", limit: 65_536) { header = CollectorHeader(bytes) }
    walk("/", files, depth: 0)
  }

  /// Whether anything was recognised.
  var isEmpty: Bool {
    effective.isEmpty && templates.isEmpty && policies.isEmpty && exports.isEmpty && resultants.isEmpty
      && accounts == nil && domainAccounts == nil && audits.isEmpty && tables.isEmpty
  }

  /// Whether the machine itself was asked, and not only a policy was copied.
  var isOfMachine: Bool {
    !(effective.isEmpty && exports.isEmpty && accounts == nil && resultants.isEmpty && tables.isEmpty)
  }

  private mutating func walk(_ folder: String, _ files: Files, depth: Int) {
    let names: [String]
    do throws(FileError) { names = try files.list(folder) } catch { return note(error.rawValue, folder) }
    for name in names {
      let path = folder == "/" ? "/\(name)" : "\(folder)/\(name)"
      guard seen < WindowsEvidence.mostFiles else { return note("too-many-files", folder) }
      guard let status = try? files.status(path) else { continue }
      switch status.kind {
      case .directory: if depth < WindowsEvidence.deepest { walk(path, files, depth: depth + 1) }
      case .regular:
        let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
        guard WindowsEvidence.extensions.contains(ending) else { continue }
        seen += 1
        read(path, files)
      case .other: continue
      }
    }
  }

  private mutating func read(_ path: String, _ files: Files) {
    let bytes: [UInt8]
    do throws(FileError) { bytes = try files.read(path, limit: WindowsEvidence.largest) } catch {
      return note(error.rawValue, path)
    }
    let name = String(path.dropFirst())
    let lower = name.lowercased()
    if bytes.starts(with: Array("PReg".utf8)) {
      guard let policy = RegistryPolicy(bytes) else { return note("malformed", path) }
      if policy.isBroken { note("truncated", path) }
      let isUser = lower.split(separator: "/").dropLast().contains { $0 == "user" }
      policies.append((name, isUser ? "hkcu" : "hklm", policy))
    } else if lower.hasSuffix(".pol") {
      note("malformed", path)
    } else {
      recognise(WindowsText(bytes), name, lower)
    }
  }

  private mutating func recognise(_ text: WindowsText, _ name: String, _ lower: String) {
    let known = obstacles.count
    let base = String(lower.split(separator: "/").last ?? "")
    if lower.hasSuffix(".inf") {
      guard let template = SecurityTemplate(text) else { return }
      if template.isCut { note("too-large", name) }
      if base == "gpttmpl.inf" || lower.contains("windows nt/secedit/") {
        templates.append((name, template))
      } else {
        effective.append((name, template))
      }
    } else if let export = RegistryExport(text) {
      if export.isCut { note("truncated", name) }
      exports.append((name, export))
    } else if lower.hasSuffix(".reg") {
      note("malformed", name)
    } else if lower.hasSuffix(".xml") {
      readXML(text, name, base)
    } else if lower.hasSuffix(".csv") {
      readTable(text, name, base)
    } else if let accounts = NetAccounts(text) {
      if base.contains("domain") || base.contains("domen") {
        domainAccounts = domainAccounts ?? (name, accounts)
      } else {
        self.accounts = self.accounts ?? (name, accounts)
      }
    } else if base.hasPrefix("net-accounts") {
      note("malformed", name)
    }
    if text.isTruncated, obstacles.count == known { note("truncated", name) }
  }

  private mutating func readTable(_ text: WindowsText, _ name: String, _ base: String) {
    if let policy = AuditPolicy(text) {
      audits.append((name, policy, base != "audit.csv"))
    } else if header != nil, !name.contains("/") {
      guard let table = CollectedTable(text, name) else { return note("malformed", name) }
      tables[String(base.dropLast(4))] = table
    }
  }

  private mutating func readXML(_ text: WindowsText, _ name: String, _ base: String) {
    if let policy = ResultantPolicy(text) {
      if policy.isBroken { note("malformed", name) }
      resultants.append((name, policy))
      return
    }
    guard WindowsEvidence.preferences.contains(base) else { return }
    var reader = XMLReader(text.text)
    do throws(XMLReader.Failure) {
      while let event = try reader.next() {
        guard case .start(_, let attributes) = event else { continue }
        if attributes["cpassword"].map({ !$0.isEmpty }) ?? false, !groupPolicyPasswords.contains(name) {
          groupPolicyPasswords.append(name)
        }
      }
    } catch {
      note("malformed", name)
    }
  }

  /// The files of policy preferences that could hold a password (MS14-025).
  private static let preferences: Set<String> = [
    "groups.xml", "services.xml", "scheduledtasks.xml", "datasources.xml", "printers.xml", "drives.xml",
  ]

  mutating func note(_ reason: String, _ detail: String) {
    let obstacle = Obstacle(reason: reason, detail: detail)
    if obstacles.count < 200, !obstacles.contains(obstacle) { obstacles.append(obstacle) }
  }
}
