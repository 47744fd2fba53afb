import ArgumentParser
import CaseFile
import Catalogue
import Checks
import Glibc
import Model

/// `tarcza merge OUT CASE…`.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: say(
      "Łączy pliki spraw jednostek w jeden plik powiatu.", "Merges units' case files into one of the county."),
    discussion: say(
      """
      Pierwszy plik to starostwo: z niego są dane urzędu i programu. Plik, który nie zna jednostek, można przypisać:
        tarcza merge powiat.tarcza starostwo.tarcza lo1=szkola.tarcza dps=dom.tarcza

      To samo urządzenie widziane w dwóch plikach staje się jednym: ten sam adres MAC, ten sam adres publiczny, albo ten
      sam adres prywatny w tej samej jednostce. Różne obserwacje zostają obie, z różnych deklaracji zostaje pierwsza, a
      każdą różnicę zapisuje tabela merge_conflict. Pliki źródłowe się nie zmieniają. Ustalenia liczone są od nowa.
      """,
      """
      The first file is the county office's: what is said of the office and the programme is its. A file that knows no
      units can be given one:
        tarcza merge county.tarcza office.tarcza lo1=school.tarcza dps=home.tarcza

      The same machine seen in two files becomes one: the same hardware address, the same public address, or the same
      private address in the same unit. Of observations that differ both are kept, of declarations the first, and every
      difference stands in the table merge_conflict. The sources do not change. Findings are made anew.
      """))

  @Argument(help: .init(say("Nowy plik sprawy.", "The new case file."), valueName: "out")) var out: String
  @Argument(
    help: .init(
      say("Pliki spraw, każdy ew. jako jednostka=plik.", "The case files, each possibly as unit=file."),
      valueName: "case"))
  var cases: [String] = []
  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var language: LanguageOption

  func run() throws {
    let named = try cases.map(MergeCommand.named)
    guard named.count >= 2 else {
      throw Failure(
        "Podaj co najmniej dwa pliki spraw: tarcza merge NOWY.tarcza PIERWSZY.tarcza DRUGI.tarcza",
        "Name at least two case files: tarcza merge NEW.tarcza FIRST.tarcza SECOND.tarcza")
    }
    guard !SafeFile.exists(out) else { throw CaseFileError.exists(path: out) }
    let catalogue = try catalogue.load()
    var sources: [CaseMerge.Source] = []
    defer { for source in sources { try? source.file.close() } }
    for (unit, path) in named {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      sources.append(CaseMerge.Source(file: try CaseFile.open(path, readonly: true), name: name, unit: unit))
    }
    let (summary, findings) = try write(sources, catalogue)
    report(summary, findings: findings)
  }

  /// Makes the file beside its place and renames it when it is whole.
  private func write(_ sources: [CaseMerge.Source], _ catalogue: Catalogue) throws -> (CaseMerge.Summary, Int) {
    let draft = "\(out).\(getpid()).part"
    do {
      let file = try CaseFile.create(at: draft)
      let (summary, findings): (CaseMerge.Summary, [FindingRecord])
      do {
        summary = try CaseMerge.merge(sources, into: file)
        findings = try catalogue.judge(file)
      } catch {
        try? file.close()
        throw error
      }
      try file.close()
      guard unsafe rename(draft, out) == 0 else {
        let why = unsafe String(cString: strerror(errno))
        throw Failure("Nie można zapisać \(out): \(why).", "Cannot write \(out): \(why).")
      }
      return (summary, findings.count { $0.verdict == Verdict.fail.rawValue })
    } catch {
      for ending in ["", "-wal", "-shm", "-journal"] { unsafe unlink(draft + ending) }
      throw error
    }
  }

  private func report(_ summary: CaseMerge.Summary, findings: Int) {
    var table = TextTable([say("Tabela", "Table"), say("Wierszy", "Rows")], numbers: [1])
    for (name, count) in summary.rows { table.add([name, String(count)]) }
    for line in table.lines(width: nil) { Terminal.line(line) }
    Terminal.line(
      say(
        "Urządzeń znanych z więcej niż jednego pliku: \(summary.sharedAssets). Niezgodnych ustaleń po połączeniu: "
          + "\(findings).",
        "Machines known from more than one file: \(summary.sharedAssets). Failing verdicts after the merge: \(findings)."
      ))
    if summary.conflicts > 0 {
      let query = "SELECT * FROM merge_conflict"
      Terminal.line(
        say(
          "Różnic między plikami: \(summary.conflicts). Wykaz: tarcza query \(out) \"\(query)\"",
          "Differences between the files: \(summary.conflicts). The list: tarcza query \(out) \"\(query)\""))
    }
    if !summary.unknownTables.isEmpty {
      let names = Terminal.harmless(summary.unknownTables.joined(separator: ", "))
      Terminal.line(
        say(
          "Nie połączono tabel, których ta Tarcza nie zna: \(names).",
          "Tables that this Tarcza does not know were not merged: \(names)."))
    }
    Terminal.line(say("Zapisano \(out).", "Wrote \(out)."))
  }

  /// A source and the unit given to it: `lo1=szkola.tarcza`; a file whose name has an equals sign is a file.
  private static func named(_ word: String) throws -> (unit: String?, path: String) {
    guard !SafeFile.exists(word), let sign = word.firstIndex(of: "=") else { return (nil, word) }
    let unit = String(word[..<sign])
    let isName = !unit.isEmpty && unit.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" }
    guard isName else {
      throw Failure(
        "„\(unit)” nie może być nazwą jednostki: tylko małe litery a-z, cyfry i łączniki.",
        "“\(unit)” cannot be a unit's id: only lower-case letters, digits and hyphens.")
    }
    return (unit, String(word[word.index(after: sign)...]))
  }
}
