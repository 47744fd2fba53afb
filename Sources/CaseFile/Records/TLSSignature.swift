import GRDB
import Model

/// A signature scheme with which a service signs its handshake.
package struct TLSSignature: CaseRecord, Hashable {
  package var id: Int64?
  package var tlsEndpoint: Int64?
  package var asset: Int64?
  package var address: String
  package var transport: String
  package var port: Int
  package var name: String?
  package var handshake: String
  package var scheme: String
  package var number: Int
  package var digest: String?
  package var weak: Bool?

  package init(
    tlsEndpoint: Int64? = nil, asset: Int64? = nil, address: String, port: Int, name: String?, handshake: String,
    scheme: String, number: Int
  ) {
    self.tlsEndpoint = tlsEndpoint
    self.asset = asset
    self.address = address
    transport = "tcp"
    self.port = port
    self.name = name
    self.handshake = handshake
    self.scheme = scheme
    self.number = number
  }

  package static let table = CaseTable(
    "tls_signature",
    "Signature schemes with which TLS services sign their handshake, one row for each kind of handshake and scheme.",
    identity: ["transport", "port", "name", "handshake", "scheme"],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("tls_endpoint", "The TLS service.", .plain),
      .number("asset", "The host.", .plain),
      .text("address", "The address.", .address),
      .text("transport", "tcp.", .plain),
      .number("port", "The port.", .address),
      .text("name", "The server name that was asked for; NULL when none was known.", .name),
      .text("handshake", "TLSv1.2 or TLSv1.3.", .plain),
      .text("scheme", "IANA's name, such as ecdsa_secp256r1_sha256, rsa_pkcs1_sha1.", .plain),
      .number("number", "Its number in IANA's registry."),
      .text(
        "digest", "The digest: SHA256, SHA384, SHA512, SHA224, SHA1, MD5, or intrinsic for Ed25519 and Ed448.", .plain),
      .flag("weak", "Whether the digest is MD5 or SHA-1."),
    ])
}
