import Testing
import Wire

/// Answers to the harmless first sentences of protocols: understood when they are whole, and never a trap.
@Suite struct IntroductionTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var bytes: [UInt8]
    var read: @Sendable ([UInt8]) -> String?
    var meaning: String
    /// How many bytes have to be there; all of them where it is nil.
    var needed: Int?

    init(
      _ name: String, _ bytes: [UInt8], _ meaning: String, needed: Int? = nil,
      _ read: @escaping @Sendable ([UInt8]) -> String?
    ) {
      (testDescription, self.bytes, self.read, self.meaning, self.needed) = (name, bytes, read, meaning, needed)
    }
  }

  private static let smb: @Sendable ([UInt8]) -> String? = { bytes in
    SMB2Negotiation(bytes).map { "\($0.dialect.map { String($0, radix: 16) } ?? "none") \($0.securityMode ?? 0)" }
  }

  private static func smbAnswer(status: [UInt8] = [0, 0, 0, 0]) -> [UInt8] {
    let header = [0xFE, 0x53, 0x4D, 0x42, 64, 0, 0, 0] + status + [0, 0, 1, 0, 1, 0, 0, 0] as [UInt8]
    let body: [UInt8] = header + [UInt8](repeating: 0, count: 44) + [65, 0, 3, 0, 0x11, 0x03, 0, 0]
    return [0, 0, 0, UInt8(body.count)] + body
  }

  private static func amqpStart() -> [UInt8] {
    func text(_ name: String, _ value: String) -> [UInt8] {
      [UInt8(name.utf8.count)] + Array(name.utf8) + [0x53, 0, 0, 0, UInt8(value.utf8.count)] + Array(value.utf8)
    }
    let table = text("product", "RabbitMQ") + [3] + Array("cap".utf8) + [0x46, 0, 0, 0, 0] + text("version", "3.10.8")
    let method: [UInt8] = [0, 10, 0, 10, 0, 9, 0, 0, 0, UInt8(table.count)] + table + [0, 0, 0, 0, 0, 0, 0, 0]
    return [1, 0, 0, 0, 0, 0, UInt8(method.count)] + method + [0xCE]
  }

  private static func printer() -> [UInt8] {
    func attribute(_ tag: UInt8, _ name: String, _ value: String) -> [UInt8] {
      [tag, 0, UInt8(name.utf8.count)] + Array(name.utf8) + [0, UInt8(value.utf8.count)] + Array(value.utf8)
    }
    return [2, 0, 0, 0, 0, 0, 0, 1, 1] + attribute(0x47, "attributes-charset", "utf-8") + [4]
      + attribute(0x41, "printer-make-and-model", "HP LaserJet") + [3]
  }

  private static func directory() -> [UInt8] {
    func element(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] { [tag, UInt8(content.count)] + content }
    let name = element(0x04, Array("vendorName".utf8))
    let values = element(0x31, element(0x04, Array("389 Project".utf8)))
    let entry = element(0x04, []) + element(0x30, element(0x30, name + values))
    return element(0x30, element(0x02, [1]) + element(0x64, entry))
  }

  static let samples: [Sample] = [
    Sample("SMB 3.1.1", smbAnswer(), "311 3", needed: 74, smb),
    Sample("SMB2 that refuses", smbAnswer(status: [0xBB, 0, 0, 0xC0]), "none 0", needed: 68, smb),
    Sample("RabbitMQ", amqpStart(), "RabbitMQ 3.10.8") { bytes in
      AMQPStart(bytes).map { "\($0.product ?? "-") \($0.version ?? "-")" }
    },
    Sample("AMQP of another version", Array("AMQP".utf8) + [0, 1, 0, 0], "start") {
      AMQPStart($0).map { _ in "start" }
    },
    Sample("MQTT 3.1.1", [0x20, 2, 0, 1], "1") { MQTTRefusal($0).map { "\($0.code)" } },
    Sample("MQTT 5", [0x20, 3, 0, 0x84, 0], "132") { MQTTRefusal($0).map { "\($0.code)" } },
    Sample("a printer", printer(), "0 HP LaserJet", needed: 8) { bytes in
      IPPReply(bytes).map { "\($0.status) \($0.makeAndModel ?? "-")" }
    },
    Sample("a directory", directory(), "389 Project") { RootDSE($0).map { $0.attributes["vendorname"]?.first ?? "-" } },
    Sample("a directory that ends", [0x30, 12, 2, 1, 1, 0x65, 7, 10, 1, 50, 4, 0, 4, 0], "-") { bytes in
      RootDSE(bytes).map { $0.attributes["vendorname"]?.first ?? "-" }
    },
    Sample(
      "a camera", Array("RTSP/1.0 401 Unauthorized\r\nServer: Dahua Rtsp Server\r\n\r\n".utf8), "401 Dahua Rtsp Server",
      needed: 26
    ) { bytes in
      StatusReply(bytes).map { "\($0.status) \(String(decoding: $0.product ?? [], as: UTF8.self))" }
    },
    Sample("a telephone", Array("SIP/2.0 200 OK\r\nUser-Agent: Yealink\r\n\r\n".utf8), "sip Yealink", needed: 16) {
      bytes in
      StatusReply(bytes).map { "\($0.spoken) \(String(decoding: $0.product ?? [], as: UTF8.self))" }
    },
    Sample("a name server", [0, 12, 0x54, 0x61, 0x80, 5, 0, 1, 0, 0, 0, 0, 0, 0], "yes", needed: 6) {
      DNSOverTCP.isAnswer($0) ? "yes" : nil
    },
    Sample("a port mapper", [0x80, 0, 0, 24, 0x54, 0x61, 0x72, 0x7A, 0, 0, 0, 1, 0, 0, 0, 0], "yes") {
      ONCRPC.isAnswer($0) ? "yes" : nil
    },
    Sample("an endpoint mapper", [5, 0, 12, 3, 16, 0, 0, 0, 60, 0, 0, 0, 1, 0, 0, 0], "yes") {
      DCERPCBind.isAnswer($0) ? "yes" : nil
    },
    Sample("a NetBIOS session", [0x82, 0, 0, 0], "yes") { SessionService.isAnswer($0) ? "yes" : nil },
    Sample("a NetBIOS refusal", [0x83, 0, 0, 1, 0x82], "yes") { SessionService.isAnswer($0) ? "yes" : nil },
    Sample("an open screen", [1, 0, 11, 0, 0, 0, 40, 0], "true") { X11Setup($0).map { "\($0.isOpen)" } },
    Sample("a closed screen", [0, 22, 11, 0, 0, 0, 6, 0], "false") { X11Setup($0).map { "\($0.isOpen)" } },
    Sample("an open proxy", [5, 0], "true") { SOCKSChoice($0).map { "\($0.isOpen)" } },
    Sample("a proxy with a login", [5, 0xFF], "false") { SOCKSChoice($0).map { "\($0.isOpen)" } },
    Sample("Tomcat", [0x41, 0x42, 0, 1, 9], "yes") { AJPPong.isAnswer($0) ? "yes" : nil },
    Sample("a debugger", JDWPHandshake.request, "yes") { JDWPHandshake.isAnswer($0) ? "yes" : nil },
    Sample(
      "an Android device", Array("CNXN".utf8) + [UInt8](repeating: 0, count: 16) + [0xBC, 0xB1, 0xA7, 0xB1], "connected"
    ) {
      ADBReply($0).map { "\($0)" }
    },
    Sample(
      "an Android device with a lock",
      Array("AUTH".utf8) + [UInt8](repeating: 1, count: 16) + [0xBE, 0xAA, 0xAB, 0xB7], "wantsKey"
    ) {
      ADBReply($0).map { "\($0)" }
    },
    Sample(
      "ZooKeeper with a list of words", Array("srvr is not executed because it is not in the whitelist.\n".utf8), "-",
      needed: 20
    ) {
      ZooKeeperReply($0).map { $0.version ?? "-" }
    },
  ]

  @Test(arguments: samples) func anAnswerIsUnderstoodWhenItIsWhole(sample: Sample) {
    #expect(sample.read(sample.bytes) == sample.meaning)
    for length in 0..<(sample.needed ?? sample.bytes.count) {
      #expect(sample.read(Array(sample.bytes.prefix(length))) == nil, "\(length) bytes")
    }
  }

  /// Every single byte of every sample set to some other values: nothing traps.
  @Test(arguments: samples) func brokenBytesAreOnlyBroken(sample: Sample) {
    for index in sample.bytes.indices {
      for value in [0, 1, 0x0A, 0x7F, 0x80, 0xFF] as [UInt8] {
        var bytes = sample.bytes
        bytes[index] = value
        for other in Self.samples { _ = other.read(bytes) }
      }
    }
    _ = sample.read(sample.bytes + sample.bytes)
  }

  /// Nobody's answer is taken for another protocol's.
  @Test(arguments: samples) func answersAreNotMistaken(sample: Sample) {
    let takers = Self.samples.filter { $0.read(sample.bytes) != nil }.map(\.testDescription)
    let family = sample.testDescription.split(separator: " ").last
    #expect(takers.contains(sample.testDescription))
    #expect(takers.count <= 3, "\(takers) \(family ?? "")")
  }

  @Test func questionsAreWhatTheProtocolsSay() {
    #expect(SMB2Negotiation.request.count == 4 + Int(SMB2Negotiation.request[3]))
    #expect(SMB2Negotiation.request[4..<8].elementsEqual([0xFE, 0x53, 0x4D, 0x42]))
    // The list of contexts begins where the field says.
    #expect(SMB2Negotiation.request[(4 + 112)..<(4 + 116)].elementsEqual([1, 0, 38, 0]))
    #expect(RootDSE.request.count == 2 + Int(RootDSE.request[1]))
    #expect(MQTTRefusal.request.count == 2 + Int(MQTTRefusal.request[1]))
    #expect(DCERPCBind.request.count == 72)
    #expect(SessionService.request.count == 72)
    #expect(ONCRPC.request(program: 100_000, version: 2).count == 44)
    #expect(DNSOverTCP.request.count == 2 + Int(DNSOverTCP.request[1]))
    #expect(ADBReply.request.count == 31)
    #expect(Array(ADBReply.request.prefix(4)) == Array("CNXN".utf8))
  }
}
