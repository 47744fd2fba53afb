import CaseFile
import Ratings
import Testing

/// Every rule of every profile: met, broken, and not known.
@Suite struct ProfileTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var profile: String
    var differences: String
    var change: @Sendable (inout EndpointFacts) -> Void
    var testDescription: String { "\(profile): \(differences)" }
  }

  @Test func allSixAreThere() {
    #expect(
      SampleFacts.profiles.map(\.id) == [
        "bsi-tr-02102-2", "mozilla-intermediate", "mozilla-modern", "mozilla-old", "ncsc-nl-2025", "nist-sp-800-52r2",
      ])
  }

  @Test func aModernService() throws {
    let facts = SampleFacts.modern()
    let row = try SampleFacts.profile("mozilla-modern").compare(facts)
    #expect(row.meets == true && row.differences == "" && row.unknown == "" && row.level == nil)
    #expect(row.address == "10.0.0.1" && row.port == 443 && row.profile == "mozilla-modern")
    let dutch = try SampleFacts.profile("ncsc-nl-2025").compare(facts)
    #expect(dutch.meets == true && dutch.level == "good")
    #expect(
      try SampleFacts.profile("mozilla-intermediate").compare(facts).differences == "missing-version=TLSv1.2")
  }

  @Test func anIntermediateService() throws {
    let facts = SampleFacts.intermediate()
    for id in ["mozilla-intermediate", "mozilla-old"] {
      let row = try SampleFacts.profile(id).compare(facts)
      #expect(row.meets == true, "\(id): \(row.differences ?? "") / \(row.unknown ?? "")")
    }
    let dutch = try SampleFacts.profile("ncsc-nl-2025").compare(facts)
    #expect(dutch.meets == true && dutch.level == "sufficient")
    for id in ["bsi-tr-02102-2", "nist-sp-800-52r2"] {
      #expect(try SampleFacts.profile(id).compare(facts).differences == "group=x25519")
    }
  }

  static let cases: [Case] = [
    Case(profile: "mozilla-modern", differences: "version=TLSv1.2") { $0.endpoint.tls12 = true },
    Case(profile: "mozilla-modern", differences: "suite=TLS_AES_128_CCM_SHA256") {
      $0.add("TLSv1.3", "TLS_AES_128_CCM_SHA256")
    },
    Case(profile: "mozilla-modern", differences: "group=secp521r1") { $0.add(group: "secp521r1") },
    Case(profile: "mozilla-modern", differences: "certificate-key=RSA-4096") {
      $0.certificates[0].keyType = "RSA"
      $0.certificates[0].keyBits = 4096
    },
    Case(profile: "mozilla-modern", differences: "certificate-key=P-521") { $0.certificates[0].keyCurve = "P-521" },
    Case(profile: "mozilla-modern", differences: "certificate-key=Ed25519") {
      $0.certificates[0].keyType = "Ed25519"
    },
    Case(profile: "mozilla-modern", differences: "certificate-days=91") { $0.certificates[0].validityDays = 91 },
    Case(profile: "mozilla-modern", differences: "certificate-digest=SHA1") {
      $0.certificates[0].signatureDigest = "SHA1"
    },
    Case(profile: "mozilla-modern", differences: "hsts=300") { $0.http?.hstsMaxAge = 300 },
    Case(profile: "mozilla-modern", differences: "hsts=0") {
      $0.http?.hsts = false
      $0.http?.hstsMaxAge = nil
    },
    Case(profile: "ncsc-nl-2025", differences: "version=TLSv1.0:insufficient") { $0.endpoint.tls10 = true },
    Case(profile: "ncsc-nl-2025", differences: "suite=TLS_DHE_RSA_WITH_AES_256_GCM_SHA384:phase-out") {
      $0.add("TLSv1.2", "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384")
    },
    Case(profile: "ncsc-nl-2025", differences: "suite=TLS_RSA_WITH_AES_128_GCM_SHA256:insufficient") {
      $0.add("TLSv1.2", "TLS_RSA_WITH_AES_128_GCM_SHA256")
    },
    Case(profile: "ncsc-nl-2025", differences: "group=secp224r1:phase-out") { $0.add(group: "secp224r1") },
    Case(profile: "ncsc-nl-2025", differences: "group=secp192r1:insufficient") { $0.add(group: "secp192r1") },
    Case(profile: "ncsc-nl-2025", differences: "dh=ffdhe3072:phase-out") {
      $0.endpoint.dhBits = 3072
      $0.endpoint.dhPrime = "ffdhe3072"
    },
    Case(profile: "ncsc-nl-2025", differences: "dh=dh-2048:insufficient") { $0.endpoint.dhBits = 2048 },
    Case(profile: "ncsc-nl-2025", differences: "signature=rsa_pkcs1_sha1:insufficient") {
      $0.add(signature: "rsa_pkcs1_sha1", digest: "SHA1")
    },
    Case(profile: "ncsc-nl-2025", differences: "signature=sha224_rsa:phase-out") {
      $0.add(signature: "sha224_rsa", digest: "SHA224")
    },
    Case(profile: "ncsc-nl-2025", differences: "certificate-key=RSA-2048:phase-out") {
      $0.certificates[0].keyType = "RSA"
      $0.certificates[0].keyBits = 2048
    },
    Case(profile: "ncsc-nl-2025", differences: "certificate-key=RSA-1024:insufficient") {
      $0.certificates[0].keyType = "RSA"
      $0.certificates[0].keyBits = 1024
    },
    Case(profile: "ncsc-nl-2025", differences: "early_data=1:insufficient") { $0.endpoint.earlyData = true },
    Case(profile: "ncsc-nl-2025", differences: "extended_master_secret=0:insufficient") {
      $0 = SampleFacts.intermediate()
      $0.endpoint.extendedMasterSecret = false
    },
    Case(profile: "ncsc-nl-2025", differences: "compression=1:insufficient") {
      $0 = SampleFacts.intermediate()
      $0.endpoint.compression = true
    },
    Case(profile: "mozilla-old", differences: "dh-bits=512") {
      $0 = SampleFacts.intermediate()
      $0.endpoint.dhBits = 512
    },
    Case(profile: "bsi-tr-02102-2", differences: "group=x25519 dh-bits=2048 client_renegotiation=1 heartbeat=1") {
      $0 = SampleFacts.intermediate()
      $0.endpoint.dhBits = 2048
      $0.endpoint.clientRenegotiation = true
      $0.endpoint.heartbeat = true
    },
    Case(profile: "bsi-tr-02102-2", differences: "group=x25519 dh-bits=2048") {
      $0 = SampleFacts.intermediate()
      $0.add(group: "ffdhe2048", bits: 2048)
    },
    Case(profile: "nist-sp-800-52r2", differences: "group=x25519 secure_renegotiation=0 certificate-days=2000") {
      $0 = SampleFacts.intermediate()
      $0.endpoint.secureRenegotiation = false
      $0.certificates[0].validityDays = 2000
    },
  ]

  @Test(arguments: cases) func aDifference(item: Case) throws {
    var facts = SampleFacts.modern()
    item.change(&facts)
    let row = try SampleFacts.profile(item.profile).compare(facts)
    #expect(row.meets == false && row.differences == item.differences)
  }

  @Test func whatIsMissingIsNeverAPass() throws {
    let changes: [(String, (inout EndpointFacts) -> Void)] = [
      ("version", { $0.endpoint.sslv3 = nil }), ("suite", { $0.endpoint.suitesComplete = nil }),
      ("group", { $0.endpoint.groupsComplete = false }), ("certificate", { $0.certificates = [] }),
      ("certificate-key", { $0.certificates[0].keyBits = nil }),
      ("certificate-days", { $0.certificates[0].validityDays = nil }),
      ("certificate-digest", { $0.certificates[0].signatureDigest = nil }),
    ]
    for (rule, change) in changes {
      var facts = SampleFacts.modern()
      change(&facts)
      let row = try SampleFacts.profile("mozilla-modern").compare(facts)
      #expect(row.meets == nil && row.unknown == rule && row.differences == "")
    }
    var facts = SampleFacts.modern()
    facts.endpoint.signaturesComplete = nil
    facts.endpoint.earlyData = nil
    let row = try SampleFacts.profile("ncsc-nl-2025").compare(facts)
    #expect(row.meets == nil && row.unknown == "signature early_data" && row.level == nil)
    // A required version that was not answered.
    facts.endpoint.tls13 = nil
    #expect(try SampleFacts.profile("mozilla-modern").compare(facts).unknown?.contains("required-version") == true)
  }
}
