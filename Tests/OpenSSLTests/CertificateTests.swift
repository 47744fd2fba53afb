import OpenSSL
import TestSupport
import Testing

@Suite(.enabled(if: Program("openssl").isWanted))
struct CertificateTests {
  @Test func everyFieldIsRead() throws {
    let shop = try CertificateWorkshop()
    let root = try shop.make("Urząd CA", isAuthority: true)
    let leaf = try shop.make(
      "www.powiat.example", by: root, key: .rsa(2048),
      names: "DNS:www.powiat.example,DNS:*.powiat.example,IP:10.0.0.5,IP:::1",
      validity: ("20240229120000Z", "20300101235959Z"))
    let certificate = try Certificate(der: shop.der(leaf))
    #expect(certificate.subject == "CN=www.powiat.example")
    #expect(certificate.issuer == "CN=Urząd CA")
    #expect(certificate.names == ["www.powiat.example", "*.powiat.example", "10.0.0.5", "::1"])
    #expect(certificate.notBefore == 1_709_208_000)
    #expect(certificate.notAfter == 1_893_542_399)
    #expect(certificate.keyType == "RSA" && certificate.keyBits == 2048)
    #expect(certificate.signatureDigest == "SHA256")
    #expect(certificate.isSelfSigned == false && !certificate.isAuthority)
    let authority = try Certificate(der: shop.der(root))
    #expect(authority.isSelfSigned == true && authority.isAuthority)
    #expect(authority.keyType == "EC" && authority.keyBits == 256)

    #expect(
      try Certificate.all(pem: Array(certificate.pem.utf8) + Array("words\n".utf8) + Array(authority.pem.utf8))
        == [certificate, authority])
    let printed = try Program("openssl").run(["x509", "-in", leaf.certificate, "-noout", "-fingerprint", "-sha256"])
    let fingerprint = String(decoding: printed, as: UTF8.self).split(separator: "=").last ?? ""
    #expect(certificate.sha256 == fingerprint.filter(\.isHexDigit).lowercased())
  }

  @Test func aNameIsAWholeNameAndAWildcardOneLabel() throws {
    let shop = try CertificateWorkshop()
    let made = try shop.make("only.in.subject", names: "DNS:www.a.pl,DNS:*.b.pl,IP:10.0.0.5,IP:fd00::1")
    let certificate = try Certificate(der: shop.der(made))
    for host in ["www.a.pl", "WWW.A.PL", "x.b.pl"] { #expect(certificate.matches(host: host), "\(host)") }
    for host in ["a.pl", "only.in.subject", "b.pl", "x.y.b.pl", "", "www.a.pl\0.evil.pl", "10.0.0.5"] {
      #expect(!certificate.matches(host: host), "\(host)")
    }
    #expect(certificate.matches(ip: "10.0.0.5") && certificate.matches(ip: "fd00::1"))
    for address in ["10.0.0.6", "", "x", "fd00::2"] { #expect(!certificate.matches(ip: address), "\(address)") }
  }

  @Test func strangeNamesAndWeakOrNewKeys() throws {
    let shop = try CertificateWorkshop()
    let odd = try Certificate(
      der: shop.der(
        try shop.make(
          "evil\u{7}, CN=x",
          extensions: [
            "1.2.3.4 = ASN1:NULL", "subjectAltName = @names", "[names]", "DNS.1 = a,b.pl", "email.1 = a@b.pl",
          ]
        )))
    #expect(odd.subject == "CN=evil\\07\\, CN=x")
    #expect(odd.names == ["a\\2Cb.pl"])
    let weak = try Certificate(der: shop.der(try shop.make("weak", key: .rsa(1024), digest: "sha1")))
    #expect(weak.keyBits == 1024 && weak.signatureDigest == "SHA1" && weak.isSelfSigned == true)
    let modern = try Certificate(der: shop.der(try shop.make("modern", key: .ed25519, digest: "null")))
    #expect(modern.keyType == "Ed25519" && modern.keyBits == 256 && modern.signatureDigest == "SHA512")
    let old = try Certificate(
      der: shop.der(
        try shop.make("old", key: .rsa(1024), digest: "md5", validity: ("19600101000000Z", "99991231235959Z"))))
    #expect(old.signatureDigest == "MD5")
    #expect(old.notBefore == -315_619_200 && old.notAfter == 253_402_300_799)
  }

  /// Whatever byte is damaged, and wherever the end is missing, reading ends in a value or an error.
  @Test func damagedCertificatesNeverTrap() throws {
    let shop = try CertificateWorkshop()
    let made = try shop.make("damage", names: "DNS:www.a.pl,IP:10.0.0.5", isAuthority: true)
    let der = try shop.der(made)
    let store = try TrustStore.make(system: false, adding: [made.certificate])
    for count in der.indices { #expect(throws: OpenSSLError.self) { try Certificate(der: Array(der.prefix(count))) } }
    #expect(throws: OpenSSLError.self) { try Certificate(der: der + [0]) }
    var read = 0
    for index in der.indices {
      for change in [0x01, 0x80, 0xFF] as [UInt8] {
        var damaged = der
        damaged[index] ^= change
        guard let certificate = try? Certificate(der: damaged) else { continue }
        read += 1
        #expect(certificate.isSelfSigned != true)
        _ = (certificate.matches(host: "www.a.pl"), certificate.matches(ip: "10.0.0.5"), certificate.pem)
        _ = store.examine([certificate, certificate])
      }
    }
    #expect(read > 100)
    var text = Array(try Certificate(der: der).pem.utf8)
    text[60] = 0x21
    #expect(throws: OpenSSLError.self) { try Certificate.all(pem: text) }
    #expect(try Certificate.all(pem: Array("no certificate here".utf8)) == [])
    #expect(try Certificate.all(pem: []) == [])
  }

  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  ])
  func digestsOfFIPS180(text: String, expected: String) {
    #expect(SHA256.hex(Array(text.utf8)) == expected)
    #expect(SHA256.digest(Array(text.utf8)).count == 32)
  }
}
