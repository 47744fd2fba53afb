/// A filter of a search (RFC 4511 § 4.5.1.7); the kinds that Tarcza asks with.
package indirect enum LDAPFilter: Hashable, Sendable {
  case all([LDAPFilter])
  case any([LDAPFilter])
  case not(LDAPFilter)
  /// The attribute has this value, by the attribute's own rule.
  case equal(String, String)
  /// The entry has the attribute.
  case present(String)

  /// Entries of any of these classes.
  package static func classes(_ names: [String]) -> LDAPFilter { .any(names.map { .equal("objectClass", $0) }) }

  var encoded: [UInt8] {
    switch self {
    case .all(let filters): BERWriter.sequence(filters.map(\.encoded), tag: 0xA0)
    case .any(let filters): BERWriter.sequence(filters.map(\.encoded), tag: 0xA1)
    case .not(let filter): BERWriter.element(0xA2, filter.encoded)
    case .equal(let name, let value): BERWriter.sequence([BERWriter.string(name), BERWriter.string(value)], tag: 0xA3)
    case .present(let name): BERWriter.string(name, tag: 0x87)
    }
  }
}
