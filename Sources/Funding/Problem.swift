package import Model

/// Everything that one check found wrong, in all places: what remedies mend and purchases are weighed against.
package struct Problem: Hashable, Identifiable, Sendable {
  /// The check's id.
  package var id: String
  package var places: [Place]
  /// How much of the risk each remedy takes away, in per cent from 1 to 100.
  package var effects: [Remedy.ID: Int]
  /// Whether it lets somebody in without any password.
  package var needsNoPassword: Bool

  package init(id: String, places: [Place], effects: [Remedy.ID: Int], needsNoPassword: Bool = false) {
    self.id = id
    self.places = places
    self.effects = effects
    self.needsNoPassword = needsNoPassword
  }

  /// Where it was found.
  package struct Place: Hashable, Sendable {
    /// Tells one place of work from another: the same service has the same id under every check.
    package var id: String
    /// The machine, where there is one.
    package var asset: String?
    package var severity: Severity
    /// Whether a public address leads to it.
    package var exposed: Bool
    /// The kind of the organisational unit; nil when it is not known.
    package var unit: UnitKind?
    /// The organisational unit itself; nil when it is not known.
    package var unitID: String?

    package init(
      id: String, asset: String?, severity: Severity, exposed: Bool, unit: UnitKind? = nil, unitID: String? = nil
    ) {
      self.id = id
      self.asset = asset
      self.severity = severity
      self.exposed = exposed
      self.unit = unit
      self.unitID = unitID
    }
  }

  /// The worst of its places.
  package var severity: Severity { places.map(\.severity).max() ?? .info }
  package var exposed: Bool { places.contains(where: \.exposed) }

  /// The points of its worst group of places: those at least so severe, and exposed or not.
  package var risk: RiskPoints {
    var worst = RiskPoints.zero
    for severity in Severity.allCases {
      let group = places.filter { $0.severity >= severity }
      worst = max(worst, RiskPoints(severity: severity, exposed: false, places: group.count))
      worst = max(worst, RiskPoints(severity: severity, exposed: true, places: group.filter(\.exposed).count))
    }
    return worst
  }

  /// The same without the places in units of kinds that a programme never pays for; nil when nothing is left.
  func without(_ kinds: Set<UnitKind>) -> Problem? {
    var rest = self
    rest.places.removeAll { place in place.unit.map(kinds.contains) ?? false }
    return rest.places.isEmpty ? nil : rest
  }
}
