import Network
import OpenSSL
import Wire

/// ROBOT (CVE-2017-13099 and kin): whether a server tells apart how an RSA key exchange is malformed.
///
/// Five key exchanges that cannot lead to a session are sent, and the answers compared; their time is not looked at.
/// One difference proves nothing before it has happened twice. The method is that of Böck, Somorovsky and Young,
/// *Return Of Bleichenbacher's Oracle Threat* (USENIX Security 2018, § 3).
struct BleichenbacherOracle: Sendable {
  let line: HelloLine
  let version: ProtocolVersion
  /// Suites whose key exchange is RSA, and which the version accepts.
  let suites: [CipherSuite]

  /// How a block is made.
  enum Block: CaseIterable, Sendable {
    /// As RFC 8017 § 7.2.1 wants it; the Finished message that follows is still wrong.
    case sound
    case wrongStart, zeroInPadding, noZero, wrongVersion
  }

  func run() async -> Weaknesses.Verdict {
    guard !suites.isEmpty else { return .absent("no-rsa-key-exchange") }
    guard let first = await reactions() else { return .unknown("not-tried") }
    if let verdict = BleichenbacherOracle.verdict(first) { return verdict }
    // Different: a busy server may have closed once. Only what happens again counts.
    guard let second = await reactions() else { return .unknown("not-repeated") }
    if let verdict = BleichenbacherOracle.verdict(second) { return verdict }
    guard first == second else { return .unknown("inconsistent") }
    let malformed = Block.allCases.filter { $0 != .sound && $0 != .wrongVersion }.map { first[$0] }
    let isWeak = Set(malformed).count == 1
    return Weaknesses.Verdict(isPresent: true, reason: isWeak ? "weak-oracle" : "strong-oracle")
  }

  /// What is certain from one round: no difference, or nothing to compare.
  private static func verdict(_ reactions: [Block: RawConversation.Reaction]) -> Weaknesses.Verdict? {
    let kinds = Set(reactions.values)
    guard kinds.count == 1, let only = kinds.first else { return nil }
    // Silence to everything may hide what a server would say later.
    return only == .silent ? .unknown("timed-out") : .absent(only.word)
  }

  private func reactions() async -> [Block: RawConversation.Reaction]? {
    var found: [Block: RawConversation.Reaction] = [:]
    await withTaskGroup(of: (Block, RawConversation.Reaction?).self) { group in
      for block in Block.allCases { group.addTask { (block, await reaction(block)) } }
      // Which end of a closed connection is seen first is chance.
      for await (block, reaction) in group { found[block] = reaction == .reset ? .closed : reaction }
    }
    return found.count == Block.allCases.count ? found : nil
  }

  private func reaction(_ block: Block) async -> RawConversation.Reaction? {
    let offer = Offer(suites: suites, groups: NamedGroup.elliptic)
    let conversation = RawConversation(
      exchange: line.exchange, hello: line.hello(version, offer), version: version)
    let (version, seed) = (version, line.seed)
    return await conversation.run(
      following: { reply in
        guard let der = reply.certificates.first, let key = RSAPublicKey(certificate: der) else { return nil }
        var generator = SeededGenerator(seed: seed)
        guard let sealed = key.encrypt(block.bytes(key.size, version, using: &generator)) else { return nil }
        var message = Writer()
        message.u8(16)
        message.vector(3) { writer in
          // SSLv3 has no length before it (RFC 6101 § 5.6.7.1).
          if version == .sslv3 { writer.append(sealed) } else { writer.vector(2) { $0.append(sealed) } }
        }
        let finished = (0..<64).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        return RawConversation.record(22, version, message.bytes) + RawConversation.record(20, version, [1])
          + RawConversation.record(22, version, finished)
      }, patience: .seconds(1))
  }
}

extension BleichenbacherOracle.Block {
  /// The block before encryption.
  func bytes(_ size: Int, _ version: ProtocolVersion, using generator: inout SeededGenerator) -> [UInt8] {
    let secret =
      [UInt8(version.rawValue >> 8), UInt8(version.rawValue & 0xFF)]
      + (0..<46).map { _ in
        UInt8.random(in: 1 ... .max, using: &generator)
      }
    let padding = (0..<max(8, size - 51)).map { _ in UInt8.random(in: 1 ... .max, using: &generator) }
    var block = [0, 2] + padding + [0] + secret
    let separator = 2 + padding.count
    switch self {
    case .sound: break
    case .wrongStart: block.replaceSubrange(0..<2, with: [0x41, 0x17])
    case .zeroInPadding: block[4] = 0
    case .noZero: block[separator] = 0x11
    case .wrongVersion: block.replaceSubrange((separator + 1)..<(separator + 3), with: [2, 2])
    }
    return block
  }
}
