/// Many values to be found in a text in one pass, as whole words only.
struct Needles {
  /// A value without anything but words at its ends, such as `srv-1.powiat.local`.
  private struct Needle {
    var scalars: [UInt32]
    var id: Int
  }

  /// By their first word.
  private var byWord: [[UInt32]: [Needle]] = [:]

  /// Adds a value to be found; the same `id` is reported.
  ///
  /// One without any word is never found.
  mutating func add(_ text: PlainText, id: Int) {
    var scalars = text.scalars[...]
    while let first = scalars.first, !PlainText.isWord(first) { scalars = scalars.dropFirst() }
    while let last = scalars.last, !PlainText.isWord(last) { scalars = scalars.dropLast() }
    let word = Array(scalars.prefix { PlainText.isWord($0) })
    guard !word.isEmpty else { return }
    byWord[word, default: []].append(Needle(scalars: Array(scalars), id: id))
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
      while end < scalars.count, PlainText.isWord(scalars[end]) { end += 1 }
      for needle in byWord[Array(scalars[start..<end])] ?? [] {
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
