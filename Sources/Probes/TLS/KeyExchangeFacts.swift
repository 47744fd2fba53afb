import OpenSSL
import Wire

/// What the key exchanges seen in the clear say of primes and public values.
struct KeyExchangeFacts: Sendable {
  /// A finite-field group of the server's.
  struct Prime: Hashable, Sendable {
    let bits: Int
    let sha256: String
    let name: String?

    var isRFC7919: Bool { name?.hasPrefix("ffdhe") == true }
    /// Whether so many share it that it pays to break it.
    var isCommon: Bool { bits <= 1024 && name != nil }
    /// How `tls_group` calls it.
    var groupName: String { name ?? "dh-\(bits)" }
  }

  private(set) var primes: [Prime] = []
  private(set) var suitePrimes: [[UInt8]: Prime] = [:]
  /// Nil as long as no two public values of a group were seen.
  private(set) var isDHReused: Bool?
  private(set) var isECDHReused: Bool?

  init(_ replies: [HelloReply]) {
    var finite: [[UInt8]: [[UInt8]]] = [:]
    var elliptic: [UInt16: [[UInt8]]] = [:]
    for exchange in replies.compactMap(\.keyExchange) {
      if let bits = exchange.primeBits {
        finite[exchange.prime, default: []].append(exchange.publicValue)
        if suitePrimes[exchange.prime] == nil {
          let digest = SHA256.hex(exchange.prime)
          let prime = Prime(bits: bits, sha256: digest, name: KnownPrime.name(digest))
          suitePrimes[exchange.prime] = prime
          primes.append(prime)
        }
      } else if let group = exchange.group {
        elliptic[group, default: []].append(exchange.publicValue)
      }
    }
    primes.sort { ($0.bits, $0.sha256) < ($1.bits, $1.sha256) }
    isDHReused = KeyExchangeFacts.isReused(finite.values)
    isECDHReused = KeyExchangeFacts.isReused(elliptic.values)
  }

  private static func isReused(_ values: some Collection<[[UInt8]]>) -> Bool? {
    let several = values.filter { $0.count > 1 }
    return several.isEmpty ? nil : several.contains { Set($0).count < $0.count }
  }
}
