/// The beginning of a response of RTSP (RFC 2326 § 7) or SIP (RFC 3261 § 7.2): a status line and fields as in HTTP.
package struct StatusReply: Hashable, Sendable {
  package enum Family: String, Sendable, CaseIterable { case rtsp = "RTSP/1.0", sip = "SIP/2.0" }

  package let spoken: Family
  package let status: Int
  /// What the field Server or User-Agent says; nil without one.
  package let product: [UInt8]?

  /// Asks a camera or recorder which methods it knows (RFC 2326 § 10.1); no stream is described or begun.
  package static let rtspOptions = Array("OPTIONS * RTSP/1.0\r\nCSeq: 1\r\nUser-Agent: Tarcza\r\n\r\n".utf8)

  /// Asks a telephone or exchange at `host` what it can do (RFC 3261 § 11); nothing rings.
  package static func sipOptions(host: String) -> [UInt8] {
    Array(
      """
      OPTIONS sip:\(host) SIP/2.0\r
      Via: SIP/2.0/TCP tarcza.invalid;branch=z9hG4bKtarcza1\r
      Max-Forwards: 0\r
      From: <sip:tarcza@tarcza.invalid>;tag=tarcza\r
      To: <sip:\(host)>\r
      Call-ID: 1@tarcza.invalid\r
      CSeq: 1 OPTIONS\r
      Content-Length: 0\r
      \r

      """.utf8)
  }

  /// Nil when `bytes` do not begin with a status line of either.
  package init?(_ bytes: [UInt8]) {
    let lines = bytes.prefix(StatusReply.longest).split(
      separator: 0x0A, maxSplits: 64, omittingEmptySubsequences: false)
    guard lines.count > 1, let line = lines.first,
      let spoken = Family.allCases.first(where: { line.starts(with: ($0.rawValue + " ").utf8) })
    else { return nil }
    let digits = line.dropFirst(spoken.rawValue.utf8.count + 1).prefix(3)
    guard digits.count == 3, digits.allSatisfy({ (0x30...0x39).contains($0) }),
      let status = Int(String(decoding: digits, as: UTF8.self))
    else { return nil }
    self.spoken = spoken
    self.status = status
    product = lines.dropFirst().lazy.compactMap(StatusReply.product).first
  }

  /// Whether nothing more is to be waited for: the fields are all there, or it is something else.
  package static func isWhole(_ bytes: [UInt8]) -> Bool {
    guard bytes.contains(0x0A) else { return bytes.count > longest }
    return bytes.suffix(4).elementsEqual("\r\n\r\n".utf8) || bytes.count > longest || StatusReply(bytes) == nil
  }

  private static let longest = 4096

  private static func product(_ line: ArraySlice<UInt8>) -> [UInt8]? {
    guard let colon = line.firstIndex(of: 0x3A) else { return nil }
    let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
    guard name == "server" || name == "user-agent" else { return nil }
    let value = line[(colon + 1)...].drop { $0 == 0x20 }
    return Array(value.last == 0x0D ? value.dropLast() : value)
  }
}
