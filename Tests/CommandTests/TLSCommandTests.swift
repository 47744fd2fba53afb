import CaseFile
import Foundation
import TestSupport
import Testing

/// `tarcza tls`, as a user runs it.
@Suite(.enabled(if: Program("openssl").isWanted), .serialized)
struct TLSCommandTests {
  /// A server with a certificate of an authority of the test's own, and where that authority's certificate is.
  private func server(_ settings: [String] = []) throws -> (
    shop: CertificateWorkshop, authority: String, port: UInt16, program: RunningProgram
  ) {
    let shop = try CertificateWorkshop()
    let root = try shop.make("Urząd CA", isAuthority: true)
    let identity = try shop.make("localhost", by: root, names: "DNS:localhost,IP:127.0.0.1")
    let port = LoopbackPort.free()
    let program = try Program("openssl").start(
      [
        "s_server", "-accept", "127.0.0.1:\(port)", "-cert", identity.certificate, "-key", identity.key, "-www",
        "-quiet",
      ] + settings)
    try #require(LoopbackPort.wait(port))
    return (shop, root.certificate, port, program)
  }

  @Test func aPageInBothLanguages() throws {
    let (shop, authority, port, program) = try server()
    let polish = try Command(["tls", "localhost:\(port)", "--authorities", authority], in: shop.folder.path)
    #expect(polish.status == 0, "\(polish.errors)")
    for words in ["Wersje", "TLS 1.3", "Szyfry", "Certyfikat", "CN=localhost", "zaufany", "Ocena", "Profile", "połącz"]
    {
      #expect(polish.output.contains(words), "\(words) in \(polish.output)")
    }
    // Colours are for terminals only.
    #expect(!polish.output.contains("\u{1B}"))
    let english = try Command(
      ["tls", "127.0.0.1:\(port)", "--name", "other.example", "--language", "en"], in: shop.folder.path)
    for words in ["Versions", "not trusted", "made out to another name", "Grade", "Profiles"] {
      #expect(english.output.contains(words), "\(words) in \(english.output)")
    }
    #expect(try shop.folder.names.contains { $0.hasSuffix(".tarcza") } == false)
    let bad = try Command(
      ["tls", "127.0.0.1:\(port)", "--name", "other.example", "--fail-on", "low"], in: shop.folder.path)
    #expect(bad.status == 4)
    #expect(program.isRunning)
  }

  @Test func jsonIsWhole() throws {
    let (shop, authority, port, program) = try server(["-tls1_2"])
    let run = try Command(
      ["tls", "localhost:\(port)", "--format", "json", "--authorities", authority], in: shop.folder.path)
    #expect(run.status == 0, "\(run.errors)")
    let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    let object = try #require(value as? [String: Any])
    #expect(object["port"] as? Int == Int(port) && object["host"] as? String == "localhost")
    let endpoint = try #require((object["tls_endpoint"] as? [[String: Any]])?.first)
    #expect(endpoint["tls12"] as? Int == 1 && endpoint["tls13"] as? Int == 0)
    let leaf = try #require((object["tls_certificate"] as? [[String: Any]])?.first)
    #expect(leaf["trusted_by"] as? String == "office" && leaf["name_match"] as? String == "exact")
    #expect((object["tls_profile"] as? [[String: Any]])?.count == 6 && (object["findings"] as? [Any])?.isEmpty == false)
    #expect(program.isRunning)
  }

  @Test func whatIsWrongIsSaidInOneSentence() throws {
    let folder = try TemporaryFolder()
    try folder.write("empty/readme.txt", "")
    let cases: [([String], Int32, String)] = [
      (["tls", "8.8.8.8"], 2, "to adres publiczny"), (["tls", "host:0"], 2, "nie jest liczbą od 1 do 65535"),
      (["tls", "10.0.0.0/24"], 2, "jest niezrozumiały"), (["tls", "[::1"], 2, ""),
      (["tls", "127.0.0.1:9100"], 2, "Tarcza się z nim nie łączy"),
      (["tls", "127.0.0.1:\(LoopbackPort.free())"], 1, ""),
      (["tls", "127.0.0.1", "--authorities", "empty"], 2, "nie ma żadnego certyfikatu"),
      (["tls", "127.0.0.1", "--authorities", "missing"], 2, "missing"),
      (["tls", "127.0.0.1", "--starttls", "gopher"], 2, "gopher"),
    ]
    for (arguments, status, words) in cases {
      let run = try Command(arguments, in: folder.path)
      #expect(run.status == status, "\(arguments): \(run.status) \(run.errors)")
      #expect(words.isEmpty || run.errors.contains(words), "\(arguments): \(run.errors)")
    }
    let nobody = try Command(["tls", "127.0.0.1:\(LoopbackPort.free())"], in: folder.path)
    #expect(nobody.output.contains("nie odpowiedział w TLS"), "\(nobody.output)")
  }
}
