/// The kinds of organisational units a county has.
package enum UnitKind: String, Codable, CaseIterable, Sendable {
  /// The county office itself.
  case starostwo
  case school
  /// A special school or a special educational centre.
  case specialSchool = "special-school"
  /// The county labour office.
  case pup
  /// The county family support centre.
  case pcpr
  /// A social-care home.
  case dps
  /// A children's home or another foster-care institution.
  case childrensHome = "childrens-home"
  /// The county roads board.
  case zdp
  /// The psychological and pedagogical counselling centre.
  case counselling
  case library
  case culture
  /// The county inspectorate of building supervision, the sanitary station and other joint administration.
  case inspection
  /// A hospital, a clinic or another health-care unit: never fundable in the programmes known here.
  case health
  case other

  /// Its name for people.
  package var title: Phrase {
    switch self {
    case .starostwo: Phrase(pl: "starostwo powiatowe", en: "county office")
    case .school: Phrase(pl: "szkoła", en: "school")
    case .specialSchool: Phrase(pl: "szkoła lub ośrodek specjalny", en: "special school")
    case .pup: Phrase(pl: "powiatowy urząd pracy", en: "county labour office")
    case .pcpr: Phrase(pl: "powiatowe centrum pomocy rodzinie", en: "county family support centre")
    case .dps: Phrase(pl: "dom pomocy społecznej", en: "social-care home")
    case .childrensHome: Phrase(pl: "dom dziecka lub inna piecza zastępcza", en: "children's home")
    case .zdp: Phrase(pl: "zarząd dróg powiatowych", en: "county roads board")
    case .counselling: Phrase(pl: "poradnia psychologiczno-pedagogiczna", en: "counselling centre")
    case .library: Phrase(pl: "biblioteka", en: "library")
    case .culture: Phrase(pl: "instytucja kultury", en: "cultural institution")
    case .inspection: Phrase(pl: "inspekcja lub straż powiatowa", en: "county inspection")
    case .health: Phrase(pl: "jednostka ochrony zdrowia", en: "health-care unit")
    case .other: Phrase(pl: "inna jednostka", en: "other unit")
    }
  }
}
