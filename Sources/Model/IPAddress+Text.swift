extension IPAddress: CustomStringConvertible {
  /// Dotted quad, or RFC 5952's canonical form of IPv6.
  package var description: String {
    switch family {
    case .v4:
      return (0..<4).reversed().map { String((value >> ($0 * 8)) & 0xFF) }.joined(separator: ".")
    case .v6:
      let groups = (0..<8).reversed().map { UInt16(truncatingIfNeeded: value >> ($0 * 16)) }
      return IPAddress.canonical(groups)
    }
  }

  /// Reads a dotted quad (four decimal numbers, no leading zeros: an octal reading would be another host) or the
  /// RFC 4291 § 2.2 forms of IPv6, without a zone; nil for anything else.
  package init?(_ text: some StringProtocol) {
    if text.utf8.contains(UInt8(ascii: ":")) {
      guard let value = IPAddress.parseV6(text) else { return nil }
      self.init(v6: value)
    } else {
      guard let value = IPAddress.parseV4(text) else { return nil }
      self.init(v4: value)
    }
  }

  private static func parseV4(_ text: some StringProtocol) -> UInt32? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var value: UInt32 = 0
    for part in parts {
      guard (1...3).contains(part.utf8.count), part.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        part == "0" || part.utf8.first != 0x30, let byte = UInt8(part)
      else { return nil }
      value = value << 8 | UInt32(byte)
    }
    return value
  }

  private static func parseV6(_ text: some StringProtocol) -> UInt128? {
    let halves = String(text).splitOnce(at: "::")
    guard let head = groups(halves.0), let tail = halves.1.map(groups) ?? .some([]) else { return nil }
    let missing = 8 - head.count - tail.count
    guard halves.1 == nil ? missing == 0 : missing >= 1 else { return nil }
    let all = head + [UInt16](repeating: 0, count: missing) + tail
    return all.reduce(0) { $0 << 16 | UInt128($1) }
  }

  /// The 16-bit groups of one side of `::`, a trailing dotted quad counting as two; nil when malformed.
  private static func groups(_ text: String) -> [UInt16]? {
    if text.isEmpty { return [] }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    var groups: [UInt16] = []
    for (index, part) in parts.enumerated() {
      if index == parts.count - 1, part.contains(".") {
        guard let quad = parseV4(part) else { return nil }
        groups += [UInt16(quad >> 16), UInt16(truncatingIfNeeded: quad)]
      } else {
        guard (1...4).contains(part.utf8.count), !part.hasPrefix("+"), let group = UInt16(part, radix: 16) else {
          return nil
        }
        groups.append(group)
      }
    }
    return groups.count <= 8 ? groups : nil
  }

  private static func canonical(_ groups: [UInt16]) -> String {
    var longest = 0..<0
    var start = 0
    while start < groups.count {
      var end = start
      while end < groups.count, groups[end] == 0 { end += 1 }
      if end - start > max(1, longest.count) { longest = start..<end }
      start = max(end, start + 1)
    }
    let text = { (range: Range<Int>) in groups[range].map { String($0, radix: 16) }.joined(separator: ":") }
    return longest.isEmpty ? text(0..<8) : "\(text(0..<longest.lowerBound))::\(text(longest.upperBound..<8))"
  }
}

extension String {
  /// The text before and after the first `mark`; the second part is nil when there is none.
  fileprivate func splitOnce(at mark: String) -> (String, String?) {
    let bytes = Array(utf8)
    let wanted = Array(mark.utf8)
    guard bytes.count >= wanted.count else { return (self, nil) }
    for start in 0...(bytes.count - wanted.count) where Array(bytes[start..<(start + wanted.count)]) == wanted {
      return (
        String(decoding: bytes[..<start], as: UTF8.self),
        String(decoding: bytes[(start + wanted.count)...], as: UTF8.self)
      )
    }
    return (self, nil)
  }
}

extension IPAddress: Codable {
  package init(from decoder: any Decoder) throws {
    let text = try String(from: decoder)
    guard let address = IPAddress(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "not an address: \(text)"))
    }
    self = address
  }

  package func encode(to encoder: any Encoder) throws { try description.encode(to: encoder) }
}
