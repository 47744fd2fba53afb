import CaseFile
import Foundation
import TestSupport
import Testing

/// `tarcza accept` as an administrator uses it: take a decision, see it in the report, take it back.
@Suite struct AcceptCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let root = Command.root.appending(path: "Tests/ProbesTests/Roots/debian12").path
    let scan = try Command(["scan", "--evidence", root, "--case", "s.tarcza", "--output", "r"], in: folder.path)
    #expect(scan.status <= 1, "\(scan.errors)")
  }

  private func tarcza(_ arguments: [String]) throws -> Command { try Command(arguments, in: folder.path) }

  private func report(_ name: String = "s.tarcza") throws -> [String: Any] {
    let run = try tarcza(["report", name, "--output", "r"])
    #expect(run.status == 0, "\(run.errors)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(try folder.read("r/raport.json"))) as? [String: Any])
  }

  private func numbers(_ report: [String: Any], _ list: String, _ key: String) throws -> [String] {
    try #require(report[list] as? [[String: Any]]).compactMap { $0[key] as? String }
  }

  private let decision = ["--reason", "Stary sterownik,\n wymiana w czerwcu", "--by", "Jan Nowak"]

  @Test func aDecisionIsListedAndTakesThePlacesOutOfTheRiskUntilItIsTakenBack() throws {
    let before = try report()
    let first = try #require(try numbers(before, "findings", "number").first)
    let accepted = try tarcza(["accept", "s.tarcza", first, "--until", "2099-12-31"] + decision)
    #expect(accepted.status == 0 && accepted.output.contains("Przyjęto ryzyko, miejsc: "), "\(accepted.errors)")

    let after = try report()
    #expect(try !numbers(after, "findings", "number").contains(first))
    #expect(
      try Set(numbers(after, "findings", "number")).union([first]) == Set(numbers(before, "findings", "number")),
      "the other findings keep their numbers")
    let entry = try #require((after["accepted"] as? [[String: Any]])?.first)
    #expect(entry["finding"] as? String == first && entry["state"] as? String == "in-force")
    #expect(entry["reason"] as? String == "Stary sterownik, wymiana w czerwcu" && entry["by"] as? String == "Jan Nowak")
    let html = String(decoding: try folder.read("r/raport.html"), as: UTF8.self)
    #expect(html.contains("Przyjęte ryzyka") && html.contains("Stary sterownik, wymiana w czerwcu"))
    #expect(try tarcza(["plan", "s.tarcza"]).output.contains("Urząd przyjął ryzyko na piśmie"))
    let list = try tarcza(["accept", "s.tarcza", "--list"])
    #expect(list.status == 0 && list.output.contains("Jan Nowak") && list.output.contains("2099-12-31"))

    let withdrawn = try tarcza(["accept", "s.tarcza", first, "--withdraw"])
    #expect(withdrawn.status == 0, "\(withdrawn.errors)")
    #expect(try numbers(report(), "findings", "number") == numbers(before, "findings", "number"))
    #expect(try tarcza(["accept", "s.tarcza", "--list"]).output.contains("Jan Nowak"), "the row stays")
    #expect(try tarcza(["accept", "s.tarcza", first, "--withdraw"]).status == 2)
  }

  @Test func aFingerprintIsOnePlaceAndDecisionsAreCarriedIntoTheNextExamination() throws {
    let findings = try #require(try report()["findings"] as? [[String: Any]])
    let place = try #require((findings.last?["places"] as? [[String: Any]])?.first?["fingerprint"] as? String)
    #expect(try tarcza(["accept", "s.tarcza", place, "--until", "2099-12-31"] + decision).status == 0)
    let root = Command.root.appending(path: "Tests/ProbesTests/Roots/debian12").path
    _ = try tarcza(["scan", "--evidence", root, "--case", "next.tarcza", "--output", "n"])
    #expect(try numbers(report("next.tarcza"), "accepted", "number").isEmpty)
    let carried = try tarcza(["accept", "next.tarcza", "--from", "s.tarcza"])
    #expect(carried.output.contains("Przeniesiono decyzje: 1."), "\(carried.errors)")
    #expect(try tarcza(["accept", "next.tarcza", "--from", "s.tarcza"]).output.contains("Przeniesiono decyzje: 0."))
    #expect(try numbers(report("next.tarcza"), "accepted", "state") == ["in-force"])
  }

  @Test func whatIsMissingIsSaidAndNothingIsWritten() throws {
    let cases: [(arguments: [String], word: String)] = [
      (["U-999", "--until", "2099-12-31"] + decision, "U-999"),
      (["U-001", "--until", "2001-01-01"] + decision, "2001-01-01"),
      (["U-001", "--until", "jutro"] + decision, "--until"), (["U-001"] + decision, "--until"),
      (["U-001", "--until", "2099-12-31", "--by", "Jan"], "--reason"),
      (["U-001", "--until", "2099-12-31", "--reason", " ", "--by", "Jan"], "--reason"),
      (["U-001", "--until", "2099-12-31", "--reason", "x"], "--by"),
      (["U-001", "U-999", "--until", "2099-12-31"] + decision, "U-999"),
      ([], "U-003"), (["--list", "--withdraw"], "--withdraw"), (["U-001", "--list"], "--list"),
      (["U-001", "--withdraw", "--by", "Jan"], "--withdraw"), (["--from", "brak.tarcza"], "brak.tarcza"),
    ]
    for (arguments, word) in cases {
      let run = try tarcza(["accept", "s.tarcza"] + arguments)
      #expect(run.status == 2 && run.errors.contains(word), "\(arguments): \(run.status) \(run.errors)")
    }
    let file = try CaseFile.open(folder.path + "/s.tarcza", readonly: true)
    defer { try? file.close() }
    #expect(try file.all(AcceptedRisk.self).isEmpty)
  }
}
