/// How much harm an open finding can do, worst first.
package enum Severity: String, Codable, CaseIterable, Sendable {
  case critical, high, medium, low, info

  /// 0 for `critical` up to 4 for `info`: a smaller rank is worse.
  package var rank: Int {
    switch self {
    case .critical: 0
    case .high: 1
    case .medium: 2
    case .low: 3
    case .info: 4
    }
  }
}

extension Severity: Comparable {
  /// Orders from the mildest to the worst, so that `max()` is the worst.
  package static func < (left: Severity, right: Severity) -> Bool { left.rank > right.rank }
}
