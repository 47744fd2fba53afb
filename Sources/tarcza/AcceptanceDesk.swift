import CaseFile
import Catalogue
import Checks
import Model
import Reports

/// Takes decisions on risks and writes them into a case file.
struct AcceptanceDesk {
  let file: CaseFile
  private let report: Report
  private let failures: [FindingRecord]

  /// Judges the case anew: what is decided upon is what today's checks find.
  init(file: CaseFile, catalogue: Catalogue, language: Language) throws {
    self.file = file
    let findings = try Judgement.findings(of: catalogue.checks, on: file)
    failures = findings.filter { $0.verdict == Verdict.fail.rawValue }
    // The numbers of findings depend on no programme.
    report = Report(
      ReportInputs(
        contents: try CaseContents(reading: file, findings: findings), checks: catalogue.checks,
        modules: catalogue.modules, frameworks: [], remedies: catalogue.remedies, catalogueDigest: catalogue.digest,
        toolVersion: Version.text, language: language))
  }

  /// Accepts every place that the words name, until a day.
  ///
  /// - Returns: how many places that were.
  /// - Throws: ``Failure`` when a word names nothing, or the day lies before the examination; then nothing is written.
  func accept(_ words: [String], reason: String, by: String, until: Day, at now: Timestamp) throws -> Int {
    guard let date = report.date else {
      throw Failure(
        "W pliku sprawy nie ma jeszcze badania, więc nie ma czego przyjmować.",
        "The case file holds no examination yet, so there is nothing to accept.")
    }
    guard until >= date else {
      throw Failure(
        "Termin \(until.iso) minął przed dniem badania (\(date.iso)), więc decyzja nigdy by nie obowiązywała.",
        "The day \(until.iso) lies before the examination (\(date.iso)), so the decision would never hold.")
    }
    var named: Set<String> = []
    let records = try words.flatMap(failures(named:)).filter { named.insert($0.fingerprint).inserted }
    try file.write { writer in
      for record in records {
        // The latest decision holds; an earlier one on the same place is closed, so that the list reads well.
        _ = try close(record.fingerprint, unit: record.unit, at: now, in: &writer)
        var decision = AcceptedRisk(
          unit: record.unit, checkId: record.checkId, fingerprint: record.fingerprint, severity: record.severity,
          reason: reason, acceptedBy: by, accepted: now.iso, until: until.iso)
        try writer.insert(&decision)
      }
    }
    return records.count
  }

  /// Takes back every decision that the words name: findings' and acceptances' numbers, or fingerprints.
  func withdraw(_ words: [String], at now: Timestamp) throws -> Int {
    let standing = try file.all(AcceptedRisk.self).filter { $0.withdrawn == nil }
    let decisions = try words.flatMap { word -> [AcceptedRisk] in
      let shown = Set(
        report.accepted.filter { $0.finding == word || $0.number == word }.flatMap(\.places).map(\.fingerprint))
      let named = standing.filter {
        $0.fingerprint == word || shown.contains(Report.shown(fingerprint: $0.fingerprint))
      }
      guard !named.isEmpty else {
        throw Failure(
          "Nie ma decyzji o „\(word)”. Wykaz: tarcza accept \(file.path) --list",
          "There is no decision on “\(word)”. The list: tarcza accept \(file.path) --list")
      }
      return named
    }
    return try file.write { writer in
      try Set(decisions).reduce(0) { try $0 + close($1.fingerprint, unit: $1.unit, at: now, in: &writer) }
    }
  }

  /// The places of a finding that count today, or all of them where none does; the one place of a fingerprint.
  private func failures(named word: String) throws -> [FindingRecord] {
    let open = report.findings.first { $0.number == word }?.places ?? []
    let accepted = report.accepted.filter { $0.finding == word }.flatMap(\.places)
    let shown = Set((open.isEmpty ? accepted : open).map(\.fingerprint))
    let found = failures.filter { $0.fingerprint == word || shown.contains(Report.shown(fingerprint: $0.fingerprint)) }
    guard !found.isEmpty else {
      throw Failure(
        "W tym badaniu nie ma ustalenia „\(word)”. Numery i odciski są w raporcie: tarcza report \(file.path)",
        "This examination has no finding “\(word)”. Numbers and fingerprints are in the report: tarcza report \(file.path)"
      )
    }
    return found
  }

  /// Closes the decisions on a place that stand; how many those were.
  private func close(
    _ fingerprint: String, unit: String?, at now: Timestamp, in writer: inout CaseWriter
  ) throws -> Int {
    let standing = try writer.all(
      AcceptedRisk.self, where: "withdrawn IS NULL AND fingerprint = :fingerprint AND (unit IS :unit OR unit IS NULL)",
      ["fingerprint": .text(fingerprint), "unit": unit.map(CaseValue.text) ?? .null])
    for var decision in standing {
      decision.withdrawn = now.iso
      try writer.update(decision)
    }
    return standing.count
  }
}
