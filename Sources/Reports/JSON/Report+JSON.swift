import FoundationEssentials

extension Report {
  /// `raport.json`: keys sorted, two spaces, a newline at the end; the same report always has the same bytes.
  ///
  /// - Throws: nothing in practice: every value of a report can be encoded.
  package func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self)) + [0x0A]
  }

  /// Reads what ``json()`` writes.
  ///
  /// - Throws: `DecodingError` for anything else.
  package init(json: [UInt8]) throws {
    self = try JSONDecoder().decode(Report.self, from: Data(json))
  }
}
