import CaseFile
import Model
import Network
import OpenSSL
import Probes
import Synchronization
import TestSupport
import Testing

/// Directory servers that lie, flood, dawdle or talk nonsense: each ends in an obstacle, soon, and none gets a password
/// that it should not have.
@Suite(.enabled(if: Program("openssl").isWanted))
struct DirectoryHostileTests {
  /// What the server does; the numbers of requests are counted from 1.
  enum Temper: String, CaseIterable, CustomTestStringConvertible, Sendable {
    case garbage, hugeLength, silentEnd, slowDrip, wrongNumber, disconnectionNotice, referralEverywhere, endlessPages
    case endlessEntries, depth

    var testDescription: String { rawValue }

    /// The reason that is told.
    var reason: String {
      switch self {
      case .garbage, .hugeLength, .wrongNumber, .depth: "malformed"
      case .silentEnd: "closed"
      case .slowDrip: "timed-out"
      case .disconnectionNotice, .referralEverywhere: "refused"
      case .endlessPages, .endlessEntries: "too-large"
      }
    }
  }

  private static let now = Timestamp(seconds: 1_795_600_000)
  private static let password = "Zaufane#123"

  private func examine(
    _ temper: Temper, pinned: Bool
  ) async throws -> (seen: DirectoryObservation, heard: [UInt8], time: Duration) {
    let workshop = try CertificateWorkshop()
    let identity = try workshop.make("dc1.powiat.test", names: "DNS:dc1.powiat.test,IP:127.0.0.1")
    let heard = Heard()
    let server = ScriptedServer { connection in
      guard let context = try? TLSContext.server(chain: identity.certificate, key: identity.key),
        let session = try? TLSSession.make(context)
      else { return }
      var peer = Peer(session: session, connection: connection)
      peer.serve(temper, heard)
    }
    var limits = DirectoryLimits()
    (limits.time, limits.entries, limits.pages) = (.seconds(4), 1000, 20)
    var target = try #require(DirectoryServer(url: "ldaps://127.0.0.1:\(server.port)"))
    target.account = "tarcza@powiat.test"
    if pinned { target.fingerprint = SHA256.hex(try workshop.der(identity)) }
    var bytes = Array(Self.password.utf8)
    let credential = DirectoryCredential(name: "tarcza@powiat.test", password: Secret(wiping: &bytes))
    let probe = DirectoryProbe(network: try Network(), anchors: try Anchors(), limits: limits)
    let start = ContinuousClock.now
    let seen = await probe.examine(target, as: credential, at: Self.now)
    return (seen, heard.bytes, .now - start)
  }

  @Test(arguments: Temper.allCases) func itEndsSoonWithTheReason(temper: Temper) async throws {
    let (seen, _, time) = try await examine(temper, pinned: true)
    #expect(seen.obstacles.map(\.reason) == [temper.reason], "\(seen.obstacles)")
    #expect(seen.accounts.isEmpty)
    #expect(time < .seconds(30))
    #expect(seen.contacts.count == 1)
  }

  @Test func onlyAServerThatWasNamedHearsThePassword() async throws {
    let stranger = try await examine(.endlessPages, pinned: false)
    #expect(stranger.seen.obstacles.first?.reason == "certificate-untrusted")
    #expect(!stranger.heard.isEmpty && !Self.holds(stranger.heard))
    let friend = try await examine(.endlessPages, pinned: true)
    #expect(Self.holds(friend.heard))
    #expect(friend.seen.service?.certificateAccepted == "pinned")
  }

  private static func holds(_ bytes: [UInt8]) -> Bool {
    let wanted = Array(password.utf8)
    guard bytes.count >= wanted.count else { return false }
    return bytes.indices.dropLast(wanted.count - 1).contains { bytes[$0..<($0 + wanted.count)] == wanted[...] }
  }

  /// What the server was told, over all connections.
  private final class Heard: Sendable {
    private let state = Mutex<[UInt8]>([])
    var bytes: [UInt8] { state.withLock { $0 } }
    func add(_ more: [UInt8]) { state.withLock { $0 += more } }
  }

  /// The server's end of one connection.
  private struct Peer: ~Copyable {
    var session: TLSSession
    let connection: ScriptedServer.Connection

    mutating func serve(_ temper: Temper, _ heard: Heard) {
      while true {
        guard let step = try? session.handshake() else { return }
        connection.write(session.pending())
        if step == .done { break }
        let bytes = connection.read()
        if bytes.isEmpty { return }
        session.receive(bytes)
      }
      var number: UInt8 = 0
      while let request = read() {
        heard.add(request)
        number += 1
        guard answer(temper, number, isBind: request.dropFirst(5).first == 0x60) else { return }
      }
    }

    private mutating func read() -> [UInt8]? {
      while true {
        guard let step = try? session.read() else { return nil }
        connection.write(session.pending())
        switch step {
        case .bytes(let bytes): return bytes
        case .ended: return nil
        case .wantsBytes:
          let bytes = connection.read()
          if bytes.isEmpty { return nil }
          session.receive(bytes)
        }
      }
    }

    private mutating func write(_ bytes: [UInt8]) {
      var rest = bytes[...]
      while !rest.isEmpty {
        guard (try? session.send(Array(rest.prefix(16_384)))) != nil else { return }
        guard connection.write(session.pending()) else { return }
        rest = rest.dropFirst(16_384)
      }
    }

    /// Whether the conversation goes on.
    private mutating func answer(_ temper: Temper, _ number: UInt8, isBind: Bool) -> Bool {
      switch temper {
      case .garbage: write(Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8))
      case .hugeLength: write([0x30, 0x84, 0x7F, 0xFF, 0xFF, 0xFF, 0x02])
      case .silentEnd: return false
      case .slowDrip:
        write([0x30, 0x82, 0x10, 0x00])
        for _ in 0..<200 where connection.write([]) {
          write([0x02])
          connection.pause(50)
        }
        return false
      case .wrongNumber: write(message(number + 7, [0x65, 7, 0x0A, 1, 0, 4, 0, 4, 0]))
      case .disconnectionNotice: write(message(0, [0x78, 7, 0x0A, 1, 52, 4, 0, 4, 0]))
      case .referralEverywhere: write(message(number, [0x65, 7, 0x0A, 1, 10, 4, 0, 4, 0]))
      case .depth: write([0x30, 0x82, 0x20, 0x00] + Array(repeating: [0x30, 0x80], count: 4096).flatMap { $0 })
      case .endlessPages, .endlessEntries:
        if number == 1 {
          write(message(1, root) + message(1, [0x65, 7, 0x0A, 1, 0, 4, 0, 4, 0]))
        } else if isBind {
          write(message(number, [0x61, 7, 0x0A, 1, 0, 4, 0, 4, 0]))
        } else if number == 3 {
          write(message(number, [0x65, 7, 0x0A, 1, 1, 4, 0, 4, 0]))
        } else if temper == .endlessEntries {
          let entry = message(number, [0x64, 8, 4, 4, 0x44, 0x43, 0x3D, 0x61, 0x30, 0])
          write(Array(repeating: entry, count: 3000).flatMap { $0 })
        } else {
          write(message(number, [0x65, 7, 0x0A, 1, 0, 4, 0, 4, 0] + cookie))
        }
      }
      return true
    }

    /// The answer that names the domain `DC=a`.
    private var root: [UInt8] {
      let name = Array("defaultNamingContext".utf8)
      let attribute: [UInt8] = [4, UInt8(name.count)] + name + [0x31, 6, 4, 4, 0x44, 0x43, 0x3D, 0x61]
      let list: [UInt8] = [0x30, UInt8(attribute.count)] + attribute
      let body: [UInt8] = [4, 0, 0x30, UInt8(list.count)] + list
      return [0x64, UInt8(body.count)] + body
    }

    /// The control that says that there is another page.
    private var cookie: [UInt8] {
      let name = Array("1.2.840.113556.1.4.319".utf8)
      let control: [UInt8] = [4, UInt8(name.count)] + name + [4, 8, 0x30, 6, 2, 1, 0, 4, 1, 0x2A]
      let one: [UInt8] = [0x30, UInt8(control.count)] + control
      return [0xA0, UInt8(one.count)] + one
    }

    private func message(_ number: UInt8, _ body: [UInt8]) -> [UInt8] {
      [0x30, UInt8(body.count + 3), 2, 1, number] + body
    }
  }
}
