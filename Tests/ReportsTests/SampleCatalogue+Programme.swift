import Funding
import Model

extension SampleCatalogue {
  static let programme = Programme(
    id: "cyfrowy-powiat", name: Phrase(same: "Cyfrowy Powiat"),
    operatedBy: Fact("Centrum Projektów Polska Cyfrowa", confidence: .confirmed, source: "https://www.gov.pl/web/cppc"),
    legalFrame: Fact("POPC 2014–2020, REACT-EU", confidence: .reported),
    status: Fact(.closed, confidence: .reported), callOpens: Fact(Day(iso: "2022-07-13"), confidence: .reported),
    callCloses: Fact(
      Day(iso: "2022-09-11"), confidence: .unknown,
      note: Phrase(pl: "źródła podają też 9 i 16 września", en: "sources also give 9 and 16 September")),
    eligibleFrom: Fact(Day(iso: "2020-02-01"), confidence: .unconfirmed),
    projectEnds: Fact(Day(iso: "2023-10-30"), confidence: .unknown),
    applicants: Fact(Phrase(pl: "powiaty", en: "counties"), confidence: .reported),
    minimum: Fact(Money(zloty: 100_000), confidence: .reported),
    maximum: Fact(Money(zloty: 350_000), confidence: .reported), intensity: Fact(100, confidence: .reported),
    durabilityYears: Fact(nil, confidence: .unknown), excludedUnits: Fact([.health], confidence: .reported),
    areas: [
      Programme.Area(
        id: "offices", title: Phrase(pl: "Cyfryzacja urzędów", en: "Digital offices"),
        mandatory: Fact(false, confidence: .unconfirmed)),
      Programme.Area(
        id: "training", title: Phrase(pl: "Edukacja cyfrowa", en: "Training"),
        mandatory: Fact(false, confidence: .unconfirmed)),
      Programme.Area(
        id: "cybersecurity", title: Phrase(pl: "Cyberbezpieczeństwo", en: "Cybersecurity"),
        mandatory: Fact(true, confidence: .unconfirmed)),
    ],
    items: [
      item(
        "diagnosis", "cybersecurity", "Diagnoza cyberbezpieczeństwa przez osobę z uprawnieniami",
        "Diagnosis by a certified person", ["diagnosis"], 12_000, 17_520, mandatory: true),
      item(
        "utm-firewall", "cybersecurity", "Zapora sieciowa UTM z VPN i subskrypcją na 36 miesięcy",
        "UTM firewall with VPN, 36 months", ["network-firewall"], 38_000, 55_480, variant: "firewall",
        eligibility: .conditional),
      item(
        "utm-pair", "cybersecurity", "Zapora sieciowa UTM w parze", "Pair of UTM firewalls", ["network-firewall"],
        70_000, 104_660, variant: "firewall"),
      item("switches", "offices", "Przełączniki zarządzalne", "Managed switches", ["segmentation"], 20_000, 41_660),
      item(
        "backup-vault", "cybersecurity", "Serwer kopii zapasowych z magazynem niezmienialnym",
        "Backup server with immutable store", ["immutable-backup"], 35_000, 49_870),
      item("tape-library", "cybersecurity", "Biblioteka taśmowa", "Tape library", ["immutable-backup"], 50_000, 66_850),
      item(
        "edr-seats", "cybersecurity", "System wykrywania ataków na 36 miesięcy", "Endpoint detection, 36 months",
        ["edr"], 200, 316, basis: .perWorkstation, unit: ("licencja", "licencje", "licencji"),
        unitEn: ("licence", "licences")),
      item(
        "security-keys", "cybersecurity", "Klucze sprzętowe do logowania", "Hardware keys", ["hardware-keys"], 180, 292,
        basis: .perAdministrator, each: 2),
      item(
        "virtual-server", "offices", "Serwer z systemem w pełnym wsparciu", "Server with a supported system",
        ["new-server"], 50_000, 64_390, basis: .perServer),
      item(
        "log-service", "cybersecurity", "Wdrożenie centralnych dzienników", "Central log service", ["log-server"],
        18_000, 26_280),
      item(
        "training-all", "training", "Szkolenie wszystkich pracowników", "Training of all staff", ["awareness-training"],
        120, 224, basis: .perEmployee, unit: ("osoba", "osoby", "osób"), unitEn: ("person", "people")),
      item("laptops", "offices", "Komputery przenośne", "Laptops", ["edr"], 3000, 5000, eligibility: .no),
      item(
        "generator", "offices", "Agregat prądotwórczy", "Power generator", ["immutable-backup"], 30_000, 90_000,
        eligibility: .unknown),
    ],
    rules: [
      Fact(
        Phrase(
          pl: "Jedna pozycja to jeden wiersz budżetu; zestawu różnych rzeczy nie łączy się w jeden.",
          en: "One item is one line of the budget; unlike things are never bundled."), confidence: .reported)
    ], verified: Day(number: 20_779))

  private static func item(
    _ id: String, _ area: String, _ pl: String, _ en: String, _ remedies: [String], _ low: Int, _ high: Int,
    mandatory: Bool = false, variant: String? = nil, eligibility: Item.Eligibility = .yes,
    basis: Item.Quantity.Basis = .fixed, each: Int = 1, unit: (String, String, String) = ("sztuka", "sztuki", "sztuk"),
    unitEn: (String, String) = ("piece", "pieces")
  ) -> Item {
    let note = Phrase(pl: "w okresie realizacji projektu", en: "within the project's time")
    return Item(
      id: id, area: area, title: Phrase(pl: pl, en: en), requirements: Phrase(same: ""),
      eligibility: Fact(
        eligibility, confidence: eligibility == .yes ? .reported : .unconfirmed,
        note: eligibility == .conditional
          ? note : eligibility == .no ? Phrase(pl: "nie służy bezpieczeństwu", en: "serves no security") : nil),
      mandatory: mandatory, remedies: remedies,
      quantity: Item.Quantity(basis: basis, each: each, unit: Plural(pl: unit, en: unitEn)),
      price: Item.PriceHint(
        low: Money(zloty: low), high: Money(zloty: high), year: 2025, confidence: .unconfirmed, source: nil),
      variant: variant)
  }
}
