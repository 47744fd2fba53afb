/// The stanzas of a deb822(5) file, such as dpkg's `status` and apt's `Packages` and `Release`: `Name: value` lines,
/// further lines of a value indented, stanzas parted by an empty line.
package struct ControlFile: Sendable {
  private let content: [UInt8]
  private let wanted: Set<String>

  /// Keeps the fields of these names, as the file spells them; others are passed over.
  package init(_ content: [UInt8], fields: Set<String>) {
    self.content = content
    wanted = fields
  }

  /// Hands each stanza to `body`, in order, until it returns false.
  package func forEach(_ body: ([String: String]) -> Bool) {
    var stanza: [String: String] = [:]
    var last: String?
    var isEmpty = true
    var start = 0
    while start < content.count {
      let end = content[start...].firstIndex(of: UInt8(ascii: "\n")) ?? content.count
      let line = content[start..<end]
      start = end + 1
      guard let first = line.first, !line.allSatisfy(\.isSpace) else {
        if !isEmpty, !body(stanza) { return }
        stanza = [:]
        last = nil
        isEmpty = true
        continue
      }
      isEmpty = false
      if first == UInt8(ascii: "#") { continue }
      if first.isSpace {
        if let name = last, let value = stanza[name], value.utf8.count < 65_536 {
          stanza[name] = value + "\n" + line.trimmed.text
        }
        continue
      }
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon - line.startIndex <= 64 else {
        last = nil
        continue
      }
      let name = line[..<colon].text
      last = wanted.contains(name) ? name : nil
      if let name = last { stanza[name] = line[(colon + 1)...].trimmed.prefix(4096).text }
    }
    if !isEmpty { _ = body(stanza) }
  }
}
