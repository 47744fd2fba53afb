import Model

/// The counted nouns of the report.
enum Nouns {
  static let places = Plural(pl: ("miejsce", "miejsca", "miejsc"), en: ("place", "places"))
  /// After "w": 1 miejscu, 2 miejscach.
  static let inPlaces = Plural(pl: ("miejscu", "miejscach", "miejscach"), en: ("place", "places"))
  static let assets = Plural(pl: ("urządzenie", "urządzenia", "urządzeń"), en: ("device", "devices"))
  static let services = Plural(pl: ("usługa", "usługi", "usług"), en: ("service", "services"))
  static let findings = Plural(pl: ("ustalenie", "ustalenia", "ustaleń"), en: ("finding", "findings"))
  static let kinds = Plural(
    pl: ("rodzaj ustaleń", "rodzaje ustaleń", "rodzajów ustaleń"), en: ("kind of finding", "kinds of findings"))
  static let hours = Plural(pl: ("godzina", "godziny", "godzin"), en: ("hour", "hours"))
  static let actions = Plural(pl: ("działanie", "działania", "działań"), en: ("action", "actions"))
  /// After "wykonanie": 1 działania, 2 działań.
  static let ofActions = Plural(pl: ("działania", "działań", "działań"), en: ("action", "actions"))
  static let items = Plural(pl: ("pozycja", "pozycje", "pozycji"), en: ("item", "items"))
  static let checks = Plural(pl: ("kontrola", "kontrole", "kontroli"), en: ("check", "checks"))
  static let examinations = Plural(pl: ("sprawdzenie", "sprawdzenia", "sprawdzeń"), en: ("test", "tests"))
  static let units = Plural(pl: ("jednostka", "jednostki", "jednostek"), en: ("unit", "units"))
  static let years = Plural(pl: ("rok", "lata", "lat"), en: ("year", "years"))
}
