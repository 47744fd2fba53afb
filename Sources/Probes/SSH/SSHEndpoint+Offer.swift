import CaseFile
import Wire

extension SSHEndpoint {
  /// Fills in what a server offers, and what is weak in it.
  mutating func fill(_ offer: SSHKeyExchangeInit) {
    let exchanges = offer.keyExchange.filter { !SSHAlgorithms.isMarker($0) }
    let allCiphers = SSHEndpoint.union(offer.ciphers)
    let allMACs = SSHEndpoint.union(offer.macs)
    keyExchange = exchanges.list
    keyExchangeShort = exchanges.filter(SSHAlgorithms.isOfShortGroup).list
    keyExchangeSha1 = exchanges.filter(SSHAlgorithms.usesSHA1).list
    postQuantum = exchanges.contains(where: SSHAlgorithms.isPostQuantum)
    hostKeys = offer.hostKeys.list
    hostKeyDsa = offer.hostKeys.contains { $0.hasPrefix("ssh-dss") }
    let sha1 = offer.hostKeys.filter { $0.hasPrefix("ssh-dss") || $0.hasPrefix("ssh-rsa") }
    hostKeySha1Only = !offer.hostKeys.isEmpty && sha1.count == offer.hostKeys.count
    ciphers = allCiphers.list
    ciphersBroken = allCiphers.filter(SSHAlgorithms.isBroken(cipher:)).list
    ciphersCbc = allCiphers.filter { SSHAlgorithms.isCBC($0) && !SSHAlgorithms.isBroken(cipher: $0) }.list
    macs = allMACs.list
    macsBroken = allMACs.filter(SSHAlgorithms.isBroken(mac:)).list
    compression = SSHEndpoint.union(offer.compression).list
    let isExposed =
      allCiphers.contains("chacha20-poly1305@openssh.com")
      || (allCiphers.contains(where: SSHAlgorithms.isCBC) && allMACs.contains(where: SSHAlgorithms.isEncryptThenMAC))
    terrapin = isExposed && !offer.keyExchange.contains(SSHAlgorithms.strictExchange)
  }

  /// Both directions in one list, in their order.
  private static func union(_ lists: [[String]]) -> [String] {
    var seen: Set<String> = []
    return lists.joined().filter { seen.insert($0).inserted }
  }
}

extension [String] {
  fileprivate var list: String { joined(separator: ",") }
}
