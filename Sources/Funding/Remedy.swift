package import Model

/// What mends findings.
package struct Remedy: Hashable, Identifiable, Sendable {
  package enum Kind: String, Codable, CaseIterable, Sendable {
    /// Work on settings: costs nothing but hours.
    case configuration
    /// A rule, a procedure, a duty given to somebody: costs nothing but hours.
    case organisation
    case purchase, service, training

    /// Whether no money of the grant is needed.
    package var isFree: Bool { self == .configuration || self == .organisation }
  }

  /// What free work is done once for.
  package enum Portion: String, Codable, CaseIterable, Sendable {
    /// Every service, account or setting that was found.
    case place
    /// Every machine, however many of its services are concerned.
    case machine
    /// Every organisational unit: a rule that each of them adopts.
    case unit
    /// The whole county.
    case once
  }

  package var id: String
  package var kind: Kind
  package var title: Phrase
  /// The same for the grant application: no address, version, product or CVE.
  package var application: Phrase
  /// Who can do it.
  package var who: Phrase
  /// Working hours for one portion, where it is free.
  package var hours: Int
  package var per: Portion

  package init(
    id: String, kind: Kind, title: Phrase, application: Phrase, who: Phrase, hours: Int, per: Portion = .place
  ) {
    self.id = id
    self.kind = kind
    self.title = title
    self.application = application
    self.who = who
    self.hours = hours
    self.per = per
  }
}

extension Remedy {
  /// The working hours that these places take.
  package func hours(for places: [Problem.Place]) -> Int {
    guard !places.isEmpty else { return 0 }
    let portions =
      switch per {
      case .place: Set(places.map(\.id)).count
      case .machine: Set(places.map { $0.asset ?? $0.id }).count
      case .unit: Set(places.map(\.unitID)).count
      case .once: 1
      }
    return min(max(hours, 0), 10_000) * portions
  }
}
