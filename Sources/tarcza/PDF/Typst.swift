import ArgumentParser
import Glibc
import Model

/// The typesetter Typst (https://typst.app), as its own program or as the module of that name for Python.
struct Typst {
  /// The versions that the templates are written for: all of this one.
  static let version = "0.15"
  static let variable = "TARCZA_TYPST"

  private enum Kind { case program, python }

  private var kind: Kind
  /// The program, or Python.
  private(set) var path: String

  /// The first that there is and that is of the right version: what `$TARCZA_TYPST` names, `typst` on the path, and
  /// `python3` on the path with the module.
  ///
  /// - Throws: a ``Failure`` that says how to get it, with the exit code of a report that is not complete.
  static func find() throws -> Typst {
    if let named = Environment[variable], !named.isEmpty {
      guard unsafe access(named, X_OK) == 0, !SafeFile.isFolder(named) else {
        throw missing(
          "$\(variable) wskazuje \(named), a to nie jest program", "$\(variable) names \(named), which is no program")
      }
      let typst = Typst(kind: kind(of: named), path: fromRoot(named))
      let found = try typst.foundVersion()
      guard isWanted(found) else { throw wrong(found, named) }
      return typst
    }
    var other: (version: String?, path: String)?
    for (name, kind) in [("typst", Kind.program), ("python3", .python)] {
      guard let path = onPath(name) else { continue }
      let typst = Typst(kind: kind, path: path)
      guard let found = try? typst.foundVersion() else { continue }
      if isWanted(found) { return typst }
      other = other ?? (found, path)
    }
    if let other { throw wrong(other.version, other.path) }
    throw missing("nie ma go na tym komputerze", "it is not on this computer")
  }

  /// Makes a PDF that is valid as PDF/A-3a and PDF/UA-1.
  ///
  /// - Parameters:
  ///   - main: the name of the template in the folder.
  ///   - output: the name of the file to be made there.
  ///   - folder: the only place that the template can read.
  ///   - fonts: the folder of the only fonts that it can use.
  /// - Throws: a ``Failure`` with Typst's own words when it fails or takes more than two minutes.
  func compile(_ main: String, to output: String, in folder: PrivateFolder, fonts: String) throws {
    let arguments =
      switch kind {
      case .program:
        [
          "compile", "--root", folder.path, "--font-path", fonts, "--ignore-system-fonts", "--pdf-standard",
          "a-3a,ua-1", "--format", "pdf", folder.file(main), folder.file(output),
        ]
      case .python: ["-c", Typst.driver, folder.file(main), folder.file(output), folder.path, fonts]
      }
    let run = try run(arguments, seconds: Typst.seconds)
    switch run.end {
    case .exited(0): return
    case .timedOut:
      throw Failure(
        "Typst nie skończył PDF w ciągu \(Typst.seconds) sekund; przerwano go.",
        "Typst did not finish the PDF within \(Typst.seconds) seconds and was ended.")
    case .signalled(SIGINT):
      throw Failure("Przerwano.", "Interrupted.", status: ExitStatus.interrupted)
    case .exited, .signalled:
      let words = Terminal.harmless(String(run.output.prefix(2000)).split(separator: "\n").joined(separator: " "))
      throw Failure("Typst nie zrobił PDF: \(words)", "Typst did not make the PDF: \(words)")
    }
  }

  private static let seconds = 120

  // Python looks first in the current folder, where a stranger may have put a file of that name.
  private static let question = """
    import sys
    sys.path = [path for path in sys.path if path]
    import importlib.metadata, typst
    print("typst", importlib.metadata.version("typst"))
    """

  private static let driver = """
    import sys
    sys.path = [path for path in sys.path if path]
    import typst
    main, output, root, fonts = sys.argv[1:]
    try:
        typst.compile(main, output=output, root=root, font_paths=[fonts], ignore_system_fonts=True,
                      pdf_standards=["a-3a", "ua-1"])
    except typst.TypstError as error:
        sys.exit(str(getattr(error, "diagnostic", "") or error))
    """

  /// The version that it names itself, or nil when it names none.
  private func foundVersion() throws -> String? {
    let arguments =
      kind == .program
      ? ["--version"] : ["-c", Typst.question]
    let run = try run(arguments, seconds: 20)
    guard run.end == .exited(0) else { return nil }
    let words = run.output.split(whereSeparator: \.isWhitespace)
    return words.count >= 2 && words[0] == "typst" ? String(words[1].prefix(30)) : nil
  }

  /// Runs it with nothing of the environment that could change the result.
  private func run(_ arguments: [String], seconds: Int) throws -> Subprocess {
    var environment = ["LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"]
    for name in ["PATH", "HOME", "PYENV_ROOT", "PYENV_VERSION"] { environment[name] = Environment[name] }
    return try Subprocess(path, arguments, environment: environment, seconds: seconds)
  }

  private static func isWanted(_ found: String?) -> Bool { found?.hasPrefix(version + ".") == true }

  private static func kind(of path: String) -> Kind {
    path.split(separator: "/").last?.hasPrefix("python") == true ? .python : .program
  }

  /// The path from the root, links left alone: a Python of an environment of its own is a link to the system's.
  private static func fromRoot(_ path: String) -> String {
    path.hasPrefix("/") ? path : "\(SafeFile.absolute("."))/\(path)"
  }

  private static func onPath(_ name: String) -> String? {
    (Environment["PATH"] ?? "").split(separator: ":").filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }
      .first { path in unsafe access(path, X_OK) == 0 && !SafeFile.isFolder(path) }
  }

  private static func missing(_ pl: String, _ en: String) -> Failure {
    Failure(
      "Do PDF potrzebny jest Typst \(version): \(pl). Zainstaluj go: python3 -m venv typst && typst/bin/pip install "
        + "typst==\(version).2, a potem podaj \(variable)=typst/bin/python3; albo pobierz program typst "
        + "\(version) z github.com/typst/typst/releases.",
      "A PDF needs Typst \(version): \(en). To get it: python3 -m venv typst && typst/bin/pip install "
        + "typst==\(version).2, then give \(variable)=typst/bin/python3; or take the program typst \(version) from "
        + "github.com/typst/typst/releases.", status: ExitStatus.incomplete)
  }

  private static func wrong(_ found: String?, _ path: String) -> Failure {
    guard let found else {
      return missing(
        "\(path) nie jest Typstem ani Pythonem z modułem typst", "\(path) is neither Typst nor has the module typst")
    }
    let shown = Terminal.harmless(found)
    return missing("\(path) ma wersję \(shown)", "\(path) is version \(shown)")
  }
}
