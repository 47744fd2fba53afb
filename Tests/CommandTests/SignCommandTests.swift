import Foundation
import TestSupport
import Testing

/// `tarcza sign` and `tarcza verify` as a user runs them.
@Suite struct SignCommandTests {
  private let workshop: CertificateWorkshop
  private let root: CertificateWorkshop.Identity
  private let office: CertificateWorkshop.Identity

  init() throws {
    workshop = try CertificateWorkshop()
    root = try workshop.make("Urzad CA", isAuthority: true)
    office = try workshop.make("Starostwo", by: root, extensions: ["keyUsage = digitalSignature"])
  }

  private var folder: String { workshop.folder.path }

  private func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Command {
    try Command(arguments, in: folder, environment: environment)
  }

  private func scan() throws {
    let root = Command.root.appending(path: "Tests/ProbesTests/Roots/debian12").path
    let scan = try run("scan", "--evidence", root, "--case", "c.tarcza", "--output", ".")
    #expect(scan.status <= 1, "\(scan.errors)")
  }

  @Test func aSignedReportIsVerifiedAndATouchedOneIsNot() throws {
    try scan()
    let signed = try run("sign", "raport.json", "--certificate", office.certificate, "--key", office.key)
    #expect(signed.status == 0 && signed.output == "raport.json.p7s\n", "\(signed.errors)")
    let good = try run(
      "verify", "raport.json", "--signature", "raport.json.p7s", "--authorities", root.certificate)
    #expect(good.status == 0, "\(good.output)\(good.errors)")
    #expect(good.output.contains("dokładnie tego pliku") && good.output.contains("CN=Starostwo"))
    let stranger = try run("verify", "raport.json", "--signature", "raport.json.p7s")
    #expect(stranger.status == 5 && stranger.output.contains("NIE jest zaufany"))
    let text = String(decoding: try workshop.folder.read("raport.json"), as: UTF8.self)
    try workshop.folder.write("raport.json", text + "\n")
    let touched = try run(
      "verify", "raport.json", "--signature", "raport.json.p7s", "--authorities", root.certificate)
    #expect(touched.status == 5 && touched.output.contains("NIE jest podpisem tego pliku"))
  }

  @Test func aLockedKeyNeedsItsPasswordAndNeverShowsIt() throws {
    try workshop.folder.write("raport.pdf", "%PDF-1.7")
    _ = try Program("openssl").run(
      [
        "pkcs12", "-export", "-in", office.certificate, "-inkey", office.key, "-out", workshop.folder.file("o.p12"),
        "-passout", "pass:bardzo-tajne",
      ], in: folder)
    let secret = ["TARCZA_SIGNING_PASSWORD": "bardzo-tajne"]
    let signed = try run("sign", "raport.pdf", "--pkcs12", "o.p12", environment: secret)
    #expect(signed.status == 0, "\(signed.errors)")
    let wrong = try run(
      "sign", "raport.pdf", "--pkcs12", "o.p12", "--output", "x.p7s",
      environment: ["TARCZA_SIGNING_PASSWORD": "zle-haslo"])
    #expect(wrong.status == 2 && wrong.errors.contains("o.p12") && !wrong.errors.contains("zle-haslo"))
    #expect(try !workshop.folder.names.contains("x.p7s"))
    let none = try run("sign", "raport.pdf")
    #expect(none.status == 2 && none.errors.contains("--pkcs12"))
  }

  @Test func anAuthorityStampsTheSignature() throws {
    let tsa = try workshop.make(
      "Znaczniki", by: root,
      extensions: ["keyUsage = critical,digitalSignature", "extendedKeyUsage = critical,timeStamping"])
    let port = LoopbackPort.free()
    let server = try StampServer.start(on: port, by: tsa, chain: root, in: workshop.folder)
    try workshop.folder.write("raport.pdf", "%PDF-1.7")
    let signed = try run(
      "sign", "raport.pdf", "--certificate", office.certificate, "--key", office.key, "--timestamp",
      "http://127.0.0.1:\(port)/tsa")
    #expect(signed.status == 0, "\(signed.errors)")
    let good = try run(
      "verify", "raport.pdf", "--signature", "raport.pdf.p7s", "--authorities", root.certificate)
    #expect(good.status == 0 && good.output.contains("urząd zaufany"), "\(good.output)\(good.errors)")
    withExtendedLifetime(server) {}

    let silent = try run(
      "sign", "raport.pdf", "--certificate", office.certificate, "--key", office.key, "--output", "y.p7s",
      "--timestamp", "http://127.0.0.1:\(LoopbackPort.free())/")
    #expect(silent.status == 2 && silent.errors.contains("nie odpowiada"))
    #expect(try !workshop.folder.names.contains("y.p7s"))
  }

  @Test func aReportIsDerivedAgainFromItsCase() throws {
    try scan()
    let good = try run("verify", "raport.json", "--case", "c.tarcza")
    #expect(good.status == 0 && good.output.contains("Nie ma różnic."), "\(good.output)\(good.errors)")
    let stored = try run("verify", "c.tarcza")
    #expect(stored.status == 0 && stored.output.contains("Nie ma różnic."), "\(stored.output)\(stored.errors)")
    let alone = try run("verify", "raport.json")
    #expect(alone.status == 2 && alone.errors.contains("--case"))

    // Somebody makes a finding milder.
    let text = String(decoding: try workshop.folder.read("raport.json"), as: UTF8.self)
    let mild = text.replacing("\"severity\" : \"high\"", with: "\"severity\" : \"low\"")
    #expect(mild != text)
    try workshop.folder.write("lagodny.json", mild)
    let touched = try run("verify", "lagodny.json", "--case", "c.tarcza")
    #expect(touched.status == 5 && touched.output.contains("zmienione"), "\(touched.output)")

    // Somebody changes what the case recorded.
    _ = try Program("sqlite3").run(
      [workshop.folder.file("c.tarcza"), "UPDATE password_policy SET minimum_length = 20"], in: folder)
    let changed = try run("verify", "raport.json", "--case", "c.tarcza")
    #expect(changed.status == 5 && changed.output.contains("INNY niż w pliku sprawy"), "\(changed.output)")
    let case2 = try run("verify", "c.tarcza")
    #expect(case2.status == 5 && case2.output.contains("passwords.minimum-length@"))
  }
}
