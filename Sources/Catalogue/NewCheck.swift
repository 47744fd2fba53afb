import Glibc
package import Model

/// The start of a new check, for an author to fill in.
package enum NewCheck {
  /// The text of the new file: it can be read as it stands, and `tarcza checks lint` names what is left to write.
  ///
  /// - Throws: an error when the id is not `module.short-name`.
  package static func template(id: String) throws(ContentError) -> String {
    _ = try parts(id)
    return """
      # One question asked of every row of a table. `tarcza tables` prints the tables, `tarcza checks schema` the rules.
      id: \(id)
      judges: tls_endpoint          # the table or view whose rows are judged
      severity: medium              # critical, high, medium, low or info
      # parameters: { minimum: 12 } # conditions use it as :minimum

      # In order: a condition that is true decides, one that is false lets the next try. A condition that is NULL,
      # because something was not observed, decides not-verified.
      verdicts:
        - { when: 'handshake = 0', is: not-applicable, because: no-service }
        - { when: "oldest IN ('SSLv2', 'SSLv3')", is: fail, because: weak }
        - { otherwise: pass }
      evidence: [oldest, newest]    # the columns that the report shows; texts fill them in as {oldest}

      # `application` goes to the grant application: no address, port, version, product or CVE.
      texts:
        pl:
          title: 'Uzupełnij: problem w kilku słowach'
          application: 'Uzupełnij: problem ogólnie'
          meaning: 'Uzupełnij: co to znaczy dla urzędu, prostymi słowami.'
          reasons:
            no-service: 'Uzupełnij: dlaczego to nie dotyczy.'
            weak: 'Uzupełnij: co jest źle.'
          remedy:
            - 'Uzupełnij: pierwszy krok naprawy.'
          verify: 'Uzupełnij: jak sprawdzić, że naprawiono.'
        en:
          title: 'Fill in: the problem in a few words'
          application: 'Fill in: the problem in general terms'
          meaning: 'Fill in: what it means for the office, in plain words.'
          reasons:
            no-service: 'Fill in: why it does not apply.'
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
        - { name: no service, given: { tls_endpoint: [{ handshake: 0 }] }, expect: { not-applicable: no-service } }
        - { name: not observed, given: { tls_endpoint: [{}] }, expect: not-verified }

      """
  }

  /// How the template's texts begin that the author replaces.
  static let marks = ["Uzupełnij:", "Fill in:"]

  /// Writes the template into the module's folder.
  ///
  /// - Returns: the path of the new file.
  /// - Throws: an error when the id is no id, the module's folder is missing, or the file exists.
  package static func write(id: String, in folder: String) throws(ContentError) -> String {
    let (module, name) = try parts(id)
    guard TextFile.kind(of: "\(folder)/\(module)/module.yaml") == .file else {
      throw ContentError(
        file: "\(folder)/\(module)",
        Phrase(
          pl: "nie ma takiego modułu; utwórz folder z plikiem module.yaml",
          en: "there is no such module; make the folder with a module.yaml"))
    }
    let path = "\(folder)/\(module)/\(name).yaml"
    try write(Array(template(id: id).utf8), to: path)
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
