import CaseFile
import Foundation
import OpenSSL
import Probes
import Synchronization
import TestSupport
import Testing
import Wire

/// Servers that trip over hellos, count connections, or have an error of old libraries.
@Suite(.enabled(if: Program("openssl").isWanted))
struct TLSOddServerTests {
  static let pairs: Set<String> = [
    "TLSv1.2 TLS_RSA_WITH_AES_128_GCM_SHA256", "TLSv1.2 TLS_RSA_WITH_AES_128_CBC_SHA256",
    "TLSv1.2 TLS_RSA_WITH_AES_128_CBC_SHA", "TLSv1.2 TLS_RSA_WITH_AES_256_CBC_SHA",
  ]

  /// What a server trips over, and the column that says so; its suites are found all the same.
  struct Oddity: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let trips: @Sendable (TLSNegotiator.Hello) -> Bool
  }

  static let oddities: [Oddity] = [
    Oddity(testDescription: "none") { _ in false },
    Oddity(testDescription: "many_suites") { $0.suites.count > 64 },
    Oddity(testDescription: "long_hello") { $0.bytes.count > 4000 },
    Oddity(testDescription: "middle_hello") { (256...511).contains($0.bytes.count - 5) },
    Oddity(testDescription: "grease") { $0.suites.contains(0x5A5A) || $0.extensions[0x5A5A] != nil },
    Oddity(testDescription: "extension") { $0.extensions[0xFF77] != nil },
    Oddity(testDescription: "versions") { $0.extensions[43] != nil },
    Oddity(testDescription: "newer") { $0.version > 0x0303 },
    Oddity(testDescription: "no_name") { $0.extensions[0] == nil },
  ]

  @Test(arguments: oddities)
  func intolerance(oddity: Oddity) async throws {
    let lab = try TLSLab()
    var negotiator = TLSNegotiator()
    negotiator.manner = { hello, _ in oddity.trips(hello) ? .reset : .negotiate }
    let server = negotiator.start()
    let seen = await lab.examine(server.port)
    let endpoint = try #require(seen.endpoint)
    #expect(endpoint.tls12 == true)
    #expect(Set(seen.suites.map(\.pair)) == Self.pairs)
    #expect(endpoint.suitesComplete == true, "\(seen.obstacles)")
    let name = oddity.testDescription
    #expect(endpoint.manySuitesIntolerance == (name == "many_suites"))
    #expect(endpoint.longHelloIntolerance == (name == "long_hello" || name == "middle_hello"))
    #expect(endpoint.greaseIntolerance == (name == "grease"))
    #expect(endpoint.extensionIntolerance == (name == "extension"))
    #expect(endpoint.tls13Intolerance == (name == "versions"))
    #expect(endpoint.versionIntolerance == (name == "newer"))
    #expect(endpoint.sniRequired == (name == "no_name"))
    #expect(endpoint.rateLimited == false)
  }

  /// Servers that look at 64 suites and no further lose none.
  @Test func suitesBeyondThe64thAreNotLooked() async throws {
    let lab = try TLSLab()
    var negotiator = TLSNegotiator()
    negotiator.manner = { hello, _ in
      TLSOddServerTests.knows(hello.suites.prefix(64)) ? .negotiate : .alert(40)
    }
    let server = negotiator.start()
    let seen = await lab.examine(server.port)
    #expect(Set(seen.suites.map(\.pair)) == Self.pairs && seen.endpoint?.suitesComplete == true)
    #expect(seen.endpoint?.manySuitesIntolerance == false)
  }

  static func knows(_ suites: ArraySlice<UInt16>) -> Bool {
    TLSNegotiator().suites.contains { suites.contains($0) }
  }

  /// A server that chooses DHE when it is offered, and dies of it (Dovecot without parameters), hides nothing else.
  @Test func aPoisonousSuite() async throws {
    let lab = try TLSLab()
    var negotiator = TLSNegotiator()
    negotiator.manner = { hello, _ in
      let kinds = hello.suites.map { CipherSuite(rawValue: $0).traits }
      let firstRSA = kinds.firstIndex { $0?.keyExchange == "RSA" && $0?.isNull == false } ?? kinds.count
      let firstDHE = kinds.firstIndex { $0?.keyExchange == "DHE" && $0?.authentication == "RSA" } ?? kinds.count
      return firstDHE < firstRSA ? .close : .negotiate
    }
    let server = negotiator.start()
    let seen = await lab.examine(server.port)
    #expect(Set(seen.suites.map(\.pair)) == Self.pairs)
    #expect(seen.endpoint?.tls12 == true)
  }

  /// A server that takes a few connections in a time and resets the others is slowed down for, and found whole.
  @Test func aRateLimit() async throws {
    let lab = try TLSLab()
    let recent = Mutex<[ContinuousClock.Instant]>([])
    var negotiator = TLSNegotiator()
    negotiator.manner = { _, _ in
      let isTooMany = recent.withLock { times in
        times = times.filter { $0 > .now - .milliseconds(500) }
        if times.count >= 12 { return true }
        times.append(.now)
        return false
      }
      return isTooMany ? .reset : .negotiate
    }
    let server = negotiator.start()
    var limits = TLSLab.limits
    limits.endpoint = .seconds(60)
    let seen = await lab.examine(server.port, limits: limits)
    #expect(seen.endpoint?.tls12 == true)
    #expect(Set(seen.suites.map(\.pair)) == Self.pairs)
    #expect(seen.endpoint?.rateLimited == true)
  }

  /// Heartbleed: told by the length of the answer; a sound server answers the next record with an alert.
  @Test(arguments: [true, false]) func heartbleed(isWeak: Bool) async throws {
    let lab = try TLSLab()
    var negotiator = TLSNegotiator()
    negotiator.answers.append((15, [1]))
    negotiator.afterwards = { bytes in
      guard bytes.first == 24 else { return [0x15, 3, 3, 0, 2, 2, 10] }
      let leak: [UInt8] = [24, 3, 3, 0, 20, 2, 0, 1] + Array(repeating: 0xAA, count: 17)
      return (isWeak ? leak : []) + [0x15, 3, 3, 0, 2, 2, 10]
    }
    let server = negotiator.start()
    let endpoint = try #require(await lab.examine(server.port).endpoint)
    #expect(endpoint.heartbeat == true && endpoint.heartbleed == isWeak)
    #expect(endpoint.heartbleedReason == (isWeak ? "answered" : "alert:unexpected_message"))
    withExtendedLifetime(server) {}
  }

  /// Early ChangeCipherSpec: a weak server takes the first and stumbles over the second.
  @Test(arguments: [true, false]) func earlyChangeCipherSpec(isWeak: Bool) async throws {
    let lab = try TLSLab()
    var negotiator = TLSNegotiator()
    negotiator.afterwards = { bytes in [0x15, 3, 3, 0, 2, 2, bytes.first == 20 && isWeak ? 20 : 10] }
    let server = negotiator.start()
    let endpoint = try #require(await lab.examine(server.port).endpoint)
    #expect(endpoint.earlyCcs == isWeak && endpoint.heartbleed == false)
    #expect(endpoint.heartbleedReason == "no-extension")
    withExtendedLifetime(server) {}
  }

  /// Bleichenbacher's oracle, by a server that decrypts with its key: strong, weak, and none.
  @Test(arguments: ["strong-oracle", "weak-oracle", "none"]) func robot(kind: String) async throws {
    let lab = try TLSLab()
    let identity = try lab.identity(key: .rsa(1024))
    var negotiator = TLSNegotiator()
    negotiator.certificate = try lab.shop.der(identity)
    let folder = lab.shop.folder.path
    negotiator.afterwards = { bytes in
      // ClientKeyExchange: a record's header, the message's, and a length.
      guard bytes.count > 11 + 128, bytes[0] == 22, bytes[5] == 16 else { return [0x15, 3, 3, 0, 2, 2, 10] }
      let file = folder + "/\(UUID().uuidString)"
      try? Data(bytes[11..<(11 + 128)]).write(to: URL(fileURLWithPath: file))
      let block =
        (try? Program("openssl").run([
          "pkeyutl", "-decrypt", "-inkey", identity.key, "-pkeyopt", "rsa_padding_mode:none", "-in", file,
        ])) ?? []
      let begins = block.prefix(2) == [0, 2]
      let separator = block.dropFirst(2).firstIndex(of: 0)
      let isSound = begins && separator == block.count - 49
      let code: UInt8 =
        switch kind {
        case "strong-oracle": begins ? (isSound ? 20 : 47) : 51
        case "weak-oracle": isSound ? 20 : 51
        default: 20
        }
      return [0x15, 3, 3, 0, 2, 2, code]
    }
    let server = negotiator.start()
    let endpoint = try #require(await lab.examine(server.port).endpoint)
    #expect(endpoint.robot == (kind != "none"))
    #expect(endpoint.robotReason == (kind == "none" ? "alert:bad_record_mac" : kind))
    withExtendedLifetime(server) {}
  }

  /// Compression, which tells an attacker what was compressed together (CRIME).
  @Test(arguments: [true, false]) func compression(isOn: Bool) async throws {
    let lab = try TLSLab()
    var negotiator = TLSNegotiator()
    negotiator.compresses = isOn
    let server = negotiator.start()
    let endpoint = try #require(await lab.examine(server.port).endpoint)
    #expect(endpoint.compression == isOn && endpoint.crime == isOn)
    withExtendedLifetime(server) {}
  }

  /// Ticketbleed: a server that gives back more of a session identifier than it got, by real handshakes and a made-up
  /// answer to the hello that takes the session up.
  @Test(arguments: [true, false]) func ticketbleed(isWeak: Bool) async throws {
    let lab = try TLSLab()
    let identity = try lab.identity(key: .rsa(2048))
    let server = ScriptedServer { connection in
      let versions = TLSContext.Versions(oldest: 0x0303, newest: 0x0303)
      let bytes = TLSNegotiator.record(connection)
      if let hello = TLSNegotiator.Hello(record: bytes), hello.extensions[35]?.isEmpty == false,
        let suite = hello.suites.first
      {
        var greeting = Writer()
        greeting.u16(0x0303)
        greeting.append(Array(1...32))
        greeting.vector(1) { $0.append(hello.sessionID + (isWeak ? Array(repeating: 0xAA, count: 16) : [])) }
        greeting.u16(suite)
        greeting.u8(0)
        connection.write(TLSNegotiator.message(2, greeting.bytes))
        return
      }
      guard let context = try? TLSContext.server(chain: identity.certificate, key: identity.key, versions: versions),
        var session = try? TLSSession.make(context)
      else { return }
      session.receive(bytes)
      while let step = try? session.handshake() {
        connection.write(session.pending())
        if step == .done { break }
        let more = connection.read()
        if more.isEmpty { return }
        session.receive(more)
      }
      // An alert, if the handshake failed.
      connection.write(session.pending())
      while true {
        let more = connection.read()
        if more.isEmpty { return }
        session.receive(more)
        let isOver = (try? session.read()) == nil
        connection.write(session.pending())
        if isOver { return }
      }
    }
    let endpoint = try #require(await lab.examine(server.port).endpoint)
    #expect(endpoint.sessionTickets == true)
    #expect(endpoint.ticketbleed == isWeak)
    #expect(endpoint.ticketbleedReason == (isWeak ? "longer-identifier" : "same-identifier"))
    withExtendedLifetime(server) {}
  }

  /// What does not speak TLS is told with what it does instead.
  @Test(arguments: [
    ("HTTP/1.1 400 Bad Request\r\n\r\n", "plain-http"), ("SSH-2.0-OpenSSH_9.2p1\r\n", "ssh"),
    ("220 mail.example ESMTP\r\n", "smtp"), ("* OK ready\r\n", "imap"), ("+OK ready\r\n", "pop3"), ("", "closed"),
  ]) func absence(greeting: String, reason: String) async throws {
    let lab = try TLSLab()
    let server = ScriptedServer { connection in
      _ = connection.read()
      connection.write(Array(greeting.utf8))
    }
    let seen = await lab.examine(server.port)
    #expect(seen.endpoint == nil && seen.absence?.reason == reason)
  }
}
