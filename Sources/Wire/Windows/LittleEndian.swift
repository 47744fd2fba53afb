/// Reads numbers whose least significant byte comes first, as Windows stores them; total.
struct LittleEndian {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var count: Int { bytes.count }

  func u8(_ place: Int) -> UInt8? { bytes.indices.contains(place) ? bytes[place] : nil }
  func u16(_ place: Int) -> UInt16? { number(place, 2).map { UInt16(truncatingIfNeeded: $0) } }
  func u32(_ place: Int) -> UInt32? { number(place, 4).map { UInt32(truncatingIfNeeded: $0) } }
  func u64(_ place: Int) -> UInt64? { number(place, 8) }

  /// `count` bytes from `place` on.
  func slice(_ place: Int, _ count: Int) -> [UInt8]? {
    guard place >= 0, count >= 0, place <= bytes.count, count <= bytes.count - place else { return nil }
    return Array(bytes[place..<(place + count)])
  }

  private func number(_ place: Int, _ count: Int) -> UInt64? {
    slice(place, count)?.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
