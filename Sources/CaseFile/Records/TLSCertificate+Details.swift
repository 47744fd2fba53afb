import Model

extension TLSCertificate {
  /// The columns about what a certificate says and how its chain stands (RFC 5280).
  static let details: [CaseColumn] = keys + names + uses + chainFacts + revocation

  private static let keys: [CaseColumn] = [
    .text(
      "key_sha256", "The fingerprint of its public key (SubjectPublicKeyInfo); equal for certificates with one key.",
      .address),
    .text("key_curve", "The curve of an EC key, such as P-256; empty for a key of another type.", .plain),
    .number(
      "key_exponent", "The public exponent of an RSA key; NULL for other keys and for exponents of more than 63 bits."),
    .text(
      "key_weakness",
      "Why the private key can be computed: roca (CVE-2017-15361), close-primes (Fermat's method), small-factor, separated "
        + "by commas; empty when none was found, NULL for a key that is not RSA. Debian's weak keys of 2008 are not "
        + "looked for.", .plain),
    .text(
      "signature_algorithm", "The signature's algorithm by OpenSSL's name, such as sha256WithRSAEncryption.", .plain),
    .number("x509_version", "The version of X.509: 3 today; 1 has no extensions."),
    .text("serial", "The serial number in hexadecimal.", .address),
    .number("serial_bits", "The size of the serial number; an unguessable one has 64 and more.", unit: "bits"),
    .number("validity_days", "The whole validity period, rounded up.", unit: "days"),
  ]

  private static let names: [CaseColumn] = [
    .text("common_name", "The common name of the subject; empty without one.", .name),
    .flag("has_names", "Whether it has a subjectAltName with a DNS name or an address; a common name does not count."),
    .flag("wildcard", "Whether one of its names is a wildcard, such as *.powiat.example."),
    .flag("idn", "Whether one of its names is internationalised: a label begins with xn--."),
    .flag("ip_names", "Whether one of its names is an IP address."),
    .flag(
      "internal_names",
      "Whether one of its names means nothing outside: one label, an ending such as .local, .lan, .internal, or a "
        + "private address."),
    .text(
      "name_match",
      "How it is made out to the asked name: exact, wildcard, ip, common-name (which clients no longer accept) or none; "
        + "for position 0, NULL without a name.", .plain),
  ]

  private static let uses: [CaseColumn] = [
    .text(
      "key_usage", "The bits of keyUsage by their names in RFC 5280, separated by commas; empty without the extension.",
      .plain),
    .text(
      "extended_key_usage",
      "The purposes of extendedKeyUsage, such as serverAuth,clientAuth, separated by commas; empty without the extension.",
      .plain),
    .flag("for_servers", "Whether extendedKeyUsage allows TLS servers: serverAuth, any purpose, or no extension."),
    .number("path_length", "How many authorities may follow an authority; NULL without a limit."),
    .flag("name_constraints", "Whether an authority is limited to certain names."),
    .flag("unknown_critical", "Whether it has a critical extension that OpenSSL does not know."),
    .text(
      "crl_urls", "Where its revocation list is published, separated by spaces; empty when it says nothing.", .name),
    .text("ocsp_urls", "Where its state can be asked for, separated by spaces; empty when it says nothing.", .name),
    .text(
      "issuer_urls", "Where its issuer's certificate is published, separated by spaces; empty when nowhere.", .name),
    .flag("must_staple", "Whether it obliges the server to staple its state (RFC 7633)."),
    .flag(
      "public_policy",
      "Whether it says that it was issued by the CA/Browser Forum's rules for public authorities: a policy below "
        + "2.23.140.1; NULL when its policies cannot be read."),
    .number("sct_count", "How many certificate-transparency timestamps it carries (RFC 6962)."),
  ]

  private static let chainFacts: [CaseColumn] = [
    .flag(
      "in_path",
      "Whether it is a link of the path from the service's certificate upwards; 0 for one that does not belong there."),
    .text(
      "trusted_by",
      "Which store knows the authority: system (this system's) or office (the scope's folder of the office's own "
        + "authorities); for a trusted chain at position 0, else NULL.", .plain),
    .number("chain_length", "How many certificates were sent; at position 0."),
    .flag("chain_ordered", "Whether each certificate sent is followed by its issuer; at position 0."),
    .flag(
      "chain_complete",
      "Whether the path from the certificates sent reaches a root, sent or in a store; 0 when an intermediate authority "
        + "is missing, NULL when it cannot be told from an unknown root; at position 0."),
    .number("chain_extra", "How many certificates sent are no link of the path, twice sent ones too; at position 0."),
    .flag("anchor_sent", "Whether a self-signed root was sent along, which no client needs; at position 0."),
  ]

  private static let revocation: [CaseColumn] = [
    .text(
      "staple",
      "The state stapled to the handshake (OCSP): none, good, revoked, unknown, expired, invalid (its signature does not "
        + "hold, or it is about another certificate), unverified (its signer cannot be traced); NULL when the handshake "
        + "did not succeed; at position 0.", .plain),
    .flag("revoked", "Whether its authority revoked it; NULL when nobody was asked or the answer is not certain."),
    .text("revocation_source", "How that is known: staple; NULL while it is not known.", .plain),
  ]
}
