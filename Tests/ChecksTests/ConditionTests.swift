import CaseFile
import Checks
import Model
import Testing

@Suite struct ConditionTests {
  private let bench: TestBench

  init() throws { bench = try TestBench() }

  @Test(arguments: [
    ("oldst < 3", "there is no column “oldst” in the table tls_endpoint; is it “oldest”?"),
    ("zzz", "there is no column “zzz” in the table tls_endpoint"),
    (#""oldst" = 'x'"#, "there is no column “oldst” in the table tls_endpoint; is it “oldest”?"),
    ("(SELECT 1 FROM endpont)", "there is no table “endpont”; is it “endpoint”?"),
    ("sslv2 OR", "SQLite refuses the condition: near \")\": syntax error"),
    ("", "the condition is empty"),
    ("-- nothing", "the condition is empty"),
    ("1) --", "a “)” without its “(”"),
    ("1) OR (1", "a “)” without its “(”"),
    ("(sslv2", "a “(” without its “)”"),
    ("1; DROP TABLE tls_endpoint", "a semicolon: a condition is one SQL expression"),
    ("1 /* unclosed", "the comment /* is not closed by */"),
    ("oldest = 'x", "the closing ' is missing"),
    ("port = ?", "a parameter is written with a colon: :minimum"),
    ("port = :limit", "the parameter :limit has no value in “parameters”"),
    ("port > 1 AND DELETE FROM asset", "SQLite refuses the condition: near \"DELETE\": syntax error"),
    ("ATTACH 'x' AS y", "SQLite refuses the condition: near \"'x'\": syntax error"),
    (
      "max(port) > 3",
      "an aggregate function only inside a sub-select (SELECT …), not in the condition itself (misuse of aggregate "
        + "function max())"
    ),
    (
      "observed < 'now'",
      "a condition must not ask for the current time, since a report must be repeatable; compare with “observed”"
    ),
    (
      "observed < date()",
      "a condition must not ask for the current time, since a report must be repeatable; compare with “observed”"
    ),
    (
      "CURRENT_DATE > observed",
      "a condition must not ask for the current time, since a report must be repeatable; compare with “observed”"
    ),
    ("port = \u{1}1", "an invisible control character in the condition"),
  ])
  func faultyConditionIsExplained(condition: String, problem: String) throws {
    let problems = bench.problems(of: .failing(when: condition))
    #expect(problems.map(\.problem.en) == [problem])
    #expect(problems.map(\.line) == [7] && problems.map(\.field) == ["verdicts[0].when"])
  }

  @Test(arguments: [
    "load_extension('x')", "\"load_extension\"('x')", "random() > 1", "hex(randomblob(1000000000))",
    "(SELECT count(*) FROM pragma_table_info('asset'))", "readfile('/etc/passwd')", "fts3_tokenizer('x')",
    "printf('%.*c', 1000000000, 'x')",
  ])
  func functionsWithEffectsAreRefused(condition: String) throws {
    let problem = try #require(bench.problems(of: .failing(when: condition)).first)
    #expect(problem.problem.en.contains("is not for conditions"))
  }

  @Test(arguments: [
    "sslv2 -- and a remark )", "port IN (443, 8443)", "oldest = 'a;b) OR (''x'", "NOT (handshake AND sslv3)",
    "EXISTS (SELECT 1 FROM listener l WHERE l.port = tls_endpoint.port)", "[oldest] IS NULL /* ) ; */",
    "substr(oldest, 1, 3) = 'TLS'", "CASE WHEN (port) THEN (1) ELSE (0) END",
    "(SELECT max(port) FROM endpoint) > port",
  ])
  func soundConditionIsTaken(condition: String) throws {
    let check = Check.failing(when: condition)
    #expect(bench.problems(of: check).isEmpty)
    #expect(try check.judge(caseFile(ports: [1, 2])).count == 2)
  }

  @Test(arguments: [
    ("NOT handshake", ["handshake"]), ("SSLv2 OR sslv3 OR sslv2", ["sslv2", "sslv3"]),
    ("oldest = 'newest' -- newest", ["oldest"]), ("tls_endpoint.port > l.newest", ["port"]),
    ("\"oldest\" > :newest", ["oldest"]), ("name(oldest)", ["oldest"]),
  ])
  func mentionedColumnsAreFound(condition: String, columns: [String]) {
    #expect(
      Condition(condition).mentioned(of: TLSEndpoint.table.columns.map(\.name), in: "tls_endpoint") == columns)
  }

  @Test func unusedParameterAndUnknownTableAreProblems() {
    #expect(
      bench.problems(of: .failing(when: "port > 1", parameters: ["limit": 3])).map(\.field) == ["parameters.limit"])
    #expect(bench.problems(of: .sample(judges: "findings", rules: [])).map(\.field) == ["judges"])
    #expect(bench.problems(of: .sample(judges: "nothing", rules: [])).map(\.field) == ["judges"])
  }
}
