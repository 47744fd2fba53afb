import CaseFile
import Testing

@Suite struct InventoryComparisonTests {
  private func item(_ line: Int, name: String? = nil, address: String? = nil, mac: String? = nil) -> InventoryItem {
    var item = InventoryItem(line: line, source: "spis.csv", imported: "2026-11-24T10:00:00Z")
    (item.name, item.address, item.mac) = (name, address, mac)
    return item
  }

  private func asset(_ address: String?, name: String? = nil, mac: String? = nil, origin: String = "network") -> Asset {
    var asset = Asset(address: address, name: name, unit: "starostwo", origin: origin)
    asset.mac = mac
    return asset
  }

  private func comparison(_ items: [InventoryItem], _ assets: [Asset]) throws -> [[CaseValue]] {
    let file = try CaseFile.inMemory()
    try file.write { writer in
      try writer.insert(contentsOf: items)
      try writer.insert(contentsOf: assets)
    }
    return try file.rows("SELECT id, asset, listed, seen FROM inventory_comparison ORDER BY id").rows
  }

  @Test func hardwareAddressWinsOverAddressAndAddressOverName() throws {
    let rows = try comparison(
      [
        item(2, name: "sekretariat", address: "10.0.0.2", mac: "00:11:22:33:44:55"),
        item(3, name: "serwer", address: "10.0.0.2"), item(4, name: "drukarka"), item(5, name: "zaginiony"), item(6),
      ],
      [
        asset("10.0.0.9", name: "DRUKARKA.powiat.local"), asset("10.0.0.2"),
        asset("10.0.0.5", mac: "00:11:22:33:44:55"),
        asset("10.0.0.7", name: "drukarkarnia"),
      ])
    #expect(
      rows == [
        ["a4", 4, 0, 1], ["i1", 3, 1, 1], ["i2", 2, 1, 1], ["i3", 1, 1, 1], ["i4", .null, 1, 0],
        ["i5", .null, 1, .null],
      ])
  }

  @Test func withoutAnExaminedNetworkNothingIsMissing() throws {
    #expect(
      try comparison([item(2, name: "serwer")], [asset(nil, name: "inny", origin: "this-machine")])
        == [["a1", 1, 0, 1], ["i1", .null, 1, .null]])
  }

  @Test func withoutAnInventoryThereIsNothingToCompare() throws {
    #expect(try comparison([], [asset("10.0.0.1")]).isEmpty)
  }

  @Test func answersComeBackAsTheyWentIn() throws {
    let file = try CaseFile.inMemory()
    var answer = SurveyAnswer(unit: "pcpr", section: "continuity", question: "restore-test")
    answer.answer = .notApplicable
    (answer.day, answer.ageDays, answer.comment, answer.evidence) = ("2026-05-01", 207, "„żółć”\n", "protokół.pdf")
    (answer.answeredBy, answer.answered) = ("Jan Kowalski", "2026-11-24T10:00:00Z")
    try file.write { try $0.insert(&answer) }
    #expect(try file.all(SurveyAnswer.self) == [answer])
    #expect(try file.rows("SELECT answer FROM survey_answer").rows == [["not-applicable"]])
  }
}
