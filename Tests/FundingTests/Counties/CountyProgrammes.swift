import Funding
import Model

/// Two programmes of the kinds that counties met, with fixed prices; one pays for workstations, the other does not.
///
/// Their facts follow Cyfrowy Powiat and Cyberbezpieczny Samorząd; the prices are the example's own.
enum CountyProgrammes {
  static let digital = programme(
    "digital", minimum: 100_000, maximum: 350_000,
    areas: [
      Instance.area("offices"), Instance.area("institutions"), Instance.area("education"),
      Instance.area("security", mandatory: true),
    ],
    items: [
      item("diagnosis", in: "security", "diagnosis", 14_760, mandatory: true),
      item("firewall", in: "security", "network-firewall", 36_900, variant: "firewall"),
      item("firewall-pair", in: "security", ["network-firewall", "high-availability"], 61_500, variant: "firewall"),
      item("switches", in: "security", "network-segmentation", 6150, .perHost, forEvery: 24),
      item("backup-server", in: "security", "backup", 30_750),
      item("backup-vault", in: "security", "offline-backup", 24_600, requires: ["backup-server"]),
      item("antivirus", in: "security", "endpoint-protection", 123, .perWorkstation, variant: "endpoint"),
      item(
        "detection", in: "security", ["endpoint-protection", "endpoint-detection"], 369, .perWorkstation,
        variant: "endpoint"),
      item("security-keys", in: "security", "multi-factor", 246, .perAdministrator, each: 2),
      item("logs", in: "security", "log-management", 73_800),
      item("school-filters", in: "institutions", "site-firewall", 7380, .perAffectedUnit),
      item("workstations", in: "offices", "workstation-replacement", 4920, .perAffectedAsset),
      item("staff-training", in: "education", "staff-training", 100, .perEmployee, vat: 0),
      item("isms", in: "security", "isms-documents", 18_450, eligibility: .unknown),
      item(
        "furniture", in: "offices", "server-room", 12_300, eligibility: .no,
        note: Phrase(pl: "wyposażenie bez związku z cyfryzacją", en: "equipment that digitises nothing")),
    ])

  static let security = programme(
    "security", minimum: 200_000, maximum: 850_000,
    areas: [
      Instance.area("organisation", mandatory: true), Instance.area("competence"), Instance.area("technology"),
    ],
    items: [
      item("audit", in: "organisation", "diagnosis", 18_450, mandatory: true),
      item("isms", in: "organisation", "isms-documents", 18_450),
      item("staff-training", in: "competence", "staff-training", 100, .perEmployee, vat: 0),
      item("firewall", in: "technology", "network-firewall", 36_900, variant: "firewall"),
      item("firewall-pair", in: "technology", ["network-firewall", "high-availability"], 61_500, variant: "firewall"),
      item("switches", in: "technology", "network-segmentation", 6150, .perHost, forEvery: 24),
      item("backup-server", in: "technology", "backup", 30_750),
      item("backup-vault", in: "technology", "offline-backup", 24_600, requires: ["backup-server"]),
      item("detection", in: "technology", ["endpoint-protection", "endpoint-detection"], 369, .perWorkstation),
      item("security-keys", in: "technology", "multi-factor", 246, .perAdministrator, each: 2),
      item("logs", in: "technology", "log-management", 73_800),
      item("school-filters", in: "technology", "site-firewall", 7380, .perAffectedUnit),
      item(
        "workstations", in: "technology", "workstation-replacement", 4920, .perAffectedAsset, eligibility: .no,
        note: Phrase(
          pl: "stacje robocze nie służą bezpośrednio cyberbezpieczeństwu",
          en: "workstations do not directly serve cybersecurity")),
    ])

  private static func programme(
    _ id: String, minimum: Int, maximum: Int, areas: [Programme.Area], items: [Item]
  ) -> Programme {
    var programme = Instance.programme(
      items, minimum: Money(zloty: minimum), maximum: Money(zloty: maximum), excluded: [.health], areas: areas)
    programme.id = id
    return programme
  }

  private static func item(
    _ id: String, in area: String, _ remedy: String, _ zloty: Int, _ basis: Item.Quantity.Basis = .fixed,
    each: Int = 1, forEvery: Int = 1, eligibility: Item.Eligibility = .yes, note: Phrase? = nil,
    mandatory: Bool = false, variant: String? = nil, requires: [String] = [], vat: Int = 23
  ) -> Item {
    item(
      id, in: area, [remedy], zloty, basis, each: each, forEvery: forEvery, eligibility: eligibility, note: note,
      mandatory: mandatory, variant: variant, requires: requires, vat: vat)
  }

  private static func item(
    _ id: String, in area: String, _ remedies: [String], _ zloty: Int, _ basis: Item.Quantity.Basis = .fixed,
    each: Int = 1, forEvery: Int = 1, eligibility: Item.Eligibility = .yes, note: Phrase? = nil,
    mandatory: Bool = false, variant: String? = nil, requires: [String] = [], vat: Int = 23
  ) -> Item {
    var item = Instance.item(
      id, remedies: remedies, eligibility: eligibility, note: note, mandatory: mandatory, variant: variant,
      basis: basis, each: each, forEvery: forEvery, requires: requires, area: area, vat: vat)
    (item.price.low, item.price.high) = (Money(zloty: zloty), Money(zloty: zloty))
    return item
  }
}
