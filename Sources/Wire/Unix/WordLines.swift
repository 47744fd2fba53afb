/// Lines of words parted by blanks, as in fstab(5), crontab(5) and chrony's files; `#` and further marks start comments.
package struct WordLines: Hashable, Sendable {
  package struct Line: Hashable, Sendable {
    package var words: [String]
    package var number: Int
  }

  package var lines: [Line] = []

  package init(_ content: [UInt8], comments: String = "#") {
    for line in TextLines(content) {
      let words = line.bytes.prefix(8192).split { $0.isSpace }.map { $0.text }
      guard let first = words.first?.first, !comments.contains(first) else { continue }
      lines.append(Line(words: words, number: line.number))
    }
  }
}
