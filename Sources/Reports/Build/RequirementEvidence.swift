package import Checks
import Model

/// What speaks for and against one requirement: what the scan saw, and what the office says of itself.
package struct RequirementEvidence {
  /// How many verdicts of each kind.
  package struct Witness {
    var passed: Int
    var failed: Int
    /// Of the failed ones, those that are done in part or long ago: answers of the survey only.
    var partial: Int
    var notVerified: Int

    package init(passed: Int = 0, failed: Int = 0, partial: Int = 0, notVerified: Int = 0) {
      self.passed = passed
      self.failed = failed
      self.partial = partial
      self.notVerified = notVerified
    }
  }

  var scan: Witness
  var survey: Witness

  package init(scan: Witness, survey: Witness) {
    self.scan = scan
    self.survey = survey
  }

  /// A failure counts whoever saw it; to be met, every witness that the requirement names has to have spoken for it.
  ///
  /// So a requirement about rules and procedures, which only the survey can answer, is never met by a scan, however
  /// many of its checks pass.
  package func status(of requirement: Requirement) -> Report.RequirementAnswer.Status {
    let failed = scan.failed + survey.failed
    if failed > 0 {
      let speaksFor = survey.passed > 0 || requirement.answeredBy.contains(.scan) && scan.passed > 0
      return speaksFor || failed == survey.partial ? .partly : .notMet
    }
    if requirement.answeredBy.contains(.survey) {
      guard survey.passed > 0 else { return .needsSurvey }
      if survey.notVerified > 0 { return .partly }
      guard requirement.answeredBy.contains(.scan) else { return .met }
      return scan.passed > 0 && scan.notVerified == 0 ? .met : .partly
    }
    guard scan.passed > 0 else { return .notExamined }
    return scan.notVerified > 0 ? .partly : .met
  }

  func basis(of requirement: Requirement, status: Report.RequirementAnswer.Status, _ voice: Voice) -> String {
    let scanKnowsNot = Nouns.examinations.counted(scan.notVerified, voice.language)
    switch status {
    case .met where survey.passed > 0 && scan.passed > 0:
      return voice(pl: "oświadczenie urzędu i skan bez zastrzeżeń", en: "the office's statement, and the scan passed")
    case .met where survey.passed > 0: return voice(pl: "oświadczenie urzędu", en: "the office's statement")
    case .met: return voice(pl: "wszystkie sprawdzenia bez zastrzeżeń", en: "all tests passed")
    case .notExamined:
      return scan.notVerified > 0
        ? voice(pl: "bez rozstrzygnięcia: \(scanKnowsNot)", en: "without an answer: \(scanKnowsNot)")
        : voice(pl: "w tym badaniu nic tego nie sprawdza", en: "nothing in this scan examines it")
    case .needsSurvey:
      return requirement.answeredBy.contains(.scan)
        ? voice(
          pl: "skan nie wystarcza, potrzebne oświadczenie urzędu", en: "a scan is not enough, the office must answer")
        : voice(pl: "dotyczy zasad i procedur", en: "it is about rules and procedures")
    case .partly where scan.failed + survey.failed > 0: return ""
    case .partly where survey.notVerified > 0:
      return voice(
        pl: "oświadczenie urzędu jest niepełne", en: "the office's statement is incomplete")
    case .partly where scan.notVerified > 0:
      return voice(pl: "bez rozstrzygnięcia: \(scanKnowsNot)", en: "without an answer: \(scanKnowsNot)")
    case .partly:
      return voice(
        pl: "jest oświadczenie urzędu, ale skan tego nie zbadał",
        en: "there is the office's statement, but no scan has examined it")
    case .notMet: return ""
    }
  }
}
