/// A domain name as its labels, which may hold any bytes (RFC 1035 § 3.1, RFC 2181 § 11).
package struct DNSName: Hashable, Sendable {
  package var labels: [[UInt8]]

  /// The name that `text` writes with dots.
  package init(_ text: String) { labels = text.split(separator: ".").map { Array($0.utf8) } }

  private init(labels: [[UInt8]]) { self.labels = labels }

  /// The name under which the name of an address, 4 or 16 bytes in network order, is kept (RFC 1035 § 3.5, RFC 3596
  /// § 2.5).
  package static func reverse(_ address: [UInt8]) -> DNSName {
    let labels =
      address.count == 4
      ? address.reversed().map { "\($0)" }
      : address.reversed().flatMap { [String($0 & 15, radix: 16), String($0 >> 4, radix: 16)] }
    return DNSName(labels.joined(separator: ".") + (address.count == 4 ? ".in-addr.arpa" : ".ip6.arpa"))
  }

  /// The name written with dots, if every label is made of letters, digits, hyphens and underscores, as a host's is
  /// (RFC 952, RFC 1123 § 2.1); else nil.
  package var hostName: String? {
    guard !labels.isEmpty, labels.allSatisfy({ !$0.isEmpty && $0.allSatisfy(DNSName.isPlain) }) else { return nil }
    return labels.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ".")
  }

  /// Reads the name that starts at `place`, following its pointers (RFC 1035 § 4.1.4), and says where it ends.
  ///
  /// A pointer leads back only, and a name is 255 bytes at most, so no message leads in circles.
  static func read(_ bytes: [UInt8], at place: Int) -> (DNSName, Int)? {
    var labels: [[UInt8]] = []
    var (position, length) = (place, 0)
    var end: Int?
    while position < bytes.count {
      let first = Int(bytes[position])
      switch first >> 6 {
      case 0 where first == 0: return (DNSName(labels: labels), end ?? position + 1)
      case 0:
        length += first + 1
        guard length <= 255, position + 1 + first <= bytes.count else { return nil }
        labels.append(Array(bytes[(position + 1)..<(position + 1 + first)]))
        position += 1 + first
      case 3:
        guard position + 1 < bytes.count else { return nil }
        let target = (first & 0x3F) << 8 | Int(bytes[position + 1])
        guard target < position else { return nil }
        end = end ?? position + 2
        position = target
      default: return nil
      }
    }
    return nil
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
    default: false
    }
  }
}
