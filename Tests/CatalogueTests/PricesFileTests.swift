import Catalogue
import Funding
import Model
import TestSupport
import Testing

@Suite struct PricesFileTests {
  private static let items = ["utm", "training", "backup"].map { id in
    Item(
      id: id, area: "a", title: Phrase(same: id), requirements: Phrase(same: id),
      eligibility: Fact(.yes, confidence: .reported), mandatory: false, remedies: [],
      quantity: Item.Quantity(basis: .fixed, each: 1, unit: Plural(pl: ("a", "b", "c"), en: ("a", "b"))),
      price: Item.PriceHint(
        low: .zero, high: .zero, year: 2026, vat: id == "training" ? 0 : 23, confidence: .unconfirmed, source: nil),
      variant: nil)
  }

  private func read(_ text: String, as name: String = "ceny.csv") throws -> [Item.ID: OfficePrice] {
    let folder = try TemporaryFolder()
    return try PricesFile.read(folder.write(name, text), items: Self.items)
  }

  @Test func aSpreadsheetsTableIsRead() throws {
    let prices = try read(
      """
      pozycja;netto;vat;brutto;źródło;data
      utm;12 345,67;23;15 185,17;oferta A;2026-11-20
      training;2500 zł;zw.;;cennik;
      backup;;8%;1000,5;;
      """)
    #expect(prices["utm"] == OfficePrice(gross: Money(grosze: 1_518_517), vat: 23, source: "oferta A, 2026-11-20"))
    #expect(prices["training"] == OfficePrice(gross: Money(zloty: 2500), vat: 0, source: "cennik"))
    #expect(prices["backup"] == OfficePrice(gross: Money(grosze: 100_050), vat: 8, source: nil))
  }

  @Test func aMissingRateIsTheCataloguesAndYAMLStillWorks() throws {
    #expect(try read("item,net\nutm,100\ntraining,100\n")["utm"] == OfficePrice(gross: Money(zloty: 123), vat: 23))
    #expect(try read("item,net\ntraining,100\n")["training"] == OfficePrice(gross: Money(zloty: 100), vat: 0))
    #expect(try read("utm: '99.50'\n", as: "ceny.yaml")["utm"] == OfficePrice(gross: Money(grosze: 9950)))
  }

  @Test(arguments: [
    ("item;nett\nutm;1\n", "ceny.csv:1: nett: unknown column; there are: item, net, vat, gross, source, date"),
    ("net\n1\n", "ceny.csv:1: a column item, and net or gross, is needed"),
    ("item;net\nutn;1\n", "ceny.csv:2: item: the programme has no item “utn”; is it “utm”?"),
    ("item;net\nutm;drogo\n", "ceny.csv:2: net: “drogo” is no amount in zloty such as 12500 or 12500.50"),
    ("item;net\nutm;-5\n", "ceny.csv:2: net: “-5” is no amount in zloty such as 12500 or 12500.50"),
    ("item;net;vat\nutm;1;230\n", "ceny.csv:2: vat: a rate from 0 to 100 or zw is needed"),
    ("item;net\nutm;1\nutm;2\n", "ceny.csv:3: item: “utm” is in this file already"),
    ("item;net;gross\nutm;;\n", "ceny.csv:2: the net or the gross amount is missing"),
    (
      "item;net;gross\nutm;100;100\n",
      "ceny.csv:2: gross: the gross amount does not agree with the net one at 23%: it should be PLN\u{A0}123"
    ),
    ("", "ceny.csv: the file is empty"),
    ("item;net\nutm;\"1\n", "ceny.csv:2: a quotation mark is opened and never closed"),
  ])
  func whatIsWrongIsSaidInOneSentence(text: String, says: String) throws {
    let errors = try #require(throws: ContentErrors.self) { try read(text) }.errors
    #expect(errors.contains { $0.text(.english).contains(says) }, "\(errors.map { $0.text(.english) })")
    #expect(errors.allSatisfy { !$0.problem.pl.isEmpty })
  }
}
