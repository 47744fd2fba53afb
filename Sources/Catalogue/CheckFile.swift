import CaseFile
import Checks
import Model

/// `checks/<module>/<short-name>.yaml`: everything about it that can be seen without running it.
package enum CheckFile {
  /// The fields of a check file.
  package static let keys = [
    "id", "exchange", "judges", "where", "severity", "parameters", "verdicts", "evidence", "texts", "references",
    "remedies", "tests",
  ]

  /// The check; `module` is the folder's name, `name` the file's without `.yaml`.
  static func read(_ document: YAMLDocument, module: String, name: String, log: ContentLog) -> Check? {
    guard let fields = document.reader(log).fields(keys) else { return nil }
    let id = fields.required("id").flatMap { identifier($0, "\(module).\(name)") }
    let exchange = fields["exchange"]?.identifier()
    if let exchange, let place = fields["exchange"] {
      log.add(
        ContentLog.Link(
          target: .exchange(module), id: exchange, file: place.file, line: place.line, field: place.path))
    }
    let table = fields.required("judges").flatMap(judged)
    let filter = fields["where"].flatMap { reader in
      reader.text().map { Check.Filter(condition: $0, line: reader.line ?? 1) }
    }
    if fields["where"] != nil, filter == nil { return nil }
    let severity = fields.required("severity")?.oneOf(Severity.self)
    let parameters = parameters(fields["parameters"])
    let rules = fields.required("verdicts").flatMap(RulesReader.read)
    let evidence = evidence(fields["evidence"], table)
    let texts = fields.required("texts").flatMap { texts in
      TextsReader(
        reasons: rules.map { $0.compactMap(\.reason) }, columns: table == nil ? nil : (evidence ?? []) + always
      ).read(texts)
    }
    let references = references(fields["references"])
    let remedies = fields["remedies"].map { $0.list(remedy) } ?? []
    if let remedies { fields["remedies"]?.reportTwice(remedies.map(\.remedy)) }
    let tests = fields.required("tests")?.list { test in
      TestsReader(reasons: rules.map { $0.compactMap(\.reason) }).read(test)
    }
    guard let id, let table, let severity, let parameters, let rules, let evidence, let texts, let references,
      let remedies, let tests
    else { return nil }
    return Check(
      id: id, module: module, file: document.file, exchange: exchange, judges: table.name, filter: filter,
      severity: severity, parameters: parameters, rules: rules, evidence: evidence, texts: texts,
      references: references, remedies: remedies, tests: tests)
  }

  /// What every finding says of its subject, so that texts may name it without it being evidence.
  private static let always = ["address", "transport", "port", "name"]

  private static func identifier(_ reader: NodeReader, _ expected: String) -> String? {
    guard let id = reader.text() else { return nil }
    let parts = id.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ NodeReader.isIdentifier($0) }) else {
      reader.report(
        "„\(id)”: id ma postać moduł.nazwa z małych liter, cyfr i łączników, np. „tls.weak-key”",
        "“\(id)”: an id is module.name in lower-case letters, digits and hyphens, such as “tls.weak-key”")
      return nil
    }
    guard id == expected else {
      reader.report(
        "id „\(id)” nie zgadza się z folderem i nazwą pliku: „\(expected)”",
        "the id “\(id)” does not match the folder and the file's name: “\(expected)”")
      return nil
    }
    return id
  }

  private static func judged(_ reader: NodeReader) -> CaseTable? {
    guard let table = reader.table() else { return nil }
    guard isJudgeable(table) else {
      reader.report(
        "tabeli „\(table.name)” nie można oceniać: powstaje z ocen",
        "the table “\(table.name)” cannot be judged: it is made of verdicts")
      return nil
    }
    return table
  }

  private static func parameters(_ reader: NodeReader?) -> [String: CaseValue]? {
    guard let reader else { return [:] }
    guard let fields = reader.fields(nil) else { return nil }
    var parameters: [String: CaseValue] = [:]
    for (name, value) in fields.all {
      guard name.utf8.allSatisfy({ (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "_") }) else {
        value.report(
          "nazwa parametru to małe litery i podkreślenia", "a parameter's name is lower-case letters and underscores")
        return nil
      }
      guard let read = value.caseValue() else { return nil }
      guard read != .null else {
        value.report("parametr nie ma wartości", "the parameter has no value")
        return nil
      }
      parameters[name] = read
    }
    return parameters
  }

  private static func evidence(_ reader: NodeReader?, _ table: CaseTable?) -> [String]? {
    guard let reader else { return [] }
    let columns = reader.list { item in table.map { item.column(of: $0) } ?? item.text() }
    if let columns { reader.reportTwice(columns) }
    return columns
  }

  private static func remedy(_ reader: NodeReader) -> Check.RemedyLink? {
    guard let fields = reader.fields(["id", "effect"]) else { return nil }
    let id = fields.required("id")?.identifier()
    let effect = fields.required("effect").flatMap(percent)
    guard let id, let effect, let place = fields["id"] else { return nil }
    reader.log.add(
      ContentLog.Link(target: .remedy, id: id, file: reader.file, line: place.line, field: place.path))
    return Check.RemedyLink(remedy: id, effect: effect)
  }

  /// 0.01 to 1, at most two decimals, as per cent.
  private static func percent(_ reader: NodeReader) -> Int? {
    let parts = (reader.scalar?.text ?? "").split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let digits = parts.allSatisfy { part in !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    if digits, let whole = parts.first.flatMap({ Int($0) }), whole <= 1 {
      let decimals = parts.count == 2 ? String(parts[1]) : "0"
      let percent = whole * 100 + (decimals.count == 1 ? (Int(decimals) ?? 0) * 10 : Int(decimals) ?? 0)
      if decimals.count <= 2, (1...100).contains(percent) { return percent }
    }
    reader.report(
      "potrzebny jest tu udział od 0.01 do 1, najwyżej dwa miejsca po kropce",
      "a share from 0.01 to 1 is needed here, with at most two decimals")
    return nil
  }

  private static func references(_ reader: NodeReader?) -> Check.References? {
    var references = Check.References(requirements: [:], cis8: [], cwe: [], urls: [])
    guard let reader else { return references }
    guard let fields = reader.fields(nil) else { return nil }
    var complete = true
    for (key, value) in fields.all {
      switch key {
      case "cis8": value.list(safeguard).map { references.cis8 = $0 } ?? { complete = false }()
      case "cwe": value.list { $0.integer(in: 1...99_999) }.map { references.cwe = $0 } ?? { complete = false }()
      case "artemis": value.list(artemis).map { references.artemis = $0 } ?? { complete = false }()
      case "url": value.list(url).map { references.urls = $0 } ?? { complete = false }()
      default:
        value.list { requirement($0, key) }.map { references.requirements[key] = $0 } ?? { complete = false }()
      }
    }
    return complete ? references : nil
  }

  private static func requirement(_ reader: NodeReader, _ framework: String) -> String? {
    guard let id = reader.text() else { return nil }
    reader.log.add(
      ContentLog.Link(
        target: .requirement(framework), id: id, file: reader.file, line: reader.line, field: reader.path))
    return id
  }

  /// Control and safeguard of CIS Controls v8.1: 1.1 to 18.5.
  private static func safeguard(_ reader: NodeReader) -> String? {
    guard let text = reader.text() else { return nil }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    if parts.count == 2, let control = parts[0], let safeguard = parts[1], (1...18).contains(control),
      (1...14).contains(safeguard), text == "\(control).\(safeguard)"
    {
      return text
    }
    reader.report(
      "potrzebny jest tu punkt CIS v8.1, np. '3.10'", "a safeguard of CIS v8.1 is needed here, such as '3.10'")
    return nil
  }

  /// A kind of report of CERT Polska's scanner.
  private static func artemis(_ reader: NodeReader) -> String? {
    guard let text = reader.text() else { return nil }
    if ArtemisReport.all.contains(where: { $0.id == text }) { return text }
    reader.report(
      "nie ma raportu Artemis „\(text)”; są: \(ArtemisReport.all.map(\.id).joined(separator: ", "))",
      "there is no Artemis report “\(text)”; there are: \(ArtemisReport.all.map(\.id).joined(separator: ", "))")
    return nil
  }

  private static func url(_ reader: NodeReader) -> String? {
    guard let text = reader.text() else { return nil }
    guard text.hasPrefix("https://"), text.utf8.count > 11, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      reader.report("potrzebny jest tu adres https://…", "an https://… address is needed here")
      return nil
    }
    return text
  }
}
