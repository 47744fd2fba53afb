/// A cipher kind of SSLv2, three bytes (draft-hickman-netscape-ssl § C.4).
package struct SSLv2CipherKind: Hashable, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Netscape's name, such as `SSL_CK_RC4_128_WITH_MD5`; a suite's name for one of SSLv3 in an SSLv2 hello.
  package var name: String {
    if let name = SSLv2CipherKind.names[rawValue] { return name }
    if rawValue <= 0xFFFF { return CipherSuite(rawValue: UInt16(truncatingIfNeeded: rawValue)).name }
    return "0x" + String(rawValue, radix: 16, uppercase: true)
  }

  package var traits: CipherSuite.Traits? { CipherSuite.Traits(name: name) }

  private static let names: [UInt32: String] = [
    0x010080: "SSL_CK_RC4_128_WITH_MD5", 0x020080: "SSL_CK_RC4_128_EXPORT40_WITH_MD5",
    0x030080: "SSL_CK_RC2_128_CBC_WITH_MD5", 0x040080: "SSL_CK_RC2_128_CBC_EXPORT40_WITH_MD5",
    0x050080: "SSL_CK_IDEA_128_CBC_WITH_MD5", 0x060040: "SSL_CK_DES_64_CBC_WITH_MD5",
    0x0700C0: "SSL_CK_DES_192_EDE3_CBC_WITH_MD5", 0x080080: "SSL_CK_RC4_64_WITH_MD5",
    0x060140: "SSL_CK_DES_64_CBC_WITH_SHA", 0x0701C0: "SSL_CK_DES_192_EDE3_CBC_WITH_SHA",
  ]
}
