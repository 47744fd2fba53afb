import CaseFile
import Model

/// The findings stored in a case file held against those that its observations give today.
struct StoredVerification {
  /// A verdict that differs; nil on the side that lacks it.
  struct Difference {
    var fingerprint: String
    var stored: String?
    var derived: String?
  }

  let same: Int
  let differences: [Difference]
  private let checksMatch: Bool
  private let evidence: String

  init(stored: [FindingRecord], derived: [FindingRecord], checksMatch: Bool, evidence: String) {
    let (old, new) = (StoredVerification.verdicts(stored), StoredVerification.verdicts(derived))
    let keys = Set(old.keys).union(new.keys).sorted()
    differences = keys.filter { old[$0] != new[$0] }.map {
      Difference(fingerprint: $0, stored: old[$0], derived: new[$0])
    }
    same = keys.count - differences.count
    self.checksMatch = checksMatch
    self.evidence = evidence
  }

  /// Verdict, severity, reason and evidence by fingerprint; the same fingerprint seen from two places has both.
  private static func verdicts(_ findings: [FindingRecord]) -> [String: String] {
    Dictionary(
      findings.map { finding in
        let parts = [finding.verdict, finding.severity, finding.reason, finding.evidence]
        return (finding.fingerprint, parts.compactMap(\.self).joined(separator: " "))
      }, uniquingKeysWith: { "\($0)\n\($1)" })
  }

  func text(_ language: Language) -> String {
    var lines = [
      say("Skrót obserwacji (SHA-256): \(evidence)", "Digest of the observations (SHA-256): \(evidence)"),
      checksMatch
        ? say("Kontrole: te same, co przy zapisie ustaleń.", "Checks: those that the findings were made with.")
        : say(
          "Kontrole: inne niż przy zapisie ustaleń, więc różnice mogą wynikać z nich.",
          "Checks: others than the findings were made with, so that differences may be theirs."),
      say("Rozstrzygnięcia wyprowadzone od nowa i zgodne: \(same).", "Verdicts derived again and equal: \(same)."),
    ]
    guard !differences.isEmpty else {
      lines.append(say("Nie ma różnic.", "There are no differences."))
      return lines.map { $0 + "\n" }.joined()
    }
    lines += [say("Różnice: \(differences.count).", "Differences: \(differences.count)."), ""]
    var table = TextTable([
      say("Ustalenie", "Finding"), say("Zapisane", "Stored"), say("Z obserwacji", "From the observations"),
    ])
    for difference in differences.prefix(50) {
      table.add([difference.fingerprint, difference.stored ?? "–", difference.derived ?? "–"])
    }
    lines += table.lines(width: Terminal.resultsAreSeen ? Terminal.width : nil)
    return lines.map { $0 + "\n" }.joined()
  }
}
