import CaseFile
import Catalogue
import Model
import Network
import Probes
import Scan

/// What one `tarcza scan` was asked to do, checked before anything is contacted.
struct ScanOrder {
  /// What may be contacted.
  var scope: Scope
  /// What is examined: the scope, or the part of it that the command line names.
  var targets: Scope
  var scopeText: String
  var options: ScanOptions

  init(_ command: ScanCommand) throws {
    var scope = Scope()
    var text = "# tarcza scan\n{}\n"
    if let path = command.scope {
      text = try SafeFile.read(path)
      scope = try ScopeFile.read(path, namedPorts: PortSets.named)
    }
    scope = try ScanOrder.resolved(scope)
    if let own = command.authorities { scope.authorities = SafeFile.absolute(own) }
    var targets = scope
    if !command.targets.isEmpty || !command.evidence.isEmpty || !command.directory.servers.isEmpty {
      targets = try ScanOrder.named(command.targets, command.evidence)
      targets.directories = try command.directory.resolved()
      if command.scope == nil {
        targets.authorities = scope.authorities
        scope = targets
        text = ScanOrder.text(of: targets)
      }
    }
    var bare = scope
    bare.authorities = nil
    let everything = bare == Scope() && command.scope == nil
    guard everything || !targets.isEmpty else {
      throw Failure(
        "Zakres \(command.scope ?? "") nie wskazuje niczego do zbadania. Uzupełnij networks, hosts, directories albo evidence.",
        "The scope \(command.scope ?? "") names nothing to examine. Fill in networks, hosts, directories or evidence.")
    }
    for address in targets.hosts.compactMap(\.address) { try ScanOrder.allow(AddressBlock(address), scope) }
    for network in targets.networks { try ScanOrder.allow(network.block, scope) }
    for address in targets.directories.compactMap(\.address) where !address.isLoopback {
      if let refusal = scope.refusal(of: address) {
        throw Failure(
          "Nie badam \(address): \(refusal.reason.pl).", "\(address) is not examined: \(refusal.reason.en).")
      }
    }
    // The scope allows it, and from now on names it.
    scope.directories =
      targets.directories
      + scope.directories.filter { known in
        !targets.directories.contains { $0.url == known.url }
      }
    self.scope = scope
    self.targets = targets
    scopeText = text
    let ports = try command.ports.map(ScanOrder.ports) ?? scope.ports
    options = ScanOptions(
      modules: try ScanOrder.modules(command.modules).union(command.walk ? ["files"] : []), thisMachine: everything,
      ports: ports ?? PortSets.standard, ownPorts: try command.ports.map(ScanOrder.ports) ?? .all,
      anchors: try OfficeAuthorities.anchors(scope.authorities),
      seed: UInt64.random(in: 0...UInt64(Int64.max)), toolVersion: Version.text, language: command.language.language,
      now: Clock.now)
  }

  /// The order behind a case file that was interrupted.
  static func resuming(_ path: String) throws -> ScanOrder {
    let file = try CaseFile.open(path, readonly: true)
    defer { try? file.close() }
    guard let info = try file.all(CaseInfo.self).first, let last = try file.all(Run.self).last else {
      throw Failure("W pliku \(path) nie ma rozpoczętego badania.", "\(path) holds no scan that was begun.")
    }
    let scope = try resolved(ScopeFile.read(text: info.scope, file: path, namedPorts: PortSets.named))
    let open = Set(
      try file.all(Job.self, where: "module = 'directory' AND state IN ('pending', 'running')").map(\.target))
    var targets = scope
    targets.directories.removeAll { !open.contains($0.url) }
    var order = ScanOrder(
      scope: scope, targets: targets, scopeText: info.scope,
      options: ScanOptions(
        modules: Set(allModules), thisMachine: false, ports: PortSets.standard, ownPorts: .all,
        anchors: try OfficeAuthorities.anchors(scope.authorities), seed: UInt64(bitPattern: last.seed),
        toolVersion: Version.text, language: Wording.language, now: Clock.now))
    order.scope.vantage = last.vantage ?? scope.vantage
    order.scope.window = last.window.flatMap { ScanWindow($0) }
    return order
  }

  /// Takes over what the command line says of pace, hours and place; it beats the scope, and the run that is resumed.
  mutating func apply(_ command: ScanCommand, _ pause: PauseSwitch) throws {
    if let word = command.speed {
      guard let rate = Scope.Rate.named(word) else {
        throw Failure(
          "Nie ma tempa „\(word)”. Są: gentle, normal, fast.",
          "There is no pace “\(word)”. There are: gentle, normal, fast.")
      }
      scope.rate = rate
    }
    if let text = command.window {
      guard let window = ScanWindow(text) else {
        throw Failure(
          "Godziny „\(text)” są niezrozumiałe. Podaj je tak: 20:00-06:00.",
          "The hours “\(text)” make no sense. Give them like this: 20:00-06:00.")
      }
      scope.window = window
    }
    if let place = command.vantage {
      guard Scope.isVantage(place) else {
        throw Failure(
          "Miejsce „\(place)”: podaj lan, internet albo krótką nazwę (litery, cyfry, spacje, do 40 znaków).",
          "The place “\(place)”: give lan, internet or a short name (letters, digits, spaces, up to 40 characters).")
      }
      scope.vantage = place
    }
    options.vantage = scope.vantage ?? "lan"
    options.window = scope.window
    options.gate = ScanGate(window: scope.window, pause: pause, minute: Clock.localMinute)
  }

  private init(scope: Scope, targets: Scope, scopeText: String, options: ScanOptions) {
    self.scope = scope
    self.targets = targets
    self.scopeText = scopeText
    self.options = options
  }

  /// Whether an address may be contacted, as the dialer asks before every first packet: this machine, and what the scope
  /// does not refuse.
  var permits: @Sendable (IPAddress) -> Bool {
    { [scope] address in address.isLoopback || scope.refusal(of: address) == nil }
  }

  static let allModules =
    ["ports", "tls"] + ServiceModule.all.map(\.id) + ["passwords", "host", "files", "windows", "directory"]
  /// Those that are run unless others are named; a walk over all files is asked for by itself.
  static let usualModules = allModules.filter { $0 != "files" }
}

extension ScanOrder {
  /// The command line's own words: addresses, networks, names, and folders or archives of evidence.
  static func named(_ words: [String], _ folders: [String]) throws -> Scope {
    var scope = Scope()
    for word in words {
      if let address = IPAddress(word) {
        scope.hosts.append(.init(address: address))
      } else if let block = AddressBlock(word) {
        scope.networks.append(.init(block: block))
      } else if word.contains("/") || word.contains(":") {
        throw Failure(
          "Cel „\(word)” nie jest adresem, siecią (np. 192.168.10.0/24) ani nazwą urządzenia.",
          "The target “\(word)” is no address, network (such as 192.168.10.0/24) or host name.")
      } else {
        scope.hosts.append(.init(name: word))
      }
    }
    for path in folders {
      let evidence = Scope.Evidence(path: SafeFile.absolute(path))
      if evidence.isDirectoryExport {
        guard SafeFile.exists(path) else { throw Failure("Nie ma pliku \(path).", "There is no file \(path).") }
      } else {
        do throws(EvidenceError) { _ = try EvidenceSource.open(path) } catch { throw Failure(error.phrase) }
      }
      scope.evidence.append(evidence)
    }
    return try resolved(scope)
  }

  /// The scope with an address for every host that has only a name, and with the system of all evidence.
  ///
  /// Evidence of the scope that cannot be opened is left to its piece of work, which says why.
  static func resolved(_ scope: Scope) throws -> Scope {
    var scope = scope
    for index in scope.evidence.indices where !scope.evidence[index].isDirectoryExport {
      scope.evidence[index].system = (try? EvidenceSource.open(scope.evidence[index].path))?.system?.rawValue
    }
    scope.hosts = try scope.hosts.flatMap { host -> [Scope.Host] in
      guard host.address == nil, let name = host.name else { return [host] }
      let addresses = Resolver.addresses(of: name)
      guard !addresses.isEmpty else {
        throw Failure(
          "Nie znaleziono adresu urządzenia „\(name)”. Sprawdź nazwę albo podaj adres.",
          "No address was found for the host “\(name)”. Check the name, or give its address.")
      }
      return addresses.map { Scope.Host(name: name, address: $0, unit: host.unit) }
    }
    scope.directories = try scope.directories.map(DirectoryOptions.resolved)
    return scope
  }

  /// Refuses a block that must not be contacted, or is too large to be meant.
  static func allow(_ block: AddressBlock, _ scope: Scope) throws {
    guard block.count <= 65_536 else {
      throw Failure(
        "Sieć \(block) jest za duża (największa to /16, dla IPv6 /112). Podziel ją na mniejsze.",
        "The network \(block) is too large (a /16 at most, a /112 for IPv6). Split it.")
    }
    for end in [block.first, block.last] {
      let inside = scope.networks.contains { $0.block.contains(end) } || scope.hosts.contains { $0.address == end }
      let refusal: Scope.Refusal? =
        !inside ? .outside : end.isPrivate || scope.authorisation != nil ? nil : .publicWithoutAuthorisation
      if let refusal {
        throw Failure(
          "Nie badam \(block): \(refusal.reason.pl).", "\(block) is not examined: \(refusal.reason.en).")
      }
      if block.count == 1, let refusal = scope.refusal(of: end) {
        throw Failure(
          "Nie badam \(block): \(refusal.reason.pl).", "\(block) is not examined: \(refusal.reason.en).")
      }
    }
  }

  private static func ports(_ text: String) throws -> PortSet {
    guard let ports = PortSets.named(text) else {
      throw Failure(
        "Porty „\(text)” są niezrozumiałe. Podaj quick, standard, all, nazwy usług albo numery, np. quick,ssh,8000-8100.",
        "The ports “\(text)” make no sense. Give quick, standard, all, services or numbers: quick,ssh,8000-8100.")
    }
    return ports
  }

  private static func modules(_ text: String?) throws -> Set<String> {
    guard let text else { return Set(usualModules) }
    let words = text.split(separator: ",").map(String.init)
    for word in words where !allModules.contains(word) {
      throw Failure(
        "Nie ma modułu „\(word)”. Są: \(allModules.joined(separator: ", ")).",
        "There is no module “\(word)”. There are: \(allModules.joined(separator: ", ")).")
    }
    return Set(words)
  }

  /// The scope file that says the same as the command line's targets, for `--resume`.
  private static func text(of scope: Scope) -> String {
    var lines = ["# tarcza scan"]
    lines.append("networks: [\(scope.networks.map { "'\($0.block)'" }.joined(separator: ", "))]")
    let hosts = scope.hosts.map { host in
      let name = host.name.map { ", name: '\($0)'" } ?? ""
      return "{ address: '\(host.address?.description ?? "")'\(name) }"
    }
    lines.append("hosts: [\(hosts.joined(separator: ", "))]")
    if !scope.directories.isEmpty {
      lines.append("directories: [\(scope.directories.map(DirectoryOptions.text).joined(separator: ", "))]")
    }
    if let own = scope.authorities {
      lines.append("authorities: '\(own.split(separator: "'").joined(separator: "''"))'")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Scope {
  /// Whether it names nothing that could be examined.
  fileprivate var isEmpty: Bool { networks.isEmpty && hosts.isEmpty && evidence.isEmpty && directories.isEmpty }
}
