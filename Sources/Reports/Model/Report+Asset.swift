package import Model

extension Report {
  /// A machine that was examined.
  package struct Asset: Hashable, Codable, Sendable {
    package var label: String
    package var address: String?
    package var name: String?
    package var kind: String?
    package var vendor: String?
    package var unit: String?
    /// How it was examined, in words.
    package var origin: String
    package var services: [Service]
    /// Sockets of this machine that were listed and not contacted.
    package var listeners: [Listener]
    /// How many kinds of findings it has.
    package var findings: Int
    /// The worst of them; nil when there is none.
    package var worst: Severity?
    package var exposure: Exposure
  }

  /// An open port.
  package struct Service: Hashable, Codable, Sendable {
    package var transport: String
    package var port: Int
    package var name: String?
    /// Whether the service itself showed its protocol; false when only the port's number suggests it.
    package var proved: Bool
    package var product: String?
    package var banner: String?
  }

  package struct Listener: Hashable, Codable, Sendable {
    package var transport: String
    package var address: String
    package var port: Int
    package var process: String?
    /// Whether other machines can reach it.
    package var reachable: Bool
  }
}
