/// The answers that modules whose answers cannot be told might give together.
enum Guesses {
  /// The most such modules of a stack that are tried out.
  static let mostUnknown = 6

  /// All combinations for the given entries; nil when there are too many.
  static func all(_ indices: [Int]) -> [[Int: Bool]]? {
    guard indices.count <= mostUnknown else { return nil }
    return (0..<(1 << indices.count)).map { bits in
      Dictionary(uniqueKeysWithValues: indices.enumerated().map { ($1, bits >> $0 & 1 == 0) })
    }
  }
}

extension Sequence where Element: Equatable {
  /// The one value that all elements have; nil when they differ or there are none.
  var agreed: Element? {
    var iterator = makeIterator()
    guard let first = iterator.next() else { return nil }
    while let next = iterator.next() {
      if next != first { return nil }
    }
    return first
  }
}
