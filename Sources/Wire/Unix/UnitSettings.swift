/// The assignments of a systemd configuration file (systemd.syntax(7)): sections, `key=value`, `#` and `;` comments,
/// lines that end in `\` going on.
package struct UnitSettings: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package var section: String
    package var key: String
    package var value: String
    package var line: Int
  }

  package var entries: [Entry] = []

  package init(_ content: [UInt8]) {
    var section = ""
    var open: Entry?
    for line in TextLines(content) {
      let text = line.bytes.trimmed
      if let first = text.first, first == UInt8(ascii: "#") || first == UInt8(ascii: ";") { continue }
      let goesOn = text.last == UInt8(ascii: "\\")
      let part = (goesOn ? text.dropLast().trimmed : text).text
      if var entry = open {
        entry.value += entry.value.isEmpty || part.isEmpty ? part : " " + part
        open = goesOn ? entry : nil
        if !goesOn { entries.append(entry) }
        continue
      }
      if text.first == UInt8(ascii: "["), text.last == UInt8(ascii: "]") {
        section = text.dropFirst().dropLast().text
        continue
      }
      guard let sign = part.firstIndex(of: "=") else { continue }
      let entry = Entry(
        section: section, key: part[..<sign].split(separator: " ").joined(),
        value: String(part[part.index(after: sign)...].drop { $0 == " " }),
        line: line.number)
      if goesOn { open = entry } else { entries.append(entry) }
    }
    if let open { entries.append(open) }
  }

  /// The last assignment of a key in a section; an empty one is an assignment, too.
  package func last(_ key: String, in section: String) -> Entry? {
    entries.last { $0.section == section && $0.key == key }
  }
}
