import Testing

@testable import Wire

/// Questions and answers over UDP; those called *captured* came from snmpd 5.9, BIND 9.18, chrony 4.3 and
/// memcached 1.6, the others are written from the documents that the codecs name.
@Suite struct DatagramTests {
  @Test func snmpAsksForTwoValuesAndReadsThem() {
    let id: UInt32 = 0x0102_0304
    #expect(
      SNMPReply.question(id)
        == hex(
          "303702010104067075626c6963a02a020401020304020100020100301c300c06082b060102010101000500"
            + "300c06082b060102010105000500"))
    let captured = hex(
      "304b02010104067075626c6963a23e0204010203040201000201003030301a06082b06010201010100040e53657277657220746573746f7779"
        + "301206082b060102010105000406736572776572")
    #expect(
      SNMPReply(captured, to: id)
        == .values(description: Array("Serwer testowy".utf8), name: Array("serwer".utf8)))
    #expect(SNMPReply(captured, to: id + 1) == nil)
    for count in captured.indices { #expect(SNMPReply(Array(captured.prefix(count)), to: id) == nil) }
    // An answer that repeats another community than the one asked with.
    var other = captured
    other[7] = 0x50
    #expect(SNMPReply(other, to: id) == nil)
  }

  @Test func snmpEngineTellsItself() {
    let id: UInt32 = 0x0102_0304
    #expect(
      SNMPReply.discovery(id)
        == hex(
          "303d0201033010020401020304020210000401040201030410300e0400020100020100040004000400301404000400a00e"
            + "0204010203040201000201003000"))
    let captured = hex(
      "30710201033011020401020304020300ffe30401000201030421301f041180001f888051e3db628314066b0000000002010102010304000400"
        + "04003036041180001f888051e3db628314066b000000000400a81f0204010203040201000201003011300f060a2b060106030f0101040041"
        + "0101")
    #expect(SNMPReply(captured, to: id) == .engine(hex("80001f888051e3db628314066b00000000")))
    #expect(SNMPReply(captured, to: 7) == nil)
  }

  @Test func nameServersAnswerOrRefuse() throws {
    let captured = hex(
      "1234840000010001000100000776657273696f6e0462696e640000100003c00c0010000300000000000706746573742031"
        + "c00c00020003000000000002c00c")
    let message = try #require(DNSMessage(captured))
    #expect(message.isResponse && message.id == 0x1234 && message.code == 0)
    #expect(message.questions == [.init(DNSName("version.bind"), .text, class: 3)])
    #expect(message.answers.map(\.content) == [.text([Array("test 1".utf8)])])
    let question = DNSMessage.query(0x1234, [.init(DNSName("version.bind"), .text, class: 3)])
    #expect(question == hex("1234000000010000000000000776657273696f6e0462696e640000100003"))
    #expect(DNSMessage(question)?.isResponse == false)
    #expect(DNSName.reverse([10, 77, 0, 5]).hostName == "5.0.77.10.in-addr.arpa")
    #expect(DNSName.reverse([0xFD] + [UInt8](repeating: 0, count: 15)).labels.count == 34)
  }

  @Test func namesLeadNowhereInCircles() {
    let header = hex("1234840000010000000000 00")
    // A pointer to itself, one forward, and a label that ends beyond the message.
    for name in ["c00c", "c00e00", "3f61"] { #expect(DNSMessage(header + hex(name) + hex("00010001")) == nil) }
    // Labels chained by pointers to more than 255 bytes.
    var long = hex("123484000001000000000000")
    for _ in 0..<5 { long += [63] + [UInt8](repeating: 0x61, count: 63) }
    #expect(DNSMessage(long + hex("0000010001")) == nil)
    // What is no host's name is none, however it is written.
    #expect(DNSName("a<b.local").hostName == nil)
  }

  @Test func timeServersRepeatTheCookie() {
    let captured = hex(
      "240300e600000000000000007f7f0101eeb09304a9d9ded41122334455667788eeb093064cdcaf7feeb093064ce0250e")
    let reply = NTPReply(captured, to: 0x1122_3344_5566_7788)
    #expect(reply?.version == 4 && reply?.stratum == 3)
    #expect(NTPReply(captured, to: 1) == nil)
    #expect(NTPReply.question(0x1122_3344_5566_7788).suffix(8) == hex("1122334455667788")[...])
    #expect(NTPReply(Array(captured.dropLast()), to: 0x1122_3344_5566_7788) == nil)
  }

  @Test func memcachedSaysItsVersion() {
    let captured = hex("123400000001000056455253494f4e20312e362e31380d0a")
    guard case .version("1.6.18")? = MemcachedDatagram(captured, to: 0x1234)?.reply else {
      Issue.record("not read")
      return
    }
    #expect(MemcachedDatagram(captured, to: 0x1235) == nil)
  }

  @Test func windowsTellsItsNames() throws {
    let names = ["KADRY-PC       \u{0}", "POWIAT         \u{0}", "POWIAT         \u{1C}"].flatMap { Array($0.utf8) }
    var content: [UInt8] = [3]
    for (index, flags) in [0x0400, 0x8400, 0x8400].enumerated() {
      content += names[(index * 16)..<(index * 16 + 16)] + [UInt8(flags >> 8), UInt8(flags & 255)]
    }
    content += hex("000c29010203") + [UInt8](repeating: 0, count: 40)
    let question = NodeStatus.question(0x1337)
    #expect(question.count == 50)
    let answer =
      hex("1337 8400 0000 0001 0000 0000") + question[12..<46] + hex("0021 0001 00000000")
      + [0, UInt8(content.count)] + content
    let status = try #require(NodeStatus(answer, to: 0x1337))
    #expect(status.machine == Array("KADRY-PC".utf8) && status.workgroup == Array("POWIAT".utf8))
    #expect(status.isDomainController && status.hardware == hex("000c29010203"))
    for count in answer.indices.prefix(100) { #expect(NodeStatus(Array(answer.prefix(count)), to: 0x1337) == nil) }
  }

  @Test func otherServicesAreKnownByTheirAnswers() {
    #expect(TFTPReply(hex("0005 0001 46696c6500")) == .refusal(1))
    #expect(TFTPReply(hex("0003 0001 6162")) == .data && TFTPReply(hex("0003 0002 6162")) == nil)
    #expect(TFTPReply.question("x\u{0}y") == hex("0001 7879 00 6f63746574 00"))
    #expect(PortmapReply(hex("00000007 00000001 00000000 00000000 00000000 00000000"), to: 7) != nil)
    #expect(PortmapReply(hex("00000007 00000000 00000000"), to: 7) == nil)
    let ipmi = ChannelAuthentication(
      hex("0600ff07 00 00000000 00000000 10 811c6320003800 01 95 04 02 00000000 0000"))
    #expect(ipmi?.speaksVersion2 == true && ipmi?.allowsNone == true && ipmi?.allowsAnonymous == false)
    #expect(ChannelAuthentication(ChannelAuthentication.question) == nil)
    let sip = SIPReply(Array("SIP/2.0 404 Not Found\r\nUser-Agent: Centrala 3\r\n\r\n".utf8))
    #expect(sip?.status == 404 && sip?.product == Array("Centrala 3".utf8))
    #expect(SIPReply(SIPReply.question(host: "10.0.0.1", token: "a1")) == nil)
    #expect(SSDPReply(Array("HTTP/1.1 200 OK\r\nST: upnp:rootdevice\r\nSERVER: x\r\n\r\n".utf8))?.product == [0x78])
    #expect(SSDPReply(Array("HTTP/1.1 200 OK\r\nServer: nginx\r\n\r\n".utf8)) == nil)
    let browser = SQLBrowserReply(
      [5, 57, 0] + Array("ServerName;SQL01;InstanceName;X;IsClustered;No;Version;15.0;;".utf8.prefix(57)))
    #expect(browser?.machine == Array("SQL01".utf8))
    #expect(SQLBrowserReply([5, 9, 0] + Array("ServerNam".utf8)) == nil)
    let uuid = "00000000-0000-4000-8000-000000000000"
    let match = "<e:Envelope><a:RelatesTo>urn:uuid:\(uuid)</a:RelatesTo><d:ProbeMatches>NetworkVideoTransmitter"
    #expect(ProbeMatches(Array(match.utf8), to: uuid)?.types == ["NetworkVideoTransmitter"])
    #expect(ProbeMatches(ProbeMatches.question(uuid), to: uuid) == nil)
  }
}
