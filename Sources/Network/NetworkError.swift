import Glibc

/// Why a connection could not be made, read from or written to; each case is another fact about the world.
package enum NetworkError: Error, Hashable, Sendable {
  /// The host said that nothing listens on the port (a reset in answer to the SYN, RFC 9293 § 3.5.2).
  ///
  /// A firewall that answers with ICMP's *port unreachable* looks the same to connect(2).
  case refused
  /// A router, or this machine's own routing table, says that there is no way there (ICMP type 3, RFC 792).
  case unreachable(Unreachable)
  /// A rule forbids the contact (ICMPv6 *administratively prohibited*, RFC 4443 § 3.1, this machine's firewall, or what
  /// the `Network` was told of who may be contacted).
  case prohibited
  /// No answer came in time.
  case expired
  /// The task was cancelled, or the event loop stopped.
  case cancelled
  /// The peer no longer takes what is written (EPIPE).
  case closed
  /// The peer broke the connection off (RFC 9293 § 3.5.3).
  case reset
  /// This machine has run out of descriptors, memory or local ports (errno); it says nothing about the peer.
  case exhausted(Int32)
  /// Any other error of the system (errno).
  case system(Int32)

  /// What cannot be reached.
  package enum Unreachable: Hashable, Sendable { case network, host }
}

extension NetworkError {
  /// The error that `code`, an errno of a socket call, stands for; see connect(2), send(2) and tcp(7).
  package init(errno code: Int32) {
    self =
      switch code {
      case ECONNREFUSED: .refused
      case EHOSTUNREACH, EHOSTDOWN: .unreachable(.host)
      case ENETUNREACH, ENETDOWN, ENONET: .unreachable(.network)
      case EACCES, EPERM: .prohibited
      case ETIMEDOUT: .expired
      case EPIPE: .closed
      case ECONNRESET, ECONNABORTED: .reset
      case EMFILE, ENFILE, ENOBUFS, ENOMEM, ENOSPC, EADDRNOTAVAIL, EADDRINUSE, EAGAIN: .exhausted(code)
      default: .system(code)
      }
  }

  /// The reason code of the case, in lower case with hyphens, such as `timed-out`.
  package var reason: String {
    switch self {
    case .refused: "refused"
    case .unreachable: "unreachable"
    case .prohibited: "prohibited"
    case .expired: "timed-out"
    case .cancelled: "cancelled"
    case .closed: "closed"
    case .reset: "reset"
    case .exhausted: "local-resources"
    case .system: "system-error"
    }
  }
}
