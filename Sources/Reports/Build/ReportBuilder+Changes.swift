import CaseFile
import Checks
import Funding
import Model

/// An earlier case file beside this one.
extension ReportBuilder {
  func changes() -> Report.Changes? {
    guard let earlier = inputs.earlier else { return nil }
    var asked = inputs
    asked.contents = earlier.contents
    asked.earlier = nil
    let then = ReportBuilder(asked)
    let pairs = FindingChanges(before: earlier.contents, now: inputs.contents, modules: inputs.modules).pairs
    let rows = inputs.checks.compactMap { check in pairs[check.id].map { row(check, $0, then: then) } }.sorted {
      $0.severity == $1.severity
        ? max($0.points, $0.pointsBefore) > max($1.points, $1.pointsBefore) : $0.severity > $1.severity
    }
    var counts = Report.Changes.Counts()
    for pair in pairs.values.joined() { counts[pair.state] += 1 }
    let (before, now) = (then.standing(), standing())
    return Report.Changes(
      sentence: sentence(before, now, counts), earlier: before, now: now, counts: counts, rows: rows,
      method: methodChange(earlier), settlement: settlement(earlier.bought, then: then, pairs: pairs))
  }

  private func standing() -> Report.Changes.Standing {
    let coverage = coverage()
    return Report.Changes.Standing(
      date: date, grade: letters(coverage: coverage)?.today.grade, risk: plan.risk.today, findings: groups.count,
      places: groups.reduce(0) { $0 + $1.records.count }, coverage: coverage.share,
      assets: inputs.contents.assets.count,
      toolVersions: Array(Set(inputs.contents.runs.map { Untrusted.line($0.toolVersion, limit: 40) })).sorted())
  }

  private func row(
    _ check: Check, _ pairs: [FindingChanges.Pair], then: ReportBuilder
  ) -> Report.Changes.Row {
    let failing = pairs.flatMap { pair in
      [pair.failedBefore ? pair.before : nil, pair.fails ? pair.now : nil].compactMap(\.self)
    }
    return Report.Changes.Row(
      check: check.id, finding: numbers[check.id], area: area(check.module),
      title: check.texts[inputs.language].application, severity: failing.map(\.judgedSeverity).max() ?? check.severity,
      pointsBefore: then.openRisk(of: check.id), points: openRisk(of: check.id),
      places: pairs.map { place($0, then: then) })
  }

  /// The places where a check fails, those whose risk is accepted too: they are no more mended than the others.
  func openPlaces(of check: Check.ID) -> [Problem.Place] {
    (groups + acceptedGroups).filter { $0.check.id == check }.flatMap(\.problem.places)
  }

  private func openRisk(of check: Check.ID) -> RiskPoints {
    guard var problem = (groups + acceptedGroups).first(where: { $0.check.id == check })?.problem else { return .zero }
    problem.places = openPlaces(of: check)
    return problem.risk
  }

  private func place(_ pair: FindingChanges.Pair, then: ReportBuilder) -> Report.Changes.Place {
    let label: String =
      if let now = pair.now { self.label(of: now) } else { pair.before.map { then.label(of: $0) } ?? "" }
    return Report.Changes.Place(
      label: label, state: pair.state, severityBefore: pair.failedBefore ? pair.before?.judgedSeverity : nil,
      severity: pair.fails ? pair.now?.judgedSeverity : nil, reason: pair.doubt.map { words($0, pair.state) },
      fingerprint: Untrusted.line((pair.now ?? pair.before)?.fingerprint ?? "", limit: 400))
  }

  private func words(_ doubt: FindingChanges.Doubt, _ state: Report.Changes.State) -> String {
    let isNow = state == .unknown
    switch doubt {
    case .assetNotSeen:
      return voice(
        pl: "Tego urządzenia nie było w nowym badaniu.", en: "This device was not seen in the new examination.")
    case .areaNotExamined:
      return isNow
        ? voice(pl: "Tym razem nie zbadano tego obszaru.", en: "This time the area was not examined.")
        : voice(pl: "Poprzednio nie badano tego obszaru.", en: "Then the area was not examined.")
    case .undecided:
      return isNow
        ? voice(pl: "Tym razem nie udało się tego rozstrzygnąć.", en: "This time it could not be decided.")
        : voice(pl: "Poprzednio nie udało się tego rozstrzygnąć.", en: "Then it could not be decided.")
    }
  }

  private func sentence(
    _ before: Report.Changes.Standing, _ now: Report.Changes.Standing, _ counts: Report.Changes.Counts
  ) -> String {
    let since =
      before.date.map { voice(pl: "Od badania z \(voice.day($0))", en: "Since the examination of \(voice.day($0))") }
      ?? voice(pl: "Od poprzedniego badania", en: "Since the earlier examination")
    let places = { (count: Int) in voice.counted(count, Nouns.places) }
    var parts = [
      voice(
        pl: "\(since) naprawione miejsca: \(voice.number(counts.gone)) z \(voice.number(before.places)), nowe: "
          + "\(voice.number(counts.new)).",
        en: "\(since), places mended: \(voice.number(counts.gone)) of \(voice.number(before.places)), new: "
          + "\(voice.number(counts.new)).")
    ]
    if counts.unknown > 0 {
      parts.append(
        voice(
          pl: "O \(voice.counted(counts.unknown, Nouns.inPlaces)) nie wiadomo: nie liczą się jako usunięte.",
          en: "Of \(places(counts.unknown)) nothing is known now: they do not count as mended."))
    }
    if counts.firstExamined > 0 {
      parts.append(
        voice(
          pl: "Po raz pierwszy zbadano \(places(counts.firstExamined)) z ustaleniem.",
          en: "\(places(counts.firstExamined)) with a finding examined for the first time."))
    }
    let left =
      counts.unknown == 0
      ? "" : voice(pl: ", bez miejsc, o których nie wiadomo", en: ", without the places of which nothing is known")
    let risk = voice(
      pl: "Ryzyko: \(voice.points(before.risk)) → \(voice.points(now.risk)) pkt\(share(before.risk, now.risk))\(left).",
      en: "Risk: \(voice.points(before.risk)) → \(voice.points(now.risk)) pts\(share(before.risk, now.risk))\(left).")
    let grades = [before.grade, now.grade].map { $0?.rawValue ?? "–" }.joined(separator: " → ")
    parts += [risk, voice(pl: "Ocena: \(grades).", en: "Letter: \(grades).")]
    return parts.joined(separator: " ")
  }

  /// ` (−90 %)`; nothing when there was no risk.
  private func share(_ before: RiskPoints, _ now: RiskPoints) -> String {
    guard before > .zero else { return "" }
    let isLess = now <= before
    let change = (isLess ? before - now : now - before).perMille(of: before)
    return " (\(isLess ? "−" : "+")\(voice.percent(perMille: change)))"
  }

  private func methodChange(_ earlier: EarlierCase) -> Report.Changes.MethodChange {
    let today = Dictionary(
      earlier.contents.findings.map { ($0.fingerprint, $0.verdict) }, uniquingKeysWith: { first, _ in first })
    let otherwise = earlier.stored.filter { record in today[record.fingerprint].map { $0 != record.verdict } ?? false }
    let checks = Set(otherwise.map(\.checkId))
    let sameChecks = earlier.contents.judging.map { $0.checksSha256 == inputs.catalogueDigest } ?? false
    let versions = [earlier.contents.runs, inputs.contents.runs].map { Set($0.map(\.toolVersion)) }
    let sameTool = versions[0] == versions[1]
    let differences =
      (sameChecks ? [] : [voice(pl: "inny zestaw kontroli", en: "another set of checks")])
      + (sameTool ? [] : [voice(pl: "inna wersja Tarczy", en: "another version of Tarcza")])
    let both = voice(
      pl: "Oba badania oceniono dzisiejszymi kontrolami, więc różnice opisują urząd, a nie zmianę reguł.",
      en: "Both examinations were judged by today's checks, so the differences are the office's, not the rules'.")
    let then =
      differences.isEmpty
      ? voice(pl: " Kontrole i wersja Tarczy są te same.", en: " The checks and the version of Tarcza are the same.")
      : voice(pl: " Przy poprzednim użyto: ", en: " Of then: ") + voice.list(differences) + "."
    let changed =
      otherwise.isEmpty
      ? ""
      : voice(
        pl: " Dawne wyniki, które dziś rozstrzygnięto by inaczej: \(voice.number(otherwise.count)).",
        en: " Verdicts of then that would be decided otherwise today: \(voice.number(otherwise.count)).")
    return Report.Changes.MethodChange(
      sameChecks: sameChecks, sameTool: sameTool, judgedOtherwise: otherwise.count,
      checks: inputs.checks.filter { checks.contains($0.id) }.map { $0.texts[inputs.language].application },
      sentence: both + then + changed)
  }
}
