import CaseFile
import Checks
import Model

/// A check in a few words, and findings of it.
struct SampleCheck {
  var id: String
  var severity: Severity
  var title: (pl: String, en: String)
  var plain: (pl: String, en: String)
  var meaning: (pl: String, en: String)
  var steps: [(pl: String, en: String)]
  var remedies: [(String, Int)]
  var kri: [String]
  var cwe: Int
  /// How many places fail.
  var places = 1
  var port: Int? = 443
  var address: String?
  /// What CERT Polska's scanner calls it.
  var artemis: [String] = []

  var module: String { String(id.prefix { $0 != "." }) }

  var check: Check {
    func text(_ language: KeyPath<(pl: String, en: String), String>, _ verify: String, _ noAnswer: String) -> Check.Text
    {
      Check.Text(
        title: title[keyPath: language], application: plain[keyPath: language], meaning: meaning[keyPath: language],
        reasons: ["open": plain[keyPath: language] + ".", "no-answer": noAnswer],
        remedy: steps.map { $0[keyPath: language] }, verify: verify)
    }
    return Check(
      id: id, module: module, file: "checks/\(module)/x.yaml", judges: "tls_endpoint", severity: severity,
      parameters: [:], rules: [], evidence: ["oldest", "newest"],
      texts: Check.Texts(
        pl: text(\.pl, "Uruchom badanie ponownie dla {address}.", "Usługa nie odpowiedziała."),
        en: text(\.en, "Run the scan again for {address}.", "The service did not answer.")),
      references: Check.References(
        requirements: ["kri": kri, "uksc": ["podatnosci"]], cis8: ["4.1"], cwe: [cwe],
        urls: ["https://cert.pl/"], artemis: artemis),
      remedies: remedies.map { Check.RemedyLink(remedy: $0.0, effect: $0.1) }, tests: [])
  }

  func record(_ verdict: Verdict, index: Int) -> FindingRecord {
    let address = index == 1 ? self.address ?? "192.168.10.1" : "192.168.10.\(index)"
    let unit = index % 7 == 6 ? "szpital" : index % 5 == 4 ? "pcpr" : "starostwo"
    return FindingRecord(
      checkId: id, module: module, subjectTable: "tls_endpoint", subject: "\(index)", unit: unit,
      asset: index <= 44 ? Int64(index) : nil, address: address,
      name: index % 4 == 0 ? nil : "srv-\(index).przykladowo.local",
      transport: port == nil ? nil : "tcp", port: port, verdict: verdict.rawValue, severity: severity.rawValue,
      reason: verdict == .fail ? "open" : nil, evidence: #"{"oldest":"TLSv1.0","newest":"TLSv1.2","tls13":null}"#,
      fingerprint: "\(id)|\(address)|\(index)")
  }
}
