import GRDB
import Model

/// A group for key exchange that a service accepts.
package struct TLSGroup: CaseRecord, Hashable {
  package var id: Int64?
  package var tlsEndpoint: Int64?
  package var asset: Int64?
  package var address: String
  package var transport: String
  package var port: Int
  package var name: String?
  package var handshake: String
  package var groupName: String
  package var number: Int?
  package var kind: String
  package var bits: Int?
  package var position: Int?
  package var postQuantum: Bool?
  package var weak: Bool?
  package var commonPrime: Bool?
  package var primeSha256: String?

  package init(
    tlsEndpoint: Int64? = nil, asset: Int64? = nil, address: String, port: Int, name: String?, handshake: String,
    groupName: String, kind: String
  ) {
    self.tlsEndpoint = tlsEndpoint
    self.asset = asset
    self.address = address
    transport = "tcp"
    self.port = port
    self.name = name
    self.handshake = handshake
    self.groupName = groupName
    self.kind = kind
  }

  package static let table = CaseTable(
    "tls_group", "Groups for key exchange that TLS services accept, one row for each kind of handshake and group.",
    identity: ["transport", "port", "name", "handshake", "group_name"],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("tls_endpoint", "The TLS service.", .plain),
      .number("asset", "The host.", .plain),
      .text("address", "The address.", .address),
      .text("transport", "tcp.", .plain),
      .number("port", "The port.", .address),
      .text("name", "The server name that was asked for; NULL when none was known.", .name),
      .text("handshake", "TLSv1.3, or TLSv1.2 for that version and older.", .plain),
      .text(
        "group_name",
        "IANA's name, such as x25519, secp256r1, X25519MLKEM768, ffdhe2048; the known name of another prime, "
          + "such as rfc2409-oakley-2; else dh and its size, such as dh-1024.",
        .plain),
      .number("number", "Its number in IANA's registry; NULL for a DH group without one."),
      .text("kind", "ecdhe, ffdhe, dh (a prime of the server's own choice) or hybrid (with ML-KEM).", .plain),
      .number("bits", "The size of the field: of the curve or of the prime.", unit: "bits"),
      .number(
        "position",
        "1 for the group that the server prefers most, then on; NULL when the client's order decides or it is "
          + "not known."
      ),
      .flag("post_quantum", "Whether it withstands a quantum computer."),
      .flag("weak", "Whether it is a curve of less than 224 bits or a binary one, or a prime of less than 2048 bits."),
      .flag("common_prime", "Whether the prime is one of 1024 bits or less that many servers share; NULL for curves."),
      .text(
        "prime_sha256",
        "The SHA-256 of the prime, to find the same one elsewhere; NULL for curves and groups with a number.", .plain),
    ])
}
