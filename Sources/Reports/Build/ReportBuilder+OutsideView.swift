import CaseFile
import Checks
import Model

/// What CERT Polska would see.
extension ReportBuilder {
  func outsideView() -> Report.OutsideView {
    let failing = Dictionary(grouping: groups + acceptedGroups, by: \.check.id)
    return Report.OutsideView(
      limits: voice(
        pl:
          "CERT Polska bada publiczne adresy i domeny urzędów programem Artemis i zawiadamia je o tym, co znalazł. To "
          + "zestawienie pokazuje, o czym mógłby napisać na podstawie tego badania. Ma granice: Tarcza patrzy z miejsca, "
          + "w którym ją uruchomiono, więc słabość pod adresem publicznym może być z internetu zasłonięta zaporą, a "
          + "słabość pod adresem prywatnym wystawiona przez przekierowanie portu. Artemis sprawdza też rzeczy, których "
          + "Tarcza nie sprawdza, i zgaduje łatwe hasła, czego Tarcza nie robi.",
        en:
          "CERT Polska examines the public addresses and domains of offices with Artemis and writes to them about what "
          + "it finds. This table shows what it could write about, going by this examination. It has limits: Tarcza looks "
          + "from where it was run, so a weakness at a public address may be hidden from the internet by a firewall, and "
          + "one at a private address may be exposed by port forwarding. Artemis also examines what Tarcza does not, and "
          + "guesses easy passwords, which Tarcza never does."),
      rows: ArtemisReport.all.map { row(of: $0, failing: failing) })
  }

  private func row(of report: ArtemisReport, failing: [Check.ID: [FindingGroup]]) -> Report.OutsideRow {
    let checks = inputs.checks.filter { $0.references.artemis.contains(report.id) }.map(\.id)
    let records = checks.flatMap { failing[$0] ?? [] }.flatMap(\.records)
    // What the survey says concerns the office's domain, which has no address here.
    let visible = records.count { $0.isExposed || $0.subjectTable == SurveyAnswer.table.name }
    let state: Report.OutsideRow.State =
      if visible > 0 {
        .visible
      } else if !records.isEmpty {
        .inside
      } else if tally.count(.notVerified, of: checks) > 0 {
        .unknown
      } else if tally.count(.pass, of: checks) > 0 {
        .clean
      } else {
        .notExamined
      }
    return Report.OutsideRow(
      id: report.id, title: voice(report.title), severity: report.severity, state: state,
      findings: Set(records.compactMap { numbers[$0.checkId] }).sorted(), visible: visible,
      inside: records.count - visible)
  }
}
