/// A set of port numbers, kept as ordered, disjoint ranges.
package struct PortSet: Hashable, Sendable {
  package private(set) var ranges: [ClosedRange<UInt16>]

  package init(_ ranges: [ClosedRange<UInt16>]) {
    var merged: [ClosedRange<UInt16>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, Int(range.lowerBound) <= Int(last.upperBound) + 1 {
        merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    self.ranges = merged
  }

  package init(ports: some Sequence<UInt16>) { self.init(ports.map { $0...$0 }) }

  /// Reads `22,80,443,8000-8100`; nil when a part is not a port from 1 to 65535 or a range is upside down.
  package init?(_ text: some StringProtocol) {
    var ranges: [ClosedRange<UInt16>] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        .map { end in UInt16(String(end).filter { $0 != " " }) }
      guard let low = ends.first ?? nil, let high = ends.last ?? nil, low >= 1, low <= high else { return nil }
      ranges.append(low...high)
    }
    guard !ranges.isEmpty else { return nil }
    self.init(ranges)
  }

  /// Every port from 1 to 65535.
  package static let all = PortSet([1...UInt16.max])

  package var count: Int { ranges.reduce(0) { $0 + $1.count } }
  package var isEmpty: Bool { ranges.isEmpty }
  package func contains(_ port: UInt16) -> Bool { ranges.contains { $0.contains(port) } }
  package func union(_ other: PortSet) -> PortSet { PortSet(ranges + other.ranges) }

  /// The ports in ascending order.
  package var ports: [UInt16] { ranges.flatMap { Array($0) } }
}

extension PortSet: CustomStringConvertible {
  package var description: String {
    ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ",")
  }
}
