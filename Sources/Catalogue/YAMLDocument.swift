import Model
import Yams

/// One YAML file, composed but not yet understood.
struct YAMLDocument {
  /// The path as the user knows it.
  let file: String
  private let root: Node

  /// - Throws: ``Model/ContentError`` when it is no YAML, empty, or uses anchors: what they stand for is not where the
  ///   reader of an error looks for it, and a few lines of them can stand for gigabytes.
  init(_ text: String, file: String) throws(ContentError) {
    self.file = file
    if let line = YAMLDocument.lineOfAlias(in: text) { throw YAMLDocument.anchored(file, line) }
    do {
      let parser = try Parser(yaml: text, encoding: .utf8)
      guard let composed = try parser.singleRoot() else {
        throw ContentError(file: file, Phrase(pl: "plik jest pusty", en: "the file is empty"))
      }
      // The nodes know their anchors only as long as the parser lives.
      let line = withExtendedLifetime(parser) { YAMLDocument.lineOfAnchor(in: composed) }
      if let line { throw YAMLDocument.anchored(file, line) }
      root = composed
    } catch let error as ContentError {
      throw error
    } catch {
      throw YAMLDocument.syntaxError(error, file: file)
    }
  }

  func reader(_ log: ContentLog) -> NodeReader { NodeReader(node: root, path: "", file: file, log: log) }

  private static func anchored(_ file: String, _ line: Int) -> ContentError {
    ContentError(
      file: file, line: line,
      Phrase(
        pl: "kotwice (&nazwa) i odwołania do nich (*nazwa) są niedozwolone; powtórz tekst",
        en: "anchors (&name) and aliases (*name) are not allowed; repeat the text"))
  }

  /// The line of the first alias to an anchor of the same text, before anything is expanded.
  private static func lineOfAlias(in text: String) -> Int? {
    var names: Set<String> = []
    for (index, line) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      var previous: UInt8 = 0x20
      var position = line.startIndex
      while position < line.endIndex {
        let byte = line[position]
        position = line.index(after: position)
        defer { previous = byte }
        guard byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*"), startsToken(previous) else { continue }
        let name = String(decoding: line[position...].prefix { isName($0) }, as: UTF8.self)
        guard !name.isEmpty else { continue }
        if byte == UInt8(ascii: "&") {
          names.insert(name)
        } else if names.contains(name) {
          return index + 1
        }
      }
    }
    return nil
  }

  /// After a blank, an indicator, or the last byte of one of YAML's line breaks beyond ASCII.
  private static func startsToken(_ previous: UInt8) -> Bool {
    previous >= 0x80
      || [0x09, 0x0D, 0x20, UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ","), UInt8(ascii: ":")]
        .contains(previous)
  }

  /// What libyaml lets a name consist of.
  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private static func lineOfAnchor(in node: Node) -> Int? {
    if node.anchor != nil { return node.mark?.line ?? 1 }
    switch node {
    case .mapping(let mapping):
      for (key, value) in mapping {
        if let line = lineOfAnchor(in: key) ?? lineOfAnchor(in: value) { return line }
      }
    case .sequence(let sequence):
      for item in sequence { if let line = lineOfAnchor(in: item) { return line } }
    case .scalar: break
    case .alias: return node.mark?.line ?? 1
    }
    return nil
  }

  private static func syntaxError(_ error: any Error, file: String) -> ContentError {
    switch error {
    case YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
      YamlError.composer(_, let problem, let mark, _):
      ContentError(
        file: file, line: mark.line,
        Phrase(
          pl: "błąd składni YAML: \(problem); tekst z dwukropkiem, nawiasem lub apostrofem ujmij w cudzysłów",
          en: "YAML syntax error: \(problem); put a text with a colon, bracket or apostrophe in quotes"))
    case YamlError.duplicatedKeysInMapping(let keys, let context):
      ContentError(
        file: file, line: context.mark.line,
        Phrase(
          pl: "klucz „\(keys.joined(separator: ", "))” występuje dwa razy; zostaw jeden",
          en: "the key “\(keys.joined(separator: ", "))” is there twice; keep one"))
    case YamlError.reader(let problem, _, _, _):
      ContentError(
        file: file,
        Phrase(pl: "znak niedozwolony w YAML: \(problem)", en: "a character that YAML does not allow: \(problem)"))
    default:
      ContentError(
        file: file,
        Phrase(pl: "nie można odczytać YAML: \(error)", en: "the YAML cannot be read: \(error)"))
    }
  }
}
