import Foundation
import TestSupport
import Testing

/// `tarcza compare` as a user runs it: before and after somebody set a password policy.
@Suite struct CompareCommandTests {
  @Test func aMendedPolicyIsGoneAndTheRestIsAsBefore() throws {
    let folder = try TemporaryFolder()
    let source = Command.root.appending(path: "Tests/ProbesTests/Roots/debian12")
    try FileManager.default.copyItem(at: source, to: URL(filePath: folder.file("korzen")))
    func scan(_ name: String) throws {
      let scan = try Command(["scan", "--evidence", "korzen", "--case", name, "--output", "r"], in: folder.path)
      #expect(scan.status <= 1, "\(scan.errors)")
    }
    try scan("przed.tarcza")
    _ = try folder.write(
      "korzen/etc/pam.d/common-password",
      """
      password requisite pam_pwquality.so retry=3 minlen=14 enforce_for_root
      password [success=1 default=ignore] pam_unix.so obscure use_authtok yescrypt
      password requisite pam_deny.so
      password required pam_permit.so

      """)
    try scan("po.tarcza")

    let text = try Command(
      ["compare", "przed.tarcza", "po.tarcza", "--bought", "staff-training"], in: folder.path)
    #expect(text.status == 0, "\(text.errors)")
    #expect(text.output.contains("Usunięte: ") && text.output.contains("System dopuszcza zby"))
    #expect(text.output.contains("Kupiono") && text.output.contains("Kontrole i wersja Tarczy są te same."))

    let json = try Command(["compare", "przed.tarcza", "po.tarcza", "--format", "json"], in: folder.path)
    let changes = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let counts = try #require(changes["counts"] as? [String: Int])
    #expect(try #require(counts["gone"]) > 0)
    #expect(counts["new"] == 0 && counts["unknown"] == 0 && counts["firstExamined"] == 0)
    let rows = try #require(changes["rows"] as? [[String: Any]])
    let length = try #require(rows.first { $0["check"] as? String == "passwords.minimum-length" })
    #expect((length["places"] as? [[String: Any]])?.first?["state"] as? String == "gone")

    let report = try Command(["report", "po.tarcza", "--since", "przed.tarcza", "--output", "r"], in: folder.path)
    #expect(report.status == 0, "\(report.errors)")
    #expect(
      String(decoding: try folder.read("r/raport.html"), as: UTF8.self).contains(
        "Co się zmieniło od poprzedniego badania"))
  }

  @Test(arguments: [
    (["compare", "brak.tarcza", "brak2.tarcza"], "brak"),
    (["report", "x.tarcza", "--bought", "staff-training"], "--since"),
  ]) func whatIsMissingIsSaid(arguments: [String], word: String) throws {
    let folder = try TemporaryFolder()
    let run = try Command(arguments, in: folder.path)
    #expect(run.status == 2 && run.errors.contains(word), "\(run.errors)")
  }
}
