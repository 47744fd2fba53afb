package import Model

/// What the examination saw of the county: machines and units by kind, for the quantities of a plan.
package struct Estate: Hashable, Sendable {
  /// Machines that were examined, by the kind of their unit; those of no known unit under nil.
  package var hosts: [UnitKind?: Int]
  package var units: [UnitKind: Int]

  package init(hosts: [UnitKind?: Int] = [:], units: [UnitKind: Int] = [:]) {
    self.hosts = hosts
    self.units = units
  }

  /// The machines outside units of these kinds; nil when none was examined at all.
  func hosts(without kinds: Set<UnitKind>) -> Int? {
    hosts.isEmpty ? nil : hosts.reduce(0) { $0 + ($1.key.map(kinds.contains) == true ? 0 : max(0, $1.value)) }
  }

  /// The units of other kinds; 1, the county office itself, when the scope names none.
  func units(without kinds: Set<UnitKind>) -> Int {
    units.isEmpty ? 1 : units.reduce(0) { $0 + (kinds.contains($1.key) ? 0 : max(0, $1.value)) }
  }
}
