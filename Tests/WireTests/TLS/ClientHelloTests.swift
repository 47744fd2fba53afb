import Testing
import Wire

@Suite struct ClientHelloTests {
  /// The offers of every version: the record is well formed, says what was asked for, and keeps to the lengths that
  /// servers bear.
  @Test(arguments: [ProtocolVersion.sslv3, .tls10, .tls11, .tls12, .tls13])
  func everyOfferIsWellFormed(version: ProtocolVersion) throws {
    let small = try #require(Offer.small(for: version))
    for offer in Offer.all(for: version) + [small] {
      for name in [nil, "a.pl", String(repeating: "długa-nazwa.", count: 18)] {
        var generator = Counting()
        let hello = ClientHello(version, offering: offer, serverName: name, using: &generator)
        let read = try DecodedHello(record: hello.record)
        #expect(read.recordVersion == (version == .sslv3 ? 0x0300 : 0x0301))
        #expect(read.legacyVersion == min(version, .tls12).rawValue)
        #expect(read.random == hello.random)
        #expect(read.suites.count <= 64)
        #expect(read.suites.filter { $0 != 0x00FF } == offer.suites.map(\.rawValue))
        #expect(read.compressions == [0])
        #expect(!(256..<512).contains(read.messageLength) && !(256..<512).contains(read.messageLength - 4))
        guard version != .sslv3 else {
          #expect(read.extensions.isEmpty && read.suites.last == 0x00FF)
          continue
        }
        #expect(read.serverName == name)
        #expect(read.extensions[10]?.count == 2 + 2 * offer.groups.count)
        #expect((read.extensions[13] != nil) == (version >= .tls12))
        #expect(read.extensions[43] == (version == .tls13 ? [2, 3, 4] : nil))
        switch (version, offer.sharesKey) {
        case (.tls13, true):
          #expect(read.extensions[51]?.prefix(38) == [0, 105, 0, 29, 0, 32] + hello.keyShare[...])
          #expect(read.extensions[51]?.dropFirst(38).prefix(5) == [0, 23, 0, 65, 4])
        case (.tls13, false): #expect(read.extensions[51] == [0, 0])
        default: #expect(read.extensions[51] == nil)
        }
      }
    }
  }

  /// A server picks from what it knows: each kind of suite is in some offer of the version, modern ones come first.
  @Test(arguments: [ProtocolVersion.sslv3, .tls10, .tls11, .tls12])
  func offersHoldEveryKindOfSuite(version: ProtocolVersion) {
    let offers = Offer.all(for: version)
    let all = offers.flatMap(\.suites)
    for wanted in [
      "TLS_RSA_WITH_NULL_MD5", "TLS_DH_anon_WITH_RC4_128_MD5", "TLS_RSA_EXPORT_WITH_RC4_40_MD5",
      "TLS_RSA_WITH_DES_CBC_SHA", "TLS_RSA_WITH_3DES_EDE_CBC_SHA", "TLS_RSA_WITH_RC4_128_SHA",
      "TLS_RSA_WITH_IDEA_CBC_SHA", "TLS_DHE_DSS_WITH_AES_128_CBC_SHA", "TLS_DHE_RSA_EXPORT_WITH_DES40_CBC_SHA",
      "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA", "TLS_PSK_WITH_AES_128_CBC_SHA", "TLS_RSA_WITH_SEED_CBC_SHA",
    ] { #expect(all.contains { $0.name == wanted }, "\(wanted)") }
    #expect(all.contains { $0.oldestVersion == .tls12 } == (version == .tls12))
    #expect(all.allSatisfy { $0.name.hasPrefix("TLS_") && $0.oldestVersion <= version })
    let first = offers.first?.suites.first?.name
    #expect(
      first == (version == .tls12 ? "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256" : "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"))
    #expect(offers.count <= 4)
    #expect(offers.first?.groups.contains(.ffdhe2048) == false && offers.last?.groups.contains(.ffdhe2048) == true)
  }

  @Test func suitesHaveTheRegistrysNames() {
    #expect(CipherSuite(rawValue: 0xC02F).name == "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256")
    #expect(CipherSuite(rawValue: 0x1301).name == "TLS_AES_128_GCM_SHA256")
    #expect(CipherSuite(rawValue: 0x000A).name == "TLS_RSA_WITH_3DES_EDE_CBC_SHA")
    #expect(CipherSuite(rawValue: 0x0A0A).name == "0x0A0A")
    #expect(CipherSuite(rawValue: 0x00C6).oldestVersion == .tls13)
    #expect(ProtocolVersion.allCases.map(\.name) == ["SSLv2", "SSLv3", "TLSv1.0", "TLSv1.1", "TLSv1.2", "TLSv1.3"])
    #expect(ProtocolVersion.allCases == ProtocolVersion.allCases.sorted())
  }

  @Test func theDecoderReadsTheHelloOfRFC8448() throws {
    let read = try DecodedHello(record: hex("160301 00c4") + Vectors.clientHello)
    #expect(read.suites == [0x1301, 0x1303, 0x1302])
    #expect(read.serverName == "server")
    #expect(read.extensions[43] == [2, 3, 4])
    #expect(read.extensions[10] == hex("0012 001d 0017 0018 0019 0100 0101 0102 0103 0104"))
  }

  @Test func anSSLv2HelloIsOneRecord() throws {
    var generator = Counting()
    let hello = SSLv2ClientHello(using: &generator)
    #expect(
      hello.record == hex("8031 01 0002 0018 0000 0010 0700c0 050080 010080 030080 060040 080080 020080 040080")
        + hello.challenge)
    #expect(hello.challenge.count == 16)
    #expect(SSLv2ClientHello(challengeLength: 99, using: &generator).record.count == 2 + 9 + 24 + 32)
  }
}

/// A ClientHello as a server reads it, written apart from the code under test.
struct DecodedHello {
  var recordVersion: UInt16
  var messageLength: Int
  var legacyVersion: UInt16
  var random: [UInt8]
  var suites: [UInt16] = []
  var compressions: [UInt8]
  var extensions: [UInt16: [UInt8]] = [:]
  var serverName: String?

  init(record: [UInt8]) throws {
    var reader = Reader(record)
    #expect(try reader.u8() == 22)
    recordVersion = try reader.u16()
    var message = try reader.vector(2)
    #expect(reader.isAtEnd)
    messageLength = message.remaining
    #expect(try message.u8() == 1)
    var body = try message.vector(3)
    #expect(message.isAtEnd)
    legacyVersion = try body.u16()
    random = try body.bytes(32)
    _ = try body.vector(1)
    var list = try body.vector(2)
    while !list.isAtEnd { suites.append(try list.u16()) }
    var methods = try body.vector(1)
    compressions = methods.rest()
    guard !body.isAtEnd else { return }
    var all = try body.vector(2)
    #expect(body.isAtEnd)
    while !all.isAtEnd {
      let type = try all.u16()
      #expect(extensions[type] == nil, "extension \(type) twice")
      var content = try all.vector(2)
      extensions[type] = content.rest()
    }
    if let bytes = extensions[0] {
      var names = Reader(bytes)
      var entries = try names.vector(2)
      #expect(try entries.u8() == 0)
      var name = try entries.vector(2)
      serverName = String(decoding: name.rest(), as: UTF8.self)
    }
  }
}
