/// Whether a chain of certificates leads to an authority that is trusted here; dates and names are not looked at.
package enum Trust: Hashable, Sendable {
  case trusted
  /// The service's certificate is signed with its own key and is not itself trusted.
  case selfSigned
  /// The chain is whole, or may be, and ends at an authority that is not in the store: often a private one.
  case unknownIssuer
  /// The issuer of a certificate that was sent is neither sent nor in the store: an intermediate one is missing.
  case incompleteChain
  /// Anything else, in OpenSSL's words.
  case other(String)
  /// This system has no store of authorities, so that nothing can be said.
  case noStore

  /// Whether the chain is trusted; nil when that cannot be said.
  package var isTrusted: Bool? {
    switch self {
    case .trusted: true
    case .noStore: nil
    case .selfSigned, .unknownIssuer, .incompleteChain, .other: false
    }
  }

  /// Why it is not trusted: `self-signed`, `unknown-issuer`, `incomplete-chain`, `no-store`, or OpenSSL's words; nil
  /// when it is.
  package var reason: String? {
    switch self {
    case .trusted: nil
    case .selfSigned: "self-signed"
    case .unknownIssuer: "unknown-issuer"
    case .incompleteChain: "incomplete-chain"
    case .other(let words): words
    case .noStore: "no-store"
    }
  }
}
