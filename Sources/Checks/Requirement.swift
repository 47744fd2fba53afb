package import Model

/// A framework of requirements: an act, a regulation or a norm, in force between two days.
package struct Framework: Hashable, Identifiable, Sendable {
  /// Such as `kri`: what a check's references name.
  package var id: String
  package var title: Phrase
  package var requirements: [Requirement]

  package init(id: String, title: Phrase, requirements: [Requirement]) {
    self.id = id
    self.title = title
    self.requirements = requirements
  }
}

/// One point that an office must meet, under a stable id; its place in the acts changes over time.
package struct Requirement: Hashable, Identifiable, Sendable {
  /// Such as `szbi-12d`.
  package var id: String
  package var title: Phrase
  /// What can answer it.
  package var answeredBy: Set<Witness>
  /// Whom it binds.
  package var appliesTo: Set<Bound>
  /// Where it stands, the versions in force one after another.
  package var places: [Place]

  package init(
    id: String, title: Phrase, answeredBy: Set<Witness>, appliesTo: Set<Bound> = Set(Bound.allCases), places: [Place]
  ) {
    self.id = id
    self.title = title
    self.answeredBy = answeredBy
    self.appliesTo = appliesTo
    self.places = places
  }

  /// A requirement about procedures is never met by a scan.
  package enum Witness: String, Codable, CaseIterable, Sendable { case scan, survey }

  /// The county office itself, or the county's subordinate units.
  package enum Bound: String, Codable, CaseIterable, Sendable { case office, units }

  /// Where it stands on a day; nil when it is not in force then.
  package func place(on day: Day) -> Place? { places.last { $0.isInForce(on: day) } }

  package struct Place: Hashable, Codable, Sendable {
    /// Such as `§ 20 ust. 2 pkt 12 lit. d`.
    package var unit: String
    /// Such as `rozporządzenie KRI z 2012 r. (Dz.U. 2017 poz. 2247)`.
    package var act: String
    package var from: Day?
    package var until: Day?
    package var confidence: Confidence
    package var source: String?
    /// By when it has to be met for the first time; nil when at once or not known.
    package var due: Day?

    package init(
      unit: String, act: String, from: Day?, until: Day?, confidence: Confidence, source: String?, due: Day? = nil
    ) {
      self.unit = unit
      self.act = act
      self.from = from
      self.until = until
      self.confidence = confidence
      self.source = source
      self.due = due
    }

    package func isInForce(on day: Day) -> Bool {
      (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
    }
  }
}
