internal import CaseFile
internal import Model

/// Makes the rows of an SSH server's settings.
struct SSHSettingRows {
  let evaluation: SSHDEvaluation
  let observed: Timestamp

  func rows() -> [SSHSetting] {
    SSHDValue.kinds.flatMap { keyword, kind -> [SSHSetting] in
      [row(keyword, kind, evaluation.base(keyword, kind), condition: nil)]
        + evaluation.conditional(keyword, kind).filter { isPossible(keyword, $0.conditions) }.map { conditions, found in
          row(keyword, kind, found, condition: conditions.map(\.text).joined(separator: " + "))
        }
    }
  }

  /// What is set for others does not change how root logs in.
  private func isPossible(_ keyword: String, _ conditions: [SSHDMatch]) -> Bool {
    keyword != "permitrootlogin" || conditions.allSatisfy { $0.canHold(for: "root", groups: ["root"]) }
  }

  private func row(_ keyword: String, _ kind: SSHDValue, _ found: SSHDEvaluation.Found?, condition: String?)
    -> SSHSetting
  {
    var row = SSHSetting(asset: nil, keyword: keyword, observed: observed.iso)
    row.condition = condition.map { String($0.prefix(500)) }
    row.value = found.map { String($0.value.prefix(2000)) }
    row.source = found?.place
    switch kind {
    case .number, .time: row.number = found.flatMap { Int($0.value) }
    case .algorithms:
      row.weak = found.map {
        SSHDAlgorithms.weak($0.value.split(separator: ",").map(String.init), keyword: keyword).joined(separator: ", ")
      }
    case .words, .text: break
    }
    return row
  }
}
