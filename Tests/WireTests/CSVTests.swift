import Testing
import Wire

@Suite struct CSVTests {
  private func document(_ text: String) throws -> CSVDocument { try CSVDocument(Array(text.utf8)) }

  @Test(arguments: [";", ",", "\t"]) func cellsArePartedByWhatTheFirstLineUses(separator: String) throws {
    let text = "item;net;note\r\nutm; 12000 ;\"a;\"\"b\"\"\nc,\"\n\n;;\nedr;1\n".replacing(";", with: separator)
    let csv = try document("\u{FEFF}" + text)
    #expect(csv.header == ["item", "net", "note"])
    #expect(csv.rows.map(\.line) == [2, 6])
    #expect(csv.rows.first?.cells == ["utm", "12000", separator == "," ? "a,\"b\"\nc," : "a\(separator)\"b\"\nc,"])
    #expect(csv.rows.last?.cells == ["edr", "1", ""])
  }

  @Test func polishLettersOfWindows1250AreRead() throws {
    let csv = try CSVDocument([0x7A, 0x3B, 0x77, 0x0A] + [0xB3, 0xF3, 0x9C, 0xE6, 0x3B, 0xBF, 0xB9, 0xEA])
    #expect(csv.rows.first?.cells == ["łóść", "żąę"])
  }

  @Test(arguments: [
    ("", CSVDocument.Failure.empty), (" \n;;\n", .empty), ("a;b\n1;\"2\n3", .openQuote(line: 2)),
    ("a;b\n1;2\n1;2;3", .ragged(line: 3, cells: 3, expected: 2)),
  ])
  func aBrokenTableIsNamed(text: String, failure: CSVDocument.Failure) {
    #expect(throws: failure) { try document(text) }
  }

  @Test func anyBytesAreReadOrRefused() {
    var state: UInt64 = 88_172_645_463_325_252
    for _ in 0..<400 {
      let bytes = (0..<60).map { _ -> UInt8 in
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return [0x22, 0x3B, 0x2C, 0x0A, 0x0D, 0x41, UInt8(truncatingIfNeeded: state >> 8)][Int(state % 7)]
      }
      guard let csv = try? CSVDocument(bytes) else { continue }
      #expect(csv.rows.allSatisfy { $0.cells.count == csv.header.count })
    }
    #expect(throws: CSVDocument.Failure.tooLarge) {
      try CSVDocument(.init(repeating: 65, count: CSVDocument.longest + 1))
    }
  }
}
