import Testing

@testable import Wire

/// The answers to the first questions of protocols whose servers wait for the client.
@Suite struct AnswerTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var bytes: [UInt8]
    var read: @Sendable ([UInt8]) -> String?
    var isWhole: @Sendable ([UInt8]) -> Bool
    var meaning: String

    init(
      _ name: String, _ bytes: [UInt8], _ read: @escaping @Sendable ([UInt8]) -> String?,
      _ isWhole: @escaping @Sendable ([UInt8]) -> Bool, _ meaning: String
    ) {
      (testDescription, self.bytes, self.read, self.isWhole, self.meaning) = (name, bytes, read, isWhole, meaning)
    }
  }

  static let samples: [Sample] =
    [("+PONG", "pong"), ("-NOAUTH Authentication required.", "NOAUTH"), ("-ERR operation not permitted", "ERR")]
    .map { Sample($0.0, Array("\($0.0)\r\n".utf8), redis, RedisReply.isWhole, $0.1) }
    + [("VERSION 1.6.18", "1.6.18"), ("CLIENT_ERROR unauthenticated", "refusal")]
    .map { Sample($0.0, Array("\($0.0)\r\n".utf8), memcached, MemcachedReply.isWhole, $0.1) }
    + [
      Sample("PostgreSQL, TLS", [0x53], postgresql, PostgreSQLReply.isWhole, "encrypts"),
      Sample("PostgreSQL, no TLS", [0x4E], postgresql, PostgreSQLReply.isWhole, "clearText"),
      Sample(
        "PostgreSQL, full", [0x45, 0, 0, 0, 44] + Array("SFATAL\0C53300\0Msorry, too many clients\0\0".utf8),
        postgresql, PostgreSQLReply.isWhole, "failure"),
      Sample(
        "RDP with CredSSP", hex("03 00 00 13 0e d0 00 00 12 34 00 02 1f 08 00 02 00 00 00"), rdp,
        ConnectionConfirm.isWhole, "chosen(2)"),
      Sample(
        "RDP that refuses", hex("03 00 00 13 0e d0 00 00 12 34 00 03 00 08 00 05 00 00 00"), rdp,
        ConnectionConfirm.isWhole, "failure(5)"),
      Sample(
        "old RDP", hex("03 00 00 0b 06 d0 00 00 12 34 00"), rdp, ConnectionConfirm.isWhole, "none"),
      Sample(
        "SQL Server 2019",
        hex(
          "04 01 00 2b 00 00 01 00 00 00 1a 00 06 01 00 20 00 01 02 00 21 00 01 03 00 22 00 00 04 00 22 00 01 ff"
            + "0f 00 07 d0 00 00 00 00 00"), { PreLogin($0)?.version }, PreLogin.isWhole, "15.0.2000"),
      Sample("MongoDB", mongoReply(), { MongoReply($0).map { _ in "reply" } }, MongoReply.isWhole, "reply"),
      Sample(
        "MongoDB with a checksum", mongoReply(flags: 1, after: [1, 2, 3, 4]), { MongoReply($0).map { _ in "reply" } },
        MongoReply.isWhole, "reply"),
    ]

  private static let redis: @Sendable ([UInt8]) -> String? = { bytes in
    switch RedisReply(bytes) {
    case .pong: "pong"
    case .failure(let word): word
    case nil: nil
    }
  }
  private static let memcached: @Sendable ([UInt8]) -> String? = { bytes in
    switch MemcachedReply(bytes) {
    case .version(let version): version
    case .refusal: "refusal"
    case nil: nil
    }
  }
  private static let postgresql: @Sendable ([UInt8]) -> String? = { bytes in PostgreSQLReply(bytes).map { "\($0)" } }
  private static let rdp: @Sendable ([UInt8]) -> String? = { bytes in
    ConnectionConfirm(bytes).map { confirm in confirm.negotiation.map { "\($0)" } ?? "none" }
  }

  @Test(arguments: samples) func anAnswerIsUnderstoodWhenItIsWhole(sample: Sample) {
    for length in 0..<sample.bytes.count {
      let part = Array(sample.bytes.prefix(length))
      #expect(sample.read(part) == nil, "\(length) bytes")
      #expect(!sample.isWhole(part), "\(length) bytes")
    }
    #expect(sample.read(sample.bytes) == sample.meaning)
    #expect(sample.isWhole(sample.bytes))
  }

  /// Every single byte of every sample set to some other values: nothing traps, and little is still understood.
  @Test(arguments: samples) func brokenBytesAreOnlyBroken(sample: Sample) {
    for index in sample.bytes.indices {
      for value in [0, 1, 0x0A, 0x0D, 0x7F, 0x80, 0xFE, 0xFF] as [UInt8] {
        var bytes = sample.bytes
        bytes[index] = value
        _ = sample.read(bytes)
        _ = sample.isWhole(bytes)
        _ = sample.read(bytes + bytes)
      }
    }
  }

  @Test(arguments: [
    "HTTP/1.1 400 Bad Request\r\n\r\n", "ERROR\r\n", "-err x\r\n", "+OK\r\n", "-ERR\n", "+PONG\n", "SSH-2.0-x\r\n",
    "S\n",
    "No\r\n", "VERSION \r\n", "VERSION 1 2\r\n", "\u{4}\u{1}\0\u{8}\0\0\0\0", "\u{3}\0\0\u{4}", "\u{3}\0\0\0",
    "E\0\0\0\u{4}", "E\0\0\0\u{6}a\0", "EFATAL", "\0\0\0\0", "\r\n", "\n", "",
  ]) func otherServicesAnswersAreNotMistaken(text: String) {
    let bytes = Array(text.utf8)
    let isError = text.hasPrefix("E\0\0\0\u{6}")
    #expect(RedisReply(bytes) == nil && MemcachedReply(bytes) == nil && ConnectionConfirm(bytes) == nil)
    #expect(PreLogin(bytes) == nil && MongoReply(bytes) == nil)
    #expect((PostgreSQLReply(bytes) != nil) == isError)
  }

  @Test func anAnswerToAnotherRequestIsNone() {
    var reply = Self.mongoReply()
    reply[8] = 2
    #expect(MongoReply(reply) == nil)
    #expect(MongoReply(Self.mongoReply(flags: 4)) == nil)
    #expect(MongoReply(MongoReply.hello) == nil)
    #expect(PreLogin(PreLogin.request) == nil)
    #expect(ConnectionConfirm(ConnectionConfirm.request) == nil)
  }

  @Test func requestsAreWhatTheProtocolsSay() {
    #expect(
      PreLogin.request
        == hex(
          "12 01 00 29 00 00 00 00 00 00 15 00 06 01 00 1b 00 01 02 00 1c 00 01 03 00 1d 00 04 ff"
            + "00 00 00 00 00 00 00 00 00 00 00 00"))
    #expect(
      MongoReply.hello
        == hex(
          "34 00 00 00 01 00 00 00 00 00 00 00 dd 07 00 00 00 00 00 00 00 1f 00 00 00 10 68 65 6c 6c 6f 00 01 00 00 00"
            + "02 24 64 62 00 06 00 00 00 61 64 6d 69 6e 00 00"))
    #expect(ConnectionConfirm.request.count == 19)
    #expect(
      HTTPRequest(.head, "/", host: "192.0.2.1:8080").bytes
        == Array(
          ("HEAD / HTTP/1.1\r\nHost: 192.0.2.1:8080\r\nUser-Agent: Tarcza (audyt wewnetrzny)\r\nAccept: */*\r\n"
            + "Connection: close\r\n\r\n").utf8))
  }

  /// An OP_MSG in answer to message 1, with the document `{ok: 1.0}`.
  private static func mongoReply(flags: UInt8 = 0, after: [UInt8] = []) -> [UInt8] {
    let document = hex("11 00 00 00 01 6f 6b 00 00 00 00 00 00 00 f0 3f 00")
    let body = [flags, 0, 0, 0, 0] + document + after
    return [UInt8(16 + body.count), 0, 0, 0, 9, 0, 0, 0, 1, 0, 0, 0, 0xDD, 7, 0, 0] + body
  }
}
