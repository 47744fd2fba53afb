import Model

/// The name under which users know a service: a DNS name, or an address written as text.
struct AskedName: Hashable, Sendable {
  let text: String
  private let isAddress: Bool

  /// Nil without a name, and for a text that is neither (RFC 1123 § 2.1; underscores, which some networks use, pass).
  init?(_ name: String?) {
    guard var name else { return nil }
    if name.hasSuffix(".") { name.removeLast() }
    isAddress = IPAddress(name) != nil
    let labels = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard
      isAddress
        || name.utf8.count <= 253
          && labels.allSatisfy({ (1...63).contains($0.count) && $0.allSatisfy(AskedName.isPart) })
    else { return nil }
    text = name
  }

  /// What a hello asks for: an address is never asked for (RFC 6066 § 3).
  var serverName: String? { isAddress ? nil : text }

  /// The address, if it is one.
  var address: String? { isAddress ? text : nil }

  private static func isPart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"): true
    default: false
    }
  }
}
