package import Model
package import Probes
package import Ratings

/// What one run is to do, beside the scope.
package struct ScanOptions: Sendable {
  /// The modules to run: `ports`, `tls`, every ``ServiceModule``, `passwords`, `host`, `files`, `windows` and `directory`.
  package var modules: Set<String>
  /// Whether this machine itself is examined: its files, its kernel's table of sockets, its loopback ports.
  package var thisMachine: Bool
  /// The ports tried on hosts of the network.
  package var ports: PortSet
  /// The ports tried over this machine's loopback.
  package var ownPorts: PortSet
  /// The authorities that certificates are held against.
  package var anchors: Anchors
  /// The authorities' profiles that TLS services are held against.
  package var profiles: [Profile] = []
  /// Until when makers support their systems.
  package var lifecycles: [Lifecycle] = []
  package var seed: UInt64
  package var toolVersion: String
  package var language: Language
  /// From where this run looks: `lan`, `internet` or the name of a place.
  package var vantage = "lan"
  /// Whom to log on as to directory servers, by their addresses as written (`DirectoryServer.url`).
  package var directoryLogons: [String: DirectoryCredential] = [:]
  /// The hours in which networks may be contacted; nil means any.
  package var window: ScanWindow?
  /// Whether networks may be contacted now.
  package var gate = ScanGate()
  /// The clock: the moment it is now.
  package var now: @Sendable () -> Timestamp

  package init(
    modules: Set<String>, thisMachine: Bool, ports: PortSet, ownPorts: PortSet, anchors: Anchors, seed: UInt64,
    toolVersion: String,
    language: Language,
    now: @escaping @Sendable () -> Timestamp
  ) {
    self.modules = modules
    self.thisMachine = thisMachine
    self.ports = ports
    self.ownPorts = ownPorts
    self.anchors = anchors
    self.seed = seed
    self.toolVersion = toolVersion
    self.language = language
    self.now = now
  }
}
