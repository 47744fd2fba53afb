package import Model

/// One connected TCP socket; it is closed, in the way chosen for it, when it goes out of scope.
package struct Socket: ~Copyable, Sendable {
  let descriptor: Int32
  let loop: EventLoop
  /// Who is at the other end.
  package let address: IPAddress
  package let port: UInt16

  deinit { loop.close(descriptor) }
}

/// How a connection is ended from this side.
package enum Ending: Hashable, Sendable {
  /// By a reset (SO_LINGER with 0 seconds, socket(7)): nothing is left behind on either side.
  case reset
  /// By a FIN, as frail devices expect it; see RFC 9293 § 3.6.
  case orderly
}
