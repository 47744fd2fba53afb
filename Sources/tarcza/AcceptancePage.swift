import CaseFile
import Model

/// All decisions of a case file, for the terminal.
struct AcceptancePage {
  let decisions: [AcceptedRisk]
  let language: Language

  init(_ decisions: [AcceptedRisk], _ language: Language) {
    self.decisions = decisions
    self.language = language
  }

  var text: String {
    guard !decisions.isEmpty else {
      return say("W tym pliku sprawy nie przyjęto żadnego ryzyka.", "No risk was accepted in this case file.") + "\n"
    }
    var table = TextTable([
      say("Kontrola", "Check"), say("Odcisk", "Fingerprint"), say("Waga", "Severity"), say("Powód", "Reason"),
      say("Kto", "Who"), say("Od", "From"), say("Do", "Until"), say("Wycofano", "Withdrawn"),
    ])
    for decision in decisions {
      table.add([
        decision.checkId, decision.fingerprint,
        Severity(rawValue: decision.severity)?.title[language] ?? decision.severity, decision.reason,
        decision.acceptedBy, String(decision.accepted.prefix(10)), decision.until,
        decision.withdrawn.map { String($0.prefix(10)) } ?? "–",
      ])
    }
    return table.lines(width: Terminal.resultsAreSeen ? Terminal.width : nil).joined(separator: "\n") + "\n"
  }
}
