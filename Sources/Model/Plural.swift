/// A noun in the forms that go with numbers.
///
/// Polish has three (1 licencja, 2 licencje, 5 licencji), English two; see Unicode CLDR, "Language Plural Rules".
package struct Plural: Hashable, Sendable {
  /// With 1.
  package var one: Phrase
  /// With 2, 3, 4, 22, 23, … in Polish; English uses the same word as for `many`.
  package var few: String
  /// With 0, 5 to 21, 25, … in Polish, and with everything but 1 in English.
  package var many: Phrase

  /// The forms in the order 1, 2, 5 in Polish and 1, 2 in English.
  package init(pl: (one: String, few: String, many: String), en: (one: String, many: String)) {
    one = Phrase(pl: pl.one, en: en.one)
    few = pl.few
    many = Phrase(pl: pl.many, en: en.many)
  }

  /// The form that goes with `count`, without the number.
  package func form(_ count: Int, _ language: Language) -> String {
    if count == 1 || (language == .english && count == -1) { return one[language] }
    guard language == .polish else { return many[language] }
    let tens = abs(count % 100)
    let units = abs(count % 10)
    return (2...4).contains(units) && !(12...14).contains(tens) ? few : many.pl
  }

  /// The number and its form, joined by a no-break space.
  package func counted(_ count: Int, _ language: Language) -> String {
    "\(count.grouped(language))\u{A0}\(form(count, language))"
  }
}
