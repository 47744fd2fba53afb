import Model

extension TLSEndpoint {
  /// Which kinds of cipher suites it accepts.
  static let suiteColumns: [CaseColumn] = [
    .flag(
      "suites_complete",
      "Whether the suites of every accepted version were asked for to the end; an absence is certain only "
        + "then."),
    .number("suite_count", "How many pairs of version and cipher suite it accepts; NULL unless `suites_complete`."),
    .flag("suite_null", "Whether it accepts a suite that does not encrypt; 0 only when all were asked for."),
    .flag(
      "suite_anonymous",
      "Whether it accepts a suite without authentication of the server; 0 only when all were asked for."),
    .flag(
      "suite_export",
      "Whether it accepts an export suite of 40 or 56 bits, SSLv2 included; 0 only when all were asked for."),
    .flag(
      "suite_weak",
      "Whether it accepts an encrypting suite of less than 112 bits: DES, RC2, export; 0 only when all were "
        + "asked for."),
    .flag("suite_rc4", "Whether it accepts RC4; 0 only when all were asked for."),
    .flag(
      "suite_block64",
      "Whether it accepts a block cipher with blocks of 64 bits: 3DES, IDEA, DES, RC2 (SWEET32); 0 only "
        + "when all were asked for."),
    .flag("suite_triple_des", "Whether it accepts 3DES; 0 only when all were asked for."),
    .flag("suite_cbc", "Whether it accepts a suite in CBC mode; 0 only when all were asked for."),
    .flag(
      "suite_cbc_sha1",
      "Whether it accepts CBC with HMAC-SHA-1 or HMAC-MD5 in TLS 1.2; 0 only when all were asked for."),
    .flag("suite_cbc_sha2", "Whether it accepts CBC with HMAC-SHA-2 in TLS 1.2; 0 only when all were asked for."),
    .flag(
      "suite_ccm8",
      "Whether it accepts a suite with an authentication tag of 64 bits (CCM_8); 0 only when all were asked "
        + "for."),
    .flag(
      "suite_static_rsa",
      "Whether it accepts key transport under the certificate's RSA key, without forward secrecy; 0 only "
        + "when all were asked for."),
    .flag(
      "suite_static_dh",
      "Whether it accepts static DH or ECDH, without forward secrecy; 0 only when all were asked for."),
    .flag(
      "suite_dhe",
      "Whether it accepts ephemeral finite-field Diffie-Hellman in TLS 1.2 or older; 0 only when all were "
        + "asked for."),
    .flag(
      "suite_psk",
      "Whether it accepts a suite for pre-shared keys or passwords (PSK, SRP); 0 only when all were asked "
        + "for."),
    .flag("suite_gost", "Whether it accepts a suite of the GOST or SM family; 0 only when all were asked for."),
    .flag(
      "suite_forward_secret",
      "Whether it accepts at least one suite with forward secrecy; 0 only when all were asked for."),
    .flag(
      "suite_not_forward_secret",
      "Whether it accepts at least one suite without forward secrecy; 0 only when all were asked for."),
    .flag("suite_aead", "Whether it accepts at least one AEAD suite; 0 only when all were asked for."),
    .flag(
      "server_preference",
      "Whether the server's order decides in every version with two suites or more; 0 when the client's "
        + "order decides in one, NULL when no version has two or it is not known."),
    .flag(
      "chacha_priority",
      "Whether the server puts ChaCha20 first for clients that do, and keeps to its own order otherwise."),
    .flag(
      "weak_preferred",
      "Whether, in a version in which the server's order decides, a weak suite (NULL, anonymous, export, "
        + "DES, RC4, 64-bit blocks, no forward secrecy) stands above a stronger one."),
  ]

  /// Key exchange and handshake signatures.
  static let keyExchangeColumns: [CaseColumn] = [
    .flag("groups_complete", "Whether the groups for key exchange were asked for to the end."),
    .text("groups", "The names of the groups accepted, the preferred first, separated by commas.", .plain),
    .flag("post_quantum", "Whether it accepts a hybrid group with ML-KEM; 0 only when all were asked for."),
    .number("ecdh_bits", "The size of the smallest elliptic curve accepted; NULL without one.", unit: "bits"),
    .flag(
      "weak_curve",
      "Whether it accepts a curve of less than 224 bits, or a binary one (sect…); 0 only when all were "
        + "asked for."),
    .flag(
      "ecdh_reused",
      "Whether the same ECDH public value came in two connections; NULL when fewer than two were seen."),
    .number("dh_bits", "The size of the smallest DH prime seen; NULL when none was seen.", unit: "bits"),
    .text(
      "dh_prime",
      "The known group of that prime, such as ffdhe2048, rfc2409-oakley-2, apache-1024; NULL for one that "
        + "is not in our list.", .plain),
    .flag(
      "dh_prime_common",
      "Whether one of the DH primes of 1024 bits or less is one that many servers share; NULL when no DH "
        + "prime was seen."),
    .flag("dh_rfc7919", "Whether every DH group seen is one of RFC 7919; NULL when no DH prime was seen."),
    .flag(
      "dh_reused",
      "Whether the same DH public value came in two connections; NULL when fewer than two were seen."),
    .flag(
      "signatures_complete",
      "Whether the signature schemes were asked for to the end, in TLS 1.2 and 1.3 as far as accepted."),
    .flag(
      "signature_md5",
      "Whether it signs a handshake of TLS 1.2 with MD5 when the client offers nothing else; 0 only when "
        + "refused."),
    .flag(
      "signature_sha1",
      "Whether it signs a handshake of TLS 1.2 or 1.3 with SHA-1 when the client offers nothing else; 0 "
        + "only when refused."),
    .flag("signature_sha224", "The same for SHA-224."),
  ]

  /// Features of the handshake.
  static let extensionColumns: [CaseColumn] = [
    .text(
      "extensions",
      "The names of the extensions that the server answered with in any version, separated by commas.", .plain),
    .flag(
      "downgrade_sentinel",
      "Whether a server of TLS 1.3 marks its answer in TLS 1.2 as RFC 8446 § 4.1.3 asks; NULL without both "
        + "versions."),
    .flag(
      "fallback_scsv",
      "Whether it refuses a client that falls back to an older version (RFC 7507); NULL when it has only "
        + "one version or gave no clear answer."),
    .text("fallback_scsv_reason", "Why `fallback_scsv` is NULL: one-version, or the kind of answer.", .plain),
    .flag(
      "secure_renegotiation",
      "Whether it confirms secure renegotiation (RFC 5746); NULL when it speaks TLS 1.3 only."),
    .flag("client_renegotiation", "Whether it lets a client renegotiate; NULL when not tried or not known."),
    .number(
      "client_renegotiations",
      "How often in one connection it let the client renegotiate; the probe stops at 11."),
    .text("client_renegotiation_reason", "Why `client_renegotiation` is NULL, or how it was refused.", .plain),
    .flag(
      "compression",
      "Whether it chose DEFLATE compression (CRIME); NULL when it speaks TLS 1.3 only, which has none."),
    .flag(
      "extended_master_secret",
      "Whether it confirms the extended master secret (RFC 7627) in TLS 1.2 or older; NULL when it speaks "
        + "TLS 1.3 only."),
    .flag(
      "encrypt_then_mac",
      "Whether it confirms encrypt-then-MAC (RFC 7366) for a CBC suite; NULL when no CBC suite is accepted."),
    .flag("heartbeat", "Whether it confirms the heartbeat extension (RFC 6520)."),
    .flag(
      "session_tickets",
      "Whether it promises a session ticket (RFC 5077) in TLS 1.2 or older, or sends one in TLS 1.3."),
    .number(
      "ticket_lifetime",
      "The longest lifetime hint of a session ticket seen; NULL when none was seen.", unit: "seconds"),
    .flag(
      "session_ids",
      "Whether it gives a session identifier in TLS 1.2 or older; NULL when it speaks TLS 1.3 only."),
    .flag("resumption_id", "Whether it resumed a session by its identifier; NULL when not tried."),
    .flag("resumption_ticket", "Whether it resumed a session by a ticket; NULL when not tried."),
    .flag(
      "early_data",
      "Whether its TLS 1.3 tickets allow early data (0-RTT, RFC 8446 § 2.3); NULL when no ticket was seen."),
    .number("early_data_bytes", "How much early data its tickets allow.", unit: "bytes"),
    .text(
      "alpn",
      "The application protocols it agrees to (RFC 7301), such as h2,http/1.1; empty when it agrees to "
        + "none.", .plain),
    .text("npn", "The protocols of the withdrawn extension NPN; empty when it has none.", .plain),
    .flag("ocsp_stapling", "Whether it staples an OCSP answer to its certificate."),
    .number(
      "scts",
      "How many signed certificate timestamps it sends beside its certificate, in the TLS extension or in a staple; "
        + "those inside certificates are not counted."),
  ]

  /// How it takes names and unusual hellos.
  static let nameColumns: [CaseColumn] = [
    .text(
      "without_name",
      "What a hello without a server name meets: same, other-certificate, refused; NULL when not tried, not "
        + "answered or no name is known.", .plain),
    .text(
      "unknown_name",
      "What a hello with a name that nobody has meets: same, other-certificate, refused; NULL when not "
        + "tried or not answered.", .plain),
    .flag(
      "sni_required",
      "Whether a hello without a server name is refused, though one with the name is accepted."),
    .flag(
      "version_intolerance",
      "Whether it fails on a hello of TLS 1.2 that it should answer with an older version (for servers that "
        + "have only older ones), or on a version number yet unknown."),
    .flag(
      "tls13_intolerance",
      "Whether it fails on the extension supported_versions beside a version that it accepts."),
    .flag("grease_intolerance", "Whether it fails on reserved (GREASE, RFC 8701) suites, groups, or extensions."),
    .flag("extension_intolerance", "Whether it fails on an extension that it cannot know."),
    .flag(
      "long_hello_intolerance",
      "Whether it fails on a hello of more than 4096 bytes, or on one of 256 to 511 bytes."),
    .flag("many_suites_intolerance", "Whether it fails on a hello of more than 64 suites."),
    .text(
      "intolerance_reason",
      "How it fails: for each such column that is 1 its name and the answer, such as "
        + "grease_intolerance:reset; and for each that is NULL the reason.", .plain),
    .flag(
      "rate_limited",
      "Whether it pushed back during the examination (resets, closed or refused connections after answers), "
        + "so that the probe slowed down."),
    .number("connections", "How many connections the examination took."),
  ]

  /// Known weaknesses.
  ///
  /// Each is 1 when proved, 0 when ruled out, NULL when neither, with the reason beside it.
  static let weaknessColumns: [CaseColumn] = [
    .flag(
      "heartbleed",
      "Whether a heartbeat request that claims more than it carries is answered (CVE-2014-0160); only the "
        + "length of the answer is looked at, its bytes are dropped."),
    .text(
      "heartbleed_reason",
      "How it is known, or why not: no-extension, answered, alert, closed, not-tried, timed-out, ….", .plain),
    .flag("early_ccs", "Whether a ChangeCipherSpec before the keys are agreed is accepted (CVE-2014-0224)."),
    .text("early_ccs_reason", "How it is known, or why not.", .plain),
    .flag(
      "ticketbleed",
      "Whether the server fills up a short session identifier with memory (CVE-2016-9244); the bytes are "
        + "dropped."),
    .text("ticketbleed_reason", "How it is known, or why not.", .plain),
    .flag(
      "robot",
      "Whether malformed RSA key exchanges are answered differently (Bleichenbacher's oracle, "
        + "CVE-2017-13099), told by the answers alone, not by time."),
    .text("robot_reason", "How it is known, or why not; strong-oracle and weak-oracle for the two kinds.", .plain),
    .flag("poodle_sslv3", "SSLv3 with a CBC suite (CVE-2014-3566)."),
    .flag(
      "poodle_tls",
      "Whether the padding of CBC records is not checked in TLS (CVE-2014-8730), or its fault told apart from others."),
    .text(
      "poodle_tls_reason",
      "How it is known, or why not: accepted (a record with a wrong padding), told-apart (a wrong padding from a wrong "
        + "MAC), alert:… or closed (the same answer to every fault), no-cbc, handshake-failed, inconsistent, timed-out.",
      .plain),
    .flag("beast", "CBC in TLS 1.0 or older (CVE-2011-3389)."),
    .flag("crime", "TLS compression (CVE-2012-4929)."),
    .flag("sweet32", "A cipher with blocks of 64 bits (CVE-2016-2183)."),
    .flag("freak", "An RSA export suite (CVE-2015-0204)."),
    .flag("logjam", "A DHE export suite or a DH prime of 512 bits or less (CVE-2015-4000)."),
    .flag(
      "drown",
      "SSLv2 at this endpoint (CVE-2016-0800); the same key elsewhere is seen by joining tls_certificate."),
    .flag("rc4", "RC4 (CVE-2013-2566, CVE-2015-2808)."),
    .flag(
      "lucky13",
      "CBC without encrypt-then-MAC (CVE-2013-0169): possible only, whether the library is mended cannot be "
        + "seen."),
    .flag("insecure_renegotiation", "Whether it lacks RFC 5746 (CVE-2009-3555); NULL when it speaks TLS 1.3 only."),
  ]
}
