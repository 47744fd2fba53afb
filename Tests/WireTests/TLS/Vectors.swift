/// Messages of real conversations.
enum Vectors {
  /// RFC 8448 § 3: the ClientHello, its handshake message.
  static let clientHello = hex(
    """
    01 00 00 c0 03 03 cb 34 ec b1 e7 81 63 ba 1c 38 c6 da cb 19 6a 6d ff a2 1a 8d 99 12 ec 18 a2 ef 62 83
    02 4d ec e7 00 00 06 13 01 13 03 13 02 01 00 00 91 00 00 00 0b 00 09 00 00 06 73 65 72 76 65 72 ff 01
    00 01 00 00 0a 00 14 00 12 00 1d 00 17 00 18 00 19 01 00 01 01 01 02 01 03 01 04 00 23 00 00 00 33 00
    26 00 24 00 1d 00 20 99 38 1d e5 60 e4 bd 43 d2 3d 8e 43 5a 7d ba fe b3 c0 6e 51 c1 3c ae 4d 54 13 69
    1e 52 9a af 2c 00 2b 00 03 02 03 04 00 0d 00 20 00 1e 04 03 05 03 06 03 02 03 08 04 08 05 08 06 04 01
    05 01 06 01 02 01 04 02 05 02 06 02 02 02 00 2d 00 02 01 01 00 1c 00 02 40 01
    """)

  /// RFC 8448 § 3: the ServerHello, in its record.
  static let serverHello = hex(
    """
    16 03 03 00 5a 02 00 00 56 03 03 a6 af 06 a4 12 18 60 dc 5e 6e 60 24 9c d3 4c 95 93 0c 8a c5 cb 14 34 da
    c1 55 77 2e d3 e2 69 28 00 13 01 00 00 2e 00 33 00 24 00 1d 00 20 c9 82 88 76 11 20 95 fe 66 76 2b db f7
    c6 72 e1 56 d6 cc 25 3b 83 3d f1 dd 69 b1 b0 4e 75 1f 0f 00 2b 00 02 03 04
    """)

  /// RFC 8448 § 5: the HelloRetryRequest, in its record.
  static let helloRetryRequest = hex(
    """
    16 03 03 00 b0 02 00 00 ac 03 03 cf 21 ad 74 e5 9a 61 11 be 1d 8c 02 1e 65 b8 91 c2 a2 11 16 7a bb 8c 5e
    07 9e 09 e2 c8 a8 33 9c 00 13 01 00 00 84 00 33 00 02 00 17 00 2c 00 74 00 72 71 dc d0 4b b8 8b c3 18 91
    19 39 8a 00 00 00 00 ee fa fc 76 c1 46 b8 23 b0 96 f8 aa ca d3 65 dd 00 30 95 3f 4e df 62 56 36 e5 f2 1b
    b2 e2 3f cc 65 4b 1b 5b 40 31 8d 10 d1 37 ab cb b8 75 74 e3 6e 8a 1f 02 5f 7d fa 5d 6e 50 78 1b 5e da 4a
    a1 5b 0c 8b e7 78 25 7d 16 aa 30 30 e9 e7 84 1d d9 e4 c0 34 22 67 e8 ca 0c af 57 1f b2 b7 cf f0 f9 34 b0
    00 2b 00 02 03 04
    """)

  /// A ServerHello of an SSLv3 server: no session, RC4-MD5, no extensions.
  static let sslv3ServerHello =
    hex("16 03 00 00 2a 02 00 00 26 03 00") + Array(1...32) + hex("00 00 04 00")

  /// A SERVER-HELLO of an SSLv2 server with a certificate of five bytes, two cipher kinds and 16 bytes of connection.
  static let sslv2ServerHello =
    hex("80 26 04 00 01 00 02 00 05 00 06 00 10 3003020101 0700c0 010080") + Array(repeating: 0xCC, count: 16)

  /// The Certificate message of two certificates and a ServerHelloDone, in one record of TLS 1.0.
  static let certificates = hex("16 03 01 00 17 0b 00 00 0f 00 00 0c 00 00 03 3001aa 00 00 03 3001bb 0e 00 00 00")

  /// Alerts in records: fatal handshake_failure, and a warning that the name is not known.
  static let handshakeFailure = hex("15 03 01 00 02 02 28")
  static let nameWarning = hex("15 03 01 00 02 01 70")
}
