import CaseFile
import Checks
import Model

/// What a case file's runs looked at: whether the lack of a finding says anything.
struct ExaminedAreas {
  private struct Place: Hashable {
    var module: String
    var asset: Int64?
  }

  private var verdicts: Set<Place> = []
  /// Finished work by module; the asset is nil where the work was a whole network, or the office.
  private var done: Set<Place> = []
  private var hindered: Set<Place> = []
  private let probes: [String: String]

  init(_ contents: CaseContents, modules: [CheckModule]) {
    probes = Dictionary(modules.map { ($0.id, $0.probe) }, uniquingKeysWith: { first, _ in first })
    for finding in contents.findings where finding.verdict != Verdict.notVerified.rawValue {
      verdicts.insert(Place(module: finding.module, asset: finding.asset))
    }
    for job in contents.jobs {
      let place = Place(module: job.module, asset: job.asset)
      switch job.state {
      case .done: done.insert(place)
      case .partial, .failed, .refused, .pending, .running: hindered.insert(place)
      }
    }
  }

  /// Whether `module` looked at the machine, or, for nil, at the office as a whole.
  func hold(_ module: String, on asset: Int64?) -> Bool {
    if verdicts.contains(Place(module: module, asset: asset)) { return true }
    let works = [module, probes[module]].compactMap(\.self)
    let isHindered = works.contains { work in
      hindered.contains(Place(module: work, asset: nil)) || hindered.contains(Place(module: work, asset: asset))
    }
    return !isHindered
      && works.contains { work in
        done.contains(Place(module: work, asset: nil)) || done.contains(Place(module: work, asset: asset))
      }
  }
}
