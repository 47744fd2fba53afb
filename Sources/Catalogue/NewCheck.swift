package import CaseFile
package import Checks
import Glibc
package import Model

/// The start of a new check, for an author to fill in.
package enum NewCheck {
  /// The text of the new file: it can be read as it stands, and `tarcza checks lint` names what is left to write.
  ///
  /// - Parameters:
  ///   - id: `module.short-name`.
  ///   - table: The table that the draft judges; its first yes-or-no column serves as the example.
  ///   - exchanges: What the module sends, of which the draft names the first.
  /// - Returns: The file's text.
  /// - Throws: an error when the id is not `module.short-name`.
  package static func template(
    id: String, judging table: CaseTable, seenIn exchanges: [CheckModule.Exchange] = []
  ) throws(ContentError) -> String {
    _ = try parts(id)
    let column = table.columns.first { $0.unit == "0 or 1" }?.name ?? table.columns.last?.name ?? "id"
    let shown = table.columns.filter { $0.name != "id" && $0.name != "asset" }.prefix(3).map(\.name)
    let known = exchanges.map(\.id).joined(separator: ", ")
    let exchange = exchanges.first.map { "\nexchange: \($0.id)    # where it is seen; the module has: \(known)" } ?? ""
    return """
      # One question asked of every row of a table. `tarcza tables \(table.name)` documents its columns.
      id: \(id)\(exchange)
      judges: \(table.name)          # the table or view whose rows are judged
      severity: medium              # critical, high, medium, low or info
      # parameters: { minimum: 12 } # conditions use it as :minimum

      # In order: a condition that is true decides, one that is false lets the next try. A condition that is NULL,
      # because something was not observed, decides not-verified.
      verdicts:
        - { when: '\(column) = 1', is: fail, because: weak }
        - { otherwise: pass }
      evidence: [\(shown.joined(separator: ", "))]    # what the report shows; texts fill it in as {\(shown.first ?? "id")}

      # `application` goes to the grant application: no address, port, version, product or CVE.
      texts:
        pl:
          title: 'Uzupełnij: problem w kilku słowach'
          application: 'Uzupełnij: problem ogólnie'
          meaning: 'Uzupełnij: co to znaczy dla urzędu, prostymi słowami.'
          reasons:
            weak: 'Uzupełnij: co jest źle.'
          remedy:
            - 'Uzupełnij: pierwszy krok naprawy.'
          verify: 'Uzupełnij: jak sprawdzić, że naprawiono.'
        en:
          title: 'Fill in: the problem in a few words'
          application: 'Fill in: the problem in general terms'
          meaning: 'Fill in: what it means for the office, in plain words.'
          reasons:
            weak: 'Fill in: what is wrong.'
          remedy:
            - 'Fill in: the first step to mend it.'
          verify: 'Fill in: how to see that it is mended.'

      # Requirements by the id of their file in requirements/, and sources.
      # references: { kri: [szbi-12d], cis8: ['3.10'], cwe: [327], url: ['https://…'] }
      # What mends it, by the id of the file in remedies/, and the share of the risk that it takes away.
      # remedies:
      #   - { id: tls-configuration, effect: 1.0 }

      # An example for each verdict, and one in which something is NULL. Columns that are not given are NULL.
      tests:
        - { name: sound, given: { \(table.name): [{ \(column): 0 }] }, expect: pass }
        - { name: not observed, given: { \(table.name): [{}] }, expect: not-verified }

      """
  }

  /// How the template's texts begin that the author replaces.
  static let marks = ["Uzupełnij:", "Fill in:"]

  /// Writes the template into the module's folder below `folder`, which is made when it is not there.
  ///
  /// - Returns: the path of the new file.
  /// - Throws: an error when the id is no id, there is no such module, or the file exists.
  package static func write(id: String, in folder: String, modules: [CheckModule]) throws(ContentError) -> String {
    let (prefix, name) = try parts(id)
    guard let module = modules.first(where: { $0.id == prefix }),
      let table = module.tables.lazy.compactMap(Schema.table).first
    else {
      let known = modules.map(\.id).joined(separator: ", ")
      throw ContentError(
        file: id,
        Phrase(pl: "nie ma modułu „\(prefix)”; są: \(known)", en: "there is no module “\(prefix)”; there are: \(known)")
      )
    }
    let text = try template(id: id, judging: table, seenIn: module.exchanges)
    let path = "\(folder)/\(prefix)/\(name).yaml"
    guard unsafe mkdir("\(folder)/\(prefix)", 0o755) == 0 || errno == EEXIST else { throw unwritable(path, errno) }
    try write(Array(text.utf8), to: path)
    return path
  }

  /// Whole or not at all: written beside, then linked to its name, which fails when the name is taken.
  private static func write(_ bytes: [UInt8], to path: String) throws(ContentError) {
    let draft = "\(path).\(getpid()).draft"
    let descriptor = unsafe Glibc.open(draft, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw unwritable(path, errno) }
    defer { unsafe unlink(draft) }
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes[written...].withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else {
        let code = errno
        if count < 0, code == EINTR { continue }
        close(descriptor)
        throw unwritable(path, code)
      }
      written += count
    }
    guard fsync(descriptor) == 0, close(descriptor) == 0 else { throw unwritable(path, errno) }
    guard unsafe link(draft, path) == 0 else { throw unwritable(path, errno) }
  }

  private static func unwritable(_ path: String, _ code: Int32) -> ContentError {
    if code == EEXIST {
      return ContentError(
        file: path,
        Phrase(
          pl: "ten plik już istnieje; wybierz inne id albo popraw go",
          en: "this file exists; choose another id or edit it"))
    }
    let why = unsafe String(cString: strerror(code))
    return ContentError(file: path, Phrase(pl: "nie można zapisać: \(why)", en: "it cannot be written: \(why)"))
  }

  private static func parts(_ id: String) throws(ContentError) -> (module: String, name: String) {
    let parts = id.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, parts.allSatisfy({ NodeReader.isIdentifier($0) }), parts[1] != "module" else {
      throw ContentError(
        file: id,
        Phrase(
          pl: "id ma postać moduł.nazwa z małych liter, cyfr i łączników, np. „tls.weak-key”",
          en: "an id is module.name in lower-case letters, digits and hyphens, such as “tls.weak-key”"))
    }
    return (parts[0], parts[1])
  }
}
