import CaseFile
import Checks
import Model

/// Pairs the verdicts of two case files of one office, place by place.
struct FindingChanges {
  /// One check at one place, then and now.
  struct Pair {
    var before: FindingRecord?
    var now: FindingRecord?
    var state: Report.Changes.State
    var doubt: Doubt?

    var failedBefore: Bool { before?.verdict == Verdict.fail.rawValue }
    var fails: Bool { now?.verdict == Verdict.fail.rawValue }
  }

  /// Why a place cannot be compared.
  enum Doubt { case assetNotSeen, areaNotExamined, undecided }

  private struct Key: Hashable {
    var check: String
    var place: String
    var subject: Substring
  }

  /// The pairs of which at least one side fails, by check; each in the order of now, then those of before.
  private(set) var pairs: [Check.ID: [Pair]] = [:]

  init(before: CaseContents, now: CaseContents, modules: [CheckModule]) {
    let machines = AssetPairs(earlier: before.assets, later: now.assets)
    let labels = { (contents: CaseContents) in
      Dictionary(
        contents.assets.compactMap { asset in asset.id.map { ($0, asset.label) } },
        uniquingKeysWith: { first, _ in first })
    }
    let (labelsBefore, labelsNow) = (labels(before), labels(now))
    let old = FindingChanges.worst(before.findings) { record in
      let label = record.asset.flatMap { labelsBefore[$0] }
      let same = record.asset.flatMap(machines.later(of:)).map { "asset \($0)" }
      return FindingChanges.key(record, label: label, place: same)
    }
    let new = FindingChanges.worst(now.findings) { record in
      let label = record.asset.flatMap { labelsNow[$0] }
      return FindingChanges.key(record, label: label, place: record.asset.map { "asset \($0)" })
    }
    let areas = (before: ExaminedAreas(before, modules: modules), now: ExaminedAreas(now, modules: modules))

    for key in new.order {
      guard let record = new.records[key], record.verdict == Verdict.fail.rawValue else { continue }
      let earlier = record.asset.flatMap(machines.earlier(of:))
      pairs[record.checkId, default: []].append(
        FindingChanges.pair(failing: record, before: old.records[key]) {
          areas.before.hold(record.module, on: record.asset == nil ? nil : earlier)
        })
    }
    for key in old.order {
      guard let record = old.records[key], record.verdict == Verdict.fail.rawValue else { continue }
      let successor = new.records[key]
      guard successor?.verdict != Verdict.fail.rawValue else { continue }
      pairs[record.checkId, default: []].append(
        FindingChanges.pair(failed: record, now: successor, asset: record.asset.map(machines.later(of:))) {
          areas.now.hold(record.module, on: $0)
        })
    }
  }

  /// A place that fails now.
  private static func pair(
    failing now: FindingRecord, before: FindingRecord?, wasExamined: () -> Bool
  ) -> Pair {
    guard let before else {
      return wasExamined()
        ? Pair(now: now, state: .new) : Pair(now: now, state: .firstExamined, doubt: .areaNotExamined)
    }
    switch Verdict(rawValue: before.verdict) {
    case .fail:
      let state: Report.Changes.State =
        now.judgedSeverity == before.judgedSeverity
        ? .same : now.judgedSeverity > before.judgedSeverity ? .worse : .better
      return Pair(before: before, now: now, state: state)
    case .pass, .notApplicable: return Pair(before: before, now: now, state: .new)
    case .notVerified, nil: return Pair(before: before, now: now, state: .firstExamined, doubt: .undecided)
    }
  }

  /// A place that failed then and does not now; `asset` is nil for the office as a whole, and holds nil for a machine
  /// that was not seen.
  private static func pair(
    failed before: FindingRecord, now: FindingRecord?, asset: Int64??, isExamined: (Int64?) -> Bool
  ) -> Pair {
    if let now {
      let undecided = Verdict(rawValue: now.verdict) == .notVerified
      return Pair(
        before: before, now: now, state: undecided ? .unknown : .gone, doubt: undecided ? .undecided : nil)
    }
    if case .some(.none) = asset { return Pair(before: before, state: .unknown, doubt: .assetNotSeen) }
    return isExamined(asset ?? nil)
      ? Pair(before: before, state: .gone) : Pair(before: before, state: .unknown, doubt: .areaNotExamined)
  }

  /// The worst verdict of each place: the same thing may have been seen from two of them.
  private static func worst(
    _ findings: [FindingRecord], key: (FindingRecord) -> Key
  ) -> (order: [Key], records: [Key: FindingRecord]) {
    var order: [Key] = []
    var records: [Key: FindingRecord] = [:]
    for record in findings {
      let key = key(record)
      if let known = records[key] {
        if record.weight > known.weight { records[key] = record }
      } else {
        order.append(key)
        records[key] = record
      }
    }
    return (order, records)
  }

  /// The fingerprint with the machine itself in the place of what it is called.
  private static func key(_ record: FindingRecord, label: String?, place: String?) -> Key {
    let name = label ?? record.address ?? "office"
    let head = "\(record.checkId)@\(name)"
    let subject =
      record.fingerprint.hasPrefix(head) ? record.fingerprint.dropFirst(head.count) : record.fingerprint[...]
    return Key(check: record.checkId, place: place ?? name, subject: subject)
  }
}

extension FindingRecord {
  /// How much the verdict counts beside another one of the same place.
  fileprivate var weight: Int {
    switch Verdict(rawValue: verdict) {
    case .fail: 10 - judgedSeverity.rank
    case .notVerified, nil: 2
    case .pass: 1
    case .notApplicable: 0
    }
  }
}
