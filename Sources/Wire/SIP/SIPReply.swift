/// What a telephone or exchange answers to OPTIONS (RFC 3261 § 11 and 7.2).
package struct SIPReply: Hashable, Sendable {
  package let status: Int
  /// The field Server, or User-Agent.
  package let product: [UInt8]?

  /// OPTIONS asks what the other side can do; unlike INVITE it makes nothing ring.
  ///
  /// `host` is the address asked, as it stands in a URI; `token` is letters and digits that make the call unique.
  package static func question(host: String, token: String) -> [UInt8] {
    let lines = [
      "OPTIONS sip:\(host) SIP/2.0", "Via: SIP/2.0/UDP tarcza.invalid;branch=z9hG4bK\(token);rport",
      "Max-Forwards: 0", "From: <sip:tarcza@tarcza.invalid>;tag=\(token)", "To: <sip:\(host)>",
      "Call-ID: \(token)@tarcza.invalid", "CSeq: 1 OPTIONS", "Contact: <sip:tarcza@tarcza.invalid>",
      "Accept: application/sdp", "Content-Length: 0", "", "",
    ]
    return Array(lines.joined(separator: "\r\n").utf8)
  }

  /// Nil when `bytes` are no response of SIP/2.0.
  package init?(_ bytes: [UInt8]) {
    // The two protocols share the form of the response (RFC 3261 § 7).
    guard bytes.starts(with: "SIP/2.0 ".utf8), bytes.count >= 12 else { return nil }
    let digits = bytes[8..<11]
    guard bytes[11] == 0x20, digits.allSatisfy({ (0x30...0x39).contains($0) }),
      let status = Int(String(decoding: digits, as: UTF8.self)), (100...699).contains(status)
    else { return nil }
    self.status = status
    let fields = HTTPResponse(Array("HTTP/1.1 200 OK".utf8) + bytes.drop { $0 != 0x0D && $0 != 0x0A })
    product = fields?["server"] ?? fields?["user-agent"]
  }
}
