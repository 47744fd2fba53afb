import CaseFile
import Wire

extension TLSRows {
  /// The suites of every version, and which kinds there are.
  mutating func note(suites result: TLSExamination.Result) {
    let facts = KeyExchangeFacts(result.replies.map(\.reply))
    var seen: [(version: ProtocolVersion, traits: CipherSuite.Traits)] = []
    for kind in result.sslv2Kinds {
      suites.append(row(kind))
      if let traits = kind.traits { seen.append((.sslv2, traits)) }
    }
    for version in result.suites {
      for (index, suite) in version.suites.enumerated() {
        suites.append(row(suite, index, version, facts))
        if let traits = suite.traits { seen.append((version.version, traits)) }
      }
    }
    let isComplete = result.isComplete
    endpoint.suitesComplete = isComplete
    endpoint.suiteCount = isComplete ? suites.count : nil
    // One such suite is proof; that there is none is certain only when all were asked for.
    let any = { (holds: (ProtocolVersion, CipherSuite.Traits) -> Bool) -> Bool? in
      seen.contains { holds($0.version, $0.traits) } ? true : isComplete ? false : nil
    }
    endpoint.suiteNull = any { $1.isNull }
    endpoint.suiteAnonymous = any { $1.isAnonymous }
    endpoint.suiteExport = any { $1.isExport }
    endpoint.suiteWeak = any { !$1.isNull && $1.bits < 112 }
    endpoint.suiteRc4 = any { $1.isRC4 }
    endpoint.suiteBlock64 = any { $1.isBlock64 }
    endpoint.suiteTripleDes = any { $1.isTripleDES }
    endpoint.suiteCbc = any { $1.isCBC }
    endpoint.suiteCbcSha1 = any { $0 == .tls12 && $1.isCBC && ["SHA", "MD5"].contains($1.mac) }
    endpoint.suiteCbcSha2 = any { $0 == .tls12 && $1.isCBC && $1.mac?.hasPrefix("SHA") == true && $1.mac != "SHA" }
    endpoint.suiteCcm8 = any { $1.isCCM8 }
    endpoint.suiteStaticRsa = any { $1.keyExchange == "RSA" }
    endpoint.suiteStaticDh = any { $1.keyExchange == "DH" || $1.keyExchange == "ECDH" }
    endpoint.suiteDhe = any { $1.keyExchange.hasPrefix("DHE") }
    endpoint.suitePsk = any { $1.keyExchange.hasSuffix("PSK") || $1.keyExchange == "SRP" }
    endpoint.suiteGost = any { $1.isGOST }
    endpoint.suiteForwardSecret = any { $1.isForwardSecret }
    endpoint.suiteNotForwardSecret = any { !$1.isForwardSecret }
    endpoint.suiteAead = any { $1.isAEAD && !$1.isNull }
    endpoint.rc4 = endpoint.suiteRc4
    endpoint.sweet32 = endpoint.suiteBlock64
    endpoint.beast = any { $0 > .sslv2 && $0 <= .tls10 && $1.isCBC }
    endpoint.freak = any { $0 > .sslv2 && $1.isExport && $1.keyExchange == "RSA" }
    endpoint.poodleSslv3 = endpoint.sslv3 == false ? false : any { $0 == .sslv3 && $1.isCBC }
    let small = facts.primes.contains { $0.bits <= 512 }
    endpoint.logjam = small ? true : any { $1.isExport && $1.keyExchange == "DHE" }
    note(orders: result)
  }

  private mutating func note(orders result: TLSExamination.Result) {
    let decided = result.suites.filter { $0.preference != .single }
    let byServer = decided.map { $0.preference.map { $0 == .server } }
    if byServer.contains(false) {
      endpoint.serverPreference = false
    } else if !byServer.isEmpty, !byServer.contains(nil) {
      endpoint.serverPreference = true
    }
    let chacha = result.suites.compactMap(\.chachaPriority)
    endpoint.chachaPriority = chacha.contains(true) ? true : endpoint.serverPreference == nil ? nil : false
    let weak = result.suites.map(TLSRows.prefersWeak)
    endpoint.weakPreferred = weak.contains(true) ? true : weak.contains(false) ? false : nil
  }

  /// Whether a weak suite stands above a stronger one; nil unless the server's order decides.
  static func prefersWeak(_ result: SuiteSurvey.Result) -> Bool? {
    guard result.preference == .server else { return nil }
    let weak = result.suites.map { $0.traits?.isWeak ?? false }
    guard let first = weak.firstIndex(of: true) else { return false }
    return weak[first...].contains(false)
  }

  private func row(_ kind: SSLv2CipherKind) -> TLSSuite {
    var row = TLSSuite(
      address: endpoint.address, port: endpoint.port, name: endpoint.name, version: ProtocolVersion.sslv2.name,
      suite: kind.name, number: Int(kind.rawValue))
    fill(&row, kind.traits)
    return row
  }

  private func row(
    _ suite: CipherSuite, _ index: Int, _ version: SuiteSurvey.Result, _ facts: KeyExchangeFacts
  ) -> TLSSuite {
    var row = TLSSuite(
      address: endpoint.address, port: endpoint.port, name: endpoint.name, version: version.version.name,
      suite: suite.name, number: Int(suite.rawValue))
    if version.preference == .server || version.preference == .single { row.position = index + 1 }
    fill(&row, suite.traits)
    if let reply = version.replies.first(where: { $0.hello?.suite == suite }) {
      if let exchange = reply.keyExchange, let prime = facts.suitePrimes[exchange.prime] {
        row.exchangedGroup = prime.name ?? "dh"
        row.dhBits = prime.bits
      } else {
        row.exchangedGroup = reply.group.map(TLSRows.groupName)
      }
    }
    return row
  }

  private func fill(_ row: inout TLSSuite, _ traits: CipherSuite.Traits?) {
    guard let traits else { return }
    row.keyExchange = traits.keyExchange
    row.authentication = traits.authentication
    row.cipher = traits.cipher
    row.bits = traits.bits
    row.mac = traits.mac
    row.aead = traits.isAEAD
    row.forwardSecrecy = traits.isForwardSecret
    row.kind = traits.kind
  }

  static func groupName(_ number: UInt16) -> String {
    NamedGroup(rawValue: number)?.name ?? "0x" + String(number, radix: 16, uppercase: true)
  }
}
