/// A registry export: what `reg export` and the registry editor write, `Windows Registry Editor Version 5.00` or
/// `REGEDIT4` (https://learn.microsoft.com/troubleshoot/windows-server/performance/registry-editor-reg-files).
package struct RegistryExport: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    /// From 1.
    package var line: Int
    package var place: RegistryPlace
    /// Nil for a value that the file removes (`-`).
    package var value: RegistryValue?
  }

  /// Every key that the file has, in lower case with the short name of its hive.
  package private(set) var keys: Set<String> = []
  /// The file's first key: an export holds all that is below it.
  package private(set) var root: String?
  package private(set) var entries: [Entry] = []
  package private(set) var malformedLines: [Int] = []
  package private(set) var isCut = false

  /// The most lines that are read.
  static let mostLines = 500_000

  /// Nil unless it begins with one of the two headings.
  package init?(_ text: WindowsText) {
    let lines = text.lines
    guard let heading = lines.first(where: { !$0.allSatisfy(\.isWhitespace) })?.trimmingSpaces,
      heading == "REGEDIT4" || heading.hasPrefix("Windows Registry Editor Version")
    else { return nil }
    isCut = lines.count > RegistryExport.mostLines || text.isTruncated
    let isWide = heading != "REGEDIT4"
    var key: String?
    var joined = ""
    var start = 0
    for (index, line) in lines.prefix(RegistryExport.mostLines).enumerated() {
      let line = line.trimmingSpaces
      if joined.isEmpty { start = index + 1 }
      // Only values in hexadecimal go on in the next line.
      if line.hasSuffix("\\"), !line.hasPrefix("["), joined.isEmpty ? line.contains("=hex") : true {
        joined += line.dropLast()
        continue
      }
      let whole = joined + line
      joined = ""
      if whole.isEmpty || whole.hasPrefix(";") || start == 1 { continue }
      if whole.hasPrefix("["), whole.hasSuffix("]") {
        key = open(String(whole.dropFirst().dropLast()))
      } else if let key, whole != heading {
        read(whole, of: key, line: start, isWide: isWide)
      } else if whole != heading {
        malformed(start)
      }
    }
    if !joined.isEmpty { malformed(start) }
  }

  private mutating func open(_ name: String) -> String? {
    // `[-KEY]` removes it.
    guard !name.hasPrefix("-") else { return nil }
    let key = RegistryPlace.folded(name)
    keys.insert(key)
    if root == nil { root = key }
    return key
  }

  private mutating func read(_ line: String, of key: String, line number: Int, isWide: Bool) {
    guard let (name, rest) = RegistryExport.name(line) else { return malformed(number) }
    let place = RegistryPlace(key, name)
    if rest == "-" {
      entries.append(Entry(line: number, place: place, value: nil))
    } else if let value = RegistryExport.value(rest, isWide: isWide) {
      entries.append(Entry(line: number, place: place, value: value))
    } else {
      malformed(number)
    }
  }

  private mutating func malformed(_ line: Int) {
    if malformedLines.count < 1000 { malformedLines.append(line) }
  }

  /// The name and what is behind the equals sign.
  private static func name(_ line: String) -> (String, String)? {
    if line.hasPrefix("@=") { return ("", String(line.dropFirst(2))) }
    guard let (name, rest) = quoted(line[...]), rest.first == "=" else { return nil }
    return (name, rest.dropFirst().trimmingSpaces)
  }

  private static func value(_ text: String, isWide: Bool) -> RegistryValue? {
    if let (string, rest) = quoted(text[...]) { return rest.isEmpty ? .text(string) : nil }
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let data = text[text.index(after: colon)...]
    if text.hasPrefix("dword:") { return UInt32(data, radix: 16).map { .number(UInt64($0)) } }
    var type: UInt32 = 3
    if text.hasPrefix("hex(") {
      guard let close = text.firstIndex(of: ")"),
        let number = UInt32(text[text.index(text.startIndex, offsetBy: 4)..<close], radix: 16)
      else { return nil }
      type = number
    } else if !text.hasPrefix("hex:") {
      return nil
    }
    var bytes: [UInt8] = []
    for part in data.split(separator: ",") {
      guard let byte = UInt8(part.trimmingSpaces, radix: 16) else { return nil }
      bytes.append(byte)
    }
    // REGEDIT4 writes such texts in the code page.
    if !isWide, [1, 2, 7].contains(type) {
      bytes = CodePage.windows1250.text(bytes).utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    }
    return RegistryValue(type: type, data: bytes)
  }

  /// A text in quotation marks at the beginning, with `\\` and `\"` resolved, and what is behind it.
  private static func quoted(_ text: Substring) -> (String, Substring)? {
    guard text.first == "\"" else { return nil }
    var rest = text.dropFirst()
    var result = ""
    while let character = rest.popFirst() {
      if character == "\"" { return (result, rest) }
      if character == "\\", let next = rest.popFirst() {
        result.append(next)
      } else {
        result.append(character)
      }
    }
    return nil
  }
}
