/// Many values to be found in a text in one pass, as whole words only.
struct Needles {
  /// A value without anything but words at its ends, such as `srv-1.powiat.local`.
  private struct Needle {
    var scalars: [UInt32]
    var id: Int
  }

  /// By a number made of their first word; words that happen to share it are told apart when they are compared.
  private var byWord: [UInt64: [Needle]] = [:]

  /// Adds a value to be found; the same `id` is reported.
  ///
  /// One without any word is never found.
  mutating func add(_ text: PlainText, id: Int) {
    var scalars = text.scalars[...]
    while let first = scalars.first, !PlainText.isWord(first) { scalars = scalars.dropFirst() }
    while let last = scalars.last, !PlainText.isWord(last) { scalars = scalars.dropLast() }
    let word = scalars.prefix { PlainText.isWord($0) }
    guard !word.isEmpty else { return }
    let key = word.reduce(Needles.seed, Needles.mixed)
    byWord[key, default: []].append(Needle(scalars: Array(scalars), id: id))
  }

  // FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo), a scalar at a time: made while the search looks for the word's end.
  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
  private static func mixed(_ key: UInt64, _ scalar: UInt32) -> UInt64 {
    (key ^ UInt64(scalar)) &* 0x0000_0100_0000_01B3
  }

  /// The ids of the values that stand in the text as whole words, in the text's order, each once.
  func found(in text: PlainText) -> [Int] {
    guard !byWord.isEmpty else { return [] }
    var found: [Int] = []
    var seen: Set<Int> = []
    let scalars = text.scalars
    var start = 0
    while start < scalars.count {
      guard PlainText.isWord(scalars[start]) else {
        start += 1
        continue
      }
      var end = start
      var key = Needles.seed
      while end < scalars.count, PlainText.isWord(scalars[end]) {
        key = Needles.mixed(key, scalars[end])
        end += 1
      }
      for needle in byWord[key] ?? [] {
        let stop = start + needle.scalars.count
        guard stop <= scalars.count, stop == scalars.count || !PlainText.isWord(scalars[stop]),
          scalars[start..<stop].elementsEqual(needle.scalars), seen.insert(needle.id).inserted
        else { continue }
        found.append(needle.id)
      }
      start = end
    }
    return found
  }
}
