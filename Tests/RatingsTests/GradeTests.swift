import CaseFile
import Ratings
import Testing

@Suite struct GradeTests {
  @Test func nothingIsWrong() {
    for facts in [SampleFacts.modern(), SampleFacts.intermediate()] {
      let row = TLSGrade(rating: facts)
      #expect(row.grade == "A+" && row.caps == "" && row.unknown == "", "\(row)")
    }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var grade: String
    var caps: String
    var change: @Sendable (inout EndpointFacts) -> Void
    var testDescription: String { caps }
  }

  static let cases: [Case] = [
    Case(grade: "F", caps: "F:sslv2") { $0.endpoint.sslv2 = true },
    Case(grade: "F", caps: "F:heartbleed") { $0.endpoint.heartbleed = true },
    Case(grade: "F", caps: "F:early-ccs") { $0.endpoint.earlyCcs = true },
    Case(grade: "F", caps: "F:ticketbleed") { $0.endpoint.ticketbleed = true },
    Case(grade: "F", caps: "F:robot") { $0.endpoint.robot = true },
    Case(grade: "F", caps: "F:poodle-tls") { $0.endpoint.poodleTls = true },
    Case(grade: "F", caps: "F:suite-null") { $0.endpoint.suiteNull = true },
    Case(grade: "F", caps: "F:suite-export F:suite-weak") {
      $0.endpoint.suiteExport = true
      $0.endpoint.suiteWeak = true
    },
    Case(grade: "F", caps: "F:suite-anonymous") {
      $0.endpoint.suiteAnonymous = true
      $0.certificates = []
      $0.endpoint.name = nil
    },
    Case(grade: "F", caps: "F:dh-below-1024 B:dh-below-2048") { $0.endpoint.dhBits = 512 },
    Case(grade: "F", caps: "F:rsa-below-1024 B:rsa-below-2048") { $0.certificates[0].keyBits = 512 },
    Case(grade: "F", caps: "F:weak-key") { $0.certificates[0].keyWeakness = "roca" },
    Case(grade: "F", caps: "F:exponent-one") { $0.certificates[0].keyExponent = 1 },
    Case(grade: "F", caps: "F:signature-md5") { $0.certificates[0].signatureDigest = "MD5" },
    Case(grade: "T", caps: "T:revoked") { $0.certificates[0].revoked = true },
    Case(grade: "T", caps: "T:expired") { $0.certificates[0].daysLeft = -1 },
    Case(grade: "T", caps: "T:not-yet-valid") { $0.certificates[0].daysUntilValid = 1 },
    Case(grade: "T", caps: "T:untrusted") {
      $0.certificates[0].trusted = false
      $0.certificates[0].trustReason = "self-signed"
    },
    Case(grade: "T", caps: "T:signature-sha1") { $0.certificates[0].signatureDigest = "SHA1" },
    Case(grade: "M", caps: "M:other-name") { $0.certificates[0].nameMatches = false },
    Case(grade: "C", caps: "C:no-tls12 B:tls10 A-:no-tls13") {
      ($0.endpoint.tls10, $0.endpoint.tls12, $0.endpoint.tls13) = (true, false, false)
    },
    Case(grade: "C", caps: "C:poodle B:sslv3") { ($0.endpoint.sslv3, $0.endpoint.poodleSslv3) = (true, true) },
    Case(grade: "C", caps: "C:crime") { $0.endpoint.crime = true },
    Case(grade: "C", caps: "C:insecure-renegotiation") { $0.endpoint.insecureRenegotiation = true },
    Case(grade: "C", caps: "C:rc4") { $0.endpoint.suiteRc4 = true },
    Case(grade: "C", caps: "C:3des") { $0.endpoint.suiteTripleDes = true },
    Case(grade: "B", caps: "B:tls10 B:tls11") { ($0.endpoint.tls10, $0.endpoint.tls11) = (true, true) },
    Case(grade: "B", caps: "B:no-forward-secrecy B:no-aead") {
      ($0.endpoint.suiteForwardSecret, $0.endpoint.suiteAead) = (false, false)
    },
    Case(grade: "B", caps: "B:dh-below-2048") { $0.endpoint.dhBits = 1024 },
    Case(grade: "B", caps: "B:rsa-below-2048") { $0.certificates[0].keyBits = 1024 },
    Case(grade: "B", caps: "B:incomplete-chain") {
      $0.certificates[0].trusted = false
      $0.certificates[0].trustReason = "incomplete-chain"
    },
    Case(grade: "A-", caps: "A-:no-tls13") { $0.endpoint.tls13 = false },
    Case(grade: "A", caps: "A:hsts-missing") { $0.http?.hsts = false },
    Case(grade: "A", caps: "A:hsts-short") { $0.http?.hstsMaxAge = 86_400 },
    Case(grade: "A+", caps: "") { $0.http = nil },
  ]

  @Test(arguments: cases) func aCap(item: Case) {
    var facts = SampleFacts.intermediate()
    item.change(&facts)
    let row = TLSGrade(rating: facts)
    #expect(row.grade == item.grade && row.caps == item.caps)
  }

  /// Each cap is in one of the cases above, so that none is there in vain.
  @Test func everyCapIsTested() {
    let tested = Set(Self.cases.flatMap { $0.caps.split(separator: " ").map { $0.split(separator: ":").last ?? "" } })
    #expect(GradeCap.all.map(\.reason).filter { !tested.contains($0[...]) } == [])
  }

  @Test func ignoranceIsNoGoodGrade() {
    let changes: [(inout EndpointFacts) -> Void] = [
      { $0.endpoint.sslv3 = nil }, { $0.endpoint.suitesComplete = nil }, { $0.certificates = [] },
    ]
    for change in changes {
      var facts = SampleFacts.intermediate()
      change(&facts)
      #expect(TLSGrade(rating: facts).grade == nil)
      facts.endpoint.heartbleed = true
      #expect(TLSGrade(rating: facts).grade == "F")
    }
    var facts = SampleFacts.intermediate()
    facts.endpoint.robot = nil
    let row = TLSGrade(rating: facts)
    #expect(row.grade == "A+" && row.unknown == "robot")
  }
}
