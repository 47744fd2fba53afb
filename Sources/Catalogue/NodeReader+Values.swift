import CaseFile
import Model

extension NodeReader {
  private static let longestText = 8192

  /// A text that is not empty.
  func text() -> String? {
    guard let scalar else {
      report("potrzebny jest tu tekst", "a text is needed here")
      return nil
    }
    guard !scalar.text.allSatisfy(\.isWhitespace) else {
      report("tekst jest pusty", "the text is empty")
      return nil
    }
    guard scalar.text.utf8.count <= NodeReader.longestText else {
      report(
        "tekst ma ponad \(NodeReader.longestText) bajtów; skróć go",
        "the text has more than \(NodeReader.longestText) bytes; shorten it")
      return nil
    }
    if NewCheck.marks.contains(where: scalar.text.hasPrefix) {
      log.addUnfinished(
        ContentError(
          file: file, line: line, field: path,
          Phrase(
            pl: "tu jest jeszcze tekst szablonu; napisz swój", en: "the template's text is still here; write yours")))
    }
    return scalar.text
  }

  /// A name in lower case, with digits and hyphens inside.
  func identifier() -> String? {
    guard let text = text() else { return nil }
    guard NodeReader.isIdentifier(text) else {
      report(
        "„\(text)”: tu tylko małe litery a-z, cyfry i łączniki, np. „weak-key”",
        "“\(text)”: only lower-case letters, digits and hyphens here, such as “weak-key”")
      return nil
    }
    return text
  }

  static func isIdentifier(_ text: some StringProtocol) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return text.utf8.count <= 64
      && parts.allSatisfy { part in
        !part.isEmpty
          && part.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
      }
  }

  func integer(in range: ClosedRange<Int>) -> Int? {
    if let scalar, let number = Int(scalar.text), range.contains(number), !scalar.text.hasPrefix("+") { return number }
    report(
      "potrzebna jest tu liczba całkowita od \(range.lowerBound) do \(range.upperBound)",
      "a whole number from \(range.lowerBound) to \(range.upperBound) is needed here")
    return nil
  }

  func flag() -> Bool? {
    switch scalar.map({ $0.isPlain ? $0.text : "" }) {
    case "true", "True", "TRUE": return true
    case "false", "False", "FALSE": return false
    default:
      report("potrzebne jest tu true albo false, bez cudzysłowu", "true or false is needed here, without quotes")
      return nil
    }
  }

  func day() -> Day? {
    if let scalar, let day = Day(iso: scalar.text) { return day }
    report(
      "potrzebna jest tu istniejąca data w postaci 2026-11-22", "an existing date such as 2026-11-22 is needed here")
    return nil
  }

  /// Whole zloty, or zloty and grosze in quotes.
  func money() -> Money? {
    if let scalar {
      let parts = scalar.text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
      let digits = parts.allSatisfy { part in
        !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
      }
      if digits, parts[0].count <= 12, let zloty = Int(parts[0]), parts.count == 1 || parts[1].count == 2 {
        return Money(grosze: zloty * 100 + (parts.count == 2 ? Int(parts[1]) ?? 0 : 0))
      }
    }
    report(
      "potrzebna jest tu kwota w złotych, np. 12500 albo '12500.50'",
      "an amount in zloty is needed here, such as "
        + "12500 or '12500.50'")
    return nil
  }

  /// One of an enumeration's words.
  func oneOf<Word: RawRepresentable & CaseIterable>(_ type: Word.Type) -> Word? where Word.RawValue == String {
    guard let text = text() else { return nil }
    if let word = Word(rawValue: text) { return word }
    let known = Word.allCases.map(\.rawValue)
    let near = Suggestion.phrase(for: text, among: known)
    report(
      "„\(text)” to nie jest żadne z: \(known.joined(separator: ", "))" + near.pl,
      "“\(text)” is none of: \(known.joined(separator: ", "))" + near.en)
    return nil
  }

  /// A text in both languages.
  func phrase() -> Phrase? {
    guard let fields = fields(["pl", "en"]) else { return nil }
    let pl = fields.required("pl")?.text()
    let en = fields.required("en")?.text()
    guard let pl, let en else { return nil }
    return Phrase(pl: pl, en: en)
  }

  /// A value of a table's row or of a parameter: a whole number, true or false (1 or 0), null, or text.
  func caseValue() -> CaseValue? {
    guard let scalar else {
      report("potrzebna jest tu liczba całkowita albo tekst", "a whole number or a text is needed here")
      return nil
    }
    guard scalar.isPlain else { return .text(scalar.text) }
    if isNull { return .null }
    if let number = Int64(scalar.text) { return .integer(number) }
    switch scalar.text {
    case "true": return .integer(1)
    case "false": return .integer(0)
    default: return .text(scalar.text)
    }
  }

  /// A list read item by item; nil when one of them is wrong.
  func list<Item>(_ read: (NodeReader) -> Item?) -> [Item]? {
    guard let items = items() else { return nil }
    let values = items.map(read)
    let whole = values.compactMap(\.self)
    return whole.count == values.count ? whole : nil
  }

  /// A list of things with ids, no id twice.
  func list<Item: Identifiable<String>>(ofUnique read: (NodeReader) -> Item?) -> [Item]? {
    var seen: Set<String> = []
    let once: (NodeReader) -> Item? = { reader in
      guard let item = read(reader) else { return nil }
      guard seen.insert(item.id).inserted else {
        reader.report("id „\(item.id)” jest już na tej liście", "the id “\(item.id)” is in this list already")
        return nil
      }
      return item
    }
    return list(once)
  }
}
