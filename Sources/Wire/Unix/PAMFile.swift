/// The lines of a file in `/etc/pam.d`, after pam.conf(5).
package struct PAMFile: Hashable, Sendable {
  package enum Facility: String, Hashable, Sendable {
    case auth, account, password, session
  }

  package struct Line: Hashable, Sendable {
    /// Where the line starts, from 1.
    package var number: Int
    /// Nil for `@include`, and for a word that is no facility: such a line fails in whatever stack it lands.
    package var facility: Facility?
    /// `-` in front of the facility: a missing module is not logged; it fails all the same.
    package var isSilent = false
    package var content: Content
  }

  package enum Content: Hashable, Sendable {
    /// A module; without a path the entry always fails.
    case module(control: PAMControl, path: String?, arguments: [String])
    /// `include`: the lines of the same facility of another file.
    case include(String?)
    /// `substack`: the same, but closed in itself.
    case substack(String?)
    /// `@include`: all lines of another file.
    case includeAll(String?)
  }

  package var lines: [Line] = []
  /// False when the file ends within a continued line; libpam then refuses the whole service.
  package var isComplete: Bool

  package init(_ content: [UInt8]) {
    var assembler = Assembler()
    for line in TextLines(content) {
      if let logical = assembler.add(line), let line = Line(logical.bytes, number: logical.number) {
        lines.append(line)
      }
    }
    isComplete = !assembler.isOpen
  }
}

/// Joins the lines that end in a backslash.
private struct Assembler {
  private var pending: [UInt8] = []
  private var number = 0
  private(set) var isOpen = false

  /// The logical line that this one completes; nil while it goes on.
  mutating func add(_ line: TextLines.Line) -> (bytes: [UInt8], number: Int)? {
    if !isOpen {
      pending = []
      number = line.number
    }
    let content = line.bytes.before(UInt8(ascii: "#"))
    var text = content.trimmed
    // A comment ends the line, whatever it holds.
    isOpen = content.count == line.bytes.count && text.last == UInt8(ascii: "\\")
    if isOpen { text = text.dropLast() }
    pending += text + [UInt8(ascii: " ")]
    return isOpen ? nil : (pending, number)
  }
}

extension PAMFile.Line {
  /// Nil for an empty line.
  fileprivate init?(_ bytes: [UInt8], number: Int) {
    var rest = bytes[...]
    guard var word = PAMFile.token(&rest) else { return nil }
    self.number = number
    if word.hasPrefix("-") {
      isSilent = true
      word.removeFirst()
    }
    if word.lowercased() == "@include" {
      content = .includeAll(PAMFile.token(&rest))
      return
    }
    facility = PAMFile.Facility(rawValue: word.lowercased())
    guard let control = PAMFile.token(&rest) else {
      content = .module(control: PAMControl(rest: .bad), path: nil, arguments: [])
      return
    }
    let path = PAMFile.token(&rest)
    switch control.lowercased() {
    case "include": content = .include(path)
    case "substack": content = .substack(path)
    default:
      var arguments: [String] = []
      while let argument = PAMFile.token(&rest) { arguments.append(argument) }
      content = .module(
        control: PAMControl(control), path: facility == nil ? nil : path, arguments: arguments)
    }
  }
}

extension PAMFile {
  /// The next word; `[…]` is one word without its brackets, in which `\]` stands for `]`.
  fileprivate static func token(_ rest: inout ArraySlice<UInt8>) -> String? {
    rest = rest.drop(while: \.isSpace)
    guard let first = rest.first else { return nil }
    var word: [UInt8] = []
    if first != UInt8(ascii: "[") {
      word = Array(rest.prefix { !$0.isSpace })
      rest = rest.dropFirst(word.count)
      return String(decoding: word, as: UTF8.self)
    }
    rest = rest.dropFirst()
    while let byte = rest.popFirst(), byte != UInt8(ascii: "]") {
      if byte == UInt8(ascii: "\\"), rest.first == UInt8(ascii: "]") {
        rest = rest.dropFirst()
        word.append(UInt8(ascii: "]"))
      } else {
        word.append(byte)
      }
    }
    return String(decoding: word, as: UTF8.self)
  }
}
