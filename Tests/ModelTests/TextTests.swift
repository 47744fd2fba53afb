import Model
import Testing

@Suite struct TextTests {
  static let licence = Plural(pl: ("licencja", "licencje", "licencji"), en: ("licence", "licences"))

  @Test(arguments: [
    (0, "licencji"), (1, "licencja"), (2, "licencje"), (4, "licencje"), (5, "licencji"), (12, "licencji"),
    (14, "licencji"), (21, "licencji"), (22, "licencje"), (112, "licencji"), (122, "licencje"), (1001, "licencji"),
  ])
  func polishHasThreeForms(count: Int, form: String) { #expect(Self.licence.form(count, .polish) == form) }

  @Test(arguments: [(0, "licences"), (1, "licence"), (2, "licences"), (21, "licences")])
  func englishHasTwo(count: Int, form: String) { #expect(Self.licence.form(count, .english) == form) }

  @Test(arguments: [
    (27_720_000, "277\u{A0}200\u{A0}zł", "PLN\u{A0}277,200"), (123_405, "1234,05\u{A0}zł", "PLN\u{A0}1,234.05"),
    (-1_234_567, "−12\u{A0}345,67\u{A0}zł", "PLN\u{A0}−12,345.67"), (0, "0\u{A0}zł", "PLN\u{A0}0"),
    (-50, "−0,50\u{A0}zł", "PLN\u{A0}−0.50"),
  ])
  func amountsReadAsWritten(grosze: Int, pl: String, en: String) {
    #expect(Money(grosze: grosze).text(.polish) == pl)
    #expect(Money(grosze: grosze).text(.english) == en)
  }

  @Test(arguments: ["2026-11-22T23:35:59Z", "1970-01-01T00:00:00Z", "1969-12-31T23:59:59Z"])
  func momentsComeBack(text: String) { #expect(Timestamp(iso: text)?.iso == text) }

  @Test(arguments: ["2026-11-22 23:35:59Z", "2026-11-22T24:00:00Z", "2026-11-22T23:35:59", "2026-11-22T23:35:5Z1"])
  func otherMomentsAreRefused(text: String) { #expect(Timestamp(iso: text) == nil) }
}

@Suite struct ScopeTests {
  static func scope(authorised: Bool = false) throws -> Scope {
    var scope = Scope()
    scope.networks = [
      .init(block: try #require(AddressBlock("10.1.0.0/16")), unit: "starostwo"),
      .init(block: try #require(AddressBlock("10.1.2.0/24")), unit: "pup"),
      .init(block: try #require(AddressBlock("198.51.100.0/24"))),
    ]
    scope.hosts = [.init(address: IPAddress("10.1.2.9"), unit: "szkola")]
    scope.exclusions = [try #require(AddressBlock("10.1.2.128/25"))]
    if authorised { scope.authorisation = .init(by: "Jan Przykład", on: Day(number: 20_000)) }
    return scope
  }

  @Test(arguments: [
    ("10.1.0.1", false, nil), ("10.2.0.1", false, Scope.Refusal.outside), ("10.1.2.200", false, .excluded),
    ("10.1.2.9", false, nil), ("198.51.100.7", false, .publicWithoutAuthorisation), ("198.51.100.7", true, nil),
    ("203.0.113.1", true, .outside),
  ])
  func onlyTheScopeIsContacted(text: String, authorised: Bool, refusal: Scope.Refusal?) throws {
    #expect(try Self.scope(authorised: authorised).refusal(of: #require(IPAddress(text))) == refusal)
  }

  @Test(arguments: [("10.1.0.1", "starostwo"), ("10.1.2.1", "pup"), ("10.1.2.9", "szkola"), ("198.51.100.1", nil)])
  func theSmallestNetworkNamesTheUnit(text: String, unit: String?) throws {
    #expect(try Self.scope().unit(of: #require(IPAddress(text))) == unit)
  }
}
