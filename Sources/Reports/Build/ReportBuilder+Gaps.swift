import CaseFile
import Checks
import Model

extension ReportBuilder {
  func passed() -> [Report.Passed] {
    inputs.checks.compactMap { check in
      let passes = tally.count(.pass, of: check.id)
      guard passes > 0 else { return nil }
      return Report.Passed(
        check: check.id, area: area(check.module), title: check.texts[inputs.language].application, places: passes,
        of: passes + tally.count(.fail, of: check.id) + tally.count(.notVerified, of: check.id))
    }
  }

  func gaps() -> Report.Gaps {
    Report.Gaps(
      notVerified: notVerified(), jobs: jobGaps(),
      modulesNotRun: inputs.modules.filter { !isRun($0.id, probe: $0.probe) }.map { module in
        Report.ModuleGap(module: module.id, title: voice(module.title), summary: voice(module.summary))
      },
      areas: UnexaminedArea.all.filter { area in !inputs.modules.contains { area.modules.contains($0.id) } }
        .map { voice($0.title) })
  }

  /// One row for each check and reason.
  private func notVerified() -> [Report.NotVerified] {
    let records = inputs.contents.findings.filter { $0.verdict == Verdict.notVerified.rawValue }
    let byCheck = Dictionary(grouping: records, by: \.checkId)
    return inputs.checks.flatMap { check -> [Report.NotVerified] in
      guard let own = byCheck[check.id] else { return [] }
      let filling = Filling(own, evidence: EvidenceValue.values(of: own), subjects: inputs.contents.subjects)
      var reasons: [String] = []
      var places: [String: [FindingRecord]] = [:]
      for (index, record) in own.enumerated() {
        let reason =
          ReasonWords.reason(of: record, check: check, filling: filling, place: index, voice)
          ?? voice(pl: "Brak danych.", en: "No data.")
        if places[reason] == nil { reasons.append(reason) }
        places[reason, default: []].append(record)
      }
      return reasons.map { reason in
        let records = places[reason] ?? []
        return Report.NotVerified(
          check: check.id, area: area(check.module), title: check.texts[inputs.language].application, reason: reason,
          places: records.count, examples: records.prefix(3).map { label(of: $0) })
      }
    }
  }

  private func jobGaps() -> [Report.JobGap] {
    inputs.contents.jobs.filter { $0.state != .done }.map { job in
      Report.JobGap(
        area: inputs.modules.first { $0.id == job.module || $0.probe == job.module }.map { voice($0.title) }
          ?? Untrusted.line(job.module, limit: 60), target: Untrusted.line(job.target, limit: 120),
        state: ReasonWords.state(job.state, voice), reason: ReasonWords.reason(of: job, voice))
    }
  }
}

/// A subject that belongs to an office's security and that no module of this version examines.
struct UnexaminedArea {
  /// The modules that would examine it, once they are there.
  var modules: Set<String>
  var title: Phrase

  static let all: [UnexaminedArea] = [
    UnexaminedArea(
      modules: ["host", "updates"],
      title: Phrase(pl: "aktualizacje systemów i programów", en: "updates of systems and programs")),
    UnexaminedArea(modules: ["windows"], title: Phrase(pl: "ustawienia systemów Windows", en: "settings of Windows")),
    UnexaminedArea(
      modules: ["directory"],
      title: Phrase(pl: "usługi katalogowe i konta w domenie", en: "directory services and domain accounts")),
    UnexaminedArea(
      modules: ["files", "smb"],
      title: Phrase(pl: "udziały plikowe i uprawnienia do nich", en: "file shares and their permissions")),
    UnexaminedArea(
      modules: ["mail-and-dns"],
      title: Phrase(pl: "poczta i domeny: SPF, DKIM, DMARC", en: "mail and domains: SPF, DKIM, DMARC")),
    UnexaminedArea(modules: ["web"], title: Phrase(pl: "serwisy WWW urzędu", en: "the office's web sites")),
    UnexaminedArea(
      modules: ["backup"], title: Phrase(pl: "kopie zapasowe i ich odtwarzanie", en: "backups and restoring")),
    UnexaminedArea(modules: ["wifi"], title: Phrase(pl: "sieci bezprzewodowe", en: "wireless networks")),
    UnexaminedArea(
      modules: ["organisation"],
      title: Phrase(
        pl: "procedury, szkolenia, umowy i zabezpieczenia fizyczne",
        en: "procedures, training, contracts and physical security")),
  ]
}
