package import Model

/// The scope file of an office: what may be examined, by whose leave.
package enum ScopeFile {
  private static let keys = [
    "institution", "authorised", "authorised_by", "authorised_on", "units", "networks", "hosts", "domains",
    "exclusions", "ports", "rate", "window", "vantage", "evidence", "directories", "authorities", "programme",
  ]

  /// Reads the file at `path`; relative paths of evidence are taken from its folder.
  ///
  /// `namedPorts` gives the meaning of words such as `quick` and `standard`; nil for a word that is none.
  ///
  /// - Throws: everything that is wrong with it, by line.
  package static func read(
    _ path: String, namedPorts: (String) -> PortSet?
  ) throws(ContentErrors) -> Scope {
    let text: String
    do { text = try TextFile.read(path, as: path) } catch { throw ContentErrors([error]) }
    return try read(text: text, file: path, namedPorts: namedPorts)
  }

  /// Reads a scope from its text; `file` is the path that errors name.
  ///
  /// - Throws: everything that is wrong with it, by line.
  package static func read(
    text: String, file: String, namedPorts: (String) -> PortSet?
  ) throws(ContentErrors) -> Scope {
    let log = ContentLog()
    let document: YAMLDocument
    do { document = try YAMLDocument(text, file: file) } catch { throw ContentErrors([error]) }
    let scope = scope(document.reader(log), namedPorts)
    guard let scope, log.errors.isEmpty else {
      throw ContentErrors(log.errors.sorted(by: ContentError.precedes))
    }
    return scope
  }

  private static func scope(_ reader: NodeReader, _ namedPorts: (String) -> PortSet?) -> Scope? {
    guard let fields = reader.fields(keys) else { return nil }
    var scope = Scope()
    fields["institution"].map { scope.institution = institution($0) }
    scope.authorisation = authorisation(fields)
    let units = fields["units"].flatMap { $0.list(ofUnique: unit) } ?? []
    scope.units = units
    let targets = ScopeTargets(units: fields["units"] == nil ? [] : units.map(\.id), file: reader.file)
    scope.networks = fields["networks"].flatMap { $0.list(targets.network) } ?? []
    scope.hosts = fields["hosts"].flatMap { $0.list(targets.host) } ?? []
    scope.domains = fields["domains"].flatMap { $0.list(targets.domain) } ?? []
    scope.exclusions = fields["exclusions"].flatMap { $0.list { $0.block() } } ?? []
    scope.ports = fields["ports"].flatMap { ports($0, namedPorts) }
    fields["rate"].map { scope.rate = rate($0) }
    scope.window = fields["window"].flatMap(window)
    scope.vantage = fields["vantage"].flatMap(vantage)
    scope.evidence = fields["evidence"].flatMap { $0.list(targets.evidence) } ?? []
    scope.directories = fields["directories"].flatMap { $0.list(targets.directory) } ?? []
    scope.authorities = fields["authorities"].flatMap { $0.text() }.map(targets.resolved)
    fields["programme"].map { scope.funding = funding($0) }
    return scope
  }

  private static func institution(_ reader: NodeReader) -> Scope.Institution {
    var institution = Scope.Institution()
    let keys = [
      "name", "teryt", "address", "contact", "employees", "workstations", "servers", "administrators",
    ]
    guard let fields = reader.fields(keys) else { return institution }
    institution.name = fields["name"]?.text()
    institution.teryt = fields["teryt"]?.text()
    if let teryt = institution.teryt, teryt.count < 4 || teryt.count > 7 || !teryt.allSatisfy(\.isWholeNumber) {
      fields["teryt"]?.report(
        "kod TERYT powiatu to cztery cyfry w apostrofach, np. '0201'",
        "a county's TERYT code is four digits in quotes, such as '0201'")
    }
    institution.address = fields["address"]?.text()
    institution.contact = fields["contact"]?.text()
    institution.employees = fields["employees"]?.integer(in: 0...1_000_000)
    institution.workstations = fields["workstations"]?.integer(in: 0...1_000_000)
    institution.servers = fields["servers"]?.integer(in: 0...1_000_000)
    institution.administrators = fields["administrators"]?.integer(in: 0...1_000_000)
    return institution
  }

  private static func authorisation(_ fields: Fields) -> Scope.Authorisation? {
    let by = fields["authorised_by"]?.text()
    let on = fields["authorised_on"]?.day()
    guard let reader = fields["authorised"], let authorised = reader.flag(), authorised else { return nil }
    for key in ["authorised_by", "authorised_on"] where fields[key] == nil {
      reader.report(
        "„authorised: true” wymaga pola „\(key)”: kto wyraził zgodę na badanie i kiedy",
        "“authorised: true” needs “\(key)”: who allowed the examination, and when")
    }
    guard let by, let on else { return nil }
    return Scope.Authorisation(by: by, on: on)
  }

  private static func unit(_ reader: NodeReader) -> Scope.Unit? {
    guard let fields = reader.fields(["id", "name", "kind"]) else { return nil }
    let id = fields.required("id")?.identifier()
    let name = fields.required("name")?.text()
    let kind = fields.required("kind")?.oneOf(UnitKind.self)
    guard let id, let name, let kind else { return nil }
    return Scope.Unit(id: id, name: name, kind: kind)
  }

  /// A word, a text such as `22,80`, or a list of ports and ranges.
  private static func ports(_ reader: NodeReader, _ namedPorts: (String) -> PortSet?) -> PortSet? {
    let text: String
    if reader.isList {
      guard let parts = reader.list({ $0.text() }) else { return nil }
      text = parts.joined(separator: ",")
    } else {
      guard let scalar = reader.text() else { return nil }
      text = scalar
    }
    if text == "all" { return .all }
    if let ports = namedPorts(text) ?? PortSet(text) { return ports }
    reader.report(
      "„\(text)”: podaj quick, standard, all albo listę portów od 1 do 65535, np. '22,80,443,8000-8100'",
      "“\(text)”: give quick, standard, all or a list of ports from 1 to 65535, such as '22,80,443,8000-8100'")
    return nil
  }

  /// `20:00-06:00`, or `only 20:00-06:00`.
  private static func window(_ reader: NodeReader) -> ScanWindow? {
    guard let text = reader.text() else { return nil }
    let hours = text.hasPrefix("only ") ? String(text.dropFirst(5)) : text
    if let window = ScanWindow(hours) { return window }
    reader.report(
      "„\(text)” to nie są godziny badania, np. '20:00-06:00'", "“\(text)” are no hours, such as '20:00-06:00'")
    return nil
  }

  /// A word of the report and of queries: short, on one line.
  private static func vantage(_ reader: NodeReader) -> String? {
    guard let text = reader.text() else { return nil }
    if Scope.isVantage(text) { return text }
    reader.report(
      "„\(text)”: podaj lan, internet albo krótką nazwę miejsca",
      "“\(text)”: give lan, internet or a place's short name")
    return nil
  }

  /// One of the words gentle, normal and fast, or numbers.
  private static func rate(_ reader: NodeReader) -> Scope.Rate {
    var rate = Scope.Rate()
    if !reader.isMapping {
      guard let text = reader.text() else { return rate }
      if let named = Scope.Rate.named(text) { return named }
      reader.report(
        "„\(text)”: podaj gentle, normal, fast albo { per-second: …, per-host: … }",
        "“\(text)”: give gentle, normal, fast or { per-second: …, per-host: … }")
      return rate
    }
    guard let fields = reader.fields(["per-second", "per-host"]) else { return rate }
    fields["per-second"]?.integer(in: 1...1_000_000).map { rate.perSecond = $0 }
    fields["per-host"]?.integer(in: 1...10_000).map { rate.perHost = $0 }
    return rate
  }

  private static func funding(_ reader: NodeReader) -> Scope.Funding {
    var funding = Scope.Funding()
    guard let fields = reader.fields(["id", "limit"]) else { return funding }
    funding.programme = fields["id"]?.identifier()
    funding.limit = fields["limit"]?.money()
    return funding
  }
}
