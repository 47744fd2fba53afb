/// The bytes of a text of hexadecimal digits; anything else in it is passed over.
func hex(_ text: String) -> [UInt8] {
  let digits = text.compactMap(\.hexDigitValue)
  return stride(from: 0, to: digits.count - digits.count % 2, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
}

/// A generator whose numbers are always the same, so that bytes can be compared.
struct Counting: RandomNumberGenerator {
  var state: UInt64 = 0

  mutating func next() -> UInt64 {
    state &+= 1
    return state &* 0x0101_0101_0101_0101
  }
}
