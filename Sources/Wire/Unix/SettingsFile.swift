/// The assignments of a file in the manner of pwquality.conf(5) and faillock.conf(5): `key = value`, the sign optional,
/// `#` starting a comment anywhere.
package struct SettingsFile: Hashable, Sendable {
  package struct Assignment: Hashable, Sendable {
    package var key: String
    /// Empty when there is none.
    package var value: String
    package var line: Int
  }

  /// The most bytes of a line that the readers take, its line feed not counted.
  package static let longestLine = 1022

  package var assignments: [Assignment] = []
  /// The lines longer than that: faillock passes over them, pwquality stops reading there.
  package var overlongLines: [Int] = []

  package init(_ content: [UInt8]) {
    for line in TextLines(content) {
      guard line.bytes.count <= SettingsFile.longestLine else {
        overlongLines.append(line.number)
        continue
      }
      let content = line.bytes.before(UInt8(ascii: "#")).trimmed
      guard !content.isEmpty else { continue }
      let key = content.prefix { !$0.isSpace && $0 != UInt8(ascii: "=") }
      var value = content.dropFirst(key.count).drop(while: \.isSpace)
      if value.first == UInt8(ascii: "=") { value = value.dropFirst().drop(while: \.isSpace) }
      assignments.append(Assignment(key: key.text, value: value.text, line: line.number))
    }
  }
}
