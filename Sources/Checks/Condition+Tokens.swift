import Model

extension Condition {
  enum Token: Hashable, Sendable {
    /// A keyword or a name; names may be quoted with `"`, `` ` `` or `[ ]`.
    case word(String, quoted: Bool)
    case text(String)
    case number
    /// Without its colon.
    case parameter(String)
    case symbol(Character)
  }

  /// SQLite's own rules (https://sqlite.org/lang_expr.html, "Literal Values" and "Parameters"); comments are left out.
  struct Tokenizer {
    private let bytes: [UInt8]
    private var position = 0
    private(set) var problem: Phrase?

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func tokens() -> [Token] {
      var tokens: [Token] = []
      while problem == nil, let byte = peek() {
        switch byte {
        case 0x09, 0x0A, 0x0C, 0x0D, 0x20: position += 1
        case UInt8(ascii: "-") where peek(1) == byte: skipLine()
        case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"): skipBlock()
        case UInt8(ascii: "'"): tokens.append(.text(quoted(until: byte)))
        case UInt8(ascii: "\""), UInt8(ascii: "`"): tokens.append(.word(quoted(until: byte), quoted: true))
        case UInt8(ascii: "["): tokens.append(.word(quoted(until: UInt8(ascii: "]")), quoted: true))
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
          _ = taken { Tokenizer.isName($0) || $0 == UInt8(ascii: ".") }
          tokens.append(.number)
        case UInt8(ascii: ":"):
          position += 1
          tokens.append(.parameter(taken(while: Tokenizer.isName)))
        case UInt8(ascii: "?"), UInt8(ascii: "@"), UInt8(ascii: "$"), UInt8(ascii: "#"):
          problem = Phrase(
            pl: "parametr zapisuje się z dwukropkiem, np. :minimum", en: "a parameter is written with a colon: :minimum"
          )
        case _ where Tokenizer.isName(byte):
          tokens.append(.word(taken(while: Tokenizer.isName), quoted: false))
        case 0x21...0x7E:
          position += 1
          tokens.append(.symbol(Character(Unicode.Scalar(byte))))
        default:
          problem = Phrase(
            pl: "niewidoczny znak sterujący w warunku", en: "an invisible control character in the condition")
        }
      }
      return tokens
    }

    private func peek(_ offset: Int = 0) -> UInt8? {
      position + offset < bytes.count ? bytes[position + offset] : nil
    }

    private static func isName(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), 0x80...:
        true
      default: false
      }
    }

    private mutating func taken(while belongs: (UInt8) -> Bool) -> String {
      let start = position
      while let byte = peek(), belongs(byte) { position += 1 }
      return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    /// What stands between quotes, a doubled quote being one of the text's own.
    private mutating func quoted(until end: UInt8) -> String {
      position += 1
      var text: [UInt8] = []
      while let byte = peek() {
        position += 1
        guard byte == end else {
          text.append(byte)
          continue
        }
        guard peek() == end, end != UInt8(ascii: "]") else { return String(decoding: text, as: UTF8.self) }
        text.append(end)
        position += 1
      }
      problem = Phrase(
        pl: "brak zamykającego znaku \(Character(Unicode.Scalar(end)))",
        en: "the closing \(Character(Unicode.Scalar(end))) is missing")
      return ""
    }

    private mutating func skipLine() {
      while let byte = peek(), byte != 0x0A { position += 1 }
    }

    private mutating func skipBlock() {
      position += 2
      while let byte = peek() {
        position += 1
        if byte == UInt8(ascii: "*"), peek() == UInt8(ascii: "/") {
          position += 1
          return
        }
      }
      problem = Phrase(
        pl: "komentarz /* nie ma zakończenia */", en: "the comment /* is not closed by */")
    }
  }
}
