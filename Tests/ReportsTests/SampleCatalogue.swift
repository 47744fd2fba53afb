import Checks
import Funding
import Model

/// What the sample office is judged and planned with.
enum SampleCatalogue {
  static let modules = [
    module("ports", "Porty i usługi", "Ports and services"), module("tls", "Szyfrowanie połączeń", "Encryption"),
    module("passwords", "Hasła", "Passwords"), module("wifi", "Sieci bezprzewodowe", "Wireless networks"),
  ]

  private static func module(_ id: String, _ pl: String, _ en: String) -> CheckModule {
    CheckModule(
      id: id, probe: id, title: Phrase(pl: pl, en: en),
      summary: Phrase(pl: "Obserwuje, co odpowiada w sieci.", en: "Observes what answers in the network."), tables: [])
  }

  static let frameworks = [
    Framework(
      id: "kri", title: Phrase(pl: "Krajowe Ramy Interoperacyjności (KRI)", en: "National interoperability framework"),
      requirements: [
        requirement(
          "szbi-2", "Aktualny spis sprzętu i oprogramowania", "Inventory of hardware and software", "2", [.scan]),
        requirement("szbi-6", "Szkolenia osób przetwarzających informacje", "Training of staff", "6", [.survey]),
        requirement(
          "szbi-7", "Ochrona przed nieuprawnionym dostępem", "Protection from unauthorised access", "7", [.scan]),
        requirement(
          "szbi-12b", "Ograniczanie ryzyka utraty informacji", "Protection from loss", "12 lit. b", [.scan, .survey]),
        requirement(
          "szbi-12d", "Kryptografia stosowna do zagrożeń", "Cryptography that suits the threats", "12 lit. d", [.scan]),
      ]),
    Framework(
      id: "uksc",
      title: Phrase(
        pl: "Ustawa o krajowym systemie cyberbezpieczeństwa (uKSC)", en: "Act on the national cybersecurity system"),
      requirements: [
        Requirement(
          id: "podatnosci", title: Phrase(pl: "Zarządzanie podatnościami", en: "Vulnerability management"),
          answeredBy: [.scan, .survey],
          places: [
            Requirement.Place(
              unit: "art. 8 ust. 1 pkt 3", act: "uKSC", from: Day(iso: "2026-04-03"), until: nil, confidence: .reported,
              source: nil)
          ]),
        Requirement(
          id: "dawny", title: Phrase(pl: "Przepis uchylony", en: "A repealed point"), answeredBy: [.scan],
          places: [
            Requirement.Place(
              unit: "art. 21", act: "uKSC", from: nil, until: Day(iso: "2026-04-02"), confidence: .confirmed,
              source: nil)
          ]),
      ]),
  ]

  private static func requirement(
    _ id: String, _ pl: String, _ en: String, _ unit: String, _ witnesses: Set<Requirement.Witness>
  ) -> Requirement {
    Requirement(
      id: id, title: Phrase(pl: pl, en: en), answeredBy: witnesses,
      places: [
        Requirement.Place(
          unit: "§ 20 ust. 2 pkt \(unit)", act: "KRI 2012", from: Day(iso: "2012-05-31"), until: Day(iso: "2024-05-23"),
          confidence: .unconfirmed, source: nil),
        Requirement.Place(
          unit: "§ 19 ust. 2 pkt \(unit)", act: "KRI 2024", from: Day(iso: "2024-05-24"), until: nil,
          confidence: id == "szbi-12d" ? .confirmed : .reported, source: nil),
      ])
  }

  static let remedies = [
    remedy("close-port", .configuration, "Zamknąć zbędne porty na zaporze", "Close needless ports on the firewall", 1),
    remedy("tls-configuration", .configuration, "Wyłączyć stare wersje TLS", "Switch old TLS versions off", 2),
    remedy("renew-certificate", .configuration, "Odnowić certyfikaty i ustawić przypomnienie", "Renew certificates", 1),
    remedy(
      "password-policy", .configuration, "Ustawić długość haseł i blokadę kont", "Set password length and lock", 2),
    remedy("device-passwords", .configuration, "Zmienić hasła fabryczne", "Change factory passwords", 1),
    remedy("service-contract", .organisation, "Dopisać wymagania do umów serwisowych", "Add clauses to contracts", 3),
    remedy("network-firewall", .purchase, "Zapora sieciowa z VPN", "Network firewall with VPN", 0),
    remedy("immutable-backup", .purchase, "Kopia, której nie można zmienić", "Backup that cannot be changed", 0),
    remedy("edr", .purchase, "Wykrywanie ataków na stacjach", "Endpoint detection", 0),
    remedy("hardware-keys", .purchase, "Klucze sprzętowe", "Hardware keys", 0),
    remedy("new-server", .purchase, "Wymiana serwera", "New server", 0),
    remedy("log-server", .service, "Centralne dzienniki", "Central logs", 0),
    remedy("awareness-training", .training, "Szkolenie pracowników", "Training of staff", 0),
    remedy("segmentation", .purchase, "Podział sieci", "Segmentation", 0),
    remedy("diagnosis", .service, "Diagnoza cyberbezpieczeństwa", "Cybersecurity diagnosis", 0),
  ]

  private static func remedy(_ id: String, _ kind: Remedy.Kind, _ pl: String, _ en: String, _ hours: Int) -> Remedy {
    Remedy(
      id: id, kind: kind, title: Phrase(pl: pl, en: en), application: Phrase(pl: pl, en: en),
      who: Phrase(pl: "administrator", en: "administrator"), hours: hours)
  }
}
