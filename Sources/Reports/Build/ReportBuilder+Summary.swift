import CaseFile
import Checks
import Funding
import Model

extension ReportBuilder {
  func summary(findings: [Report.Finding], sheet: Report.PlanSheet) -> Report.Summary {
    let coverage = coverage()
    let letters = letters(coverage: coverage)
    let count = { (severity: Severity) in findings.filter { $0.severity == severity }.count }
    return Report.Summary(
      verdict: verdict(letters?.today, coverage: coverage), letters: letters, coverage: coverage,
      counts: Report.Counts(
        critical: count(.critical), high: count(.high), medium: count(.medium), low: count(.low), info: count(.info),
        places: findings.reduce(0) { $0 + $1.places.count }), accepted: acceptedPlaces,
      acceptedSentence: acceptedSentence(), topRisks: findings.prefix(5).map { topRisk($0, sheet) },
      decisions: decisions(findings: findings, sheet: sheet, coverage: coverage))
  }

  func coverage() -> Report.Coverage {
    let contents = inputs.contents
    let verdictCounts = tally.sum
    let answered = verdictCounts.passed + verdictCounts.failed
    let asked = answered + verdictCounts.notVerified
    let done = contents.jobs.filter { $0.state == .done || $0.state == .partial }.count
    let verdicts = asked == 0 ? 0 : answered * 1000 / asked
    let jobs = contents.jobs.isEmpty ? 1000 : done * 1000 / contents.jobs.count
    return Report.Coverage(
      share: min(verdicts, jobs), answered: answered, asked: asked, jobsDone: done, jobs: contents.jobs.count,
      assets: contents.assets.count)
  }

  func letters(coverage: Report.Coverage) -> Report.Stages<Report.Letter>? {
    guard coverage.answered > 0 else { return nil }
    let assessments = plan.assessments(of: question, coverage: coverage.share)
    let make = { (assessment: Assessment, isFinal: Bool) in
      Report.Letter(
        grade: assessment.grade, rule: assessment.cap, findings: self.numbers(of: assessment.problems),
        reason: reason(assessment, share: coverage.share, isFinal: isFinal))
    }
    return Report.Stages(
      today: make(assessments.today, false), afterFreeWork: make(assessments.afterFreeWork, false),
      afterPlan: make(assessments.afterPlan, true))
  }

  func reason(_ assessment: Assessment, share: Int, isFinal: Bool) -> String {
    guard let rule = assessment.cap, let cap = GradeCap.all.first(where: { $0.rule == rule }) else {
      return voice(pl: "Żadna reguła nie obniża oceny.", en: "No rule holds the letter down.")
    }
    if rule == .coverage {
      let (share, least) = (voice.percent(share / 10), voice.percent(GradeCap.coverageEnough / 10))
      return voice(
        pl: "Rozstrzygnięto \(share) sprawdzeń; najwyższa ocena wymaga co najmniej \(least).",
        en: "\(share) of the examinations came to an answer; the best letter needs at least \(least).")
    }
    let names = numbers(of: assessment.problems)
    let shown = names.prefix(4).joined(separator: ", ")
    let more = names.count > 4 ? voice(pl: " i \(names.count - 4) innych", en: " and \(names.count - 4) more") : ""
    let condition = voice(cap.condition)
    return condition.prefix(1).uppercased() + condition.dropFirst() + ": \(shown)\(more). "
      + voice(
        pl: "Dopóki choć jedno jest otwarte, ocena nie może być wyższa.",
        en: "While one of them is open, the letter can be no better.")
      + (isFinal ? outside(assessment) : "")
  }

  /// Says so when only places in units that the programme never pays for hold the letter down.
  private func outside(_ assessment: Assessment) -> String {
    let shares = plan.mended.filter { assessment.problems.contains($0.problem) }
    guard shares.allSatisfy({ $0.afterPlan >= GradeCap.mendedEnough && $0.placesOutside > 0 }) else { return "" }
    return voice(
      pl: " Pozostają miejsca w jednostkach, których program nie finansuje.",
      en: " What is left lies in units that the programme never pays for.")
  }

  private func topRisk(_ finding: Report.Finding, _ sheet: Report.PlanSheet) -> Report.TopRisk {
    let lines = sheet.lines.filter { $0.findings.contains(finding.number) }
    return Report.TopRisk(
      finding: finding.number, severity: finding.severity, title: finding.plainTitle,
      meaning: firstSentence(finding.meaning), remedies: finding.freeWork.map(\.title) + lines.map(\.title),
      cost: lines.isEmpty ? nil : lines.reduce(Money.zero) { $0 + $1.total })
  }

  /// Up to the first full stop that ends a sentence: one that a space and a capital letter follow.
  private func firstSentence(_ text: String) -> String {
    var previous: Character = " "
    var end = text.startIndex
    while end < text.endIndex {
      let next = text.index(after: end)
      if text[end] == ".", previous.isLetter || previous.isNumber || previous == ")", next < text.endIndex,
        text[next] == " ", text[next...].dropFirst().first?.isUppercase == true
      {
        return String(text[..<next])
      }
      previous = text[end]
      end = next
    }
    return text
  }

  private func decisions(
    findings: [Report.Finding], sheet: Report.PlanSheet, coverage: Report.Coverage
  ) -> [String] {
    var decisions: [String] = []
    if !sheet.freeWork.isEmpty {
      let hours = voice.counted(sheet.freeWork.reduce(0) { $0 + $1.hours }, Nouns.hours)
      let work = voice.counted(sheet.freeWork.count, Nouns.ofActions)
      decisions.append(
        voice(
          pl: "Polecić wykonanie \(work) bez kosztu w terminie 14 dni (łącznie \(hours) pracy).",
          en: "Order \(work) that cost nothing, within 14 days (\(hours) of work altogether)."))
    }
    if !sheet.lines.isEmpty {
      let total = voice.money(sheet.budget.total)
      decisions.append(
        inputs.programme.map(isClosed) == true
          ? voice(
            pl: "Przyjąć plan zakupów na \(total) jako podstawę następnego wniosku; obecny nabór jest zamknięty.",
            en: "Adopt the plan of purchases for \(total) as the base of the next application; this call is closed.")
          : voice(
            pl: "Zatwierdzić plan zakupów na \(total) jako podstawę wniosku, po rozeznaniu cen.",
            en: "Approve the plan of purchases for \(total) as the base of the application, once prices are known."))
    }
    if coverage.share < GradeCap.coverageEnough {
      decisions.append(
        voice(
          pl: "Zlecić uzupełnienie badania o to, czego nie sprawdzono.",
          en: "Order the examination of what could not be examined."))
    }
    decisions.append(
      findings.isEmpty
        ? voice(
          pl: "Wyznaczyć termin następnego badania.", en: "Set the day of the next examination.")
        : voice(
          pl: "Wyznaczyć osobę odpowiedzialną za terminy i odbiór prac.",
          en: "Name a person who answers for the dates and the acceptance of the work."))
    return decisions
  }
}
