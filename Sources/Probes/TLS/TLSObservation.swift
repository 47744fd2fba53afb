package import CaseFile

/// What was seen of one port that was asked whether it speaks TLS.
package struct TLSObservation: Hashable, Sendable {
  /// Nil when the port gave a clear sign that it does not speak TLS, or gave none at all.
  package var endpoint: TLSEndpoint?
  /// The certificates in the order sent, the service's own first.
  package var certificates: [TLSCertificate] = []
  /// How each version was taken.
  package var versions: [TLSVersion] = []
  package var suites: [TLSSuite] = []
  package var groups: [TLSGroup] = []
  package var signatures: [TLSSignature] = []
  /// What a port did that does not speak TLS.
  package var absence: TLSAbsence?
  /// What the service may be called now: `https` on the ports of the web, another protocol's name with TLS on its
  /// ports, else `tls`; nil without TLS.
  package var service: String?
  /// For the audit log, also when the port does not speak TLS.
  package var contacts: [Contact] = []
  /// Versions without a clear answer, and handshakes that failed.
  package var obstacles: [Obstacle] = []
}
