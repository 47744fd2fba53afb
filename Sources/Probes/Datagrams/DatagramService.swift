import Model
import Network
import Wire

/// A service over UDP that answers a harmless first question of its protocol.
///
/// SNMP is asked for its description with the community `public`, which devices are delivered with, and for its engine,
/// which it tells to anybody; nothing else that could pass for a password is ever sent.
enum DatagramService: Hashable, Sendable, CaseIterable {
  case dns, tftp, rpcbind, ntp, netbios, snmp, snmpEngine, ipmi, mssqlBrowser, ssdp, wsDiscovery, sip, mdns, memcached

  /// What an answer says.
  struct Seen: Hashable, Sendable {
    /// The protocol as endpoints name it.
    var service: String
    var product: String?
    var version: String?
    var banner: String?
    /// The name that the host gives itself.
    var name: String?
    /// The hardware address that it gives.
    var mac: String?
  }

  var port: UInt16 {
    switch self {
    case .dns: 53
    case .tftp: 69
    case .rpcbind: 111
    case .ntp: 123
    case .netbios: 137
    case .snmp, .snmpEngine: 161
    case .ipmi: 623
    case .mssqlBrowser: 1434
    case .ssdp: 1900
    case .wsDiscovery: 3702
    case .sip: 5060
    case .mdns: 5353
    case .memcached: 11_211
    }
  }

  /// What is sent; `token` makes the answer recognisable.
  func question(_ token: UInt64) -> DatagramQuestion {
    DatagramQuestion(
      port: port, isAnsweredFromAnyPort: self == .tftp || self == .ssdp || self == .wsDiscovery,
      bytes: { bytes(to: $0, token) }, isAnswer: { read($0, token) != nil })
  }

  private func bytes(to address: IPAddress, _ token: UInt64) -> [UInt8] {
    let host = address.family == .v6 ? "[\(address)]" : "\(address)"
    let short = UInt16(truncatingIfNeeded: token)
    switch self {
    // Who it is, which is the usual first question to a name server and answered or refused by all.
    case .dns: return DNSMessage.query(short, [.init(DNSName("version.bind"), .text, class: 3)])
    case .tftp: return TFTPReply.question("tarcza-\(short)")
    case .rpcbind: return PortmapReply.question(number(token))
    case .ntp: return NTPReply.question(token)
    case .netbios: return NodeStatus.question(short)
    case .snmp: return SNMPReply.question(number(token))
    case .snmpEngine: return SNMPReply.discovery(number(token))
    case .ipmi: return ChannelAuthentication.question
    case .mssqlBrowser: return SQLBrowserReply.question
    case .ssdp: return SSDPReply.question(host: host)
    case .wsDiscovery: return ProbeMatches.question(uuid(token))
    case .sip: return SIPReply.question(host: host, token: String(token, radix: 36))
    case .mdns:
      return DNSMessage.query(
        short,
        [
          .init(.reverse(address.bytes), .pointer, class: 0x8001),
          .init(DNSName("_services._dns-sd._udp.local"), .pointer, class: 0x8001),
        ])
    case .memcached: return MemcachedDatagram.question(short)
    }
  }

  /// What an answer says; nil when `bytes` are none.
  func read(_ bytes: [UInt8], _ token: UInt64) -> Seen? {
    let short = UInt16(truncatingIfNeeded: token)
    switch self {
    case .dns: return readDNS(bytes, short)
    case .tftp: return TFTPReply(bytes).map { _ in Seen(service: "tftp") }
    case .rpcbind: return PortmapReply(bytes, to: number(token)).map { _ in Seen(service: "rpcbind") }
    case .ntp: return NTPReply(bytes, to: token).map { Seen(service: "ntp", version: "\($0.version)") }
    case .netbios: return readNetBIOS(bytes, short)
    case .snmp, .snmpEngine: return readSNMP(bytes, number(token))
    case .ipmi:
      return ChannelAuthentication(bytes).map { Seen(service: "ipmi", version: $0.speaksVersion2 ? "2.0" : "1.5") }
    case .mssqlBrowser:
      return SQLBrowserReply(bytes).map {
        Seen(
          service: "mssql-browser", product: "Microsoft SQL Server", version: $0.version.map(DatagramService.text),
          name: $0.machine.flatMap(DatagramService.name))
      }
    case .ssdp: return SSDPReply(bytes).map { Seen(service: "ssdp", product: $0.product.map(DatagramService.text)) }
    case .wsDiscovery:
      return ProbeMatches(bytes, to: uuid(token)).map {
        Seen(service: "ws-discovery", banner: $0.types.isEmpty ? nil : $0.types.joined(separator: " "))
      }
    case .sip: return SIPReply(bytes).map { Seen(service: "sip", product: $0.product.map(DatagramService.text)) }
    case .mdns: return readMDNS(bytes, short)
    case .memcached:
      guard let answer = MemcachedDatagram(bytes, to: short) else { return nil }
      guard case .version(let number) = answer.reply else { return Seen(service: "memcached", product: "memcached") }
      return Seen(
        service: "memcached", product: "memcached", version: DatagramService.text(Array(number.utf8)))
    }
  }
}

extension DatagramService {
  private func readDNS(_ bytes: [UInt8], _ id: UInt16) -> Seen? {
    guard let message = DNSMessage(bytes), message.isResponse, message.id == id else { return nil }
    for record in message.answers {
      if case .text(let strings) = record.content, let first = strings.first, !first.isEmpty {
        return Seen(service: "dns", banner: DatagramService.text(first))
      }
    }
    return Seen(service: "dns")
  }

  private func readNetBIOS(_ bytes: [UInt8], _ id: UInt16) -> Seen? {
    guard let status = NodeStatus(bytes, to: id) else { return nil }
    let isReal = status.hardware.count == 6 && status.hardware.contains { $0 != 0 }
    return Seen(
      service: "netbios-ns", banner: status.workgroup.map(DatagramService.text),
      name: status.machine.flatMap(DatagramService.name),
      mac: isReal
        ? status.hardware.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: ":") : nil)
  }

  private func readSNMP(_ bytes: [UInt8], _ id: UInt32) -> Seen? {
    switch (self, SNMPReply(bytes, to: id)) {
    case (.snmp, .values(let description, let name)?):
      let shown = description.map { DatagramService.text(Array($0.prefix { $0 != 0x0A && $0 != 0x0D })) }
      return Seen(
        service: "snmp", version: "2c", banner: shown.flatMap { $0.isEmpty ? nil : $0 },
        name: name.flatMap(DatagramService.name))
    case (.snmpEngine, .engine?): return Seen(service: "snmp", version: "3")
    default: return nil
    }
  }

  private func readMDNS(_ bytes: [UInt8], _ id: UInt16) -> Seen? {
    guard let message = DNSMessage(bytes), message.isResponse, message.id == id || message.id == 0 else { return nil }
    var seen = Seen(service: "mdns")
    var services: [String] = []
    for record in message.answers {
      guard case .pointer(let target) = record.content, let name = target.hostName else { continue }
      // A pointer at an address's name leads to the host, any other to a kind of service.
      if record.name.labels.last == Array("arpa".utf8) { seen.name = name } else { services.append(name) }
    }
    if !services.isEmpty { seen.banner = services.prefix(8).joined(separator: " ") }
    return seen
  }

  /// A request number that SNMP can carry, too.
  private func number(_ token: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: token) & 0x7FFF_FFFF | 0x0100_0000 }

  private func uuid(_ token: UInt64) -> String {
    let digits = String(token, radix: 16)
    let word = String(repeating: "0", count: 16 - digits.count) + digits
    return "\(word.prefix(8))-\(word.dropFirst(8).prefix(4))-4\(word.suffix(3))-8000-\(word.prefix(12))"
  }

  /// What a stranger wrote, cut to a length and made harmless.
  private static func text(_ bytes: [UInt8]) -> String { EscapedText.of(bytes.prefix(160)) }

  /// A name that a host may have; nil for anything else.
  private static func name(_ bytes: [UInt8]) -> String? {
    guard (1...63).contains(bytes.count) else { return nil }
    let isPlain = bytes.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
      default: false
      }
    }
    return isPlain ? String(decoding: bytes, as: UTF8.self) : nil
  }
}
