import ArgumentParser
import CaseFile
import Catalogue
import Checks
import Model
import Network
import Probes
import Scan
import Wire

extension StartTLSProtocol: ExpressibleByArgument {}

/// `tarcza tls`.
struct TLSCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "tls",
    abstract: say(
      "Bada jedną usługę TLS i pokazuje wynik w terminalu.", "Examines one TLS service and shows it in the terminal."),
    discussion: say(
      """
      Cel to HOST, HOST:PORT albo [ADRES-IPv6]:PORT; bez portu 443 albo zwykły port protokołu z --starttls. Na portach \
      protokołów takich jak SMTP czy IMAP Tarcza sama poprosi o TLS. Adres publiczny wymaga zgody w pliku zakresu \
      (--scope), jak w „tarcza scan”. Nic nie jest zapisywane na dysku.

      Przykłady:
        tarcza tls poczta.powiat.example --starttls smtp
        tarcza tls 192.168.10.5:8443 --name bip.powiat.example
        tarcza tls localhost:5432 --format json

      Kody wyjścia: 0 zbadano, 1 czegoś nie dało się zbadać, 2 błędne dane wejściowe, 3 przerwano, 4 jest ustalenie o \
      wadze podanej w --fail-on albo większej.
      """,
      """
      The target is HOST, HOST:PORT or [IPv6-ADDRESS]:PORT; without a port 443, or the usual one of the protocol in \
      --starttls. On the ports of protocols such as SMTP and IMAP Tarcza asks for TLS by itself. A public address needs \
      an authorisation in a scope file (--scope), as with “tarcza scan”. Nothing is written to the disk.

      Examples:
        tarcza tls mail.county.example --starttls smtp
        tarcza tls 192.168.10.5:8443 --name www.county.example
        tarcza tls localhost:5432 --format json

      Exit codes: 0 examined, 1 something could not be examined, 2 bad input, 3 interrupted, 4 there is a finding at or \
      above --fail-on.
      """))

  @Argument(help: .init(say("HOST albo HOST:PORT.", "HOST or HOST:PORT."))) var target: String
  @Option(
    help: .init(
      say(
        "Protokół, w którym prosi się o TLS: ", "The protocol in which TLS is asked for: ")
        + StartTLSProtocol.allCases.map(\.rawValue).joined(separator: ", ") + ".", valueName: "protocol"))
  var starttls: StartTLSProtocol?
  @Option(
    help: .init(say("Nazwa, o którą pytać (SNI).", "The name to ask for (SNI)."), valueName: "name"))
  var name: String?
  @Option(help: .init(say("Postać wyniku: text albo json.", "The result's form: text or json.")))
  var format = Format.text
  @Option(
    help: .init(say("Plik zakresu ze zgodą.", "The scope file with the authorisation."), valueName: "file"))
  var scope: String?
  @Option(
    help: .init(
      say(
        "Folder albo plik z certyfikatami własnych urzędów certyfikacji.",
        "A folder or file with the certificates of the office's own authorities."), valueName: "path"))
  var authorities: String?
  @Option(
    help: .init(
      say(
        "Zakończ kodem 4, gdy jest ustalenie o tej wadze lub większej.", "Exit with 4 if there is a finding this bad."),
      valueName: "severity"))
  var failOn: Severity?
  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var language: LanguageOption

  func run() async throws {
    let catalogue = try catalogue.load()
    let target = try TLSTarget(target, startTLS: starttls, name: name, scope: scope)
    let anchors = try OfficeAuthorities.anchors(authorities)
    let network = try Network()
    let observed = Clock.now()
    let started = ContinuousClock.now
    let seen = try await Interruption.stoppable {
      let seen = await EndpointProbe(network: network, anchors: anchors).examine(
        target.address, port: target.port, name: target.name, approach: target.approach, observed: observed,
        seed: UInt64.random(in: 0...UInt64(Int64.max)))
      if Task.isCancelled { throw Failure("Przerwano.", "Interrupted.", status: ExitStatus.interrupted) }
      return seen
    }
    let time = ContinuousClock.now - started
    let file = try CaseFile.inMemory()
    try file.write { writer in
      var asset = Asset(address: target.address.description, name: target.host, origin: "network")
      try writer.insert(&asset)
      try EndpointRows(asset: asset.id, profiles: catalogue.profiles).keep(seen, of: nil, &writer)
    }
    let findings = try catalogue.judge(file)
    switch format {
    case .text:
      let page = TLSPage(
        target: target, seen: seen, time: time, contents: try TLSContents(file), findings: findings,
        catalogue: catalogue, language: language.language)
      Terminal.write(page.text)
    case .json: Terminal.write(try TLSContents.json(file, target: target, time: time))
    }
    try file.close()
    if let failOn {
      let worst = findings.filter { $0.verdict == Verdict.fail.rawValue }.compactMap { Severity(rawValue: $0.severity) }
        .max()
      if let worst, worst >= failOn { throw ExitStatus.foundAtOrAbove }
    }
    if seen.tls?.endpoint == nil || !seen.obstacles.isEmpty { throw ExitStatus.incomplete }
  }
}
