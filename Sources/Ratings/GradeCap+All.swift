import CaseFile

extension GradeCap {
  /// Every cap, the lowest grades first.
  package static let all: [GradeCap] = failures + trust + middle + small

  private static let failures: [GradeCap] = [
    GradeCap(.f, "sslv2", "przyjmuje SSLv2", "accepts SSLv2") { $0.endpoint.sslv2 },
    GradeCap(.f, "heartbleed", "podatność Heartbleed", "Heartbleed") { $0.endpoint.heartbleed },
    GradeCap(.f, "early-ccs", "podatność CCS injection", "CCS injection") { $0.endpoint.earlyCcs },
    GradeCap(.f, "ticketbleed", "podatność Ticketbleed", "Ticketbleed") { $0.endpoint.ticketbleed },
    GradeCap(.f, "robot", "podatność ROBOT", "ROBOT") { $0.endpoint.robot },
    GradeCap(.f, "poodle-tls", "nie sprawdza dopełnienia (POODLE w TLS)", "does not check padding (TLS POODLE)") {
      $0.endpoint.poodleTls
    },
    GradeCap(.f, "suite-null", "połączenia bez szyfrowania", "connections without encryption") {
      $0.endpoint.suiteNull
    },
    GradeCap(.f, "suite-anonymous", "połączenia bez certyfikatu", "connections without a certificate") {
      $0.endpoint.suiteAnonymous
    },
    GradeCap(.f, "suite-export", "szyfry eksportowe", "export ciphers") { $0.endpoint.suiteExport },
    GradeCap(.f, "suite-weak", "szyfry słabsze niż 112 bitów", "ciphers of less than 112 bits") {
      $0.endpoint.suiteWeak
    },
    GradeCap(.f, "dh-below-1024", "grupa DH poniżej 1024 bitów", "a DH group below 1024 bits") {
      dhBits($0, below: 1024)
    },
    GradeCap(.f, "rsa-below-1024", "klucz RSA poniżej 1024 bitów", "an RSA key below 1024 bits") {
      anyLeaf($0) { rsa($0, below: 1024) }
    },
    GradeCap(.f, "weak-key", "klucz, który da się obliczyć", "a key that can be computed") {
      anyLeaf($0) { leaf in leaf.keyType == "RSA" ? leaf.keyWeakness.map { !$0.isEmpty } : false }
    },
    GradeCap(.f, "exponent-one", "wykładnik RSA równy 1", "an RSA exponent of 1") {
      // One that does not fit is large.
      anyLeaf($0) { $0.keyExponent == 1 }
    },
    GradeCap(.f, "signature-md5", "certyfikat podpisany MD5", "a certificate signed with MD5") {
      anyLeaf($0) { leaf in leaf.signatureDigest.map { ["MD5", "MD4", "MD2"].contains($0) } }
    },
  ]

  private static let trust: [GradeCap] = [
    GradeCap(.t, "revoked", "certyfikat unieważniony", "a revoked certificate") { facts in
      facts.leaves.isEmpty ? nil : facts.leaves.contains { $0.revoked == true }
    },
    GradeCap(.t, "expired", "certyfikat wygasł", "an expired certificate") {
      anyLeaf($0) { leaf in leaf.daysLeft.map { $0 < 0 } }
    },
    GradeCap(.t, "not-yet-valid", "certyfikat jeszcze nieważny", "a certificate not yet valid") {
      anyLeaf($0) { leaf in leaf.daysUntilValid.map { $0 > 0 } }
    },
    GradeCap(.t, "untrusted", "certyfikat nieznanego wystawcy", "a certificate of an unknown issuer") {
      anyLeaf($0) { leaf in
        leaf.trusted.map { !$0 && leaf.trustReason != "incomplete-chain" }
      }
    },
    GradeCap(.t, "signature-sha1", "certyfikat podpisany SHA-1", "a certificate signed with SHA-1") {
      anyLeaf($0) { leaf in
        // A self-signed certificate is not trusted for its signature anyway.
        leaf.selfSigned == true ? false : leaf.signatureDigest.map { $0 == "SHA1" }
      }
    },
    GradeCap(.m, "other-name", "certyfikat dla innej nazwy", "a certificate for another name") { facts in
      facts.endpoint.name == nil ? false : anyLeaf(facts) { leaf in leaf.nameMatches.map { !$0 } }
    },
  ]

  private static let middle: [GradeCap] = [
    GradeCap(.c, "no-tls12", "ani TLS 1.2, ani TLS 1.3", "neither TLS 1.2 nor TLS 1.3") { facts in
      let newest = [facts.endpoint.tls12, facts.endpoint.tls13]
      return newest.contains(true) ? false : newest.contains(nil) ? nil : true
    },
    GradeCap(.c, "poodle", "SSLv3 z CBC (POODLE)", "SSLv3 with CBC (POODLE)") { $0.endpoint.poodleSslv3 },
    GradeCap(.c, "crime", "kompresja TLS (CRIME)", "TLS compression (CRIME)") { facts in
      facts.endpoint.crime ?? (facts.speaksOld == false ? false : nil)
    },
    GradeCap(.c, "insecure-renegotiation", "niebezpieczna renegocjacja", "insecure renegotiation") { facts in
      facts.endpoint.insecureRenegotiation ?? (facts.speaksOld == false ? false : nil)
    },
    GradeCap(.c, "rc4", "RC4", "RC4") { $0.endpoint.suiteRc4 },
    GradeCap(.c, "3des", "3DES", "3DES") { $0.endpoint.suiteTripleDes },
    GradeCap(.b, "sslv3", "przyjmuje SSLv3", "accepts SSLv3") { $0.endpoint.sslv3 },
    GradeCap(.b, "tls10", "przyjmuje TLS 1.0", "accepts TLS 1.0") { $0.endpoint.tls10 },
    GradeCap(.b, "tls11", "przyjmuje TLS 1.1", "accepts TLS 1.1") { $0.endpoint.tls11 },
    GradeCap(.b, "no-forward-secrecy", "brak poufności przyszłej", "no forward secrecy") { facts in
      facts.endpoint.suiteForwardSecret.map { !$0 }
    },
    GradeCap(.b, "no-aead", "brak szyfrów AEAD", "no AEAD cipher") { facts in facts.endpoint.suiteAead.map { !$0 } },
    GradeCap(.b, "dh-below-2048", "grupa DH poniżej 2048 bitów", "a DH group below 2048 bits") {
      dhBits($0, below: 2048)
    },
    GradeCap(.b, "rsa-below-2048", "klucz RSA poniżej 2048 bitów", "an RSA key below 2048 bits") {
      anyLeaf($0) { rsa($0, below: 2048) }
    },
    GradeCap(.b, "incomplete-chain", "niepełny łańcuch certyfikatów", "an incomplete chain") {
      anyLeaf($0) { $0.trustReason == "incomplete-chain" }
    },
  ]

  private static let small: [GradeCap] = [
    GradeCap(.aMinus, "no-tls13", "brak TLS 1.3", "no TLS 1.3") { facts in facts.endpoint.tls13.map { !$0 } },
    GradeCap(.a, "hsts-missing", "brak HSTS", "no HSTS") { facts in
      guard let page = facts.http, page.status != nil else { return false }
      return page.hsts.map { !$0 }
    },
    GradeCap(.a, "hsts-short", "HSTS krótsze niż 180 dni", "HSTS for less than 180 days") { facts in
      guard let page = facts.http, page.hsts == true else { return false }
      return (page.hstsMaxAge ?? 0) < 15_552_000
    },
  ]

  /// Whether one of the service's own certificates is so; nil when none was seen, or it is not known of one.
  private static func anyLeaf(_ facts: EndpointFacts, _ isSo: (TLSCertificate) -> Bool?) -> Bool? {
    let answers = facts.leaves.map(isSo)
    if answers.contains(true) { return true }
    if answers.isEmpty {
      // Services that show none have another cap.
      return facts.endpoint.suiteAnonymous == true ? false : nil
    }
    return answers.contains(nil) ? nil : false
  }

  private static func rsa(_ leaf: TLSCertificate, below bits: Int) -> Bool? {
    leaf.keyType == "RSA" ? leaf.keyBits.map { $0 < bits } : leaf.keyType == nil ? nil : false
  }

  private static func dhBits(_ facts: EndpointFacts, below bits: Int) -> Bool? {
    if let seen = facts.endpoint.dhBits { return seen < bits }
    return facts.endpoint.suiteDhe == false ? false : nil
  }
}
