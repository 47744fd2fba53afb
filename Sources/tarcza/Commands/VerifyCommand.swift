import ArgumentParser
import CaseFile
import Catalogue
import Checks
import Model
import OpenSSL
import Probes
import Reports

/// `tarcza verify FILE`.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: say(
      "Sprawdza, czy raport wynika z pliku sprawy, i weryfikuje podpis.",
      "Checks that a report follows from its case file, and verifies a signature."),
    discussion: say(
      """
      raport.json albo PDF, który go zawiera, razem z plikiem sprawy: Tarcza liczy skrót zapisanych obserwacji od nowa, od nowa wyprowadza z nich każde
      ustalenie i mówi, co się różni. Sam plik sprawy: to samo z ustaleniami, które są w nim zapisane. Z --signature: czy
      podpis jest podpisem dokładnie tego pliku, kto go złożył i czy ufa mu ten komputer.

      Przykłady:
        tarcza verify raport.json --case badanie.tarcza
        tarcza verify badanie.tarcza
        tarcza verify raport.pdf --signature raport.pdf.p7s --authorities urzedy/

      Kody wyjścia: 0 wszystko się zgadza, 2 błędne dane wejściowe, 5 coś się nie zgadza.
      """,
      """
      raport.json, or the PDF that carries it, with its case file: Tarcza computes the digest of the recorded observations again, derives every finding
      from them again, and says what differs. A case file alone: the same with the findings that are stored in it. With
      --signature: whether it is a signature of exactly this file, whose it is and whether this machine trusts it.

      Examples:
        tarcza verify raport.json --case scan.tarcza
        tarcza verify scan.tarcza
        tarcza verify raport.pdf --signature raport.pdf.p7s --authorities authorities/

      Exit codes: 0 everything agrees, 2 bad input, 5 something does not.
      """))

  @Argument(
    help: .init(
      say("raport.json, plik sprawy albo plik z podpisem.", "A report, a case file or a signed file."),
      valueName: "file"))
  var path: String
  @Option(
    name: .customLong("case"),
    help: .init(
      say("Plik sprawy, z którego jest raport.", "The case file that the report was made of."), valueName: "case"))
  var casePath: String?
  @Option(help: .init(say("Plik podpisu (.p7s).", "The signature's file (.p7s)."), valueName: "file"))
  var signature: String?
  @Option(
    help: .init(
      say(
        "Folder albo plik z certyfikatami urzędów, którym ufać, poza systemowymi.",
        "A folder or file with authorities to trust beside the system's."), valueName: "path"))
  var authorities: String?
  @OptionGroup var grant: GrantOptions
  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var language: LanguageOption

  func run() throws {
    let bytes = try SafeFile.bytes(path, limit: SignCommand.largest)
    var agrees = true
    if let signature {
      let examined = try examine(signature, of: bytes)
      Terminal.write(SignaturePage(examined, language.language).text)
      agrees = examined.isIntact && examined.trust?.isTrusted == true
    }
    if CaseFile.isCase(bytes) {
      agrees = try verifyCase() && agrees
    } else if let report = try claimed(bytes) {
      agrees = try verify(report) && agrees
    } else if signature == nil {
      throw Failure(
        "\(path) nie jest plikiem sprawy ani raportem (raport.json albo jego PDF). Do innych plików podaj --signature.",
        "\(path) is neither a case file nor a report (raport.json or its PDF). For other files give --signature.")
    }
    if !agrees { throw ExitStatus.differs }
  }

  /// The report in a file, or attached to a PDF; nil when it is something else than JSON.
  private func claimed(_ bytes: [UInt8]) throws -> Report? {
    let bytes = Report.json(inPDF: bytes) ?? bytes
    guard bytes.first(where: { !" \t\r\n".utf8.contains($0) }) == UInt8(ascii: "{") else { return nil }
    do { return try Report(json: bytes) } catch {
      throw Failure(
        "\(path) nie jest raportem w postaci, którą ta Tarcza zna (\(Report.currentSchema)).",
        "\(path) is no report in a form that this Tarcza knows (\(Report.currentSchema)).")
    }
  }

  private func verify(_ claimed: Report) throws -> Bool {
    guard let casePath else {
      guard signature == nil else { return true }
      throw Failure(
        "Podaj plik sprawy, z którego jest raport: tarcza verify \(path) --case PLIK.tarcza",
        "Name the case file that the report was made of: tarcza verify \(path) --case FILE.tarcza")
    }
    let catalogue = try catalogue.load()
    let file = try CaseFile.open(casePath, readonly: true)
    defer { try? file.close() }
    var grant = grant
    grant.programme = grant.programme ?? claimed.programme?.id
    let derived = try ReportWriter(
      file: file, catalogue: catalogue, findings: Judgement.findings(of: catalogue.checks, on: file), grant: grant,
      language: claimed.language
    ).report
    let verification = ReportVerification(of: claimed, against: derived)
    Terminal.write(VerificationPage(verification, language.language).text)
    return verification.isConfirmed
  }

  /// The stored findings of a case against those that its observations give today.
  private func verifyCase() throws -> Bool {
    let catalogue = try catalogue.load()
    let file = try CaseFile.open(path, readonly: true)
    defer { try? file.close() }
    let findings = try Judgement.findings(of: catalogue.checks, on: file)
    let judging = try file.all(Judging.self).first
    let verification = StoredVerification(
      stored: try file.all(FindingRecord.self), derived: findings,
      checksMatch: judging?.checksSha256 == catalogue.digest, evidence: try EvidenceDigest.of(file))
    Terminal.write(verification.text(language.language))
    return verification.differences.isEmpty
  }

  private func examine(_ path: String, of content: [UInt8]) throws -> DetachedSignature.Examination {
    let anchors = try OfficeAuthorities.anchors(authorities)
    let signature: DetachedSignature
    do { signature = try DetachedSignature(reading: try SafeFile.bytes(path)) } catch let error as OpenSSLError {
      throw Failure("\(path) nie jest podpisem CMS: \(error).", "\(path) is no CMS signature: \(error).")
    }
    return signature.examine(content, anchors: anchors.all, at: Clock.now().seconds)
  }
}
