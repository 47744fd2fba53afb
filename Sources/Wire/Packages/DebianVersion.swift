/// A version of a Debian package, in the order of deb-version(7): `[epoch:]upstream[-revision]`.
package struct DebianVersion: Hashable, Comparable, Sendable {
  package let text: String
  private let epoch: Int
  private let upstream: [UInt8]
  private let revision: [UInt8]

  /// Takes any text; what is no version sorts somewhere, without a trap.
  package init(_ text: String) {
    self.text = text
    var rest = Array(text.utf8)[...]
    if let colon = rest.firstIndex(of: UInt8(ascii: ":")) {
      epoch = Int(String(decoding: rest[..<colon], as: UTF8.self)) ?? 0
      rest = rest[(colon + 1)...]
    } else {
      epoch = 0
    }
    if let hyphen = rest.lastIndex(of: UInt8(ascii: "-")) {
      upstream = Array(rest[..<hyphen])
      revision = Array(rest[(hyphen + 1)...])
    } else {
      upstream = Array(rest)
      revision = []
    }
  }

  package static func == (left: DebianVersion, right: DebianVersion) -> Bool { left.order(right) == 0 }

  package func hash(into hasher: inout Hasher) { hasher.combine(epoch) }

  package static func < (left: DebianVersion, right: DebianVersion) -> Bool { left.order(right) < 0 }

  private func order(_ other: DebianVersion) -> Int {
    if epoch != other.epoch { return epoch < other.epoch ? -1 : 1 }
    let first = Self.order(upstream, other.upstream)
    return first != 0 ? first : Self.order(revision, other.revision)
  }

  /// Alternates between the parts without and with digits, as dpkg's `verrevcmp` does.
  private static func order(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var (i, j) = (0, 0)
    while i < left.count || j < right.count {
      while (i < left.count && !left[i].isDigit) || (j < right.count && !right[j].isDigit) {
        let (one, other) = (weight(left, i), weight(right, j))
        if one != other { return one < other ? -1 : 1 }
        i += 1
        j += 1
      }
      let (one, other) = (number(left, &i), number(right, &j))
      if one.count != other.count { return one.count < other.count ? -1 : 1 }
      if one != other { return one.lexicographicallyPrecedes(other) ? -1 : 1 }
    }
    return 0
  }

  /// `~` before the end, the end and digits before letters, letters before everything else.
  private static func weight(_ bytes: [UInt8], _ index: Int) -> Int {
    guard index < bytes.count else { return 0 }
    let byte = bytes[index]
    if byte.isDigit { return 0 }
    if byte == UInt8(ascii: "~") { return -1 }
    let isLetter = (65...90).contains(byte) || (97...122).contains(byte)
    return isLetter ? Int(byte) : Int(byte) + 256
  }

  /// The digits from the index on, without leading zeros.
  private static func number(_ bytes: [UInt8], _ index: inout Int) -> ArraySlice<UInt8> {
    guard index < bytes.count else { return [] }
    let digits = bytes[index...].prefix(while: \.isDigit)
    index += digits.count
    return digits.drop { $0 == UInt8(ascii: "0") }
  }
}
