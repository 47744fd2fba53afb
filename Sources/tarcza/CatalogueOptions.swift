import ArgumentParser
import CaseFile
import Catalogue
import Checks
import Funding
import Glibc
import Model

/// `--checks DIR` and `--checks-extra DIR`: where judgements, texts, remedies and programmes come from.
struct CatalogueOptions: ParsableArguments {
  @Option(
    help: .init(
      say("Folder kontroli; domyślnie ten obok programu.", "The folder of checks; the program's own by default."),
      valueName: "dir"))
  var checks: String?
  @Option(
    help: .init(
      say("Własny folder urzędu, nakładany na kontrole.", "The office's own folder, laid on top."), valueName: "dir"))
  var checksExtra: [String] = []

  /// The folders, the office's own last.
  func folders() throws -> [String] {
    let base = try ProgramFolder.checks.find(explicit: checks)
    for extra in checksExtra where !SafeFile.isFolder(extra) {
      throw Failure(
        "Nie ma folderu \(extra), a wskazuje go --checks-extra.",
        "There is no folder \(extra), though --checks-extra names it.")
    }
    return [base] + checksExtra
  }

  /// Reads all of it; what is wrong ends the command.
  func load() throws -> Catalogue { try Catalogue.load(from: folders()) }

  /// Holds the files to their rules and says how it went; only errors in `parts` count, unless it is nil.
  func lint(only parts: [String]?, _ language: Language) throws {
    let lint = Catalogue.lint(try folders())
    let errors = lint.errors.filter { error in
      parts.map { $0.contains { error.file.contains("/\($0)/") } } ?? true
    }
    guard errors.isEmpty else { throw ContentErrors(errors) }
    let checks = Plural(pl: ("kontrola", "kontrole", "kontroli"), en: ("check", "checks"))
    Terminal.line(
      say("W porządku: ", "All is well: ") + checks.counted(lint.checks, language) + ", "
        + CatalogueOptions.tests.counted(lint.testsPassed, language) + ".")
  }

  /// Runs the tests of some checks, or of all.
  func test(_ ids: [String], _ language: Language) throws {
    let catalogue = try load()
    let chosen = try ids.isEmpty ? catalogue.checks : ids.map(catalogue.knownCheck)
    let bench = try TestBench()
    var failures: [ContentError] = []
    var passed = 0
    for check in chosen {
      let results = try bench.run(check)
      passed += results.count(where: \.passed)
      failures += check.shortcomings(results)
    }
    guard failures.isEmpty else { throw ContentErrors(failures) }
    Terminal.line(
      say("Zdane: ", "Passed: ") + CatalogueOptions.tests.counted(passed, language) + ".")
  }

  /// Writes the draft of a new check into `folder`, or the program's own one, and returns its path.
  func draft(_ id: String, in folder: String?) throws -> String {
    let folders = try folders()
    return try NewCheck.write(
      id: id, in: folder ?? folders.last ?? "", modules: Catalogue.load(from: folders).modules)
  }

  private static let tests = Plural(pl: ("test", "testy", "testów"), en: ("test", "tests"))
}

extension ProgramFolder {
  /// The folder of the running program.
  func find(explicit: String? = nil) throws(ContentError) -> String {
    try find(
      explicit: explicit, environment: [variable: Environment[variable] ?? ""],
      executable: SafeFile.absolute("/proc/self/exe"))
  }
}

extension Catalogue {
  /// The conversation in which a check's rows are seen.
  func exchange(of check: Check) -> CheckModule.Exchange? {
    modules.first { $0.id == check.module }?.exchanges.first { $0.id == check.exchange }
  }

  /// The module of this id, or an end that names those there are.
  func knownModule(_ id: String) throws -> CheckModule {
    if let module = modules.first(where: { $0.id == id }) { return module }
    throw Failure(
      "Nie ma modułu „\(id)”. Są: \(modules.map(\.id).joined(separator: ", ")).",
      "There is no module “\(id)”. There are: \(modules.map(\.id).joined(separator: ", ")).")
  }

  /// The check of this id, or an end that suggests another one.
  func knownCheck(_ id: String) throws -> Check {
    if let check = check(id) { return check }
    let near = Spelling.nearest(to: id, among: checks.map(\.id))
    throw Failure(
      "Nie ma kontroli „\(id)”.\(near.map { " Może chodzi o \($0)?" } ?? "") Wykaz: tarcza checks list",
      "There is no check “\(id)”.\(near.map { " Did you mean \($0)?" } ?? "") The list: tarcza checks list")
  }

  /// The programme of this id, or an end that suggests another one.
  func knownProgramme(_ id: String) throws -> Programme {
    if let programme = programme(id) { return programme }
    let near = Spelling.nearest(to: id, among: programmes.map(\.id))
    throw Failure(
      "Nie ma programu „\(id)”.\(near.map { " Może chodzi o \($0)?" } ?? "") Wykaz: tarcza programmes list",
      "There is no programme “\(id)”.\(near.map { " Did you mean \($0)?" } ?? "") The list: tarcza programmes list")
  }

  /// Judges a case file, and keeps the findings in it.
  func judge(_ file: CaseFile) throws -> [FindingRecord] {
    try Checks.judge(checks, in: file, digest: digest)
  }
}
