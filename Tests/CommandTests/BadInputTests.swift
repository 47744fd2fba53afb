import Foundation
import TestSupport
import Testing

/// Bad input ends with code 2, one clear sentence for each error, and nothing written.
@Suite struct BadInputTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    /// Files to write first.
    var files: [String: String] = [:]
    var arguments: [String]
    /// What the message must say.
    var says: [String]
  }

  static let cases: [Case] = [
    Case(testDescription: "unknown option", arguments: ["scan", "--nonsense"], says: ["--nonsense"]),
    Case(testDescription: "unknown command", arguments: ["skan"], says: ["skan"]),
    Case(testDescription: "bad target", arguments: ["scan", "10.0.0.0/33"], says: ["10.0.0.0/33"]),
    Case(testDescription: "public address", arguments: ["scan", "8.8.8.8"], says: ["8.8.8.8", "authorised"]),
    Case(
      testDescription: "public network", arguments: ["scan", "198.51.100.0/24"],
      says: ["198.51.100.0/24", "authorised"]),
    Case(testDescription: "huge network", arguments: ["scan", "10.0.0.0/8"], says: ["/16"]),
    Case(testDescription: "bad ports", arguments: ["scan", "--ports", "22-"], says: ["22-"]),
    Case(
      testDescription: "bad module", arguments: ["scan", "--modules", "tsl"],
      says: ["tsl", "ports, tls, ssh, passwords"]),
    Case(testDescription: "missing evidence", arguments: ["scan", "--evidence", "brak"], says: ["brak"]),
    Case(
      testDescription: "directory: not LDAP", arguments: ["scan", "--directory", "http://dc1.powiat.local"],
      says: ["http://dc1.powiat.local", "ldaps://"]),
    Case(
      testDescription: "directory: public address", arguments: ["scan", "--directory", "ldaps://8.8.8.8"],
      says: ["8.8.8.8", "authorised"]),
    Case(
      testDescription: "directory: bad fingerprint",
      arguments: ["scan", "--directory", "ldaps://127.0.0.1", "--directory-certificate", "abc"],
      says: ["abc", "SHA-256"]),
    Case(
      testDescription: "directory: nothing in the descriptor",
      arguments: ["scan", "--directory", "ldaps://127.0.0.1", "--bind-as", "a@b", "--password-fd", "0"],
      says: ["--password-fd"]),
    Case(
      testDescription: "scope: a password", files: ["z.yaml": "directories: [{ url: 'ldaps://dc', password: x }]\n"],
      arguments: ["scan", "--scope", "z.yaml"], says: ["z.yaml:1", "password"]),
    Case(testDescription: "missing scope", arguments: ["scan", "--scope", "brak.yaml"], says: ["brak.yaml"]),
    Case(
      testDescription: "scope: bad network", files: ["z.yaml": "units: []\nnetworks:\n  - { cidr: 10.0.0.0/99 }\n"],
      arguments: ["scan", "--scope", "z.yaml"], says: ["z.yaml:3", "networks[0].cidr"]),
    Case(
      testDescription: "scope: unknown key", files: ["z.yaml": "netwoks: []\n"],
      arguments: ["scan", "--scope", "z.yaml"], says: ["z.yaml:1", "netwoks", "networks"]),
    Case(
      testDescription: "scope: leave without a name", files: ["z.yaml": "authorised: true\nhosts: [127.0.0.1]\n"],
      arguments: ["scan", "--scope", "z.yaml"], says: ["z.yaml", "authorised_by"]),
    Case(
      testDescription: "scope: public host without leave", files: ["z.yaml": "hosts: [198.51.100.1]\n"],
      arguments: ["scan", "--scope", "z.yaml"], says: ["198.51.100.1", "authorised"]),
    Case(
      testDescription: "scope: nothing in it", files: ["z.yaml": "networks: []\n"],
      arguments: ["scan", "--scope", "z.yaml"], says: ["z.yaml", "networks"]),
    Case(
      testDescription: "scope: not YAML", files: ["z.yaml": "a: [1\nb: }"], arguments: ["scan", "--scope", "z.yaml"],
      says: ["z.yaml:2"]),
    Case(
      testDescription: "target outside the scope", files: ["z.yaml": "networks: [10.0.0.0/24]\n"],
      arguments: ["scan", "10.9.9.9", "--scope", "z.yaml"], says: ["10.9.9.9"]),
    Case(
      testDescription: "check: misspelt column",
      files: ["extra/tls/oops.yaml": check("oldst = 'x'")],
      arguments: ["scan", "--checks-extra", "extra"], says: ["extra/tls/oops.yaml:5", "verdicts[0].when", "oldst"]),
    Case(
      testDescription: "check: broken YAML", files: ["extra/tls/oops.yaml": "id: [\n"],
      arguments: ["checks", "lint", "--checks-extra", "extra"], says: ["extra/tls/oops.yaml"]),
    Case(
      testDescription: "catalogue: bad programme", files: ["extra/programmes/moj.yaml": "id: moj\nname: x\n"],
      arguments: ["scan", "--checks-extra", "extra"], says: ["extra/programmes/moj.yaml:2", "name"]),
    Case(testDescription: "no checks folder", arguments: ["scan", "--checks", "brak"], says: ["brak"]),
    Case(testDescription: "no case file", arguments: ["report", "brak.tarcza"], says: ["brak.tarcza"]),
    Case(
      testDescription: "foreign case file", files: ["x.tarcza": "to nie jest baza danych"],
      arguments: ["report", "x.tarcza"], says: ["x.tarcza"]),
    Case(
      testDescription: "resume of no case", files: ["x.tarcza": "to nie jest baza danych"],
      arguments: ["scan", "--resume", "x.tarcza"], says: ["x.tarcza"]),
    Case(
      testDescription: "unknown programme", arguments: ["programmes", "show", "cyfrowy-powit"], says: ["cyfrowy-powiat"]
    ),
    Case(
      testDescription: "unknown check", arguments: ["checks", "show", "tls.obsolete-protokol"],
      says: ["tls.obsolete-protocol"]),
    Case(testDescription: "merge: one file only", arguments: ["merge", "o.tarcza", "x.tarcza"], says: ["dwa"]),
    Case(
      testDescription: "merge: foreign file", files: ["x.tarcza": "to nie jest baza danych"],
      arguments: ["merge", "o.tarcza", "x.tarcza", "x.tarcza"], says: ["x.tarcza"]),
    Case(
      testDescription: "merge: bad unit", arguments: ["merge", "o.tarcza", "LO=x.tarcza", "y.tarcza"], says: ["LO"]),
    Case(
      testDescription: "merge: the new file is there", files: ["o.tarcza": ""],
      arguments: ["merge", "o.tarcza", "x.tarcza", "y.tarcza"], says: ["o.tarcza"]),
    Case(testDescription: "unknown table", arguments: ["tables", "tabela"], says: ["tabela", "endpoint"]),
  ]

  static func check(_ condition: String) -> String {
    """
    id: tls.oops
    judges: tls_endpoint
    severity: low
    verdicts:
      - { when: "\(condition)", is: fail, because: a }
      - { otherwise: pass }
    evidence: []
    texts:
      pl: { title: T, application: A, meaning: M, reasons: { a: R }, remedy: [K], verify: V }
      en: { title: T, application: A, meaning: M, reasons: { a: R }, remedy: [K], verify: V }
    references: {}
    remedies: []
    tests: []
    """
  }

  @Test(arguments: cases) func badInputGetsOneSentence(bad: Case) throws {
    let folder = try TemporaryFolder()
    for (name, text) in bad.files { try folder.write(name, text) }
    let before = try folder.names
    let run = try Command(bad.arguments, in: folder.path)
    #expect(run.status == 2, "\(run.output)\n\(run.errors)")
    for word in bad.says { #expect(run.errors.contains(word), "“\(word)” in: \(run.errors)") }
    #expect(run.output.isEmpty)
    #expect(!run.errors.contains("Fatal") && !run.errors.contains("Swift/") && !run.errors.contains("Error("))
    #expect(run.errors.split(separator: "\n").count <= 8, "\(run.errors)")
    #expect(try folder.names == before)
  }

  @Test func helpAndVersionAreNoErrors() throws {
    let folder = try TemporaryFolder()
    for arguments in [
      ["--help"], ["--version"], ["scan", "--help"], ["checks", "new", "--help"], ["help", "report"],
    ] {
      let run = try Command(arguments, in: folder.path)
      #expect(run.status == 0)
      #expect(!run.output.isEmpty)
      #expect(run.errors.isEmpty)
    }
    #expect(
      try Command(["--help"], in: folder.path, environment: ["LANG": "en_GB.UTF-8"]).output.contains("county office"))
    #expect(try Command(["--help"], in: folder.path).output.contains("Samoocena"))
  }
}
