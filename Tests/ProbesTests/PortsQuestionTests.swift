import CaseFile
import Model
import Network
import TestSupport
import Testing

@testable import Probes

@Suite struct PortsQuestionTests {
  private static let observed = Timestamp(seconds: 1_795_392_000)
  private static let limits = SweepLimits(perSecond: 100_000, perHost: 64, inFlight: 256)

  /// A service that waits for the client, and what is made of its answer.
  struct Sample: Sendable, CustomTestStringConvertible {
    var port: UInt16
    var answer: [UInt8]
    var asked: [UInt8]
    var expected: String
    var testDescription: String { "\(port): \(EscapedText.of(answer.prefix(40)))" }

    init(_ port: UInt16, _ answer: String, _ asked: String, _ expected: String) {
      self.init(port, Array(answer.utf8), Array(asked.utf8), expected)
    }

    init(_ port: UInt16, _ answer: [UInt8], _ asked: [UInt8], _ expected: String) {
      (self.port, self.answer, self.asked, self.expected) = (port, answer, asked, expected)
    }
  }

  private static let head = "GET / HTTP/1.1\r\nHost: 127."
  private static let docker = """
    {"Platform":{"Name":"Docker Engine - Community"},"Components":[{"Name":"Engine","Version":"24.0.5","Details":\
    {"ApiVersion":"1.43","Arch":"amd64","Experimental":"false"}},{"Name":"containerd","Version":"1.6.22"}],\
    "Version":"24.0.5","ApiVersion":"1.43","MinAPIVersion":"1.12","Os":"linux","Arch":"amd64"}

    """
  private static let podman = """
    {"Platform":{"Name":"linux/amd64/debian-12"},"Components":[{"Name":"Podman Engine","Version":"4.3.1"}],\
    "Version":"4.3.1","ApiVersion":"1.41"}
    """
  private static let search = """
    {
      "name" : "wezel-1",
      "cluster_name" : "powiat",
      "version" : { "distribution" : "opensearch", "number" : "2.11.0", "lucene_version" : "9.7.0" },
      "tagline" : "The OpenSearch Project: https://opensearch.org/"
    }
    """
  private static let locked = """
    {"error":{"root_cause":[{"type":"security_exception","reason":"missing authentication credentials"}],\
    "type":"security_exception"},"status":401}
    """

  private static func ok(_ content: String, _ fields: String = "") -> String {
    "HTTP/1.1 200 OK\r\n\(fields)Content-Length: \(content.utf8.count)\r\n\r\n\(content)"
  }

  static let samples = [
    Sample(6379, "+PONG\r\n", "PING\r\n", "redis | answer | - | - | +PONG"),
    Sample(
      6380, "-NOAUTH Authentication required.\r\n", "PING\r\n",
      "redis | answer | - | - | -NOAUTH Authentication required."),
    Sample(11_211, "VERSION 1.6.18\r\n", "version\r\n", "memcached | answer | memcached | 1.6.18 | VERSION 1.6.18"),
    Sample(11_211, "ERROR\r\n", "version\r\n", "memcached | port-number | - | - | ERROR"),
    Sample(5432, "S", "\0\0\0\u{8}", "postgresql | answer | - | - | -"),
    Sample(5433, "N", "\0\0\0\u{8}", "postgresql | answer | - | - | -"),
    Sample(5432, "No\r\n", "\0\0\0\u{8}", "postgresql | port-number | - | - | No"),
    Sample(
      3389, [3, 0, 0, 19, 14, 0xD0, 0, 0, 0x12, 0x34, 0, 2, 0x1F, 8, 0, 2, 0, 0, 0], [3, 0, 0, 19, 14, 0xE0],
      "rdp | answer | - | - | -"),
    Sample(
      1433,
      [4, 1, 0, 43, 0, 0, 1, 0, 0, 0, 26, 0, 6, 1, 0, 32, 0, 1, 2, 0, 33, 0, 1, 3, 0, 34, 0, 0, 4, 0, 34, 0, 1, 255]
        + [15, 0, 7, 208, 0, 0, 0, 0, 0], [0x12, 1, 0, 41], "mssql | answer | Microsoft SQL Server | 15.0.2000 | -"),
    Sample(
      27_017,
      [38, 0, 0, 0, 9, 0, 0, 0, 1, 0, 0, 0, 0xDD, 7, 0, 0, 0, 0, 0, 0, 0, 17, 0, 0, 0, 1, 0x6F, 0x6B, 0]
        + [0, 0, 0, 0, 0, 0, 0xF0, 0x3F, 0], [52, 0, 0, 0], "mongodb | answer | - | - | -"),
    Sample(
      2375, ok(docker, "Server: Docker/24.0.5 (linux)\r\n"), "GET /version HTTP/1.1\r\n",
      "docker | answer | Docker | 24.0.5 | HTTP/1.1 200 OK"),
    Sample(2375, ok(podman), "GET /version HTTP/1.1\r\n", "docker | answer | Podman | 4.3.1 | HTTP/1.1 200 OK"),
    Sample(2375, ok("{}", "Server: nginx\r\n"), "GET /", "http | answer | nginx | - | HTTP/1.1 200 OK"),
    Sample(
      2375, "HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n", "GET /version",
      "http | answer | - | - | HTTP/1.0 400 Bad Request"),
    Sample(9200, ok(search), "GET / HTTP/1.1\r\n", "elasticsearch | answer | OpenSearch | 2.11.0 | HTTP/1.1 200 OK"),
    Sample(
      9200, "HTTP/1.1 401 Unauthorized\r\nContent-Length: \(locked.utf8.count)\r\n\r\n\(locked)", "GET / HTTP",
      "elasticsearch | answer | - | - | HTTP/1.1 401 Unauthorized"),
    Sample(
      8080, "HTTP/1.1 200 \r\nServer: Apache/2.4.57 (Debian)\r\n\r\n", head,
      "http | answer | Apache | 2.4.57 | HTTP/1.1 200 "),
    Sample(
      5985, "HTTP/1.1 404 Not Found\r\nServer: Microsoft-HTTPAPI/2.0\r\n\r\n", "GET /wsman HTTP/1.1\r\n",
      "http | answer | Microsoft-HTTPAPI | 2.0 | HTTP/1.1 404 Not Found"),
    Sample(
      5985, "HTTP/1.1 405 Method Not Allowed\r\nServer: Microsoft-HTTPAPI/2.0\r\n\r\n", "GET /wsman HTTP/1.1\r\n",
      "winrm | answer | Microsoft-HTTPAPI | 2.0 | HTTP/1.1 405 Method Not Allowed"),
    Sample(
      631, "HTTP/1.1 200 OK\r\nServer: HP HTTP Server; HP M402\u{1B}[2J\r\n\r\n", "POST /ipp/print HTTP/1.1\r\n",
      "http | answer | HP printer | - | HTTP/1.1 200 OK"),
    Sample(
      8080, ok("<html><head><TITLE>\n RouterOS\u{1B}  router </TITLE>"), head,
      "http | answer | MikroTik RouterOS | - | HTTP/1.1 200 OK"),
    Sample(
      3128, "HTTP/1.1 400 Bad Request\r\nServer: squid/5.7\r\nX-Squid-Error: ERR_INVALID_URL 0\r\n\r\n", head,
      "http-proxy | answer | squid | 5.7 | HTTP/1.1 400 Bad Request"),
    Sample(
      2379, ok("{\"etcdserver\":\"3.4.23\",\"etcdcluster\":\"3.4.0\"}"), "GET /version",
      "etcd | answer | etcd | 3.4.23 | HTTP/1.1 200 OK"),
    Sample(
      554, "RTSP/1.0 200 OK\r\nCSeq: 1\r\nServer: H264DVR 1.0\r\n\r\n", "OPTIONS * RTSP/1.0\r\n",
      "rtsp | answer | H264DVR 1.0 | - | RTSP/1.0 200 OK"),
    Sample(1883, [0x20, 2, 0, 1], [0x10, 12, 0, 4], "mqtt | answer | - | - | -"),
    Sample(6000, [0, 22, 11, 0, 0, 0, 6, 0], [0x6C, 0, 11, 0], "x11 | answer | - | - | -"),
    Sample(1080, [5, 0xFF], [5, 1, 0], "socks | answer | - | - | -"),
    Sample(8009, [0x41, 0x42, 0, 1, 9], [0x12, 0x34, 0, 1, 10], "ajp | answer | - | - | -"),
    Sample(5005, "JDWP-Handshake", "JDWP-Handshake", "jdwp | answer | - | - | JDWP-Handshake"),
    Sample(
      2181, "Zookeeper version: 3.4.13-5550000000, built on 2018\nLatency min/avg/max: 0/0/0\n", "srvr",
      "zookeeper | answer | ZooKeeper | 3.4.13 | Zookeeper version: 3.4.13-5550000000, built on 2018"),
    // Who greets late is heard all the same.
    Sample(8080, "SSH-2.0-OpenSSH_9.2p1\r\n", head, "ssh | greeting | OpenSSH | 9.2p1 | SSH-2.0-OpenSSH_9.2p1"),
    Sample(
      9090, "HTTP/1.1 301 Moved Permanently\r\nLocation: https://127.0.0.1:9090/\r\n\r\n", head,
      "http | answer | - | - | HTTP/1.1 301 Moved Permanently"),
    Sample(
      80, "HTTP/1.1 301 Moved Permanently\r\nLocation: https://127.0.0.1/\r\nServer: \u{1B}x/\u{1B}\r\n\r\n", head,
      "http | answer | \\x1bx | \\x1b | HTTP/1.1 301 Moved Permanently"),
    Sample(80, "\u{15}\u{3}\u{1}\0\u{2}\u{2}(", head, "tls | tls | - | - | \\x15\\x03\\x01\\x00\\x02\\x02("),
  ]

  @Test(arguments: samples) func aServiceThatWaitsIsAskedOnce(sample: Sample) async throws {
    let address = portsLoopback()
    let server = try #require(PortsServer(address, port: sample.port, greeting: sample.answer, manner: .answers))
    let host = try await Self.sweep(address, [sample.port])
    #expect(Self.rows(host) == [sample.expected])
    let notes = server.stop(after: 2)
    #expect(notes.said.starts(with: sample.asked))
    // An answer that settles it came over the connection on which the service was listened to.
    let isSettled = Answer(sample.answer, to: Question.suggested(by: sample.port), port: sample.port).service != nil
    guard isSettled else { return #expect((3...9).contains(notes.connections)) }
    #expect(host.contacts.map(\.purpose) == ["connect-sweep", "greeting", "question"])
    #expect(host.contacts.map(\.connections) == [1, 1, 0])
    #expect(notes.connections == 2)
  }

  /// No cut of an answer is taken for more than it is, and no bytes are too strange.
  @Test(arguments: samples) func aCutAnswerIsRead(sample: Sample) throws {
    let question = try #require(Question.suggested(by: sample.port))
    for length in 0..<sample.answer.count {
      let answer = Answer(Array(sample.answer.prefix(length)), to: question, port: sample.port)
      #expect((answer.banner == nil) || length > 0)
      for question in Question.allCases {
        _ = Answer(Array(sample.answer.dropFirst(length)), to: question, port: sample.port)
        _ = question.isAnswered(by: Array(sample.answer.dropFirst(length)))
      }
    }
  }

  @Test func fragilePortsAndThoseThatSuggestNothingHaveNoQuestion() {
    for port in FragilePorts.all.ports { #expect(Question.suggested(by: port) == nil, "\(port)") }
    for port: UInt16 in [21, 22, 23, 25, 443, 514, 515, 3306, 5900, 8443, 40_000] {
      #expect(Question.suggested(by: port) == nil, "\(port)")
    }
    for port: UInt16 in [80, 8080, 8000, 8008, 3000, 5000, 8888, 3128, 9200] {
      #expect(Question.suggested(by: port) == .http, "\(port)")
    }
  }

  /// On ports that do suggest a question: whoever greets is not asked it.
  @Test(arguments: [80, 6379, 5432, 2375] as [UInt16]) func whoGreetsIsNotAsked(port: UInt16) async throws {
    let address = portsLoopback()
    let server = try #require(PortsServer(address, port: port, greeting: Array("??\n".utf8)))
    let host = try await Self.sweep(address, [port])
    #expect(host.contacts.map(\.purpose) == ["connect-sweep", "greeting"])
    #expect(server.stop(after: 2).bytes == 0)
  }

  @Test(
    arguments: [PortsServer.Manner.answersAndFloods, .answersAndDrips, .waits], [80, 6379, 9200, 27_017] as [UInt16])
  func aTarpitIsLeftInTime(manner: PortsServer.Manner, port: UInt16) async throws {
    let address = portsLoopback()
    let greeting = manner == .waits ? [] : [UInt8](repeating: 0x41, count: 3000)
    let server = try #require(PortsServer(address, port: port, greeting: greeting, manner: manner))
    let start = ContinuousClock.now
    let host = try await Self.sweep(address, [port])
    #expect(start.duration(to: .now) < .seconds(20))
    #expect(host.endpoints.map(\.serviceReason) == ["port-number"])
    #expect((host.endpoints.first?.banner ?? "").utf8.count <= 1024)
    #expect((2...9).contains(server.stop(after: 2).connections))
  }

  /// A server of Debian's, and what is made of its answer.
  struct RealServer: Sendable, CustomTestStringConvertible {
    var program: String
    var port: UInt16
    /// Its arguments, where `@` stands for the address and `%` for a folder.
    var arguments: [String]
    var expected: String
    var testDescription: String { program }
  }

  @Test(
    arguments: [
      RealServer(
        program: "redis-server", port: 6379,
        arguments: ["--bind", "@", "--port", "6379", "--save", "", "--dir", "%"], expected: "redis | answer"),
      RealServer(
        program: "memcached", port: 11_211, arguments: ["-l", "@", "-p", "11211", "-U", "0", "-u", "nobody"],
        expected: "memcached | answer | memcached | 1."),
      RealServer(
        program: "nginx", port: 8080, arguments: ["-c", "%/nginx.conf", "-p", "%"],
        expected: "http | answer | nginx | 1."),
    ].filter { Program($0.program).isWanted })
  func realServersAreRecognised(real: RealServer) async throws {
    let address = portsLoopback()
    let folder = try TemporaryFolder()
    try folder.write(
      "nginx.conf",
      """
      daemon off; master_process off; pid \(folder.path)/pid; error_log stderr;
      events {}
      http { access_log off; server { listen \(address):8080; } }
      """)
    let arguments = real.arguments.map { word in
      word == "@" ? address.description : word.first == "%" ? folder.path + word.dropFirst() : word
    }
    let running = try Program(real.program).start(arguments, in: folder.path)
    var host = try await Self.sweep(address, [real.port])
    for _ in 0..<100 where host.endpoints.isEmpty && running.isRunning {
      try await Task.sleep(for: .milliseconds(100))
      host = try await Self.sweep(address, [real.port])
    }
    let row = try #require(Self.rows(host).first)
    #expect(row.hasPrefix(real.expected), "\(row)")
  }

  private static func sweep(_ address: IPAddress, _ ports: [UInt16]) async throws -> HostPorts {
    let probe = PortsProbe(network: try Network())
    let found = await probe.sweep(
      hosts: [address], ports: PortSet(ports: ports), limits: limits, seed: 5, observed: observed)
    return try #require(found.first)
  }

  private static func rows(_ host: HostPorts) -> [String] {
    host.endpoints.map { row in
      [row.service, row.serviceReason, row.product, row.version, row.banner].map { $0 ?? "-" }.joined(separator: " | ")
    }
  }
}
