/// The assignments of a sysctl.d(5) file: `name = value`, `/` for `.`, `-` in front for "no matter if it fails".
package struct SysctlFile: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    /// With dots.
    package var name: String
    package var value: String
    package var line: Int
  }

  package var entries: [Entry] = []

  package init(_ content: [UInt8]) {
    for line in TextLines(content) {
      let text = line.bytes.trimmed
      guard let first = text.first, first != UInt8(ascii: "#"), first != UInt8(ascii: ";"),
        let sign = text.firstIndex(of: UInt8(ascii: "="))
      else { continue }
      var name = text[..<sign].trimmed.text
      if name.hasPrefix("-") { name.removeFirst() }
      // The first separator decides which of the two it is (sysctl.d(5)).
      let isPath = name.first { $0 == "/" || $0 == "." } == "/"
      if isPath { name = String(name.map { $0 == "/" ? "." : $0 == "." ? "/" : $0 }) }
      entries.append(Entry(name: name, value: text[(sign + 1)...].trimmed.text, line: line.number))
    }
  }
}
