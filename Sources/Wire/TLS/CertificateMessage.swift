/// The Certificate message of TLS 1.2 and older (RFC 5246 § 7.4.2), which is sent in the clear.
package struct CertificateMessage: Hashable, Sendable {
  /// DER of each certificate, the server's own first.
  package let certificates: [[UInt8]]

  /// Reads the body of a handshake message of type 11.
  package init(body: [UInt8]) throws(Truncated) {
    var reader = Reader(body)
    var list = try reader.vector(3)
    var found: [[UInt8]] = []
    while !list.isAtEnd {
      var certificate = try list.vector(3)
      found.append(certificate.rest())
    }
    certificates = found
  }
}
