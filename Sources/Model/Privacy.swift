/// How much a stored value gives away; the application edition of a report shows only `plain` and `count`.
///
/// Secrets (password hashes, keys, community strings) have no class: they are never stored.
package enum Privacy: String, Codable, CaseIterable, Sendable {
  /// A value that helps no attacker, such as a yes or no.
  case plain
  /// A quantity.
  case count
  /// A name of a host, a service's certificate, a domain or an organisation's unit.
  case name
  /// A network address, a hardware address or a port.
  case address
  /// A product, its version, or text that a service sent and that may contain them.
  case version
  /// An account or a group.
  case account
  /// A path in a file system, or a place in a file.
  case path
}
