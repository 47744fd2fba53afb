import GRDB
import Model

/// A cipher suite that a service accepts in one version.
package struct TLSSuite: CaseRecord, Hashable {
  package var id: Int64?
  package var tlsEndpoint: Int64?
  package var asset: Int64?
  package var address: String
  package var transport: String
  package var port: Int
  package var name: String?
  package var version: String
  package var suite: String
  package var number: Int
  package var position: Int?
  package var keyExchange: String?
  package var authentication: String?
  package var cipher: String?
  package var bits: Int?
  package var mac: String?
  package var aead: Bool?
  package var forwardSecrecy: Bool?
  package var kind: String?
  package var exchangedGroup: String?
  package var dhBits: Int?

  package init(
    tlsEndpoint: Int64? = nil, asset: Int64? = nil, address: String, port: Int, name: String?, version: String,
    suite: String, number: Int
  ) {
    self.tlsEndpoint = tlsEndpoint
    self.asset = asset
    self.address = address
    transport = "tcp"
    self.port = port
    self.name = name
    self.version = version
    self.suite = suite
    self.number = number
  }

  package static let table = CaseTable(
    "tls_suite", "Cipher suites that TLS services accept, one row for each version and suite.",
    identity: ["transport", "port", "name", "version", "suite"],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("tls_endpoint", "The TLS service.", .plain),
      .number("asset", "The host.", .plain),
      .text("address", "The address.", .address),
      .text("transport", "tcp.", .plain),
      .number("port", "The port.", .address),
      .text("name", "The server name that was asked for; NULL when none was known.", .name),
      .text("version", "SSLv2, SSLv3, TLSv1.0, TLSv1.1, TLSv1.2 or TLSv1.3.", .plain),
      .text("suite", "IANA's name, such as TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256; SSLv2 kinds as SSL_CK_….", .plain),
      .number("number", "Its number in IANA's registry; three bytes in SSLv2."),
      .number(
        "position",
        "1 for the suite that the server prefers most in this version, then on; NULL when the client's order "
          + "decides or it is not known."
      ),
      .text(
        "key_exchange",
        "RSA, DHE, ECDHE, DH, ECDH, PSK, RSA_PSK, DHE_PSK, ECDHE_PSK, SRP, KRB5, GOST, or any in TLS 1.3.", .plain),
      .text("authentication", "RSA, ECDSA, DSS, anon, PSK, SRP, KRB5, GOST, or certificate in TLS 1.3.", .plain),
      .text("cipher", "The cipher with its mode, such as AES_128_GCM, 3DES_EDE_CBC, RC4_128, NULL.", .plain),
      .number("bits", "The strength of the cipher: 112 for 3DES, 40 for export, 0 for NULL.", unit: "bits"),
      .text("mac", "The digest of the MAC, such as SHA, SHA256, MD5; NULL for AEAD.", .plain),
      .flag("aead", "Whether it encrypts and authenticates in one (GCM, CCM, ChaCha20-Poly1305)."),
      .flag("forward_secrecy", "Whether the key exchange is ephemeral."),
      .text(
        "kind",
        "What it counts as, the worst first: null, anonymous, export, weak (less than 112 bits), rc4, "
          + "block64, static (no forward secrecy), ccm8, cbc-sha1, cbc-sha2, or aead.",
        .plain),
      .text(
        "exchanged_group",
        "The group seen in the key exchange, such as x25519, secp256r1, ffdhe2048, or dh when it is not a "
          + "known one; NULL when none is used.",
        .plain),
      .number("dh_bits", "The size of the DH prime seen.", unit: "bits"),
    ])
}
