import CaseFile
import Model
import Network
import TestSupport
import Testing

@testable import Probes

/// The protocol is proved by what a service says, never by its port.
@Suite struct PortsIdentificationTests {
  private static let observed = Timestamp(seconds: 1_795_392_000)
  private static let limits = SweepLimits(perSecond: 100_000, perHost: 64, inFlight: 256)

  /// A service on a port that suggests nothing, or something else, which answers to its own protocol only.
  struct Sample: Sendable, CustomTestStringConvertible {
    var port: UInt16
    var understands: [UInt8]
    var answer: [UInt8]
    var expected: String
    var testDescription: String { "\(expected) on \(port)" }
  }

  static let samples = [
    Sample(port: 15_432, understands: [0, 0, 0, 8], answer: [0x4E], expected: "postgresql answer"),
    Sample(port: 28_011, understands: [0, 0, 0, 8], answer: [0x53], expected: "postgresql answer"),
    Sample(
      port: 3390, understands: [3, 0, 0, 19],
      answer: [3, 0, 0, 19, 14, 0xD0, 0, 0, 18, 52, 0, 2, 31, 8, 0, 2, 0, 0, 0],
      expected: "rdp answer"),
    Sample(
      port: 28_012, understands: [3, 0, 0, 19], answer: [3, 0, 0, 11, 6, 0xD0, 0, 0, 18, 52, 0], expected: "rdp answer"),
    Sample(port: 16_379, understands: Array("PING".utf8), answer: Array("+PONG\r\n".utf8), expected: "redis answer"),
    Sample(port: 11_883, understands: [0x10, 12], answer: [0x20, 2, 0, 1], expected: "mqtt answer"),
    Sample(
      port: 28_013, understands: Array("GET / ".utf8), answer: Array("RTSP/1.0 400 Bad Request\r\n\r\n".utf8),
      expected: "rtsp answer"),
    Sample(
      port: 28_014, understands: Array("GET / ".utf8), answer: Array("AMQP".utf8) + [0, 0, 9, 1],
      expected: "amqp answer"),
    Sample(
      port: 28_015, understands: Array("GET / ".utf8),
      answer: Array("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nServer: nginx/1.22.1\r\n\r\n".utf8),
      expected: "http answer"),
    Sample(
      port: 28_016, understands: [0x30], answer: [0x30, 12, 2, 1, 1, 0x65, 7, 10, 1, 50, 4, 0, 4, 0],
      expected: "ldap answer"),
    // PostgreSQL where everybody has a web server.
    Sample(port: 8080, understands: [0, 0, 0, 8], answer: [0x4E], expected: "postgresql answer"),
  ]

  @Test(arguments: samples) func aProtocolIsFoundOnAnyPort(sample: Sample) async throws {
    let address = portsLoopback()
    let server = try #require(
      PortsServer(address, port: sample.port, greeting: sample.answer, manner: .answersTo(sample.understands)))
    let row = try await Self.look(address, sample.port)
    #expect("\(row.service ?? "-") \(row.serviceReason ?? "-")" == sample.expected)
    #expect((2...9).contains(server.stop(after: 2).connections))
  }

  @Test(.enabled(if: Program("openssl").isWanted)) func whatIsInsideTLSIsFoundOnAnyPort() async throws {
    let workshop = try CertificateWorkshop()
    let identity = try workshop.make("wewnatrz")
    for (options, expected) in [(["-www"], "https tls"), ([], "tls tls")] {
      let port = LoopbackPort.free()
      let running = try Program("openssl").start(
        ["s_server", "-accept", "127.0.0.1:\(port)", "-cert", identity.certificate, "-key", identity.key, "-quiet"]
          + options)
      try #require(LoopbackPort.wait(port))
      let row = try await Self.look(.loopback, port)
      #expect("\(row.service ?? "-") \(row.serviceReason ?? "-")" == expected)
      withExtendedLifetime((running, workshop)) {}
    }
  }

  @Test func anEchoIsCalledOne() async throws {
    let server = ScriptedServer { connection in
      while case let bytes = connection.read(), !bytes.isEmpty { connection.write(bytes) }
    }
    #expect(try await Self.look(.loopback, server.port).service == "echo")
  }

  /// A printer and a controller are asked only what their ports suggest; what is silent there is left alone.
  @Test func frailDevicesAreAskedOnlyWhatTheirPortsSuggest() async throws {
    let address = portsLoopback()
    let quiet = try #require(PortsServer(address, port: 28_020, greeting: [], manner: .answersTo([0])))
    let job = try #require(PortsServer(address, port: 9999, greeting: [], manner: .answersTo([0])))
    let raw = try #require(PortsServer(address, port: 9100, greeting: [], manner: .waits))
    let probe = PortsProbe(network: try Network())
    let found = await probe.sweep(
      hosts: [address], ports: PortSet(ports: [9100, 9999, 28_020]), limits: Self.limits, seed: 5,
      observed: Self.observed)
    #expect(found.first?.endpoints.count == 3)
    #expect(quiet.stop(after: 2).bytes == 0)
    #expect(job.stop(after: 1).bytes == 0)
    #expect(raw.stop(after: 1).bytes == 0)
  }

  @Test func aMakerOfFrailDevicesIsReasonEnough() {
    #expect(!HostCare(open: [80], vendor: "KYOCERA Document Solutions").isThorough)
    #expect(HostCare(open: [80], vendor: nil).isThorough)
    #expect(HostCare(open: [502], vendor: nil).conversations == 1)
    #expect(HostCare(open: [9100], vendor: nil).forbids(9999))
    #expect(!HostCare(open: [9999], vendor: nil).forbids(9999))
    #expect(HostCare(open: [], vendor: nil).forbids(515))
  }

  @Test func aLadderEndsInTimeAndTriesWhatIsAlikeFirst() {
    #expect(Question.ladder(port: 15_432, asked: nil, isThorough: true).first == .clear(.postgresql))
    #expect(Question.ladder(port: 13_389, asked: nil, isThorough: true).first == .clear(.rdp))
    #expect(Question.ladder(port: 8443, asked: nil, isThorough: true).first == .encrypted)
    #expect(Question.ladder(port: 8443, asked: nil, isThorough: false) == [.encrypted])
    #expect(Question.ladder(port: 28_000, asked: nil, isThorough: false) == [])
    for port in FragilePorts.all.ports { #expect(Question.ladder(port: port, asked: nil, isThorough: true) == []) }
    for port: UInt16 in [22, 80, 443, 5432, 6379, 28_000] {
      let ladder = Question.ladder(port: port, asked: Question.suggested(by: port), isThorough: true)
      #expect(Set(ladder).count == ladder.count)
      #expect(!ladder.contains { $0 == Question.suggested(by: port).map(Question.Step.clear) })
    }
  }

  private static func look(_ address: IPAddress, _ port: UInt16) async throws -> Endpoint {
    let probe = PortsProbe(network: try Network())
    let found = await probe.sweep(
      hosts: [address], ports: PortSet(ports: [port]), limits: limits, seed: 5, observed: observed)
    return try #require(found.first?.endpoints.first)
  }
}
