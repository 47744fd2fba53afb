import FoundationEssentials

extension ApplicationReport {
  /// `raport-do-wniosku.json`: keys sorted, two spaces, a newline at the end; the same report always has the same bytes.
  ///
  /// - Throws: nothing in practice: every value can be encoded.
  package func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self)) + [0x0A]
  }

  /// What stands for the full edition's digest while the application edition's own is computed.
  ///
  /// Each edition carries the other's digest, and one of them has to come first: the full edition carries SHA-256 of
  /// `raport-do-wniosku.json` with 64 zeros in the place of its own.
  static let noDigest: PublicText = "0000000000000000000000000000000000000000000000000000000000000000"
}
