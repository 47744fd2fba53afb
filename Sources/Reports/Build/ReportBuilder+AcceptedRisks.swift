import CaseFile
import Checks
import Funding
import Model

extension ReportBuilder {
  /// One entry for each check, decision and state, the gravest first.
  func acceptedRisks() -> [Report.AcceptedRisk] {
    guard !acceptances.decisions.isEmpty else { return [] }
    var found: Set<Int64> = []
    var entries: [Report.AcceptedRisk] = []
    for group in FindingGroup.groups(of: inputs) {
      let filling = Filling(group.records, evidence: group.evidence, subjects: inputs.contents.subjects)
      let labels = labels(of: group)
      for (index, record) in group.records.enumerated() {
        guard let decision = acceptances.decision(on: record) else { continue }
        if let id = decision.id { found.insert(id) }
        add(
          entry(decision, check: group.check, state: acceptances.state(of: decision, on: record), filling: filling),
          place(group, at: index, filling: filling, labels: labels), to: &entries)
      }
    }
    let others = acceptances.decisions.values.joined().filter { decision in
      decision.id.map { !found.contains($0) } ?? true
    }
    for decision in others.sorted(by: {
      ($0.checkId, $0.fingerprint, $0.id ?? 0) < ($1.checkId, $1.fingerprint, $1.id ?? 0)
    }) {
      let check = inputs.checks.first { $0.id == decision.checkId }
      add(entry(decision, check: check, state: .notFound, filling: nil), lost(decision), to: &entries)
    }
    entries.sort { ($1.severity, $0.finding ?? "~", $0.check) < ($0.severity, $1.finding ?? "~", $1.check) }
    for index in entries.indices { entries[index].number = "A-" + String(index + 1).padded(to: 2) }
    return entries
  }

  private func entry(
    _ decision: AcceptedRisk, check: Check?, state: Report.AcceptedRisk.State, filling: Filling?
  ) -> Report.AcceptedRisk {
    let texts = check?.texts[inputs.language]
    let id = Untrusted.line(decision.checkId, limit: 80)
    let title = texts.map { texts in
      filling.map { $0.isUniform(texts.title) ? $0.text(texts.title, place: 0) : texts.application }
        ?? texts.application
    }
    return Report.AcceptedRisk(
      number: "", finding: state == .notFound ? nil : numbers[decision.checkId], check: id,
      area: check.map { area($0.module) } ?? id, severity: .info, title: title ?? id,
      plainTitle: texts?.application ?? id,
      meaning: filling.map { $0.text(texts?.meaning ?? "") } ?? texts?.meaning ?? "",
      places: [], reason: Untrusted.line(decision.reason, limit: 500),
      by: Untrusted.line(decision.acceptedBy, limit: 200),
      on: Timestamp(iso: decision.accepted)?.day, until: Day(iso: decision.until), state: state)
  }

  /// The place of a decision whose weakness was not found: known by its fingerprint only.
  private func lost(_ decision: AcceptedRisk) -> Report.Place {
    let label =
      decision.fingerprint.hasPrefix(decision.checkId + "@")
      ? String(decision.fingerprint.dropFirst(decision.checkId.count + 1)) : decision.fingerprint
    return Report.Place(
      label: Untrusted.line(label, limit: 120), address: nil, name: nil, transport: nil, port: nil,
      unit: unitName(decision.unit), severity: Severity(rawValue: decision.severity) ?? .info, reason: nil,
      evidence: [],
      fingerprint: Report.shown(fingerprint: decision.fingerprint))
  }

  private func add(_ entry: Report.AcceptedRisk, _ place: Report.Place, to entries: inout [Report.AcceptedRisk]) {
    let same = entries.firstIndex {
      ($0.check, $0.state, $0.reason) == (entry.check, entry.state, entry.reason)
        && ($0.by, $0.on, $0.until) == (entry.by, entry.on, entry.until)
    }
    let index = same ?? entries.count
    if same == nil { entries.append(entry) }
    entries[index].places.append(place)
    entries[index].severity = max(entries[index].severity, place.severity)
  }

  /// How many accepted places there are whose decision holds.
  var acceptedPlaces: Int { acceptedGroups.reduce(0) { $0 + $1.records.count } }

  /// What they mean, for the page of the head of the office; nil when there are none.
  func acceptedSentence() -> String? {
    guard acceptedPlaces > 0 else { return nil }
    let places = voice.counted(acceptedPlaces, Nouns.inPlaces)
    let worst = acceptedGroups.map(\.problem.severity).max() ?? .info
    let base = voice(
      pl: "Urząd przyjął ryzyko na piśmie w \(places). Nie liczy się ono do punktów ani do planu, ale słabości nadal "
        + "istnieją.",
      en: "The office accepted the risk in writing in \(places). It counts neither in points nor in the plan, but the "
        + "weaknesses still exist.")
    guard worst >= .high else { return base }
    let grade = worst == .critical ? "C" : "B"
    return base
      + voice(
        pl: worst == .critical
          ? " Wśród nich są krytyczne, dlatego ocena nie może być lepsza niż \(grade)."
          : " Wśród nich są wysokie, dlatego ocena nie może być lepsza niż \(grade).",
        en: worst == .critical
          ? " Some are critical, so the letter can be no better than \(grade)."
          : " Some are high, so the letter can be no better than \(grade).")
  }
}

extension Report {
  /// A finding's fingerprint as reports print it.
  package static func shown(fingerprint: String) -> String { Untrusted.line(fingerprint, limit: 400) }
}
