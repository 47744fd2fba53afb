import Model

/// What the columns about SSH services are called.
extension ColumnWords {
  static let ssh: [String: [String: Phrase]] = [
    "ssh_endpoint": [
      "protocol_version": Phrase(pl: "wersja protokołu", en: "version of the protocol"),
      "version1": Phrase(pl: "czy mówi wersją 1", en: "whether it speaks version 1"),
      "software": Phrase(pl: "program serwera", en: "the server's program"),
      "key_exchange": Phrase(pl: "sposoby wymiany kluczy", en: "key exchanges"),
      "key_exchange_short": Phrase(pl: "wymiana kluczy z liczbą 1024-bitową", en: "key exchanges of 1024 bits"),
      "key_exchange_sha1": Phrase(pl: "wymiana kluczy ze skrótem SHA-1", en: "key exchanges with SHA-1"),
      "post_quantum": Phrase(
        pl: "wymiana odporna na komputery kwantowe", en: "an exchange that withstands quantum computers"),
      "host_keys": Phrase(pl: "rodzaje kluczy serwera", en: "kinds of host keys"),
      "host_key_dsa": Phrase(pl: "czy ma klucz DSA", en: "whether it has a DSA key"),
      "host_key_sha1_only": Phrase(pl: "czy podpisuje tylko z SHA-1", en: "whether it signs with SHA-1 only"),
      "ciphers": Phrase(pl: "szyfry", en: "ciphers"),
      "ciphers_broken": Phrase(pl: "szyfry złamane lub za krótkie", en: "broken or short ciphers"),
      "ciphers_cbc": Phrase(pl: "szyfry w trybie CBC", en: "CBC ciphers"),
      "macs": Phrase(pl: "kody uwierzytelniające", en: "message authentication codes"),
      "macs_broken": Phrase(pl: "kody złamane lub skrócone", en: "broken or shortened codes"),
      "compression": Phrase(pl: "kompresja", en: "compression"),
      "terrapin": Phrase(pl: "podatność na atak Terrapin", en: "exposure to the attack Terrapin"),
      "host_key_type": Phrase(pl: "rodzaj klucza serwera", en: "kind of the host key"),
      "host_key_bits": Phrase(pl: "długość klucza serwera w bitach", en: "host key's length in bits"),
      "host_key_sha256": Phrase(pl: "odcisk klucza serwera", en: "the host key's fingerprint"),
    ]
  ]
}
