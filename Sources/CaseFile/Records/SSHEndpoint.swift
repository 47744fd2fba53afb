import GRDB
import Model

/// How an SSH service introduces itself and what it is ready to use.
package struct SSHEndpoint: ServiceRecord, Hashable {
  package var id: Int64?
  package var endpoint: Int64?
  package var asset: Int64?
  package var address: String
  package var transport: String
  package var port: Int
  package var protocolVersion: String?
  package var version1: Bool?
  package var software: String?
  package var keyExchange: String?
  package var keyExchangeShort: String?
  package var keyExchangeSha1: String?
  package var postQuantum: Bool?
  package var hostKeys: String?
  package var hostKeyDsa: Bool?
  package var hostKeySha1Only: Bool?
  package var ciphers: String?
  package var ciphersBroken: String?
  package var ciphersCbc: String?
  package var macs: String?
  package var macsBroken: String?
  package var compression: String?
  package var terrapin: Bool?
  package var hostKeyType: String?
  package var hostKeyBits: Int?
  package var hostKeySha256: String?
  package var reason: String?
  package var observed: String

  package init(endpoint: Int64?, asset: Int64?, address: String, port: Int, observed: String) {
    self.endpoint = endpoint
    self.asset = asset
    self.address = address
    transport = "tcp"
    self.port = port
    self.observed = observed
  }

  package static let table = CaseTable(
    "ssh_endpoint", "SSH services: what they say of themselves before anybody logs in.",
    identity: ["transport", "port"],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("endpoint", "The endpoint.", .plain),
      .number("asset", "The host.", .plain),
      .text("address", "The address.", .address),
      .text("transport", "tcp.", .plain),
      .number("port", "The port.", .address),
      .text("protocol_version", "2.0, 1.99 (also version 1) or an older one (RFC 4253 § 5).", .plain),
      .flag("version1", "Whether it still speaks version 1 of the protocol."),
      .text("software", "What it calls itself, unprintable bytes escaped.", .version),
      .text("key_exchange", "The key exchanges it offers, in its order, separated by commas.", .plain),
      .text("key_exchange_short", "Those of them over a shared prime of 1024 bits; empty for none.", .plain),
      .text("key_exchange_sha1", "Those of them that rest on SHA-1; empty for none.", .plain),
      .flag("post_quantum", "Whether one of them withstands quantum computers."),
      .text("host_keys", "The kinds of host keys and signatures it offers.", .plain),
      .flag("host_key_dsa", "Whether a DSA key is among them (1024 bits, SHA-1)."),
      .flag("host_key_sha1_only", "Whether all of them sign with SHA-1: ssh-rsa and ssh-dss and nothing else."),
      .text("ciphers", "The ciphers it offers, both ways.", .plain),
      .text("ciphers_broken", "Those that are broken, short or none at all; empty for none.", .plain),
      .text("ciphers_cbc", "Those that chain blocks (CBC) and are not broken otherwise; empty for none.", .plain),
      .text("macs", "The message authentication codes it offers, both ways.", .plain),
      .text("macs_broken", "Those of MD5, cut to 96 bits, or none at all; empty for none.", .plain),
      .text("compression", "The compressions it offers.", .plain),
      .flag(
        "terrapin",
        "Whether messages can be cut out of the start of a connection (CVE-2023-48795): ChaCha20-Poly1305, or CBC with "
          + "encrypt-then-MAC, and no strict key exchange."),
      .text("host_key_type", "The kind of the host key that it showed: the first of those it offers.", .plain),
      .number("host_key_bits", "That key's length in bits."),
      .text("host_key_sha256", "That key's SHA-256 in Base64, as ssh-keygen -l prints it.", .address),
      .text(
        "reason",
        "Why something is not known: timed-out, closed, reset, refused, malformed, no-common-exchange; NULL when nothing "
          + "is missing.", .plain),
      .moment("observed", "When it was seen."),
    ])
}
