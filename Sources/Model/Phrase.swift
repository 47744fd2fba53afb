/// One text in both languages.
package struct Phrase: Hashable, Codable, Sendable {
  package var pl: String
  package var en: String

  package init(pl: String, en: String) {
    self.pl = pl
    self.en = en
  }

  /// A text that reads the same in both languages: a name, a path, a number.
  package init(same text: String) { self.init(pl: text, en: text) }

  package subscript(language: Language) -> String {
    switch language {
    case .polish: pl
    case .english: en
    }
  }
}
