/// The SERVER-HELLO of SSLv2 (draft-hickman-netscape-ssl § 2.6): everything the server can do, and its certificate.
package struct SSLv2ServerHello: Hashable, Sendable {
  package let version: UInt16
  /// DER of an X.509 certificate; empty when a session is resumed.
  package let certificate: [UInt8]
  /// The cipher kinds of the server, three bytes each.
  package let cipherKinds: [UInt32]
  package let connectionID: [UInt8]

  /// Reads the body of a message, without the record header and the message type 4.
  package init(body: [UInt8]) throws(Truncated) {
    var reader = Reader(body)
    try reader.skip(2)
    version = try reader.u16()
    let lengths = (Int(try reader.u16()), Int(try reader.u16()), Int(try reader.u16()))
    certificate = try reader.bytes(lengths.0)
    var kinds = try reader.part(lengths.1)
    var found: [UInt32] = []
    while kinds.remaining >= 3 { found.append(try kinds.u24()) }
    cipherKinds = found
    connectionID = try reader.bytes(lengths.2)
  }
}
