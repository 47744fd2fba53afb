import ArgumentParser
import CaseFile
import Catalogue
import Checks
import Model
import Reports

/// `tarcza accept CASE FINDING…`.
struct AcceptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: say(
      "Zapisuje decyzję urzędu, że przez pewien czas przyjmuje ryzyko: z powodem, nazwiskiem i terminem.",
      "Stores the office's decision to accept a risk for a time: with a reason, a name and a day."),
    discussion: say(
      """
      Ustalenie podaje się numerem z raportu (U-003: wszystkie jego miejsca) albo odciskiem z raport.json (jedno miejsce):
        tarcza accept powiat.tarcza U-003 --reason "Stary sterownik, wymiana w II kwartale" --by "Jan Nowak" --until 2027-06-30

      Przyjęte miejsca nie liczą się do punktów ani do planu, ale raport zawsze je wymienia. Przyjęte ryzyko krytyczne
      ogranicza ocenę do C, a wysokie do B. Nowe miejsca i gorsze ustalenia nie są objęte. Po terminie, liczonym od dnia
      badania, ustalenie znów się liczy. Wycofana decyzja zostaje w pliku sprawy (tabela accepted_risk).

        tarcza accept powiat.tarcza --list               wszystkie decyzje, także wycofane
        tarcza accept powiat.tarcza U-003 --withdraw     wycofuje
        tarcza accept nowy.tarcza --from stary.tarcza    przenosi obowiązujące decyzje do nowego badania
      """,
      """
      Name a finding by its number in the report (U-003: all its places) or by its fingerprint in raport.json (one place):
        tarcza accept county.tarcza U-003 --reason "Old controller, replaced in spring" --by "Jan Nowak" --until 2027-06-30

      Accepted places count neither in points nor in the plan, but every report lists them. An accepted critical risk
      holds the letter at C, a high one at B. New places and graver findings are not covered. After the day, reckoned from
      the day of the examination, the finding counts again. A withdrawn decision stays in the case file (accepted_risk).

        tarcza accept county.tarcza --list               all decisions, withdrawn ones, too
        tarcza accept county.tarcza U-003 --withdraw     takes it back
        tarcza accept new.tarcza --from old.tarcza       carries the decisions that hold into a new examination
      """))

  @Argument(help: .init(say("Plik sprawy.", "The case file."), valueName: "case")) var path: String
  @Argument(
    help: .init(say("Numery ustaleń albo odciski.", "Numbers of findings, or fingerprints."), valueName: "finding"))
  var findings: [String] = []
  @Option(help: .init(say("Dlaczego urząd przyjmuje ryzyko.", "Why the office accepts the risk."), valueName: "text"))
  var reason: String?
  @Option(help: .init(say("Kto zdecydował.", "Who decided."), valueName: "name")) var by: String?
  @Option(
    help: .init(
      say("Ostatni dzień obowiązywania, np. 2027-06-30.", "The last day on which it holds, such as 2027-06-30."),
      valueName: "day"))
  var until: String?
  @Flag(help: .init(say("Wycofaj decyzję.", "Take the decision back."))) var withdraw = false
  @Flag(help: .init(say("Pokaż decyzje.", "Show the decisions."))) var list = false
  @Option(
    help: .init(
      say("Przenieś decyzje z innego pliku sprawy.", "Carry decisions over from another case file."), valueName: "case")
  )
  var from: String?
  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var language: LanguageOption

  func validate() throws {
    guard [withdraw, list, from != nil].count(where: { $0 }) <= 1 else {
      throw ValidationError(
        say("Podaj tylko jedno z: --list, --withdraw, --from.", "Give only one of: --list, --withdraw, --from."))
    }
    let deciding = !withdraw && !list && from == nil
    guard deciding || (reason == nil && by == nil && until == nil) else {
      throw ValidationError(
        say(
          "--reason, --by i --until należą do przyjęcia ryzyka, bez --list, --withdraw i --from.",
          "--reason, --by and --until belong to accepting, without --list, --withdraw and --from."))
    }
    guard findings.isEmpty == (list || from != nil) else {
      throw ValidationError(
        findings.isEmpty
          ? say("Podaj numer ustalenia, np. U-003, albo --list.", "Name a finding, such as U-003, or give --list.")
          : say("Z --list i --from nie podaje się ustaleń.", "--list and --from take no findings."))
    }
  }

  func run() throws {
    let file = try CaseFile.open(path, readonly: list)
    defer { try? file.close() }
    if list { return Terminal.write(AcceptancePage(try file.all(AcceptedRisk.self), language.language).text) }
    if let from { return try carry(from: from, into: file) }
    let decisions = try AcceptanceDesk(file: file, catalogue: try catalogue.load(), language: language.language)
    let count: Int
    if withdraw {
      count = try decisions.withdraw(findings, at: Clock.now())
      Terminal.line(say("Wycofano decyzje: \(count).", "Decisions withdrawn: \(count)."))
    } else {
      count = try decisions.accept(
        findings, reason: try words(reason, "--reason"), by: try words(by, "--by"), until: try day(), at: Clock.now())
      Terminal.line(
        say(
          "Przyjęto ryzyko, miejsc: \(count). Raport nadal je wymienia: tarcza report \(path)",
          "Risk accepted, places: \(count). The report still lists them: tarcza report \(path)"))
    }
  }

  private func carry(from other: String, into file: CaseFile) throws {
    let source = try CaseFile.open(other, readonly: true)
    defer { try? source.close() }
    let held = Set(try file.all(AcceptedRisk.self).map(\.fingerprint))
    let carried = try source.all(AcceptedRisk.self).filter { $0.withdrawn == nil && !held.contains($0.fingerprint) }
      .map { decision in
        var copy = decision
        copy.id = nil
        return copy
      }
    try file.write { writer in try writer.insert(contentsOf: carried) }
    Terminal.line(say("Przeniesiono decyzje: \(carried.count).", "Decisions carried over: \(carried.count)."))
  }

  /// A text that says something, in at most 500 characters.
  private func words(_ text: String?, _ option: String) throws -> String {
    let trimmed = (text ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !trimmed.isEmpty, trimmed.count <= 500 else {
      throw Failure(
        "Przyjęcie ryzyka wymaga \(option): od 1 do 500 znaków.",
        "Accepting a risk needs \(option): 1 to 500 characters.")
    }
    return trimmed
  }

  private func day() throws -> Day {
    guard let until, let day = Day(iso: until) else {
      throw Failure(
        "Przyjęcie ryzyka wymaga --until z datą, np. --until 2027-06-30.",
        "Accepting a risk needs --until with a day, such as --until 2027-06-30.")
    }
    return day
  }
}
