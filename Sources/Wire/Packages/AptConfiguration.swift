/// The scalar options of apt.conf(5) files, read one after the other: `A::B "value";` and `A { B "value"; };`.
///
/// Lists (`A::B:: "x"`, values without a name) are kept as the list of their values. `#clear` forgets an option and what
/// lies below it.
package struct AptConfiguration: Hashable, Sendable {
  package struct Value: Hashable, Sendable {
    package var text: String
    /// As `file:line`.
    package var place: String
  }

  /// By the name in lower case.
  private var values: [String: Value] = [:]
  private var lists: [String: [String]] = [:]

  package init() {}

  /// The last value of an option, by its whole name.
  package subscript(name: String) -> Value? { values[name.lowercased()] }

  /// The values of a list, such as `Unattended-Upgrade::Origins-Pattern`.
  package func list(_ name: String) -> [String] { lists[name.lowercased()] ?? [] }

  /// Reads one more file over those before it.
  package mutating func read(_ content: [UInt8], file: String) {
    var words = Words(content)
    var scopes: [String] = []
    var pending: [(text: String, line: Int)] = []
    while let word = words.next() {
      switch word.kind {
      case .text: pending.append((word.text, word.line))
      case .open:
        scopes.append(path(scopes, pending.first?.text))
        pending = []
        // Nesting that no apt has.
        if scopes.count > 32 { return }
      case .close:
        end(&pending, scopes, file)
        _ = scopes.popLast()
      case .end: end(&pending, scopes, file)
      }
    }
  }

  private func path(_ scopes: [String], _ name: String?) -> String {
    [scopes.last, name?.lowercased()].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "::")
  }

  private mutating func end(_ pending: inout [(text: String, line: Int)], _ scopes: [String], _ file: String) {
    defer { pending = [] }
    guard let first = pending.first else { return }
    if first.text.lowercased() == "#clear" {
      for name in pending.dropFirst() { clear(path(scopes, name.text)) }
      return
    }
    if pending.count == 1 {
      // A bare value in braces is an item of the list.
      if let scope = scopes.last, !scope.isEmpty { lists[scope, default: []].append(first.text) }
      return
    }
    let name = path(scopes, first.text)
    let value = pending.dropFirst().map(\.text).joined(separator: " ")
    if name.hasSuffix("::") {
      lists[String(name.dropLast(2)), default: []].append(value)
    } else {
      values[name] = Value(text: value, place: "\(file):\(first.line)")
    }
  }

  private mutating func clear(_ name: String) {
    let name = name.hasSuffix("::") ? String(name.dropLast(2)) : name
    for key in values.keys where key == name || key.hasPrefix(name + "::") { values[key] = nil }
    for key in lists.keys where key == name || key.hasPrefix(name + "::") { lists[key] = nil }
  }

  private struct Words {
    enum Kind { case text, open, close, end }

    struct Word {
      var kind: Kind
      var text = ""
      var line: Int
    }

    private let bytes: [UInt8]
    private var position = 0
    private var line = 1

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> Word? {
      skipBlanksAndComments()
      guard position < bytes.count else { return nil }
      let start = line
      switch bytes[position] {
      case UInt8(ascii: "{"):
        position += 1
        return Word(kind: .open, line: start)
      case UInt8(ascii: "}"):
        position += 1
        return Word(kind: .close, line: start)
      case UInt8(ascii: ";"):
        position += 1
        return Word(kind: .end, line: start)
      case UInt8(ascii: "\""):
        position += 1
        let content = bytes[position...].prefix { $0 != UInt8(ascii: "\"") }
        line += content.count { $0 == UInt8(ascii: "\n") }
        position += content.count + 1
        return Word(kind: .text, text: content.prefix(4096).text, line: start)
      default:
        let content = bytes[position...].prefix { !$0.isSpace && !"{};\"".utf8.contains($0) }
        position += content.count
        return Word(kind: .text, text: content.prefix(4096).text, line: start)
      }
    }

    private mutating func skipBlanksAndComments() {
      while position < bytes.count {
        let rest = bytes[position...]
        if rest.first == UInt8(ascii: "\n") { line += 1 }
        if rest.first?.isSpace == true {
          position += 1
        } else if rest.starts(with: "//".utf8) || isHashComment(rest) {
          position += rest.prefix { $0 != UInt8(ascii: "\n") }.count
        } else if rest.starts(with: "/*".utf8) {
          let body = rest.dropFirst(2)
          var end = body.startIndex
          while end < body.endIndex, !body[end...].starts(with: "*/".utf8) {
            if body[end] == UInt8(ascii: "\n") { line += 1 }
            end += 1
          }
          position = Swift.min(end + 2, bytes.count)
        } else {
          return
        }
      }
    }

    private func isHashComment(_ rest: ArraySlice<UInt8>) -> Bool {
      rest.first == UInt8(ascii: "#") && !rest.starts(with: "#clear".utf8) && !rest.starts(with: "#include".utf8)
    }
  }
}
