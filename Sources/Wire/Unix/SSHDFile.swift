/// The lines of a file in the manner of sshd_config(5).
///
/// Source: OpenSSH 9.2, `servconf.c` and `misc.c` (`strdelim`, `argv_split`).
package struct SSHDFile: Hashable, Sendable {
  package struct Line: Hashable, Sendable {
    /// In lower case; keywords know no case.
    package var keyword: String
    package var arguments: [String]
    /// From 1.
    package var number: Int
    /// Whether a quotation mark is not closed; sshd then refuses to start.
    package var isMalformed = false
  }

  /// The most lines that are kept.
  package static var mostLines: Int { 20_000 }

  package var lines: [Line] = []
  /// Whether there were more lines than are kept.
  package var isCut = false

  package init(_ content: [UInt8]) {
    for line in TextLines(content) {
      guard let read = Line(line.bytes, number: line.number) else { continue }
      guard lines.count < SSHDFile.mostLines else {
        isCut = true
        return
      }
      lines.append(read)
    }
  }
}

extension SSHDFile.Line {
  /// Nil for an empty line and a comment.
  fileprivate init?(_ bytes: ArraySlice<UInt8>, number: Int) {
    let content = bytes.trimmed
    guard let first = content.first, first != UInt8(ascii: "#") else { return nil }
    self.number = number
    let name = content.prefix { !$0.isSpace && $0 != UInt8(ascii: "=") }
    keyword = name.text.lowercased()
    var rest = content.dropFirst(name.count).drop(while: \.isSpace)
    if rest.first == UInt8(ascii: "=") { rest = rest.dropFirst() }
    arguments = []
    while let argument = SSHDFile.argument(&rest, isMalformed: &isMalformed) { arguments.append(argument) }
  }
}

extension SSHDFile {
  /// The next argument; nil at the end and at a comment.
  fileprivate static func argument(_ rest: inout ArraySlice<UInt8>, isMalformed: inout Bool) -> String? {
    rest = rest.drop(while: \.isSpace)
    guard let first = rest.first, first != UInt8(ascii: "#") else { return nil }
    var word: [UInt8] = []
    var quote: UInt8?
    while let byte = rest.first {
      if quote == nil, byte.isSpace { break }
      rest = rest.dropFirst()
      if byte == UInt8(ascii: "\\"), let next = rest.first, isEscaped(next, in: quote) {
        word.append(next)
        rest = rest.dropFirst()
      } else if byte == quote {
        quote = nil
      } else if quote == nil, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else {
        word.append(byte)
      }
    }
    if quote != nil { isMalformed = true }
    return String(decoding: word, as: UTF8.self)
  }

  private static func isEscaped(_ byte: UInt8, in quote: UInt8?) -> Bool {
    let isMark = byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\\")
    return isMark || (quote == nil && byte == UInt8(ascii: " "))
  }
}
