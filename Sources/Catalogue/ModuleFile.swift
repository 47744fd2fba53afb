import CaseFile
import Checks
import Model

/// `checks/<module>/module.yaml`.
enum ModuleFile {
  static func read(_ document: YAMLDocument, folder: String, log: ContentLog) -> CheckModule? {
    guard let fields = document.reader(log).fields(["id", "probe", "title", "summary", "tables", "exchanges"]) else {
      return nil
    }
    let id = fields.required("id").flatMap { FileName.matching($0, folder) }
    let probe = fields.required("probe")?.identifier()
    let title = fields.required("title")?.phrase()
    let summary = fields.required("summary")?.phrase()
    let tables = fields.required("tables")?.list { $0.table()?.name }
    let exchanges = fields["exchanges"].map { $0.list(exchange) } ?? []
    guard let id, let probe, let title, let summary, let tables, let exchanges else { return nil }
    fields["exchanges"]?.reportTwice(exchanges.map(\.id))
    return CheckModule(
      id: id, probe: probe, title: title, summary: summary, tables: tables, exchanges: exchanges)
  }

  private static func exchange(_ reader: NodeReader) -> CheckModule.Exchange? {
    guard let fields = reader.fields(["id", "ports", "sends", "safety"]) else { return nil }
    let id = fields.required("id")?.identifier()
    let ports = fields.required("ports").flatMap { $0.isMapping ? $0.phrase() : $0.text().map { Phrase(same: $0) } }
    let sends = fields.required("sends")?.phrase()
    let safety = fields.required("safety")?.phrase()
    guard let id, let ports, let sends, let safety else { return nil }
    return CheckModule.Exchange(id: id, ports: ports, sends: sends, safety: safety)
  }
}

/// The rule that a file or folder is called after what it defines.
enum FileName {
  /// The id, when it is an identifier and the same as the name.
  static func matching(_ reader: NodeReader, _ name: String) -> String? {
    guard let id = reader.identifier() else { return nil }
    guard id == name else {
      reader.report(
        "id „\(id)” musi być takie jak nazwa: „\(name)”", "the id “\(id)” must be the same as the name: “\(name)”")
      return nil
    }
    return id
  }
}

extension NodeReader {
  /// A documented table, by name.
  func table() -> CaseTable? {
    guard let name = text() else { return nil }
    if let table = Schema.table(name) { return table }
    let near = Suggestion.phrase(for: name, among: Schema.tables.map(\.name))
    report("nie ma tabeli „\(name)”" + near.pl, "there is no table “\(name)”" + near.en)
    return nil
  }

  /// The name of one of a table's columns.
  func column(of table: CaseTable) -> String? {
    guard let name = text() else { return nil }
    if table.column(name) != nil { return name }
    let near = Suggestion.phrase(for: name, among: table.columns.map(\.name))
    report(
      "nie ma kolumny „\(name)” w tabeli \(table.name)" + near.pl,
      "there is no column “\(name)” in the table \(table.name)" + near.en)
    return nil
  }
}
