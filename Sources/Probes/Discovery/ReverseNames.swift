package import Model
package import Network
import Wire

/// Asks the office's own name server what its hosts are called (PTR records, RFC 1035 § 3.5).
package struct ReverseNames: Sendable {
  private let network: Network
  private let servers: [IPAddress]

  /// - Parameters:
  ///   - network: Servers that may not be contacted, so those outside the scope, are not asked.
  ///   - servers: The name servers, in order of preference.
  package init(network: Network, servers: [IPAddress]) {
    self.network = network
    self.servers = servers.filter { network.permits($0) && !$0.isLoopback }
  }

  /// The servers that this machine uses, out of resolv.conf(5); those behind systemd's stub if it is one.
  package static func configured(_ files: Files = Files(root: "/")) -> [IPAddress] {
    for path in ["/etc/resolv.conf", "/run/systemd/resolve/resolv.conf"] {
      guard let bytes = try? files.read(path) else { continue }
      let servers = bytes.split(separator: 0x0A).compactMap { line -> IPAddress? in
        let words = String(decoding: line, as: UTF8.self).split { $0 == " " || $0 == "\t" }
        return words.count >= 2 && words[0] == "nameserver" ? IPAddress(words[1]) : nil
      }
      let others = servers.filter { !$0.isLoopback }
      if !others.isEmpty { return others }
    }
    return []
  }

  /// The names of those addresses that the first server within reach has names for.
  ///
  /// - Returns: The names, and how many datagrams went to which server.
  package func names(
    of addresses: [IPAddress], perSecond: Int, seed: UInt64
  ) async -> (names: [IPAddress: String], sent: [IPAddress: Int]) {
    var names: [IPAddress: String] = [:]
    var sent: [IPAddress: Int] = [:]
    let first = UInt16(truncatingIfNeeded: seed)
    let questions = addresses.enumerated().map { index, address in
      let id = first &+ UInt16(truncatingIfNeeded: index)
      let bytes = DNSMessage.query(id, [.init(.reverse(address.bytes), .pointer)], recursive: true)
      return DatagramQuestion(port: 53, bytes: { _ in bytes }) { answer in
        DNSMessage(answer).map { $0.isResponse && $0.id == id } ?? false
      }
    }
    for server in servers.prefix(2) where !Task.isCancelled {
      let survey = await network.ask(questions, of: [server], limits: DatagramLimits(perSecond: perSecond), seed: seed)
      sent.merge(survey.sent) { $0 + $1 }
      for answer in survey.answers where addresses.indices.contains(answer.question) {
        let name = DNSMessage(answer.bytes)?.firstHostName
        if let name { names[addresses[answer.question]] = name }
      }
      // A server that answered knows what there is to know.
      if !survey.answers.isEmpty { break }
    }
    return (names, sent)
  }
}

extension DNSMessage {
  /// The host name that the first pointer among the answers leads to.
  var firstHostName: String? {
    for record in answers {
      if case .pointer(let name) = record.content, let name = name.hostName { return name }
    }
    return nil
  }
}

extension IPAddress {
  /// The address in network order: 4 or 16 bytes.
  var bytes: [UInt8] {
    let count = family == .v4 ? 4 : 16
    return (0..<count).reversed().map { UInt8(truncatingIfNeeded: value >> UInt128($0 * 8)) }
  }
}
