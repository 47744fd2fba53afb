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
    #expect(lint.errors.isEmpty && lint.testsRun == 7 && lint.testsPassed == 7 && lint.checks == 2)
  }

  @Test func surveySheetAndDutiesAreRead() throws {
    let fixture = try Fixture(Fixture.sound)
    let catalogue = try Catalogue.load(from: [fixture.path])
    let question = try #require(catalogue.questionnaires.first?.questions.first)
    #expect(question.id == "policy" && question.weight == 3 && question.day?.pl == "Od kiedy?")
    #expect(question.appliesTo == [.office, .units])
    #expect(catalogue.check("tls.policy")?.filter == Check.Filter(condition: "question = 'policy'", line: 3))
    #expect(catalogue.sheet("arkusz")?.parts.first?.points == [.framework("kri")])
    var files = Fixture.sound
    files["requirements/kri.yaml"] = Fixture.requirements.replacingOccurrences(
      of: "    answered-by:", with: "    applies-to: [units]\n    answered-by:"
    ).replacingOccurrences(of: "from: 2024-05-24,", with: "from: 2024-05-24, due: 2027-04-03,")
    files["sheets/arkusz.yaml"] = Fixture.sheet.replacingOccurrences(of: "[kri]", with: "[kri.szbi-12d]")
    let changed = try Fixture(files)
    let other = try Catalogue.load(from: [changed.path])
    let requirement = try #require(other.framework("kri")?.requirements.first)
    #expect(requirement.appliesTo == [.units] && requirement.places.map(\.due?.iso) == [nil, "2027-04-03"])
    #expect(other.sheet("arkusz")?.parts.first?.points == [.requirement(framework: "kri", id: "szbi-12d")])
  }

  @Test func anItemTakesFromTheOneItIsLikeWhatItDoesNotSay() throws {
    var files = Fixture.sound
    files["programmes/other.yaml"] = """
      id: other
      name: { pl: Inny, en: Other }
      areas: [{ id: all, title: { pl: Wszystko, en: All } }]
      items:
        - id: proxy
          like: grant.proxy
          area: all
          eligibility: { value: 'no', confidence: reported, source: press, note: { pl: Wyłączone., en: Excluded. } }
          price: { low: 1, high: 2, year: 2026, confidence: unconfirmed }
      duties: [{ value: { pl: Ankieta., en: A survey. }, confidence: unconfirmed }]
      exclusions: [{ value: { pl: Meble., en: Furniture. }, confidence: unconfirmed }]
      verified: 2026-11-22
      """
    let fixture = try Fixture(files)
    let catalogue = try Catalogue.load(from: [fixture.path])
    let base = try #require(catalogue.programme("grant")?.items.first)
    let other = try #require(catalogue.programme("other"))
    let item = try #require(other.items.first)
    #expect(item.title == base.title && item.quantity == base.quantity && item.remedies == base.remedies)
    #expect(item.area == "all" && item.eligibility.value == .no && item.price.high == Money(zloty: 2))
    #expect(other.duties.map(\.value?.en) == ["A survey."] && other.exclusions.map(\.value?.en) == ["Furniture."])
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
    #expect(catalogue.checks.map(\.id) == ["tls.old", "tls.own", "tls.policy"])
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
      try ProgramFolder.checks.find(
        explicit: explicit, environment: variable.map { [ProgramFolder.checks.variable: $0] } ?? [:],
        executable: path + executable)
    }
    #expect(try find(path + "/own/", path + "/src/checks", "/usr/bin/tarcza") == path + "/own")
    #expect(try find(nil, path + "/own", "/usr/bin/tarcza") == path + "/own")
    #expect(try find(nil, nil, "/usr/bin/tarcza") == path + "/usr/share/tarcza/checks")
    #expect(try find(nil, nil, "/src/.build/debug/tarcza") == path + "/src/checks")
    #expect(throws: ContentError.self) { try find(path + "/nowhere", nil, "/usr/bin/tarcza") }
    #expect(throws: ContentError.self) { try find(nil, path + "/nowhere", "/usr/bin/tarcza") }
    let error = try #require(throws: ContentError.self) { try find(nil, nil, "/lone/bin/tarcza") }
    #expect(error.problem.pl.contains("--checks") && error.problem.en.contains(ProgramFolder.checks.variable))
  }

  @Test func foldersOfTheReportAreFoundTheSameWay() throws {
    let root = try Fixture([
      "usr/bin/tarcza": "", "usr/share/tarcza/report/a": "", "src/Package.swift": "",
      "src/Sources/Reports/Resources/a": "", "src/.build/debug/tarcza": "", "lone/bin/tarcza": "",
    ])
    func find(_ executable: String) throws -> String {
      try ProgramFolder.report.find(environment: [:], executable: root.path + executable)
    }
    #expect(try find("/usr/bin/tarcza") == root.path + "/usr/share/tarcza/report")
    #expect(try find("/src/.build/debug/tarcza") == root.path + "/src/Sources/Reports/Resources")
    let error = try #require(throws: ContentError.self) { try find("/lone/bin/tarcza") }
    #expect(error.file == root.path + "/lone/share/tarcza/report")
    #expect(error.problem.pl.contains("TARCZA_REPORT") && !error.problem.pl.contains("--"))
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
    #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.path + "/tls").count == 4)
  }

  /// A module that says what it sends, and a check of it.
  private static func module(_ exchanges: String, _ check: String) throws -> Fixture {
    var files = Fixture.sound
    files["tls/module.yaml"] = (files["tls/module.yaml"] ?? "") + "\nexchanges:\n" + exchanges
    for name in ["tls/old.yaml", "tls/policy.yaml"] { files[name] = (files[name] ?? "") + "\n" + check }
    return try Fixture(files)
  }

  private static let hello = "  - { id: hello, ports: tcp 443, sends: { pl: a, en: b }, safety: { pl: c, en: d } }\n"

  @Test func everyCheckOfAModuleThatSendsNamesItsExchange() throws {
    let fixture = try Self.module(Self.hello, "exchange: hello")
    let catalogue = try Catalogue.load(from: [fixture.path])
    #expect(catalogue.check("tls.old")?.exchange == "hello")
    let exchange = try #require(catalogue.modules.first?.exchanges.first)
    #expect(exchange.id == "hello" && exchange.ports == Phrase(same: "tcp 443") && exchange.safety.en == "d")
    let path = try NewCheck.write(id: "tls.weak-key", in: fixture.path, modules: catalogue.modules)
    #expect(try Catalogue.load(from: [fixture.path]).check("tls.weak-key")?.exchange == "hello", "\(path)")
  }

  @Test(arguments: [
    (hello, "", "name the exchange in which this is seen; the module tls has: hello"),
    (hello, "exchange: helo", "tls/module.yaml has no exchange “helo”; is it “hello”?"),
    (hello + hello, "exchange: hello", "“hello” is here twice"),
    ("  - { id: hello, ports: tcp 443, sends: { pl: a, en: b } }\n", "exchange: hello", "this field is missing"),
  ])
  func anExchangeThatIsMissingIsNamed(exchanges: String, check: String, problem: String) throws {
    let fixture = try Self.module(exchanges, check)
    let errors = Catalogue.lint([fixture.path]).errors
    #expect(errors.contains { $0.problem.en == problem }, "\(errors.map { $0.text(.english) })")
  }

  @Test func programmeSchemaHoldsTheFieldsThatAreRead() throws {
    let schema = try #require(
      try JSONSerialization.jsonObject(with: Data(ProgrammeFile.schema.utf8)) as? [String: Any])
    let properties = try #require(schema["properties"] as? [String: Any])
    #expect(Set(properties.keys) == Set(ProgrammeFile.keys))
    let definitions = try #require(schema["$defs"] as? [String: [String: Any]])
    let item = try #require(definitions["item"]?["properties"] as? [String: Any])
    #expect(Set(item.keys) == Set(ProgrammeFile.itemKeys))
  }

  @Test func schemaIsJSONAndHoldsTheFieldsThatAreRead() throws {
    let schema = try #require(
      try JSONSerialization.jsonObject(with: Data(CheckFile.schema.utf8)) as? [String: Any])
    let properties = try #require(schema["properties"] as? [String: Any])
    #expect(properties.keys.sorted() == CheckFile.keys.sorted())
  }
}
