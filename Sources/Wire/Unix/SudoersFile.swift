/// The lines of a file in the grammar of sudoers(5).
///
/// Source: sudo 1.9.13, sudoers(5), sections "SUDOERS FILE FORMAT" and "Including other files".
package struct SudoersFile: Hashable, Sendable {
  package enum Content: Hashable, Sendable {
    /// `Defaults`: whom or what it is for (`:user`, `@host`, `>runas`, `!command`; empty for all), and its settings.
    case defaults(scope: String, settings: [String])
    /// A `User_Alias` and the like: kind in lower case without `_alias`, name, members.
    case alias(kind: String, name: String, members: [String])
    case rule(SudoersRule)
    case include(String)
    case includeFolder(String)
    /// A line that sudo passes over or refuses.
    case faulty
  }

  package struct Line: Hashable, Sendable {
    /// Where the line starts, from 1.
    package var number: Int
    package var content: Content
  }

  /// The most logical lines that are kept.
  package static var mostLines: Int { 10_000 }

  package var lines: [Line] = []
  package var isCut = false

  package init(_ content: [UInt8]) {
    var pending: [UInt8] = []
    var start = 0
    for line in TextLines(content) {
      if pending.isEmpty { start = line.number }
      let text = SudoersFile.withoutComment(line.bytes)
      if text.count == line.bytes.count, text.last == UInt8(ascii: "\\") {
        pending += text.dropLast() + [UInt8(ascii: " ")]
        continue
      }
      pending += text
      add(pending, number: start)
      pending = []
      if isCut { return }
    }
    if !pending.isEmpty { add(pending, number: start) }
  }

  private mutating func add(_ bytes: [UInt8], number: Int) {
    let text = bytes[...].trimmed.text
    guard !text.isEmpty else { return }
    guard lines.count < SudoersFile.mostLines else {
      isCut = true
      return
    }
    for content in SudoersFile.contents(text) { lines.append(Line(number: number, content: content)) }
  }

  /// `#` starts a comment, but not in `#include`, `#includedir`, nor in a user or group number such as `#1000`.
  private static func withoutComment(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let start = bytes.drop(while: \.isSpace)
    if start.starts(with: "#include".utf8) { return bytes }
    var isQuoted = false
    for index in bytes.indices {
      let byte = bytes[index]
      let previous = index > bytes.startIndex ? bytes[index - 1] : 32
      if byte == UInt8(ascii: "\""), previous != UInt8(ascii: "\\") { isQuoted.toggle() }
      guard byte == UInt8(ascii: "#"), !isQuoted, previous != UInt8(ascii: "\\") else { continue }
      let next = index + 1 < bytes.endIndex ? bytes[index + 1] : 32
      let startsWord = previous.isSpace || ",(:!%".utf8.contains(previous)
      if startsWord, next.isDigit || next == UInt8(ascii: "-") { continue }
      return bytes[..<index]
    }
    return bytes
  }

  private static func contents(_ text: String) -> [Content] {
    let word = String(text.prefix { $0 != " " && $0 != "\t" })
    let rest = text.dropFirst(word.count).drop { $0 == " " || $0 == "\t" }
    switch word {
    case "@include", "#include": return [path(rest).map(Content.include) ?? .faulty]
    case "@includedir", "#includedir": return [path(rest).map(Content.includeFolder) ?? .faulty]
    case "User_Alias", "Runas_Alias", "Host_Alias", "Cmnd_Alias", "Cmd_Alias":
      let kind = word == "Cmd_Alias" ? "cmnd" : word.split(separator: "_")[0].lowercased()
      return SudoersText.split(String(rest), at: ":").map { alias(kind, $0) }
    default:
      if word.hasPrefix("Defaults"), word.count == 8 || ":@>!".contains(word[word.index(word.startIndex, offsetBy: 8)])
      {
        return [.defaults(scope: String(word.dropFirst(8)), settings: SudoersText.split(String(rest), at: ","))]
      }
      return SudoersRule.rules(text).map { $0.map(Content.rule) } ?? [.faulty]
    }
  }

  private static func path(_ text: Substring) -> String? {
    let path = SudoersText.unescaped(String(text).trimmingBlanks)
    return path.isEmpty ? nil : path
  }

  private static func alias(_ kind: String, _ text: String) -> Content {
    let parts = SudoersText.split(text, at: "=", most: 2)
    guard parts.count >= 2, let name = parts.first, let first = name.utf8.first,
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first),
      name.utf8.allSatisfy({ $0.isDigit || $0 == UInt8(ascii: "_") || (65...90).contains($0) })
    else { return .faulty }
    let members = SudoersText.split(parts[1], at: ",")
    return members.contains("") ? .faulty : .alias(kind: kind, name: name, members: members)
  }
}

/// The pieces of sudoers' text: quotation marks and backslashes protect what stands in them.
enum SudoersText {
  /// The parts between a separator, at most so many, each without blanks around it.
  static func split(_ text: String, at separator: Character, most: Int = .max) -> [String] {
    var parts = [""]
    var (isQuoted, isEscaped, depth) = (false, false, 0)
    for character in text {
      if isEscaped {
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "\"" {
        isQuoted.toggle()
      } else if !isQuoted {
        if character == "(" { depth += 1 }
        if character == ")" { depth = max(0, depth - 1) }
        if character == separator, depth == 0, parts.count < most {
          parts.append("")
          continue
        }
      }
      parts[parts.count - 1].append(character)
    }
    return parts.map(\.trimmingBlanks)
  }

  /// Without quotation marks and the backslashes in front of characters.
  static func unescaped(_ text: String) -> String {
    var result = ""
    var isEscaped = false
    for character in text {
      if !isEscaped, character == "\\" {
        isEscaped = true
        continue
      }
      if isEscaped || character != "\"" { result.append(character) }
      isEscaped = false
    }
    return result
  }
}

extension String {
  var trimmingBlanks: String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\r" }
    let start = drop(while: isBlank)
    guard let last = start.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(start[...last])
  }
}
