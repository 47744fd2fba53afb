import Catalogue
import Foundation
import Model
import Testing

/// A fault in one of the sound files, and how it is named.
struct Fault: Sendable, CustomTestStringConvertible {
  let file: String
  let old: String
  let new: String
  let line: Int?
  let field: String?
  let problem: String

  init(
    _ old: String, _ new: String, _ line: Int?, _ field: String?, _ problem: String, in file: String = "tls/old.yaml"
  ) {
    (self.old, self.new, self.line, self.field, self.problem) = (old, new, line, field, problem)
    self.file = file
  }

  var testDescription: String { problem }
}

@Suite struct FaultTests {
  private static let check: [Fault] = [
    Fault("severity: high", "severty: high", 3, "severty", "unknown key; is it “severity”?"),
    Fault(
      "severity: high", "severity: hihg", 3, "severity",
      "“hihg” is none of: critical, high, medium, low, info; is it “high”?"),
    Fault(
      "id: tls.old", "id: tls.new", 1, "id", "the id “tls.new” does not match the folder and the file's name: “tls.old”"
    ),
    Fault(
      "id: tls.old", "id: TLS.Old", 1, "id",
      "“TLS.Old”: an id is module.name in lower-case letters, digits and hyphens, such as “tls.weak-key”"),
    Fault(
      "judges: tls_endpoint", "judges: tls_endpiont", 2, "judges",
      "there is no table “tls_endpiont”; is it “tls_endpoint”?"),
    Fault(
      "judges: tls_endpoint", "judges: finding", 2, "judges",
      "the table “finding” cannot be judged: it is made of verdicts"),
    Fault("judges: tls_endpoint\n", "", 1, "judges", "this field is missing"),
    Fault("severity: high", "severity: high\nseverity: low", 3, nil, "the key “severity” is there twice; keep one"),
    Fault(
      "'NOT handshake'", "'NOT handshak'", 6, "verdicts[0].when",
      "there is no column “handshak” in the table tls_endpoint; is it “handshake”?"),
    Fault("'NOT handshake'", "'1) OR (1'", 6, "verdicts[0].when", "a “)” without its “(”"),
    Fault(":minimum)'", ":minimun)'", 7, "verdicts[1].when", "the parameter :minimun has no value in “parameters”"),
    Fault(
      "is: not-verified, because: no-handshake", "is: not-verified", 6, "verdicts[0]",
      "the verdict not-verified needs a reason in “because”"),
    Fault(
      "  - { otherwise: pass }\n", "", 6, "verdicts",
      "the last verdict must be without a condition, such as { otherwise: pass }"),
    Fault(
      "- { otherwise: pass }", "- { otherwise: fail }", 8, "verdicts[2]",
      "the verdict fail needs a reason in “because”"),
    Fault(
      "evidence: [oldest, newest]", "evidence: [oldest, newset]", 9, "evidence[1]",
      "there is no column “newset” in the table tls_endpoint; is it “newest”?"),
    Fault(
      "accepts {oldest}.'\n    reasons", "accepts {oldst}.'\n    reasons", 21, "texts.en.meaning",
      "“{oldst}” cannot be filled in: this column is not in “evidence”; is it “oldest”?"),
    Fault(
      "accepts {oldest}.'\n    reasons", "accepts {oldest.'\n    reasons", 21, "texts.en.meaning",
      "a brace without its pair"),
    Fault(
      "obsolete: 'Accepts {oldest}.' }", "obsolet: 'Accepts {oldest}.' }", 22, "texts.en.reasons.obsolet",
      "no verdict gives this reason; is it “obsolete”?"),
    Fault(
      ", obsolete: 'Accepts {oldest}.' }", "}", 22, "texts.en.reasons",
      "the sentence for the reason “obsolete” is missing"),
    Fault("    verify: Run a scan.\n", "", 19, "texts.en.verify", "this field is missing"),
    Fault(
      "[Switch old versions off.]", "[One., Two.]", 11, "texts",
      "“remedy” has 1 steps in Polish, but 2 in English"),
    Fault(
      "Obsolete encryption", "TLS 1.0 is on", 20, "texts.en.application",
      "“TLS” (a version) must not stand in a text for the application; say it in general terms"),
    Fault(
      "kri: [szbi-12d]", "kri: [szbi-12e]", 25, "references.kri[0]",
      "requirements/kri.yaml has no “szbi-12e”; is it “szbi-12d”?"),
    Fault(
      "kri: [szbi-12d]", "kry: [szbi-12d]", 25, "references.kry[0]",
      "there is no sound requirements/kry.yaml with “szbi-12d”"),
    Fault(
      "cis8: ['3.10']", "cis8: ['3.1.0']", 25, "references.cis8[0]",
      "a safeguard of CIS v8.1 is needed here, such as '3.10'"),
    Fault("cwe: [327]", "cwe: [0]", 25, "references.cwe[0]", "a whole number from 1 to 99999 is needed here"),
    Fault("'https://www", "'http://www", 25, "references.url[0]", "an https://… address is needed here"),
    Fault(
      "id: tls-configuration, effect: 0.9", "id: tls-config, effect: 0.9", 27, "remedies[0].id",
      "the folder remedies has no “tls-config”"),
    Fault(
      "effect: 0.9", "effect: 1.5", 27, "remedies[0].effect",
      "a share from 0.01 to 1 is needed here, with at most two decimals"),
    Fault(
      "effect: 0.9", "effect: 0.905", 27, "remedies[0].effect",
      "a share from 0.01 to 1 is needed here, with at most two decimals"),
    Fault(
      "{ tls_endpoint: [{ handshake: 0 }] }", "{ tls_endpoints: [{ handshake: 0 }] }", 31,
      "tests[2].given.tls_endpoints", "there is no table “tls_endpoints”; is it “tls_endpoint”?"),
    Fault(
      "[{ handshake: 0 }]", "[{ handshke: 0 }]", 31, "tests[2].given.tls_endpoint[0].handshke",
      "unknown key; is it “handshake”?"),
    Fault(
      "[{ handshake: 0 }]", "[{ handshake: 'no' }]", 31, "tests[2].given.tls_endpoint[0].handshake",
      "the column “handshake” holds whole numbers"),
    Fault(
      "expect: { fail: obsolete, severity: critical }", "expect: fail", 30, "tests[1].expect",
      "name the reason: { fail: reason }"),
    Fault(
      "expect: { fail: obsolete,", "expect: { fail: obsolet,", 30, "tests[1].expect",
      "no verdict gives the reason “obsolet”; is it “obsolete”?"),
    Fault(
      "expect: { fail: obsolete, severity: critical }", "expect: { fail: obsolete, severity: high }", 30, "tests[1]",
      "“old”: expected fail: obsolete (high), got fail: obsolete (critical)"),
    Fault(
      "[{ handshake: 1 }] }, expect: not-verified", "[{ handshake: 1 }] }, expect: pass", 32, "tests[3]",
      "“blind”: expected pass, got not-verified: missing:oldest"),
    Fault("evidence:", "evidence: &a", 9, nil, "anchors (&name) and aliases (*name) are not allowed; repeat the text"),
    Fault(
      "evidence: [oldest, newest]", "evidence: [&a oldest, *a]", 9, nil,
      "anchors (&name) and aliases (*name) are not allowed; repeat the text"),
    Fault(
      "title: Old TLS version", "title: Old: TLS version", 19, nil,
      "YAML syntax error: mapping values are not allowed in this context; put a text with a colon, bracket or "
        + "apostrophe in quotes"),
    Fault("evidence: [oldest, newest]", "evidence: oldest", 9, "evidence", "a list is needed here"),
  ]

  private static let others: [Fault] = [
    Fault("id: tls", "id: ssl", 1, "id", "the id “ssl” must be the same as the name: “tls”", in: "tls/module.yaml"),
    Fault(
      "[tls_endpoint]", "[tls_endpont]", 5, "tables[0]", "there is no table “tls_endpont”; is it “tls_endpoint”?",
      in: "tls/module.yaml"),
    Fault(
      "kind: configuration", "kind: config", 2, "kind",
      "“config” is none of: configuration, organisation, purchase, service, training",
      in: "remedies/tls-configuration.yaml"),
    Fault(
      "hours: 2", "hours: two", 6, "hours", "a whole number from 0 to 10000 is needed here",
      in: "remedies/tls-configuration.yaml"),
    Fault(
      "en: New encryption", "en: 'New encryption on port 443'", 4, "application.en",
      "“port” (port) must not stand in a text for the application; say it in general terms",
      in: "remedies/tls-configuration.yaml"),
    Fault(
      "from: 2012-05-31", "from: 2012-05-32", 8, "requirements[0].places[0].from",
      "an existing date such as 2026-11-22 is needed here", in: "requirements/kri.yaml"),
    Fault(
      "until: 2024-05-23", "until: 2011-05-23", 8, "requirements[0].places[0].until",
      "the end is before the beginning", in: "requirements/kri.yaml"),
    Fault(
      "[scan, survey]", "[scan, guess]", 6, "requirements[0].answered-by[1]", "“guess” is none of: scan, survey",
      in: "requirements/kri.yaml"),
    Fault(
      "value: 100000", "value: 1e5", 4, "minimum.value",
      "an amount in zloty is needed here, such as 12500 or '12500.50'", in: "programmes/grant.yaml"),
    Fault(
      "value: 100000,", "value: 400000,", 5, "maximum", "the maximum is below the minimum",
      in: "programmes/grant.yaml"),
    Fault(
      "value: closed, confidence: reported", "confidence: reported", 3, "status",
      "without a “value” the confidence can only be unknown", in: "programmes/grant.yaml"),
    Fault(
      "area: security", "area: securty", 12, "items[0].area",
      "the programme has no area “securty”; is it “security”?", in: "programmes/grant.yaml"),
    Fault(
      "remedies: [tls-configuration]", "remedies: [tls-configuratio]", 16, "items[0].remedies[0]",
      "the folder remedies has no “tls-configuratio”; is it “tls-configuration”?", in: "programmes/grant.yaml"),
    Fault(
      "[sztuka, sztuki, sztuk]", "[sztuka, sztuki]", 17, "items[0].quantity.unit",
      "three Polish forms (1, 2, 5) and two English ones (1, 2) are needed", in: "programmes/grant.yaml"),
    Fault(
      "basis: fixed", "basis: per-sever", 17, "items[0].quantity.basis",
      "“per-sever” is none of: fixed, per-host, per-unit, per-employee, per-workstation, per-server, "
        + "per-administrator, per-affected-asset, per-affected-unit; is it “per-server”?", in: "programmes/grant.yaml"),
    Fault("low: 1000,", "low: 3000,", 18, "items[0].price", "“high” is below “low”", in: "programmes/grant.yaml"),
    Fault(
      "basis: fixed", "basis: fixed, for-every: 24", 17, "items[0].quantity.for-every",
      "with “basis: fixed” there is nothing to divide; take “for-every” out", in: "programmes/grant.yaml"),
    Fault(
      "year: 2025", "year: 2025, vat: 230", 18, "items[0].price.vat", "a whole number from 0 to 100 is needed here",
      in: "programmes/grant.yaml"),
    Fault(
      "variant: proxies", "requires: [proxi]", 19, "items[0].requires",
      "the programme has no item “proxi”; is it “proxy”?", in: "programmes/grant.yaml"),
    Fault(
      "variant: proxies", "requires: [proxy]", 19, "items[0].requires",
      "“proxy” and “proxy” require each other, so that neither can be bought", in: "programmes/grant.yaml"),
    Fault(
      "mandatory: { value: 'yes', confidence: reported, source: press }",
      "cap: { value: lots, confidence: unconfirmed }", 9,
      "areas[0].cap.value", "an amount in zloty is needed here, such as 12500 or '12500.50'",
      in: "programmes/grant.yaml"),
    Fault(
      "hours: 2", "hours: 2\nper: host", 7, "per",
      "“host” is none of: place, machine, unit, once", in: "remedies/tls-configuration.yaml"),
  ]

  private static let standing: [Fault] = [
    Fault(
      "status: { value: closed, confidence: reported, source: press }",
      "status: { value: closed, confidence: reported }",
      3, "status", "the confidence “reported” needs a “source”; without one write: unconfirmed",
      in: "programmes/grant.yaml"),
    Fault(
      "year: 2025, confidence: unconfirmed", "year: 2025, confidence: confirmed", 18, "items[0].price",
      "the confidence “confirmed” needs a “source”; without one write: unconfirmed", in: "programmes/grant.yaml"),
    Fault(
      "durability-years:",
      "call-opens: { value: 2022-07-13, confidence: unconfirmed }\n"
        + "call-closes: { value: 2022-07-12, confidence: unconfirmed }\ndurability-years:", 7, "call-closes",
      "the end is before the beginning", in: "programmes/grant.yaml"),
    Fault(
      "low: 1000, high: 2000, year: 2025, confidence: unconfirmed }",
      "low: 180000, high: 200000, year: 2025, confidence: unconfirmed }\n    mandatory: true", 5, "maximum",
      "the mandatory items alone cost at least PLN\u{A0}360,000, which is more than the maximum",
      in: "programmes/grant.yaml"),
    Fault(
      "eligibility: { value: 'yes', confidence: unconfirmed }", "eligibility: { value: 'no', confidence: unconfirmed }",
      15, "items[0].eligibility", "an item that is not eligible needs a reason in “note”", in: "programmes/grant.yaml"),
    Fault(
      "eligibility: { value: 'yes', confidence: unconfirmed }",
      "mandatory: true\n    eligibility: { value: 'no', confidence: unconfirmed, note: { pl: Nie., en: No. } }",
      15, "items[0].mandatory", "a mandatory item has to be eligible", in: "programmes/grant.yaml"),
    Fault(
      "    area: security\n", "    like: grant.proxi\n    area: security\n", 12, "items[0].like",
      "there is no item “grant.proxi”; give programme and item, such as “cyfrowy-powiat.server”; is it “grant.proxy”?",
      in: "programmes/grant.yaml"),
    Fault(
      "    area: security\n", "    like: grant.proxy\n    area: security\n", 12, "items[0].like",
      "“grant.proxy” is itself like another item; name that one", in: "programmes/grant.yaml"),
    Fault(
      "confidence: unconfirmed }\n      - { unit: '§ 19'", "confidence: reported }\n      - { unit: '§ 19'", 8,
      "requirements[0].places[0]", "the confidence “reported” needs a “source”; without one write: unconfirmed",
      in: "requirements/kri.yaml"),
    Fault(
      "from: 2024-05-24,", "from: 2024-05-24, due: 2024-05-23,", 9, "requirements[0].places[1].due",
      "the deadline is before the beginning", in: "requirements/kri.yaml"),
    Fault(
      "    answered-by:", "    applies-to: [office, unit]\n    answered-by:", 6, "requirements[0].applies-to[1]",
      "“unit” is none of: office, units; is it “units”?", in: "requirements/kri.yaml"),
    Fault(
      "points: [kri]", "points: [kry]", 3, "parts[0].points[0]", "the folder requirements has no “kry”; is it “kri”?",
      in: "sheets/arkusz.yaml"),
    Fault(
      "points: [kri]", "points: [kri.szbi-12]", 3, "parts[0].points[0]",
      "requirements/kri.yaml has no “szbi-12”; is it “szbi-12d”?", in: "sheets/arkusz.yaml"),
    Fault(
      "section: rules", "section: rule", 6, "questions[0].section",
      "the survey has no section “rule”; is it “rules”?", in: "survey/tls.yaml"),
    Fault(
      "weight: 3", "weight: 9", 7, "questions[0].weight", "a whole number from 1 to 3 is needed here",
      in: "survey/tls.yaml"),
    Fault(
      "- id: policy", "- id: polity", 5, "questions",
      "nothing judges the answers to “polity”; add the check tls.polity", in: "survey/tls.yaml"),
    Fault(
      "where: \"question = 'policy'\"", "where: \"question = 'polity'\"", 3, "where",
      "this should be: question = 'policy'", in: "tls/policy.yaml"),
    Fault(
      "where: \"question = 'policy'\"", "where: \"questoin = 'policy'\"", 3, "where",
      "there is no column “questoin” in the table survey_answer; is it “question”?", in: "tls/policy.yaml"),
  ]

  @Test(arguments: check + others + standing)
  func faultIsNamedByFileLineAndField(fault: Fault) throws {
    let files = Fixture.broken(fault.file, fault.old, fault.new)
    #expect(files != Fixture.sound, "the fault is in the file")
    let fixture = try Fixture(files)
    let errors = Catalogue.lint([fixture.path]).errors
    #expect(
      errors.contains { error in
        error.file == "\(fixture.path)/\(fault.file)" && error.line == fault.line && error.field == fault.field
          && error.problem.en == fault.problem && !error.problem.pl.isEmpty
      }, "\(errors.map { $0.text(.english) }.joined(separator: "\n"))")
  }

  @Test(arguments: [
    (
      "tls/deep/x.yaml", Fixture.check,
      "a .yaml file can only be in a module's folder, or in remedies, requirements, "
        + "programmes, survey, sheets, profiles or lifecycles"
    ),
    (
      "web/x.yaml", Fixture.check.replacingOccurrences(of: "id: tls.old", with: "id: web.x"),
      "the folder “web” has no sound module.yaml"
    ),
    ("tls/x.yml", "", "change the ending of its name to .yaml"), ("tls/x.yaml", "", "the file is empty"),
    ("tls/x.yaml", String(repeating: "# much\n", count: 200_000), "the file has more than 1 MiB; split it"),
  ])
  func misplacedFileIsNamed(file: String, text: String, problem: String) throws {
    var files = Fixture.sound
    files[file] = text
    let fixture = try Fixture(files)
    let errors = try #require(throws: ContentErrors.self) { try Catalogue.load(from: [fixture.path]) }.errors
    #expect(errors.map(\.problem.en) == [problem] && errors.map(\.file) == ["\(fixture.path)/\(file)"])
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      String(repeating: "[", count: 500_000), String(repeating: "- ", count: 500_000),
      "a: &a [x, x]\n"
        + (0..<24).map { "k\($0): &a\($0 + 1) [*a\($0 == 0 ? "" : String($0)), *a\($0 == 0 ? "" : String($0))]\n" }
        .joined() + "? *a24\n: x\n", "a: !!binary x", "\"\\x00\": 1", "a\u{0}b: 1", "%YAML 9.9\n---\na: 1",
      "---\na: 1\n---\nb: 2",
    ])
  func hostileFileIsRefusedInTime(text: String) throws {
    var files = Fixture.sound
    files["tls/hostile.yaml"] = text
    let fixture = try Fixture(files)
    let errors = Catalogue.lint([fixture.path]).errors
    #expect(!errors.isEmpty && errors.allSatisfy { $0.file == fixture.path + "/tls/hostile.yaml" })
  }

  @Test func allFaultsOfAFileAreFoundAtOnce() throws {
    let text = Fixture.check.replacingOccurrences(of: "severity: high", with: "severity: hihg")
      .replacingOccurrences(of: "effect: 0.9", with: "effect: 9").replacingOccurrences(
        of: "cwe: [327]", with: "cwe: [x]")
    let fixture = try Fixture(["tls/module.yaml": Fixture.sound["tls/module.yaml"] ?? "", "tls/old.yaml": text])
    let errors = try #require(throws: ContentErrors.self) { try Catalogue.load(from: [fixture.path]) }.errors
    #expect(errors.map(\.line) == [3, 25, 25, 27], "\(errors.map { $0.text(.english) })")
  }
}
