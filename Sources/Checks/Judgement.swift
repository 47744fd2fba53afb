package import CaseFile
import Model

/// The verdicts of all checks on a case file.
package enum Judgement {
  /// The verdicts, by check id and then in the rows' order; changes nothing in the file.
  package static func findings(of checks: [Check], on file: CaseFile) throws -> [FindingRecord] {
    let assets = try AssetIndex(file)
    var findings: [FindingRecord] = []
    for check in checks.sorted(by: { $0.id < $1.id }) { findings += try check.judge(file, assets: assets) }
    return findings
  }
}

/// Judges the file with all checks and writes the verdicts into it, in the place of earlier ones.
///
/// `digest` is the SHA-256 of the folder of checks, as the report prints it. The verdicts come back with the numbers
/// that they have in the file.
@discardableResult
package func judge(_ checks: [Check], in file: CaseFile, digest: String) throws -> [FindingRecord] {
  var findings = try Judgement.findings(of: checks, on: file)
  try file.write { writer in
    try writer.replace(findings: findings, judging: Judging(checks: checks.count, checksSha256: digest))
  }
  for index in findings.indices { findings[index].id = Int64(index + 1) }
  return findings
}
