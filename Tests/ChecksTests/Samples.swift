import CaseFile
import Checks
import Model

extension Check {
  /// A check with empty texts, for tests of its judgement.
  static func sample(
    id: String = "tls.sample", judges: String = "tls_endpoint", parameters: [String: CaseValue] = [:],
    rules: [Rule], evidence: [String] = [], tests: [Test] = []
  ) -> Check {
    let text = Text(title: "", application: "", meaning: "", reasons: [:], remedy: [], verify: "")
    return Check(
      id: id, module: "tls", file: "checks/tls/sample.yaml", judges: judges, severity: .high, parameters: parameters,
      rules: rules, evidence: evidence, texts: Texts(pl: text, en: text),
      references: References(requirements: [:], cis8: [], cwe: [], urls: []), remedies: [], tests: tests)
  }

  /// A check that fails where `condition` holds and passes elsewhere.
  static func failing(when condition: String, parameters: [String: CaseValue] = [:]) -> Check {
    sample(
      parameters: parameters,
      rules: [
        Rule(condition: condition, verdict: .fail, reason: "bad", line: 7),
        Rule(condition: nil, verdict: .pass, line: 8),
      ])
  }

  /// One test of `tls_endpoint` rows.
  static func test(
    _ name: String, _ row: [String: CaseValue], _ verdict: Verdict, _ reason: String? = nil, severity: Severity? = nil
  ) -> Test {
    Test(name: name, given: ["tls_endpoint": [row]], verdict: verdict, reason: reason, severity: severity, line: 20)
  }
}

/// A case file in memory with one host that speaks TLS on the given ports.
func caseFile(ports: [Int], _ adjust: (Int, inout TLSEndpoint) -> Void = { _, _ in }) throws -> CaseFile {
  let file = try CaseFile.inMemory()
  try file.write { writer in
    var asset = Asset(address: "192.168.10.5", name: "bip", unit: "starostwo", origin: "network")
    try writer.insert(&asset)
    for port in ports {
      var endpoint = TLSEndpoint(
        endpoint: nil, asset: asset.id, address: "192.168.10.5", port: port, name: nil, observed: "2026-11-22T10:00:00Z"
      )
      adjust(port, &endpoint)
      try writer.insert(&endpoint)
    }
  }
  return file
}
