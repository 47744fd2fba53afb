package import Model

extension Report {
  /// Hosts of one unit on the map of the network, in numbers only.
  package struct NetworkUnit: Hashable, Codable, Sendable {
    /// Nil for hosts that no unit was named for.
    package var unit: String?
    package var name: String
    package var hosts: [HostGroup]

    package var count: Int { hosts.reduce(0) { $0 + $1.count } }
  }

  /// How far a host can be reached, as far as the examination saw.
  package enum Exposure: String, Codable, CaseIterable, Sendable {
    /// It has an open port at a public address.
    case internet
    /// It has an open port that the network can reach.
    case network
    /// No port that others can reach was seen.
    case none

    /// 0 for the most exposed.
    package var rank: Int {
      switch self {
      case .internet: 0
      case .network: 1
      case .none: 2
      }
    }
  }

  /// Hosts that are alike: as exposed, and with a worst finding as grave.
  package struct HostGroup: Hashable, Codable, Sendable {
    package var exposure: Exposure
    /// Nil without findings.
    package var worst: Severity?
    package var count: Int
  }
}
