import CaseFile
import Checks
import Model
import Testing

@Suite struct JudgeTests {
  typealias Rule = Check.Rule

  private static let rules = [
    Rule(condition: "NOT handshake", verdict: .notVerified, reason: "no-handshake", line: 5),
    Rule(condition: "sslv2 OR sslv3", verdict: .fail, severity: .critical, reason: "ssl", line: 6),
    Rule(condition: "tls_rank(oldest) < tls_rank(:minimum) -- old", verdict: .fail, reason: "old", line: 7),
    Rule(condition: nil, verdict: .pass, line: 8),
  ]
  private static let check = Check.sample(
    parameters: ["minimum": "TLSv1.2"], rules: rules, evidence: ["oldest", "sslv3"])

  @Test(arguments: [
    (true as Bool?, false as Bool?, true as Bool?, "TLSv1.0" as String?, "fail", "critical", "ssl" as String?),
    (true, false, false, "TLSv1.0", "fail", "high", "old"),
    (true, false, false, "TLSv1.2", "pass", "high", nil),
    (false, nil, nil, nil, "not-verified", "high", "no-handshake"),
    (nil, false, false, "TLSv1.3", "not-verified", "high", "missing:handshake"),
    (true, nil, nil, "TLSv1.3", "not-verified", "high", "missing:sslv2,sslv3"),
    (true, nil, true, "TLSv1.3", "fail", "critical", "ssl"),
    (true, false, nil, "TLSv1.3", "not-verified", "high", "missing:sslv3"),
    (true, false, false, nil, "not-verified", "high", "missing:oldest"),
  ])
  func rulesDecideInOrderAndNullIsIgnorance(
    handshake: Bool?, sslv2: Bool?, sslv3: Bool?, oldest: String?, verdict: String, severity: String, reason: String?
  ) throws {
    let file = try caseFile(ports: [443]) { _, endpoint in
      endpoint.handshake = handshake
      endpoint.sslv2 = sslv2
      endpoint.sslv3 = sslv3
      endpoint.oldest = oldest
    }
    let finding = try #require(try Self.check.judge(file).first)
    #expect(finding.verdict == verdict)
    #expect(finding.severity == severity)
    #expect(finding.reason == reason)
  }

  @Test func findingNamesItsSubject() throws {
    let file = try caseFile(ports: [443, 8443]) { port, endpoint in
      endpoint.name = port == 443 ? "bip.example" : nil
      endpoint.handshake = true
      endpoint.sslv3 = true
      endpoint.oldest = "a\"b\\c\n\u{1}ż"
    }
    let findings = try Self.check.judge(file)
    #expect(findings.map(\.port) == [443, 8443])
    #expect(
      findings.map(\.fingerprint) == [
        "tls.sample@192.168.10.5:tcp/443/bip.example", "tls.sample@192.168.10.5:tcp/8443",
      ])
    #expect(findings[0].evidence == #"{"oldest":"a\"b\\c\n\u0001ż","sslv3":1}"#)
    #expect(findings[0].subjectTable == "tls_endpoint" && findings[0].subject == "1")
    #expect(findings[0].unit == "starostwo" && findings[0].name == "bip" && findings[0].transport == "tcp")
  }

  @Test func officeWideSubjectHasNoAddress() throws {
    let file = try CaseFile.inMemory()
    try file.write { writer in
      var info = CaseInfo(scope: "")
      info.address = "ul. Przykładowa 1"
      try writer.insert(&info)
    }
    let check = Check.sample(
      judges: "case_info",
      rules: [
        Rule(condition: "authorised_on IS NULL", verdict: .fail, reason: "none", line: 1),
        Rule(condition: nil, verdict: .pass, line: 2),
      ], evidence: ["authorised_on"])
    let finding = try #require(try check.judge(file).first)
    #expect(finding.verdict == "fail" && finding.address == nil && finding.asset == nil)
    #expect(finding.fingerprint == "tls.sample@office")
    #expect(finding.evidence == #"{"authorised_on":null}"#)
  }

  @Test func subSelectThatIsNullNamesAllColumnsMentioned() throws {
    let file = try caseFile(ports: [443]) { _, endpoint in endpoint.endpoint = 9 }
    let check = Check.failing(
      when: "(SELECT l.process FROM listener AS l WHERE l.port = tls_endpoint.port AND l.account = 'name') = 'x'")
    #expect(try check.judge(file).first?.reason == "missing:port")
  }

  @Test func findingsReplaceEarlierOnesInOrderOfChecks() throws {
    let file = try caseFile(ports: [1, 2]) { port, endpoint in endpoint.sslv3 = port == 1 }
    let first = Check.sample(id: "tls.b", rules: Check.failing(when: "sslv3").rules)
    let second = Check.sample(id: "tls.a", rules: Check.failing(when: "port = 2").rules)
    try judge([first], in: file, digest: "old")
    let findings = try judge([first, second], in: file, digest: "new")
    #expect(findings.map(\.checkId) == ["tls.a", "tls.a", "tls.b", "tls.b"])
    #expect(findings.map(\.verdict) == ["pass", "fail", "fail", "pass"])
    #expect(try file.all(FindingRecord.self) == findings)
    let judging = try file.all(Judging.self)
    #expect(judging.map(\.checks) == [2] && judging.map(\.checksSha256) == ["new"])
    #expect(try Judgement.findings(of: [first, second], on: file).map(\.fingerprint) == findings.map(\.fingerprint))
  }

  @Test func serviceViewIsJudgedInOrder() throws {
    let file = try CaseFile.inMemory()
    try file.write { writer in
      var asset = Asset(address: "10.0.0.1", origin: "network")
      try writer.insert(&asset)
      for port in 1...12 {
        var endpoint = Endpoint(
          asset: asset.id, address: "10.0.0.1", port: port, state: "open", stateReason: "accepted", observed: "")
        try writer.insert(&endpoint)
      }
    }
    let check = Check.sample(judges: "service", rules: Check.failing(when: "port > 10 AND exposure = 'network'").rules)
    let findings = try check.judge(file)
    #expect(findings.map(\.port) == Array(1...12))
    #expect(findings.last?.fingerprint == "tls.sample@10.0.0.1:tcp/12" && findings.last?.verdict == "fail")
  }

  @Test(.timeLimit(.minutes(1))) func runawayConditionIsStopped() throws {
    let file = try caseFile(ports: [443])
    let check = Check.failing(
      when: "(WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n) > port")
    #expect(check.problems(in: file).isEmpty)
    let error = try #require(throws: ContentError.self) { try check.judge(file) }
    #expect(error.file == check.file && error.problem.en.contains("took too long"))
    #expect(try file.query("SELECT count(*) FROM tls_endpoint").rows == [[1]])
  }

  @Test(.timeLimit(.minutes(1))) func manyRowsAreFast() throws {
    let file = try CaseFile.inMemory()
    let count = 20_000
    try file.write { writer in
      for port in 0..<count {
        try writer.insert(
          into: TLSEndpoint.table,
          [
            ("asset", 1), ("address", "10.0.0.1"), ("port", .integer(Int64(port))), ("handshake", 1), ("sslv2", 0),
            ("sslv3", 0), ("oldest", port % 3 == 0 ? .null : "TLSv1.2"), ("observed", ""),
          ])
      }
    }
    let clock = ContinuousClock()
    var findings = 0
    let judging = try clock.measure { findings = try Self.check.judge(file).count }
    let writing = try clock.measure { try judge([Self.check], in: file, digest: "") }
    #expect(findings == count)
    #expect(judging < .seconds(5) && writing < .seconds(10), "judged in \(judging), written in \(writing)")
  }

  /// A row for which the filter is false gets no verdict; one for which it is NULL does.
  @Test func filterNarrowsTheRowsAndNullStays() throws {
    let file = try CaseFile.inMemory()
    try file.write { writer in
      var mine = SurveyAnswer(unit: "pcpr", section: "a", question: "backup")
      mine.answer = .no
      try writer.insert(contentsOf: [mine, SurveyAnswer(unit: nil, section: "a", question: "roles")])
      try writer.insert(
        into: SurveyAnswer.table, [("unit", .null), ("section", "a"), ("question", .null), ("answer", "yes")])
    }
    var check = Check.sample(
      judges: "survey_answer", parameters: ["wanted": "backup"],
      rules: [
        Rule(condition: "answer = 'no'", verdict: .fail, reason: "missing", line: 5),
        Rule(condition: nil, verdict: .pass, line: 6),
      ])
    check.filter = Check.Filter(condition: "question = :wanted -- the one that is meant", line: 3)
    #expect(check.problems(in: file).isEmpty)
    let findings = try check.judge(file)
    #expect(findings.map(\.verdict) == ["fail", "pass"] && findings.map(\.subject) == ["1", "3"])
    #expect(findings.map(\.unit) == ["pcpr", nil], "without a machine the row's own unit counts")
    #expect(findings[0].fingerprint == "tls.sample@office:pcpr/backup")
    check.filter = Check.Filter(condition: "questoin = :wanted", line: 3)
    #expect(check.problems(in: file).map(\.line) == [3])
    #expect(check.problems(in: file).map(\.field) == ["where"])
  }
}
