/// What is asked of a directory server (RFC 4511 § 4.1.1).
///
/// There is no request here that changes anything.
package enum LDAPRequest: Hashable, Sendable {
  /// A simple bind (§ 4.2) without a name or a password.
  case anonymousBind
  case search(LDAPSearch)
  /// The extended operation StartTLS (§ 4.14).
  case startTLS
  case unbind

  /// The message, with its number.
  package func encoded(id: Int) -> [UInt8] {
    switch self {
    case .anonymousBind: LDAPRequest.bind(id: id, name: "", password: [])
    case .search(let search): LDAPRequest.message(id, search.encoded, search.controls)
    case .startTLS:
      LDAPRequest.message(id, BERWriter.sequence([BERWriter.string(LDAPRequest.startTLSName, tag: 0x80)], tag: 0x77))
    case .unbind: LDAPRequest.message(id, BERWriter.element(0x42, []))
    }
  }

  /// A simple bind (§ 4.2).
  ///
  /// The message holds the password: it goes over TLS only, and whoever makes it wipes it.
  package static func bind(id: Int, name: String, password: [UInt8]) -> [UInt8] {
    message(
      id,
      BERWriter.sequence(
        [BERWriter.integer(3), BERWriter.string(name), BERWriter.string(password, tag: 0x80)], tag: 0x60))
  }

  private static let startTLSName = "1.3.6.1.4.1.1466.20037"

  private static func message(_ id: Int, _ operation: [UInt8], _ controls: [UInt8]? = nil) -> [UInt8] {
    BERWriter.sequence([BERWriter.integer(id), operation, controls ?? []])
  }
}
