import CaseFile
import Model
import Probes
import TestSupport
import Testing
import Wire

/// The TLS probe against servers that are old, odd or hostile: it ends in time and claims nothing that it did not see.
@Suite(.enabled(if: Program("openssl").isWanted))
struct TLSHostileTests {
  /// Peers that do not speak TLS: nothing is said of them, and soon.
  @Test(arguments: Stranger.allCases)
  func whatIsNotTLS(stranger: Stranger) async throws {
    let lab = try TLSLab()
    var limits = TLSLimits()
    limits.connection = .seconds(1)
    limits.endpoint = .seconds(6)
    let server = ScriptedServer(stranger.script)
    let start = ContinuousClock.now
    let seen = await lab.examine(server.port, limits: limits)
    #expect(ContinuousClock.now - start < limits.endpoint + .seconds(3))
    #expect(seen.endpoint == nil && seen.certificates == [] && seen.service == nil)
    #expect(seen.contacts.first?.connections == server.connections)
    #expect(server.connections <= 14)
  }

  enum Stranger: CaseIterable {
    case tarpit, drip, flood, garbage, reset, close, http, ssh, readsAndCloses

    var script: @Sendable (ScriptedServer.Connection) -> Void {
      switch self {
      case .tarpit: { $0.pause(20_000) }
      case .drip: { connection in while connection.write([0x41]) { connection.pause(200) } }
      case .flood: { connection in while connection.write(Array(repeating: 0x42, count: 65_536)) {} }
      case .garbage: { _ = $0.write((0..<200).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 3) }) }
      case .reset: { $0.breakOff() }
      case .close: { _ in }
      case .http:
        { connection in
          _ = connection.read()
          connection.write(Array("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n".utf8))
        }
      case .ssh:
        { connection in
          connection.write(Array("SSH-2.0-OpenSSH_9.2p1\r\n".utf8))
          connection.pause(5000)
        }
      case .readsAndCloses: { _ = $0.read() }
      }
    }
  }

  /// Peers that begin as TLS does and never say a word of it: everything stays unanswered.
  @Test(
    arguments: [
      ("drip", [0x16, 0x03, 0x03, 0x40, 0x00], "timed-out"), ("cut", [0x16, 0x03, 0x03], "malformed"),
      ("nonsense", [0x16, 0x03, 0x03, 0x00, 0x04, 0x02, 0x00, 0x00, 0x00], "malformed"),
      ("flood", [0x16, 0x03, 0x03, 0x00, 0x00], "malformed"),
    ] as [(String, [UInt8], String)])
  func whatOnlyBeginsAsTLS(manner: String, bytes: [UInt8], reason: String) async throws {
    let lab = try TLSLab()
    var limits = TLSLimits()
    limits.connection = .seconds(1)
    limits.endpoint = .seconds(5)
    let server = ScriptedServer { connection in
      _ = connection.read()
      connection.write(bytes)
      switch manner {
      case "drip": while connection.write([0]) { connection.pause(200) }
      case "flood": while connection.write(bytes) {}
      default: break
      }
    }
    let start = ContinuousClock.now
    let seen = await lab.examine(server.port, limits: limits)
    #expect(ContinuousClock.now - start < limits.endpoint + .seconds(3))
    let endpoint = try #require(seen.endpoint)
    #expect(endpoint.versions == "??????")
    #expect(endpoint.unanswered == "SSLv2,SSLv3,TLSv1.0,TLSv1.1,TLSv1.2,TLSv1.3")
    #expect(endpoint.oldest == nil && endpoint.newest == nil && endpoint.handshake != true)
    #expect(seen.obstacles.contains { $0.reason == reason }, "\(seen.obstacles)")
  }

  /// A server of nothing but SSLv3, or SSLv2, as no library of today can be any more: its certificate is read, too.
  @Test(arguments: [ProtocolVersion.sslv3, .sslv2])
  func theOldest(version: ProtocolVersion) async throws {
    let lab = try TLSLab()
    let der = try lab.shop.der(lab.identity())
    let server = ScriptedServer { connection in
      let hello = connection.read()
      guard hello.count > 10 else { return }
      switch version {
      case .sslv2 where hello[0] & 0x80 != 0: connection.write(Spoken.sslv2ServerHello(der))
      case .sslv3 where hello[0] == 22: connection.write(Spoken.serverHello(0x0300, certificates: [der]))
      default: break
      }
    }
    let seen = await lab.examine(server.port)
    let endpoint = try #require(seen.endpoint)
    #expect(endpoint.versions == (version == .sslv3 ? "-+----" : "+?????"))
    #expect(endpoint.oldest == (version == .sslv3 ? "SSLv3" : "SSLv2"))
    #expect(endpoint.newest == (version == .sslv3 ? "SSLv3" : nil))
    // Nobody here can shake hands with it.
    #expect(endpoint.handshake == nil && endpoint.cipher == nil)
    #expect(seen.certificates.map(\.subject) == ["CN=server"])
    #expect(seen.certificates.first?.trusted == true && seen.certificates.first?.nameMatches == true)
  }

  /// Closing on a version is a refusal when the server answers others, before and after.
  @Test(arguments: [false, true])
  func closedConnectionsThatRefuse(byReset: Bool) async throws {
    let lab = try TLSLab()
    let server = ScriptedServer { connection in
      let hello = connection.read()
      if Spoken.asked(hello) == 0x0303 { connection.write(Spoken.serverHello(0x0303, certificates: [])) }
      if byReset { connection.breakOff() }
    }
    let seen = await lab.examine(server.port)
    #expect(seen.endpoint?.versions == "----+-")
    #expect(seen.endpoint?.handshake == false)
    #expect(
      ["handshake-failed", "closed", "reset"].contains(seen.obstacles.first?.reason ?? ""), "\(seen.obstacles)")
    // The scripted server answers every hello with the same suite, offered or not: that enumerates nothing.
    #expect(seen.endpoint?.suitesComplete == false && seen.endpoint?.suiteNull == nil)
  }

  /// A server that answers a few hellos and then closes on everything is overrun, and has refused nothing.
  @Test func closedConnectionsOfAServerThatIsOverrun() async throws {
    let lab = try TLSLab()
    let server = ScriptedServer { connection in
      let hello = connection.read()
      guard connection.number < 2 else { return }
      switch Spoken.asked(hello) {
      case 0x0303: connection.write(Spoken.serverHello(0x0303, certificates: []))
      default: connection.write([0x15, 3, 1, 0, 2, 2, 70])
      }
    }
    let seen = await lab.examine(server.port)
    #expect(seen.endpoint?.versions == "????+-")
    #expect(seen.endpoint?.oldest == nil && seen.endpoint?.newest == "TLSv1.2")
    #expect(seen.obstacles.filter { $0.reason == "closed" }.count >= 4)
  }

  /// A suite that the server stumbles over in the first hello does not hide a version (Dovecot without DH parameters).
  @Test func aSuiteThatKillsTheServer() async throws {
    let lab = try TLSLab()
    let server = ScriptedServer { connection in
      let hello = connection.read()
      // Long hellos offer what it cannot bear.
      if hello.count < 256, Spoken.asked(hello) == 0x0303 {
        connection.write(Spoken.serverHello(0x0303, certificates: []))
      }
      if Spoken.asked(hello) != 0x0303 { connection.write([0x15, 3, 1, 0, 2, 2, 70]) }
    }
    let seen = await lab.examine(server.port)
    #expect(seen.endpoint?.versions == "----+-")
  }

  /// A version that met silence is asked again alone; if it stays silent it is neither accepted nor refused.
  @Test func silenceIsNoRefusal() async throws {
    let lab = try TLSLab()
    var limits = TLSLimits()
    limits.connection = .milliseconds(700)
    let server = ScriptedServer { connection in
      let hello = connection.read()
      switch Spoken.asked(hello) {
      case 0x0303, 0x0304: connection.write(Spoken.serverHello(0x0303, certificates: []))
      case 0x0300: connection.write([0x15, 3, 0, 0, 2, 2, 40])
      default: connection.pause(3000)
      }
    }
    let seen = await lab.examine(server.port, limits: limits)
    #expect(seen.endpoint?.versions == "?-??+-")
    #expect(seen.endpoint?.unanswered == "SSLv2,TLSv1.0,TLSv1.1")
    #expect(seen.endpoint?.oldest == nil && seen.endpoint?.newest == "TLSv1.2")
    #expect(seen.obstacles.filter { $0.reason == "timed-out" }.count >= 3)
  }

  @Test func aClosedPortIsNoService() async throws {
    let lab = try TLSLab()
    let seen = await lab.examine(LoopbackPort.free())
    #expect(seen.endpoint == nil && seen.obstacles == [])
  }

  /// The same seed, the same bytes, whatever happens in between.
  @Test func hellosAreDeterminedByTheSeed() async throws {
    let lab = try TLSLab()
    var seen: [Set<[UInt8]>] = []
    for seed in [7, 7, 8] as [UInt64] {
      let heard = Heard()
      let server = ScriptedServer { connection in
        heard.note(connection.read())
        connection.write([0x15, 3, 1, 0, 2, 2, 70])
      }
      _ = await lab.examine(server.port, seed: seed)
      // What OpenSSL sends is its own affair.
      seen.append(heard.hellos.filter { $0.count < 2 || Spoken.asked($0) != nil })
      #expect(server.connections >= 6)
    }
    #expect(seen[0].intersection(seen[1]).count >= 6)
    #expect(seen[0].isDisjoint(with: seen[2]))
  }
}
