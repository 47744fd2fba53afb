import Funding
import Model
import Reports

/// Two examinations side by side, for people.
struct ChangesPage {
  let changes: Report.Changes
  let language: Language

  init(_ changes: Report.Changes, _ language: Language) {
    self.changes = changes
    self.language = language
  }

  var text: String {
    var lines = Terminal.wrapped(changes.sentence) + [""]
    for state in [Report.Changes.State.new, .worse, .gone, .better, .unknown, .firstExamined, .same] {
      lines += places(state)
    }
    lines += settlement
    return (lines + Terminal.wrapped(changes.method.sentence)).map { $0 + "\n" }.joined()
  }

  /// The places of one state: what is as before is only counted.
  private func places(_ state: Report.Changes.State) -> [String] {
    let rows = changes.rows.filter { $0.places.contains { $0.state == state } }
    guard !rows.isEmpty else { return [] }
    let count = changes.counts[state]
    guard state != .same else { return ["\(language.word(for: state)): \(count)", ""] }
    var table = TextTable([
      say("Waga", "Severity"), "\(language.word(for: state)): \(count)", say("Gdzie", "Where"),
    ])
    for row in rows {
      let places = row.places.filter { $0.state == state }
      let more = places.count > 3 ? say(" i \(places.count - 3) innych", " and \(places.count - 3) more") : ""
      table.add([
        "\(row.severity.sign) \(row.severity.title[language])", row.title,
        places.prefix(3).map(\.label).joined(separator: "; ") + more,
      ])
    }
    return table.lines(width: Terminal.resultsAreSeen ? Terminal.width : nil) + [""]
  }

  private var settlement: [String] {
    guard let settlement = changes.settlement else { return [] }
    var table = TextTable(
      [
        say("Kupiono", "Bought"), say("Koszt", "Cost"), say("Ustalenia: miejsca wtedy → teraz", "Places then → now"),
        say("Usunięte ryzyko", "Risk removed"),
      ], numbers: [1, 3])
    for line in settlement.lines {
      let effects = line.findings.map { "\($0.title): \($0.placesBefore) → \($0.places)" }
      table.add([
        "\(line.number) \(line.title)", line.cost.text(language) + (line.costEstimated ? " ~" : ""),
        effects.isEmpty ? "–" : effects.joined(separator: "; "), line.removed.text(language),
      ])
    }
    let rest = settlement.removedOtherwise.text(language)
    return table.lines(width: Terminal.resultsAreSeen ? Terminal.width : nil)
      + [say("Bez związku z zakupami ubyło \(rest) pkt.", "Gone without a purchase: \(rest) pts."), ""]
  }
}
