package import Model

/// A folder that belongs to the program and is found beside it.
package struct ProgramFolder: Sendable {
  /// The environment variable that names it.
  package var variable: String
  /// The option that names it, if there is one.
  package var option: String?
  /// Its path below the installation's prefix.
  var installed: String
  /// Its path in a source checkout.
  var source: String
  /// What it holds, in the genitive in Polish.
  var contents: Phrase

  /// The checks, remedies, requirements and programmes.
  package static let checks = ProgramFolder(
    variable: "TARCZA_CHECKS", option: "--checks", installed: "share/tarcza/checks", source: "checks",
    contents: Phrase(pl: "ze sprawdzeniami", en: "of checks"))

  /// What a report is made with: fonts and the templates of the PDF.
  package static let report = ProgramFolder(
    variable: "TARCZA_REPORT", option: nil, installed: "share/tarcza/report", source: "Sources/Reports/Resources",
    contents: Phrase(pl: "z krojami pisma i szablonami raportu", en: "of the report's fonts and templates"))

  /// The first that there is of: the folder that the user named, the one that the environment names, the installed one
  /// beside the executable's folder, and the source checkout's, below the nearest `Package.swift` above the executable.
  ///
  /// A folder that the user or the environment names must be there; it is not passed over in silence.
  ///
  /// - Parameters:
  ///   - explicit: the value of the option.
  ///   - environment: the process's environment.
  ///   - executable: the absolute path of the running program.
  /// - Returns: the path as it is to be shown and opened.
  /// - Throws: one error that says where was looked.
  package func find(
    explicit: String? = nil, environment: [String: String], executable: String
  ) throws(ContentError) -> String {
    if let explicit { return try Self.existing(explicit, named: option ?? "") }
    if let path = environment[variable], !path.isEmpty { return try Self.existing(path, named: "$\(variable)") }
    let beside = "\(Self.parent(Self.parent(executable)))/\(installed)"
    if TextFile.kind(of: beside) == .folder { return beside }
    var folder = Self.parent(executable)
    while !folder.isEmpty {
      if TextFile.kind(of: folder + "/Package.swift") == .file {
        let checkout = "\(folder)/\(source)"
        if TextFile.kind(of: checkout) == .folder { return checkout }
        break
      }
      folder = Self.parent(folder)
    }
    throw ContentError(
      file: beside,
      Phrase(
        pl: "nie znaleziono folderu \(contents.pl): nie ma go obok programu ani obok Package.swift nad nim; "
          + "podaj go \(option.map { "w \($0) albo " } ?? "")w zmiennej \(variable)",
        en: "the folder \(contents.en) was not found: it is neither beside the program nor beside a Package.swift "
          + "above it; give it \(option.map { "with \($0) or " } ?? "")in the variable \(variable)"))
  }

  private static func existing(_ path: String, named origin: String) throws(ContentError) -> String {
    if TextFile.kind(of: path) == .folder {
      return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }
    throw ContentError(
      file: path,
      Phrase(
        pl: "nie ma takiego folderu, a wskazuje go \(origin)", en: "there is no such folder, though \(origin) names it")
    )
  }

  /// The path without its last part; empty above the root.
  private static func parent(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }
}
