/// How much time and how many connections at once one endpoint gets.
package struct TLSLimits: Hashable, Sendable {
  /// For one connection, from its first packet to the last byte that is read.
  package var connection: Duration = .seconds(3)
  /// For the endpoint as a whole; what is not answered by then stays unanswered.
  package var endpoint: Duration = .seconds(25)
  /// Connections to the endpoint at once: some servers take no more than four.
  package var atOnce = 4

  package init() {}
}
