package import CaseFile
package import Model
package import Network

/// Looks at one kind of service on hosts whose open ports are known; belongs to a ``ServiceModule``.
///
/// A scan hands it every open endpoint that it is meant for, the services of one host one after another. It sends only
/// what the module's `module.yaml` lists as exchanges.
package protocol ServiceProbe: Sendable {
  init(network: Network)

  /// Whether there is anything to ask this endpoint.
  static func isMeant(for endpoint: Endpoint) -> Bool

  /// Asks one service; what the world answers is never an error.
  func examine(_ place: ServicePlace) async -> ServiceObservation
}

/// Where a service is, and what is known of it.
package struct ServicePlace: Sendable {
  package var address: IPAddress
  package var port: UInt16
  /// The port as it was found, with the service that it was taken for.
  package var endpoint: Endpoint
  /// The host, with its kind where that is known.
  package var asset: Asset?
  /// The host's name, where the scope gives one.
  package var name: String?
  /// From where this run looks: `lan`, `internet` or the name of a place.
  package var vantage: String
  /// The time to write into rows.
  package var observed: Timestamp
  /// Where chance is needed; the same seed asks the same questions.
  package var seed: UInt64

  package init(
    address: IPAddress, port: UInt16, endpoint: Endpoint, asset: Asset? = nil, name: String? = nil,
    vantage: String = "lan", observed: Timestamp, seed: UInt64 = 0
  ) {
    self.address = address
    self.port = port
    self.endpoint = endpoint
    self.asset = asset
    self.name = name
    self.vantage = vantage
    self.observed = observed
    self.seed = seed
  }
}

/// What one service showed, what was sent to it, and what stood in the way.
package struct ServiceObservation: Sendable {
  /// The rows, in the order in which they are stored; the scan fills in the host and the endpoint.
  package var rows: [any ServiceRecord]
  package var contacts: [Contact]
  package var obstacles: [Obstacle]

  package init(rows: [any ServiceRecord] = [], contacts: [Contact] = [], obstacles: [Obstacle] = []) {
    self.rows = rows
    self.contacts = contacts
    self.obstacles = obstacles
  }
}
