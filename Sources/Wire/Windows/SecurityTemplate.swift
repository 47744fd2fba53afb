/// A security template: what `secedit /export` writes and what `GptTmpl.inf` of a group policy holds ([MS-GPSB] 2.2).
///
/// Sections and keys compare without regard to case, comments begin with `;`, and a line that is neither is counted.
package struct SecurityTemplate: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    /// From 1.
    package var line: Int
    /// As written, without spaces and quotation marks around it.
    package var key: String
    package var value: String
  }

  /// The most entries that are read.
  static let mostEntries = 50_000

  package private(set) var sections: [String: [Entry]] = [:]
  /// The numbers of lines that are no part of such a file.
  package private(set) var malformedLines: [Int] = []
  package private(set) var isCut = false

  /// Nil unless there is a section that only such files have.
  package init?(_ text: WindowsText) {
    var section: String?
    var count = 0
    for (index, line) in text.lines.enumerated() {
      let line = line.trimmingSpaces
      if line.isEmpty || line.hasPrefix(";") { continue }
      if line.hasPrefix("["), line.hasSuffix("]") {
        let name = line.dropFirst().dropLast().trimmingSpaces.lowercased()
        section = name
        if sections[name] == nil { sections[name] = [] }
        continue
      }
      guard let section, let entry = SecurityTemplate.entry(line, index + 1) else {
        if malformedLines.count < 1000 { malformedLines.append(index + 1) }
        continue
      }
      guard count < SecurityTemplate.mostEntries else {
        isCut = true
        break
      }
      count += 1
      sections[section]?.append(entry)
    }
    guard
      ["system access", "registry values", "privilege rights", "event audit"].contains(where: { sections[$0] != nil })
    else { return nil }
  }

  /// The last entry of that key, which is the one that counts.
  package subscript(section: String, key: String) -> Entry? {
    sections[section.lowercased()]?.last { $0.key.lowercased() == key.lowercased() }
  }

  /// The entries of `[Registry Values]`.
  package var registryValues: [(place: RegistryPlace, value: RegistryValue, line: Int)] {
    (sections["registry values"] ?? []).compactMap { entry in
      guard let end = entry.key.lastIndex(of: "\\"), let comma = entry.value.firstIndex(of: ",") else { return nil }
      let place = RegistryPlace(String(entry.key[..<end]), String(entry.key[entry.key.index(after: end)...]))
      let data = String(entry.value[entry.value.index(after: comma)...])
      let value: RegistryValue
      switch entry.value[..<comma].trimmingSpaces {
      case "1", "2": value = .text(SecurityTemplate.unquoted(data.trimmingSpaces))
      case "4", "11":
        guard let number = UInt64(data.trimmingSpaces) else { return nil }
        value = .number(number)
      case "7": value = .texts(SecurityTemplate.list(data))
      default: value = .other(count: data.split(separator: ",").count)
      }
      return (place, value, entry.line)
    }
  }

  /// The entries of `[Privilege Rights]`: who has each right; an empty list is nobody.
  package var privilegeRights: [(right: String, holders: [String], line: Int)] {
    (sections["privilege rights"] ?? []).map { entry in
      let holders = entry.value.split(separator: ",").map { holder -> String in
        let holder = holder.trimmingSpaces
        return holder.hasPrefix("*") ? String(holder.dropFirst()) : holder
      }
      return (entry.key, holders.filter { !$0.isEmpty }, entry.line)
    }
  }

  private static func entry(_ line: String, _ number: Int) -> Entry? {
    guard let sign = line.firstIndex(of: "=") else {
      // `"Service",mode,"SDDL"` and its kin, in the sections about objects.
      guard line.hasPrefix("\""), let comma = line.firstIndex(of: ",") else { return nil }
      return Entry(
        line: number, key: unquoted(line[..<comma].trimmingSpaces), value: String(line[line.index(after: comma)...]))
    }
    let key = unquoted(line[..<sign].trimmingSpaces)
    guard !key.isEmpty else { return nil }
    return Entry(line: number, key: key, value: line[line.index(after: sign)...].trimmingSpaces)
  }

  private static func unquoted(_ text: String) -> String {
    guard text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
    return String(text.dropFirst().dropLast())
  }

  /// Commas part the strings; `","` is a comma inside one.
  private static func list(_ text: String) -> [String] {
    var parts: [String] = [""]
    var rest = text[...]
    while let character = rest.first {
      if rest.hasPrefix("\",\"") {
        parts[parts.count - 1].append(",")
        rest = rest.dropFirst(3)
      } else {
        if character == "," { parts.append("") } else { parts[parts.count - 1].append(character) }
        rest = rest.dropFirst()
      }
    }
    return parts.map { unquoted($0.trimmingSpaces) }.filter { !$0.isEmpty }
  }
}
