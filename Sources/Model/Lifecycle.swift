/// Until when a maker supports the releases of its systems, as dated facts with their sources.
package struct Lifecycle: Hashable, Sendable, Identifiable {
  package struct Release: Hashable, Sendable {
    /// os-release(5)'s ID.
    package var system: String
    /// VERSION_ID; one without a dot stands for all its minor releases, too.
    package var version: String
    /// The last day of ordinary support.
    package var ends: Day
    package var extended: Extended?

    package init(system: String, version: String, ends: Day, extended: Extended? = nil) {
      self.system = system
      self.version = version
      self.ends = ends
      self.extended = extended
    }
  }

  /// Updates beyond the ordinary support.
  package struct Extended: Hashable, Sendable {
    /// Such as LTS, Ubuntu Pro, ELS.
    package var name: String
    package var ends: Day
    /// Whether they come without a subscription.
    package var isFree: Bool

    package init(name: String, ends: Day, isFree: Bool) {
      self.name = name
      self.ends = ends
      self.isFree = isFree
    }
  }

  package var id: String
  /// The day on which the dates were last checked against the sources.
  package var checked: Day
  /// Addresses of the makers' own pages.
  package var sources: [String]
  package var releases: [Release]

  package init(id: String, checked: Day, sources: [String], releases: [Release]) {
    self.id = id
    self.checked = checked
    self.sources = sources
    self.releases = releases
  }

  /// The release with this version, or the one that stands for it; nil when it is not among the facts.
  package func release(of system: String, _ version: String) -> Release? {
    let own = releases.filter { $0.system == system }
    if let exact = own.first(where: { $0.version == version }) { return exact }
    let major = version.split(separator: ".").first.map(String.init)
    return own.first { $0.version == major }
  }
}
