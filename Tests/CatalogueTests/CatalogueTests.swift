import CaseFile
import Catalogue
import Checks
import Foundation
import Funding
import Model
import Testing

@Suite struct CatalogueTests {
  @Test func soundFolderIsReadWhole() throws {
    let fixture = try Fixture(Fixture.sound)
    let catalogue = try Catalogue.load(from: [fixture.path])
    #expect(catalogue.modules.map(\.id) == ["tls"] && catalogue.modules.first?.tables == ["tls_endpoint"])
    let check = try #require(catalogue.check("tls.old"))
    #expect(check.parameters == ["minimum": "TLSv1.2"] && check.evidence == ["oldest", "newest"])
    #expect(check.rules.map(\.verdict) == [.notVerified, .fail, .pass] && check.rules.map(\.line) == [6, 7, 8])
    #expect(check.rules[1].severity == .critical && check.remedies.map(\.effect) == [90])
    #expect(check.references.requirements == ["kri": ["szbi-12d"]] && check.references.cis8 == ["3.10"])
    #expect(check.tests[0].given == ["tls_endpoint": [["handshake": 1, "oldest": "TLSv1.2"]]])
    #expect(check.texts[.polish].reasons["obsolete"] == "Przyjmuje {oldest}.")
    let programme = try #require(catalogue.programme("grant"))
    #expect(programme.maximum.value == Money(grosze: 35_000_050) && programme.maximum.note?.en == "The county's limit.")
    #expect(programme.durabilityYears == Fact(nil, confidence: .unknown) && programme.callOpens.confidence == .unknown)
    #expect(programme.excludedUnits.value == [.health] && programme.areas.first?.mandatory.value == true)
    #expect(programme.items.first?.quantity.unit.counted(5, .polish) == "5\u{A0}sztuk")
    #expect(catalogue.framework("kri")?.requirements.first?.places.count == 2)
    #expect(catalogue.remedy("tls-configuration")?.hours == 2 && catalogue.overlaid.isEmpty)
    let lint = Catalogue.lint([fixture.path])
    #expect(lint.errors.isEmpty && lint.testsRun == 4 && lint.testsPassed == 4 && lint.checks == 1)
  }

  @Test func digestIsWhatSha256sumSays() throws {
    let fixture = try Fixture(Fixture.sound)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", "cd \"$0\" && find * -type f | LC_ALL=C sort | xargs sha256sum | sha256sum", fixture.path,
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(try Catalogue.load(from: [fixture.path]).digest == String(output.prefix(64)))
  }

  @Test func officeFolderAddsAndReplaces() throws {
    let base = try Fixture(Fixture.sound)
    let office = try Fixture([
      "tls/old.yaml": Fixture.check.replacingOccurrences(of: "severity: high", with: "severity: low"),
      "tls/own.yaml": Fixture.check.replacingOccurrences(of: "id: tls.old", with: "id: tls.own"),
    ])
    let catalogue = try Catalogue.load(from: [base.path, office.path])
    #expect(catalogue.checks.map(\.id) == ["tls.old", "tls.own"])
    #expect(catalogue.check("tls.old")?.severity == .low && catalogue.overlaid == ["tls.old"])
    #expect(try catalogue.digest != Catalogue.load(from: [base.path]).digest)
    #expect(catalogue.folders == [base.path, office.path])
  }

  @Test func folderIsLookedForInOrder() throws {
    let root = try Fixture([
      "usr/bin/tarcza": "", "usr/share/tarcza/checks/a": "", "own/a": "", "src/Package.swift": "", "src/checks/a": "",
      "src/.build/debug/tarcza": "", "lone/bin/tarcza": "",
    ])
    let path = root.path
    func find(_ explicit: String?, _ variable: String?, _ executable: String) throws -> String {
      try ChecksFolder.find(
        explicit: explicit, environment: variable.map { [ChecksFolder.variable: $0] } ?? [:],
        executable: path + executable)
    }
    #expect(try find(path + "/own/", path + "/src/checks", "/usr/bin/tarcza") == path + "/own")
    #expect(try find(nil, path + "/own", "/usr/bin/tarcza") == path + "/own")
    #expect(try find(nil, nil, "/usr/bin/tarcza") == path + "/usr/share/tarcza/checks")
    #expect(try find(nil, nil, "/src/.build/debug/tarcza") == path + "/src/checks")
    #expect(throws: ContentError.self) { try find(path + "/nowhere", nil, "/usr/bin/tarcza") }
    #expect(throws: ContentError.self) { try find(nil, path + "/nowhere", "/usr/bin/tarcza") }
    let error = try #require(throws: ContentError.self) { try find(nil, nil, "/lone/bin/tarcza") }
    #expect(error.problem.pl.contains("--checks") && error.problem.en.contains(ChecksFolder.variable))
  }

  @Test func newCheckLoadsAndLintNamesWhatIsLeftToWrite() throws {
    let fixture = try Fixture(Fixture.sound)
    let modules = try Catalogue.load(from: [fixture.path]).modules
    let path = try NewCheck.write(id: "tls.weak-key", in: fixture.path, modules: modules)
    #expect(path == fixture.path + "/tls/weak-key.yaml")
    #expect(try Catalogue.load(from: [fixture.path]).check("tls.weak-key") != nil)
    let lint = Catalogue.lint([fixture.path])
    #expect(lint.errors.allSatisfy { $0.file == path && $0.line != nil })
    #expect(lint.errors.count(where: { $0.problem.en.hasPrefix("the template's text") }) == 12)
    #expect(lint.errors.count(where: { $0.problem.en.hasPrefix("no test ends") }) == 1 && lint.errors.count == 13)
    for id in ["tls.weak-key", "web.weak-key", "tls.Weak", "../x.y"] {
      #expect(throws: ContentError.self) { try NewCheck.write(id: id, in: fixture.path, modules: modules) }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.path + "/tls").count == 3)
  }

  @Test func schemaIsJSONAndHoldsTheFieldsThatAreRead() throws {
    let schema = try #require(
      try JSONSerialization.jsonObject(with: Data(CheckFile.schema.utf8)) as? [String: Any])
    let properties = try #require(schema["properties"] as? [String: Any])
    #expect(properties.keys.sorted() == CheckFile.keys.sorted())
  }
}
