import Testing
import Wire

@Suite struct ServerFlightTests {
  @Test func theServerHelloOfRFC8448() throws {
    let hello = try #require(Self.hello(Vectors.serverHello))
    #expect(hello.legacyVersion == 0x0303)
    #expect(hello.version == .tls13)
    #expect(hello.suite.name == "TLS_AES_128_GCM_SHA256")
    #expect(hello.random.prefix(4) == [0xA6, 0xAF, 0x06, 0xA4])
    #expect(hello.sessionID == [] && hello.compression == 0)
    #expect(hello.extensions.map(\.type) == [51, 43])
    #expect(hello.groupNumber == NamedGroup.x25519.rawValue)
    #expect(!hello.isHelloRetryRequest)
  }

  @Test func theHelloRetryRequestOfRFC8448() throws {
    let hello = try #require(Self.hello(Vectors.helloRetryRequest))
    #expect(hello.isHelloRetryRequest)
    #expect(hello.version == .tls13)
    #expect(hello.groupNumber == NamedGroup.secp256r1.rawValue)
  }

  @Test func aHelloWithoutExtensionsIsOfItsOwnVersion() throws {
    let hello = try #require(Self.hello(Vectors.sslv3ServerHello))
    #expect(hello.version == .sslv3)
    #expect(hello.suite.name == "TLS_RSA_WITH_RC4_128_MD5")
    #expect(hello.extensions == [])
  }

  /// What each stream yields, and the same when it arrives byte by byte.
  @Test(arguments: streams)
  func steps(stream: Stream) {
    #expect(Self.steps(stream.bytes, by: max(1, stream.bytes.count)) == stream.steps)
    #expect(Self.steps(stream.bytes, by: 1) == stream.steps)
  }

  struct Stream {
    let bytes: [UInt8]
    let steps: [String]

    init(_ bytes: [UInt8], _ steps: [String]) {
      self.bytes = bytes
      self.steps = steps
    }
  }

  static let streams: [Stream] = [
    Stream(Vectors.sslv3ServerHello + Vectors.certificates, ["hello SSLv3", "certificates 2", "done"]),
    Stream(Vectors.handshakeFailure, ["alert 2 handshake_failure", "more"]),
    Stream(Vectors.nameWarning + Vectors.sslv3ServerHello, ["alert 1 unrecognized_name", "hello SSLv3", "more"]),
    Stream(Vectors.helloRetryRequest + hex("140303000101"), ["hello TLSv1.3", "more"]),
    Stream(Vectors.serverHello + hex("140303000101 1703030002aabb"), ["hello TLSv1.3", "end"]),
    Stream(Vectors.sslv2ServerHello, ["sslv2 5 [458944, 65664]", "more"]),
    Stream(hex("8003 00 0001"), ["sslv2 error 1", "more"]),
    // HelloRequest is passed over.
    Stream(
      hex("160301000400000000") + Vectors.sslv3ServerHello + hex("16030100050c00000100 16030100040d000000"),
      ["hello SSLv3", "key exchange 1", "request", "more"]),
    Stream(
      Vectors.sslv3ServerHello + hex("160301000416000000 16030100040e000000"),
      [
        "hello SSLv3", "status", "done",
      ]),
    Stream(Array("HTTP/1.1 400 Bad Request\r\n".utf8), ["not TLS"]),
    Stream(Array("SSH-2.0-OpenSSH_9.2\r\n".utf8), ["not TLS"]),
    Stream(hex("00"), ["not TLS"]),
    Stream(hex("1605"), ["not TLS"]),
    Stream(hex("160303ffff"), ["not TLS"]),
    Stream(hex("80260500010002"), ["not TLS"]),
    Stream(hex("800d 04 0001 0300 0000 0000 0000 aaaa"), ["not TLS"]),
    Stream(Vectors.serverHello + hex("160303ffff"), ["hello TLSv1.3", "malformed record"]),
    Stream(Vectors.serverHello + hex("48"), ["hello TLSv1.3", "malformed record"]),
    Stream(hex("15030100 0102"), ["malformed record"]),
    Stream(hex("1703030001aa"), ["malformed unexpected(type: 23)"]),
    Stream(hex("16030100 040b000000"), ["malformed unexpected(type: 11)"]),
    Stream(hex("16030100 040200 0000"), ["malformed message(type: 2)"]),
    Stream(hex("1603010004 02ffffff"), ["malformed message(type: 2)"]),
    Stream(hex("1603"), ["more"]),
    Stream([], ["more"]),
  ]

  @Test func aHandshakeMessageMaySpanRecords() throws {
    let message = Vectors.serverHello.dropFirst(5)
    let split = message.flatMap { [0x16, 3, 3, 0, 1, $0] as [UInt8] }
    #expect(Self.steps(Array(split), by: 7) == ["hello TLSv1.3", "more"])
  }

  @Test func aFloodIsCutOff() {
    let empty: [UInt8] = [0x16, 3, 1, 0, 0]
    var flight = ServerFlight()
    for _ in 0..<20_000 { flight.receive(empty) }
    #expect(flight.received == ServerFlight.byteLimit)
    #expect(flight.next() == .malformed(.tooLong))
    #expect(flight.next() == .malformed(.tooLong))
    // Thousands of messages that say nothing must not use up the stack either.
    var requests = ServerFlight()
    let request = hex("1603014000") + Array(repeating: 0, count: 0x4000)
    for _ in 0..<3 { requests.receive(request) }
    #expect(requests.next() == .needMore)
  }

  /// Every beginning of a good stream is waited on, and every damaged byte ends in some step: nothing traps.
  @Test(arguments: [
    Vectors.serverHello, Vectors.helloRetryRequest, Vectors.sslv3ServerHello + Vectors.certificates,
    Vectors.sslv2ServerHello, Vectors.handshakeFailure,
  ])
  func noBeginningAndNoDamageTraps(bytes: [UInt8]) {
    for count in 0..<min(bytes.count, 5) { #expect(Self.steps(Array(bytes.prefix(count)), by: 1) == ["more"]) }
    for count in bytes.indices { _ = Self.steps(Array(bytes.prefix(count)), by: 3) }
    for index in bytes.indices {
      for value in [0, 1, 0x7F, 0x80, 0xFF] as [UInt8] {
        var damaged = bytes
        damaged[index] = value
        #expect(Self.steps(damaged, by: 16).count <= 8)
      }
    }
  }

  @Test func bodiesCutShortAreTruncatedAtEveryLength() {
    let hello = Array(Vectors.serverHello.dropFirst(9))
    // The message may end before its extensions (RFC 5246 § 7.4.1.3): 38 bytes here.
    for count in 0..<hello.count where count != 38 {
      #expect(throws: Truncated.self) { try ServerHello(body: Array(hello.prefix(count))) }
    }
    let sslv2 = Array(Vectors.sslv2ServerHello.dropFirst(3))
    for count in sslv2.indices {
      #expect(throws: Truncated.self) { try SSLv2ServerHello(body: Array(sslv2.prefix(count))) }
    }
    let chain = Array(Vectors.certificates.dropFirst(9).prefix(15))
    #expect(throws: Never.self) { try CertificateMessage(body: chain) }
    for count in chain.indices {
      #expect(throws: Truncated.self) { try CertificateMessage(body: Array(chain.prefix(count))) }
    }
    #expect(throws: Truncated.self) { try Alert(body: [2]) }
    #expect(Alert(level: 2, code: 99).name == "alert 99")
  }

  private static func hello(_ bytes: [UInt8]) -> ServerHello? {
    var flight = ServerFlight()
    flight.receive(bytes)
    guard case .serverHello(let hello) = flight.next() else { return nil }
    return hello
  }

  /// The steps of a stream that arrives in pieces, in words, up to the first that ends it or `more` at its end.
  private static func steps(_ bytes: [UInt8], by size: Int) -> [String] {
    var flight = ServerFlight()
    var found: [String] = []
    var rest = bytes[...]
    while true {
      switch flight.next() {
      case .needMore:
        if rest.isEmpty { return found + ["more"] }
        flight.receive(rest.prefix(size))
        rest = rest.dropFirst(size)
      case .serverHello(let hello): found.append("hello \(hello.version?.name ?? "\(hello.versionNumber)")")
      case .certificates(let message): found.append("certificates \(message.certificates.count)")
      case .alert(let alert): found.append("alert \(alert.level) \(alert.name)")
      case .sslv2(let hello): found.append("sslv2 \(hello.certificate.count) \(hello.cipherKinds)")
      case .sslv2Error(let code): found.append("sslv2 error \(code)")
      case .keyExchange(let body): found.append("key exchange \(body.count)")
      case .status: found.append("status")
      case .certificateRequest: found.append("request")
      case .done: return found + ["done"]
      case .end: return found + ["end"]
      case .notTLS: return found + ["not TLS"]
      case .malformed(let what): return found + ["malformed \(what)"]
      }
    }
  }
}
