package import Model

/// Where the folder of checks is.
package enum ChecksFolder {
  /// The environment variable that names it.
  package static let variable = "TARCZA_CHECKS"

  /// The first that there is of: the folder that the user named, the one that `$TARCZA_CHECKS` names,
  /// `share/tarcza/checks` beside the executable's folder, and `checks` beside the nearest `Package.swift` above the
  /// executable.
  ///
  /// A folder that the user or the environment names must be there; it is not passed over in silence.
  ///
  /// - Parameters:
  ///   - explicit: the value of `--checks`.
  ///   - environment: the process's environment.
  ///   - executable: the absolute path of the running program.
  /// - Returns: the path as it is to be shown and opened.
  /// - Throws: one error that says where was looked.
  package static func find(
    explicit: String?, environment: [String: String], executable: String
  ) throws(ContentError) -> String {
    if let explicit { return try existing(explicit, named: "--checks") }
    if let path = environment[variable], !path.isEmpty { return try existing(path, named: "$\(variable)") }
    let installed = parent(parent(executable)) + "/share/tarcza/checks"
    if TextFile.kind(of: installed) == .folder { return installed }
    var folder = parent(executable)
    while !folder.isEmpty {
      if TextFile.kind(of: folder + "/Package.swift") == .file {
        let checks = folder + "/checks"
        if TextFile.kind(of: checks) == .folder { return checks }
        break
      }
      folder = parent(folder)
    }
    throw ContentError(
      file: installed,
      Phrase(
        pl: "nie znaleziono folderu ze sprawdzeniami: nie ma go obok programu ani obok Package.swift nad nim; "
          + "podaj go w --checks albo w zmiennej \(variable)",
        en: "the folder of checks was not found: it is neither beside the program nor beside a Package.swift above it; "
          + "give it with --checks or in the variable \(variable)"))
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
