/// The transport under a port.
package enum Transport: String, Codable, CaseIterable, Sendable { case tcp, udp }
