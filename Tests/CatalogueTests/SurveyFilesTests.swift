import CaseFile
import Catalogue
import Checks
import Foundation
import Model
import Testing

/// The files that an office brings to its survey: answers and the inventory.
@Suite struct SurveyFilesTests {
  private static let questionnaire = Questionnaire(
    id: "organisation", title: Phrase(same: "Survey"),
    sections: [Questionnaire.Section(id: "rules", title: Phrase(same: "Rules"))],
    questions: [("policy", true), ("roles", false)].map { id, asks in
      Question(
        id: id, section: "rules", text: Phrase(same: id), help: Phrase(same: ""), evidence: Phrase(same: ""), weight: 1,
        day: asks ? Phrase(same: "When?") : nil, appliesTo: [.office, .units], line: 1)
    }, file: "x")
  private static let respondents = [
    Survey.Respondent(unit: "starostwo", name: "Urząd", isOffice: true),
    Survey.Respondent(unit: "pcpr", name: "PCPR", isOffice: false),
  ]
  private static let now = Timestamp(seconds: 1_795_514_400)

  private func answers(_ text: String) throws -> [AnswersFile.Entry] {
    let fixture = try Fixture(["answers.yaml": text])
    return try AnswersFile.read(
      fixture.path + "/answers.yaml", questionnaire: Self.questionnaire, respondents: Self.respondents,
      today: Self.now.day)
  }

  @Test func answersAreReadInBothLanguages() throws {
    let entries = try answers(
      """
      by: Anna Nowak
      on: 2026-11-20
      answers:
        policy: { answer: tak, day: 2026-01-31, comment: 'od „zawsze”', evidence: plik.pdf }
        roles: no
      units:
        pcpr: { policy: częściowo, roles: { answer: nie dotyczy, comment: bo tak } }
      """)
    #expect(entries.map(\.respondent.unit) == ["starostwo", "starostwo", "pcpr", "pcpr"])
    #expect(entries.map(\.question.id) == ["policy", "roles", "policy", "roles"])
    #expect(entries.map(\.answer) == [.yes, .no, .partly, .notApplicable])
    #expect(entries[0].day?.iso == "2026-01-31" && entries[0].comment == "od „zawsze”")
    #expect(
      entries[0].evidence == "plik.pdf" && entries.allSatisfy { $0.by == "Anna Nowak" && $0.on?.iso == "2026-11-20" })
    #expect(try answers("answers: { policy: , roles: }").isEmpty, "an empty field is no answer")
  }

  @Test(arguments: [
    ("answers: { polity: tak }", 1, "answers.polity", "unknown key; is it “policy”?"),
    ("answers:\n  policy: może", 2, "answers.policy", "“może” is none of: yes, partly, no, not-applicable, unknown"),
    ("units: { pcp: { policy: tak } }", 1, "units.pcp", "unknown key; is it “pcpr”?"),
    ("answers: { policy: { day: 2026-01-01 } }", 1, "answers.policy.answer", "this field is missing"),
    ("answers: { policy: { answer: tak, day: 2027-01-01 } }", 1, "answers.policy.day", "this day has not come yet"),
    ("answers: { roles: { answer: tak, day: 2026-01-01 } }", 1, "answers.roles.day", "this question asks for no day"),
    (
      "answers: { roles: { answer: nie dotyczy } }", 1, "answers.roles", "“not-applicable” needs a reason in “comment”"
    ), ("odpowiedzi: {}", 1, "odpowiedzi", "unknown key"),
  ])
  func aFaultInAnswersIsNamed(text: String, line: Int, field: String, problem: String) throws {
    let errors = try #require(throws: ContentErrors.self) { try answers(text) }.errors
    #expect(errors.map(\.line) == [line] && errors.map(\.field) == [field] && errors.map(\.problem.en) == [problem])
  }

  private func inventory(_ bytes: [UInt8]) throws -> InventoryFile {
    let path = NSTemporaryDirectory() + "tarcza-inventory-\(UUID().uuidString).csv"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(bytes).write(to: URL(filePath: path))
    return try InventoryFile(path, units: [("pcpr", "Centrum Pomocy")], now: Self.now)
  }

  @Test func inventoryOfASpreadsheetIsRead() throws {
    let text = """
      Nazwa;Adres IP;MAC;Rodzaj;System;Koniec wsparcia;Osoba;Pokój;Jednostka;Uwagi
      PC-1;192.168.10.5;00-11-22-AA-BB-CC;komputer;"Stary; system";14.10.2025;Jan;12;centrum pomocy;x

      PC-2;FE80::1;0011.22aa.bbcd;;;2030-01-01;;;pcpr;
      PC-3
      """
    let file = try inventory(Array(text.utf8))
    #expect(file.ignored == ["Uwagi"] && file.items.map(\.line) == [2, 4, 5])
    let first = file.items[0]
    #expect(first.mac == "00:11:22:aa:bb:cc" && first.system == "Stary; system" && first.unit == "pcpr")
    #expect(first.supportedUntil == "2025-10-14" && (first.supportDaysLeft ?? 0) < 0 && first.owner == "Jan")
    #expect(file.items[1].address == "fe80::1" && file.items[1].mac == "00:11:22:aa:bb:cd")
    #expect((file.items[1].supportDaysLeft ?? 0) > 1000 && file.items[2].address == nil)
  }

  @Test func inventoryInWindowsLettersIsRead() throws {
    // "nazwa;miejsce" and "PC;Łódź" in Windows-1250.
    let file = try inventory(Array("nazwa;miejsce\r\nPC;".utf8) + [0xA3, 0xF3, 0x64, 0x9F, 0x0D, 0x0A])
    #expect(file.items.map(\.place) == ["Łódź"])
  }

  @Test(arguments: [
    ("nazwa;adres\na;1.2.3", 2, "adres", "“1.2.3” is no IP address"),
    ("mac\n00:11:22", 2, "mac", "“00:11:22” is no hardware address"),
    ("nazwa;koniec wsparcia\na;31.02.2026", 2, "koniec wsparcia", "“31.02.2026” is no day, such as 2026-10-14"),
    ("nazwa;jednostka\na;nikt", 2, "jednostka", "the case file knows no unit “nikt”"),
    ("pokój;osoba\n1;2", 1, nil, "a column “name”, “address” or “mac” is needed"),
    ("nazwa", nil, nil, "the inventory has no line"), ("", nil, nil, "the file is empty"),
    ("nazwa\n\"a", 2, nil, "a quote opened here is never closed"),
    ("nazwa\na;b", 2, nil, "the line has 2 cells, the head 1"),
  ])
  func aFaultInTheInventoryIsNamed(text: String, line: Int?, field: String?, problem: String) throws {
    let errors = try #require(throws: ContentErrors.self) { try inventory(Array(text.utf8)) }.errors
    #expect(errors.map(\.line) == [line] && errors.map(\.field) == [field] && errors.map(\.problem.en) == [problem])
  }
}
