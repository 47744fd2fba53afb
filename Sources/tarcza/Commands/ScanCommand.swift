import ArgumentParser
import CaseFile
import Catalogue
import Checks
import Model
import Network
import Reports
import Scan

/// `tarcza scan`.
struct ScanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan",
    abstract: say(
      "Bada ten komputer albo wskazany zakres i zapisuje plik sprawy i raport.",
      "Examines this machine or a scope, and writes a case file and a report."),
    discussion: say(
      """
      Bez argumentów bada ten komputer: konta, zasady haseł i zabezpieczenia systemu, nasłuchujące gniazda oraz porty i usługi TLS na pętli \
      zwrotnej. Cel to adres, sieć (192.168.10.0/24) albo nazwa urządzenia. Adresy publiczne wymagają zgody w pliku \
      zakresu (--scope).

      Ctrl-C kończy i zachowuje wyniki (potem --resume), Ctrl-Z wstrzymuje i wznawia; to samo robią sygnały TERM i \
      USR1.
      """,
      """
      Without arguments it examines this machine: accounts, password policy and hardening, listening sockets, and the ports and \
      TLS services over loopback. A target is an address, a network (192.168.10.0/24) or a host's name. Public \
      addresses need an authorisation in the scope file (--scope).

      Ctrl-C ends and keeps what was seen (--resume goes on later), Ctrl-Z pauses and goes on; so do the signals TERM \
      and USR1.
      """))

  @Argument(help: .init(say("Cele: adresy, sieci, nazwy urządzeń.", "Targets: addresses, networks, host names.")))
  var targets: [String] = []
  @Option(
    help: .init(say("Plik zakresu, zob. „tarcza init”.", "The scope file, see “tarcza init”."), valueName: "file"))
  var scope: String?
  @Option(
    name: .customLong("evidence"),
    help: .init(
      say(
        "Zbadaj pliki z folderu, zamontowanego dysku lub archiwum (zob. „tarcza collect”); można podać kilka razy.",
        "Examine the files of a folder, a mounted disk or an archive (see “tarcza collect”); may be given repeatedly."),
      valueName: "path"))
  var evidence: [String] = []
  @Option(
    name: .customLong("case"),
    help: .init(
      say("Plik sprawy, który ma powstać.", "The case file to make."), valueName: "file"))
  var caseFile: String?
  @Option(
    help: .init(
      say(
        "Porty: quick, standard, all, nazwy usług, numery i zakresy, po przecinku (quick,ssh,8000-8100).",
        "Ports: quick, standard, all, names of services, numbers and ranges, by comma (quick,ssh,8000-8100)."),
      valueName: "ports"))
  var ports: String?
  @Option(
    help: .init(
      say(
        "Moduły, po przecinku: \(ScanOrder.allModules.joined(separator: ", ")).",
        "Modules, by comma: \(ScanOrder.allModules.joined(separator: ", "))."),
      valueName: "list"))
  var modules: String?
  @Flag(
    help: .init(
      say(
        "Przejrzyj też wszystkie pliki: zapisywalne dla każdego, bez właściciela, z prawami administratora.",
        "Walk over all files, too: those that anybody may change, without an owner, with the superuser's rights.")))
  var walk = false
  @Option(
    help: .init(
      say(
        "Folder albo plik z certyfikatami własnych urzędów certyfikacji.",
        "A folder or file with the certificates of the office's own authorities."), valueName: "path"))
  var authorities: String?
  @Option(help: .init(say("Folder na wyniki.", "The folder for the results."), valueName: "dir"))
  var output = "."
  @Option(
    help: .init(say("Dokończ przerwane badanie z tego pliku sprawy.", "Go on with this case file."), valueName: "case"))
  var resume: String?
  @Option(help: .init(say("Postęp: auto, json albo none.", "Progress: auto, json or none.")))
  var progress = ProgressStyle.auto
  @Flag(help: .init(say("Bez postępu i podsumowania: tylko błędy.", "No progress and no summary: errors only.")))
  var quiet = false
  @Option(
    help: .init(
      say(
        "Tempo: gentle (urządzenia wrażliwe), normal albo fast; ważniejsze niż zakres.",
        "The pace: gentle (fragile devices), normal or fast; beats the scope's."), valueName: "pace"))
  var speed: String?
  @Option(
    help: .init(
      say(
        "Godziny, w których wolno badać sieć, np. 20:00-06:00; poza nimi badanie czeka.",
        "The hours in which the network may be examined, such as 20:00-06:00; outside them the scan waits."),
      valueName: "hours"))
  var window: String?
  @Option(
    help: .init(
      say(
        "Skąd patrzy badanie: lan, internet albo nazwa miejsca.",
        "From where the scan looks: lan, internet or a place's name."), valueName: "place"))
  var vantage: String?
  @Option(
    help: .init(
      say(
        "Zakończ kodem 4, gdy jest ustalenie o tej wadze lub większej.", "Exit with 4 if there is a finding this bad."),
      valueName: "severity"))
  var failOn: Severity?
  @OptionGroup(title: say("Active Directory i Samba AD", "Active Directory and Samba AD"))
  var directory: DirectoryOptions
  @OptionGroup var grant: GrantOptions
  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var language: LanguageOption

  func run() async throws {
    let catalogue = try catalogue.load()
    let pause = PauseSwitch()
    var order = try resume.map(ScanOrder.resuming) ?? ScanOrder(self)
    try order.apply(self, pause)
    order.options.directoryLogons = try DirectoryPassword.logons(
      for: order.options.modules.contains("directory") ? order.targets.directories : [],
      descriptor: directory.passwordFd)
    order.options.profiles = catalogue.profiles
    order.options.lifecycles = catalogue.lifecycles
    try SafeFile.makeFolder(output)
    let path = resume ?? caseFile ?? SafeFile.freeName(SafeFile.inside(output, "badanie-\(Clock.stamp())"), ".tarcza")
    let file = try resume == nil ? CaseFile.create(at: path) : CaseFile.open(path, readonly: false)
    let line = ProgressLine(style: quiet ? .none : progress)
    let scan = Scan(
      file: file, scope: order.scope, options: order.options, network: try Network(permits: order.permits),
      watch: line.show)
    if resume == nil { try scan.prepare(scopeText: order.scopeText, targets: order.targets) }
    let outcome = try await Interruption.stoppable(pausing: pause) { try await scan.run() }
    line.finish()
    guard outcome.isComplete else {
      try file.close()
      throw Failure(
        "Przerwano. Zebrane dane są w \(path). Aby dokończyć: tarcza scan --resume \(path)",
        "Interrupted. What was seen is kept in \(path). To go on: tarcza scan --resume \(path)",
        status: ExitStatus.interrupted)
    }
    let findings = try catalogue.judge(file)
    let writer = try ReportWriter(
      file: file, catalogue: catalogue, findings: findings, grant: grant, language: language.language)
    let files = try writer.write([.html, .json], to: output)
    try file.close()
    if !quiet {
      Terminal.write(
        ScanSummary(
          report: writer.report, case: path, files: files,
          needsRights: outcome.unexamined.contains { $0.reason == "permission-denied" }
        ).text(language.language))
    }
    try finish(findings, outcome)
  }

  private func finish(_ findings: [FindingRecord], _ outcome: ScanOutcome) throws {
    if let failOn {
      let worst = findings.filter { $0.verdict == Verdict.fail.rawValue }.compactMap { Severity(rawValue: $0.severity) }
        .max()
      if let worst, worst >= failOn { throw ExitStatus.foundAtOrAbove }
    }
    if !outcome.unexamined.isEmpty { throw ExitStatus.incomplete }
  }
}

extension Severity: ExpressibleByArgument {}
