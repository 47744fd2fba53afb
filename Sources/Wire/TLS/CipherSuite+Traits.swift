extension CipherSuite {
  /// What a suite's name says of it.
  package struct Traits: Hashable, Sendable {
    /// `RSA`, `DHE`, `ECDHE`, `DH`, `ECDH`, `PSK`, `RSA_PSK`, `DHE_PSK`, `ECDHE_PSK`, `SRP`, `KRB5`, `GOST`, `KEA`, or
    /// `any` in TLS 1.3.
    package var keyExchange: String
    /// `RSA`, `ECDSA`, `DSS`, `anon`, `PSK`, `SRP`, `KRB5`, `GOST`, `KEA`, or `certificate` in TLS 1.3.
    package var authentication: String
    /// The cipher with its mode, such as `AES_128_GCM`.
    package var cipher: String
    /// The strength of the cipher in bits.
    package var bits: Int
    /// The digest of the MAC; nil for AEAD.
    package var mac: String?
    package var isExport: Bool

    package var isAEAD: Bool { mac == nil }
    package var isForwardSecret: Bool {
      ["DHE", "ECDHE", "DHE_PSK", "ECDHE_PSK", "SRP", "any"].contains(keyExchange)
    }
    package var isAnonymous: Bool { authentication == "anon" }
    package var isNull: Bool { bits == 0 }
    package var isRC4: Bool { cipher.hasPrefix("RC4") }
    package var isTripleDES: Bool { cipher.hasPrefix("3DES") }
    /// Blocks of 64 bits: DES, Triple-DES, IDEA, RC2, the old GOST cipher and Fortezza's.
    package var isBlock64: Bool {
      ["3DES", "DES", "IDEA", "RC2", "FORTEZZA"].contains { cipher.hasPrefix($0) }
    }
    package var isCBC: Bool { !isNull && cipher.contains("CBC") }
    package var isCCM8: Bool { cipher.hasSuffix("CCM_8") }
    package var isGOST: Bool {
      keyExchange == "GOST" || ["28147", "KUZNYECHIK", "MAGMA", "SM4"].contains { cipher.hasPrefix($0) }
    }

    /// What the suite counts as, the worst that holds: see the column `kind` of `tls_suite`.
    package var kind: String {
      if isNull { return "null" }
      if isAnonymous { return "anonymous" }
      if isExport { return "export" }
      if bits < 112 { return "weak" }
      if isRC4 { return "rc4" }
      if isBlock64 { return "block64" }
      if !isForwardSecret { return "static" }
      if isCCM8 { return "ccm8" }
      if isAEAD { return "aead" }
      return mac == "SHA" || mac == "MD5" ? "cbc-sha1" : "cbc-sha2"
    }

    /// Whether a server should rather choose any other suite first.
    package var isWeak: Bool { !["ccm8", "aead", "cbc-sha1", "cbc-sha2"].contains(kind) }
  }

  /// What the name says; nil for a number not known here.
  package var traits: Traits? { CipherSuite.read[rawValue] }

  /// Read once: a name is taken apart for every hello otherwise.
  private static let read: [UInt16: Traits] = Dictionary(
    (modern + weak + rare + withoutCertificate + further + tls13).compactMap { number, name in
      Traits(name: name).map { (number, $0) }
    }, uniquingKeysWith: { first, _ in first })
}

extension CipherSuite.Traits {
  /// Reads a name of IANA's registry, or of the same make (SSLv2's `SSL_CK_…` too).
  package init?(name: String) {
    var words = name.split(separator: "_").map(String.init)
    guard words.count > 2 else { return nil }
    words.removeFirst()
    guard let read = words.first == "CK" ? CipherSuite.Traits.sslv2(words) : CipherSuite.Traits.suite(words) else {
      return nil
    }
    self = read
  }

  private static func suite(_ name: [String]) -> CipherSuite.Traits? {
    var words = name
    if words.last == "OLD" { words.removeLast() }
    var (key, authentication, isExport) = ("any", "certificate", false)
    if let with = words.firstIndex(of: "WITH") {
      (key, authentication) = exchange(Array(words[..<with]))
      isExport = words[..<with].contains { $0.hasPrefix("EXPORT") }
      words.removeSubrange(...with)
    } else if words.count == 2, words.allSatisfy({ $0.hasPrefix("SHA") }) {
      // RFC 9150's suites for integrity alone are called by two digests.
      words[0] = "NULL"
    }
    var mac: String?
    if ["GCM", "CCM", "POLY1305", "MGM"].contains(where: words.contains) {
      if let last = words.last, last.hasPrefix("SHA") || last == "SM3" { words.removeLast() }
      if words.contains("MGM") { words = Array(words.prefix(2)) }
    } else {
      mac = words.popLast()
    }
    return CipherSuite.Traits(
      keyExchange: key, authentication: authentication, cipher: words.joined(separator: "_"),
      bits: strength(words, isExport: isExport), mac: mac, isExport: isExport)
  }

  private static func sslv2(_ name: [String]) -> CipherSuite.Traits? {
    guard let with = name.firstIndex(of: "WITH") else { return nil }
    let isExport = name.contains { $0.hasPrefix("EXPORT") }
    let cipher = name[1..<with].filter { !$0.hasPrefix("EXPORT") }
    var traits = CipherSuite.Traits(
      keyExchange: "RSA", authentication: "RSA", cipher: cipher.joined(separator: "_"), bits: isExport ? 40 : 128,
      mac: "MD5", isExport: isExport)
    // RC4_64 has keys of 64 bits; DES_64 has 56 and parity, DES_192 is Triple-DES.
    switch (cipher.first, cipher.contains("64"), cipher.contains("192")) {
    case ("RC4", true, _): traits.bits = 64
    case ("DES", true, _): traits.bits = 56
    case ("DES", _, true): (traits.bits, traits.cipher) = (112, "3DES_EDE_CBC")
    default: break
    }
    return traits
  }

  private static func exchange(_ words: [String]) -> (String, String) {
    let words = words.filter { !$0.hasPrefix("EXPORT") && $0 != "FIPS" }
    switch words.first {
    case "RSA" where words.contains("PSK"): return ("RSA_PSK", "PSK")
    case "RSA": return ("RSA", "RSA")
    case "PSK" where words.contains("DHE"): return ("DHE_PSK", "PSK")
    case "PSK": return ("PSK", "PSK")
    case "DHE" where words.contains("PSK"): return ("DHE_PSK", "PSK")
    case "ECDHE" where words.contains("PSK"): return ("ECDHE_PSK", "PSK")
    case "DHE", "ECDHE": return (words[0], words.last ?? "RSA")
    // Anonymous key exchange is ephemeral.
    case "DH" where words.contains("anon"): return ("DHE", "anon")
    case "ECDH" where words.contains("anon"): return ("ECDHE", "anon")
    case "DH", "ECDH": return (words[0], words.last ?? "RSA")
    case "SRP": return ("SRP", words.last == "RSA" ? "RSA" : words.last == "DSS" ? "DSS" : "SRP")
    case "KRB5": return ("KRB5", "KRB5")
    case "FORTEZZA": return ("KEA", "KEA")
    case "ECCPWD": return ("ECDHE_PSK", "PSK")
    default: return ("GOST", "GOST")
    }
  }

  private static func strength(_ words: [String], isExport: Bool) -> Int {
    switch words.first {
    case "NULL": return 0
    case "3DES": return 112
    case "DES40": return 40
    case "DES": return words.contains("40") ? 40 : 56
    case "RC4", "RC2": return words.contains("40") ? 40 : words.contains("56") ? 56 : 128
    case "AES", "CAMELLIA", "ARIA": return words.contains("256") ? 256 : 128
    case "CHACHA20", "28147", "KUZNYECHIK", "MAGMA": return 256
    case "FORTEZZA": return 80
    default: return isExport ? 40 : 128
    }
  }
}
