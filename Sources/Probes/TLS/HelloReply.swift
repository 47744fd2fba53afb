import Wire

/// What came back for one hello, as far as it was read.
struct HelloReply: Hashable, Sendable {
  var answer: HelloExchange.Answer
  var hello: ServerHello?
  /// The groups that the hello offered, in its order.
  var offeredGroups: [NamedGroup] = []
  /// DER, as sent in the clear by TLS 1.2 and older.
  var certificates: [[UInt8]] = []
  var keyExchange: ServerKeyExchange?
  var isStapled = false
  var wantsCertificate = false

  /// How much of the flight is read.
  enum Extent: Hashable, Sendable {
    /// As far as the hello, and the key exchange where the suite has one.
    case choice
    /// To its end.
    case flight
  }

  /// The number of the group chosen; nil without one, and for a prime of the server's own.
  var group: UInt16? { hello?.groupNumber ?? keyExchange?.group }

  /// Takes in a step; whether the extent is reached.
  mutating func note(_ step: ServerFlight.Step, _ extent: Extent) -> Bool {
    switch step {
    case .serverHello(let hello):
      self.hello = hello
      if hello.versionNumber == ProtocolVersion.tls13.rawValue { return true }
      return extent == .choice && hello.suite.traits?.hasServerKeyExchange != true
    case .certificates(let message):
      certificates = message.certificates
      return false
    case .keyExchange(let body):
      guard let hello else { return false }
      keyExchange = try? ServerKeyExchange(body: body, suite: hello.suite, version: hello.versionNumber)
      return extent == .choice
    case .status:
      isStapled = true
      return false
    case .certificateRequest:
      wantsCertificate = true
      return false
    case .alert(let alert): return alert.endsHandshake
    case .needMore: return false
    case .end, .done, .sslv2, .sslv2Error, .notTLS, .malformed: return true
    }
  }
}

extension CipherSuite.Traits {
  /// Whether the server always sends a ServerKeyExchange message.
  var hasServerKeyExchange: Bool { ["DHE", "ECDHE", "DHE_PSK", "ECDHE_PSK"].contains(keyExchange) }
}
