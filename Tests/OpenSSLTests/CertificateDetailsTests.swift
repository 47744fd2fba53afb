import OpenSSL
import TestSupport
import Testing

@Suite(.enabled(if: Program("openssl").isWanted))
struct CertificateDetailsTests {
  @Test func everyExtensionIsRead() throws {
    let shop = try CertificateWorkshop()
    let root = try shop.make(
      "Root", key: .rsa(2048), isAuthority: true,
      extensions: ["keyUsage = critical,keyCertSign,cRLSign", "nameConstraints = permitted;DNS:powiat.example"])
    let leaf = try shop.make(
      "www.powiat.example", by: root, key: .ec("P-384"), names: "DNS:www.powiat.example",
      extensions: [
        "keyUsage = digitalSignature", "extendedKeyUsage = serverAuth,clientAuth,1.3.6.1.5.5.7.3.999",
        "crlDistributionPoints = URI:http://ca.example/a.crl,URI:ldap://ca.example/b", "tlsfeature = status_request",
        "authorityInfoAccess = OCSP;URI:http://ocsp.example,caIssuers;URI:http://ca.example/ca.cer",
      ])
    let details = try CertificateDetails(der: shop.der(leaf))
    #expect(details.version == 3 && details.commonName == "www.powiat.example")
    #expect(details.signatureAlgorithm == "sha256WithRSAEncryption" && details.curve == "P-384")
    #expect(details.exponent == nil && details.weaknesses == nil)
    #expect(details.keyUsage == ["digitalSignature"])
    #expect(details.extendedKeyUsage == ["serverAuth", "clientAuth", "1.3.6.1.5.5.7.3.999"] && details.isForServers)
    #expect(details.crlURLs == ["http://ca.example/a.crl", "ldap://ca.example/b"])
    #expect(details.ocspURLs == ["http://ocsp.example"] && details.issuerURLs == ["http://ca.example/ca.cer"])
    #expect(details.mustStaple && details.sctCount == 0 && !details.hasUnknownCritical && !details.hasNameConstraints)
    #expect((details.serialBits ?? 0) > 64 && details.keyFingerprint?.count == 64)
    let above = try CertificateDetails(der: shop.der(root))
    #expect(above.keyUsage == ["keyCertSign", "cRLSign"] && above.hasNameConstraints && above.extendedKeyUsage == [])
    #expect(above.exponent == 65_537 && above.weaknesses == [] && above.curve == nil && above.isForServers)
    let own = try Certificate(der: shop.der(leaf))
    #expect(own.isIssued(by: try Certificate(der: shop.der(root))) && !own.isIssued(by: own))
  }

  @Test func oddCertificates() throws {
    let shop = try CertificateWorkshop()
    let client = try shop.make(
      "client", extensions: ["extendedKeyUsage = clientAuth", "1.2.3.4 = critical,ASN1:NULL"])
    let details = try CertificateDetails(der: shop.der(client))
    #expect(!details.isForServers && details.hasUnknownCritical && details.crlURLs == [])
    let any = try CertificateDetails(
      der: shop.der(try shop.make("any", extensions: ["extendedKeyUsage = anyExtendedKeyUsage"])))
    #expect(any.isForServers)
  }

  /// Two certificates of one key have one fingerprint of it.
  @Test func keysAreToldApart() throws {
    let shop = try CertificateWorkshop()
    let one = try CertificateDetails(der: shop.der(try shop.make("one")))
    let two = try CertificateDetails(der: shop.der(try shop.make("two")))
    #expect(one.keyFingerprint != two.keyFingerprint)
  }
}

@Suite struct RSAWeaknessTests {
  /// Moduli made for this test: two near primes; a prime of Infineon's form times another; a small factor.
  @Test(arguments: [
    (
      "c286328b026194dd33480d9053b9274f2d8a565b4eff8a1b4c91ebe750fefae54e1f4ccc6297db59916c3af4700b10da75e0"
        + "49293c44552936b4259ca63868a280afbf2b453f99550c4fe7ba66e48c574c2dc9b5dbce646b6d067884c22ff42a97dcc073"
        + "5ac512f73f0144f6c0dea502c7a0dd725477faffa5e45fddf2a13631", [RSAWeakness.closePrimes]
    ),
    (
      "2ef90e3260e9885a21fb200c07a3eb5b571524562cf0416bb7001097b0c17c2ec0d20d16e863e22bef8af33edde698c942f0"
        + "3c180eec2defa0866c1cfe79187dc80c8b233cc7a1037c10196a143f7f635ad441562bd8d5c990493ac40c5d972e50f912a0"
        + "ed546eb4fbc9cf3a95535eb856902d6836d437ed8af1d3a93a4df08b", [.roca]
    ),
    (
      "be694b57966e6db564813e607dc4c5df049d96adc413518ceff0a66755c49f176ad8d9a1179d2b98c57eae74831f33860297"
        + "4d8636fbf316af9f005f248fea2c42458bca01dc1f1acdadb71b10633be3373f617596f203aaa44a9e7d11716cc7977b0cdb"
        + "f463bd86a4a5247e18788af0b2047789d065e96659977524ad88e965", []
    ),
    (
      "f5f01254a9766ae56132c68e9678dbc15dd0cd2f47c72cb5b53881a10cab76659dfcdea1df9cd898561fa0ccdacef2939984"
        + "01cf73929d50304ffdc89b23731498e0dc9f73a37d4e92dc581f6a8ac74f7e3398cc1400cde8648a7221634a60401332b2d0"
        + "ef04e55220092f4d65acc872e1adf49f556d3b54e5c9dc08ee8a49", [.smallFactor]
    ),
  ]) func moduli(hex: String, expected: [RSAWeakness]) throws {
    let digits = Array(hex.utf8)
    let bytes = stride(from: 0, to: digits.count - 1, by: 2).map { place in
      UInt8(String(decoding: digits[place...(place + 1)], as: UTF8.self), radix: 16) ?? 0
    }
    #expect(RSAWeakness.find(modulus: bytes) == expected)
  }

  @Test func whatIsNoModulus() {
    for bytes in [[], [0], [1], [UInt8](repeating: 0, count: 64), [UInt8](repeating: 7, count: 5000)] {
      #expect(RSAWeakness.find(modulus: bytes) == [])
    }
  }
}
