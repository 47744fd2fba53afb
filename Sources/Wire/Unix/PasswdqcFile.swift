/// The parameters in a passwdqc.conf(5), one a line; `#` starts a comment at the beginning of a line only.
package struct PasswdqcFile: Hashable, Sendable {
  package struct Line: Hashable, Sendable {
    /// As `name=value` or a bare name.
    package var parameter: String
    package var number: Int
  }

  package var lines: [Line] = []

  package init(_ content: [UInt8]) {
    for line in TextLines(content) {
      let content = line.bytes.trimmed
      guard let first = content.first, first != UInt8(ascii: "#") else { continue }
      lines.append(Line(parameter: content.text, number: line.number))
    }
  }
}
