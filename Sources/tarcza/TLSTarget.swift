import CaseFile
import Catalogue
import Model
import Probes
import Wire

/// The endpoint that `tarcza tls` was asked to examine, checked before anything is contacted.
struct TLSTarget {
  /// As the user wrote it.
  let host: String
  let address: IPAddress
  /// Further addresses of the same name, which are not examined.
  let others: [IPAddress]
  let port: UInt16
  /// The name to ask for; an address written as text when there is none.
  let name: String
  let approach: EndpointProbe.Approach

  /// The ports on which each protocol is usually found.
  private static let ports: [StartTLSProtocol: UInt16] = [
    .smtp: 25, .lmtp: 24, .imap: 143, .pop3: 110, .ftp: 21, .ldap: 389, .xmpp: 5222, .xmppServer: 5269,
    .postgresql: 5432, .mysql: 3306, .rdp: 3389, .sieve: 4190, .nntp: 119, .irc: 6667,
  ]

  /// - Throws: One sentence, for a target that makes no sense, or must not be contacted.
  init(_ text: String, startTLS: StartTLSProtocol?, name: String?, scope path: String?) throws {
    let (host, port) = try TLSTarget.parts(text)
    let named = try ScanOrder.named([host], [])
    let addresses = named.hosts.compactMap(\.address)
    guard let address = addresses.first else {
      throw Failure("Podaj jeden adres albo jedną nazwę, a nie sieć.", "Give one address or one name, not a network.")
    }
    let scope = try path.map { try ScanOrder.resolved(ScopeFile.read($0, namedPorts: PortSets.named)) } ?? named
    try ScanOrder.allow(AddressBlock(address), scope)
    self.host = host
    self.address = address
    others = Array(addresses.dropFirst())
    self.port = port ?? startTLS.flatMap { TLSTarget.ports[$0] } ?? 443
    self.name = name ?? host
    if let startTLS {
      approach = .startTLS(startTLS)
    } else if let usual = ServiceNames.guess(self.port).flatMap({ StartTLSProtocol(service: $0) }) {
      approach = .maybe(usual)
    } else {
      approach = .direct
    }
    guard !PortsProbe.isFragile(self.port) else {
      throw Failure(
        "Port \(self.port) należy do urządzeń, które działają na wszystko, co do nich dotrze (drukarki, automatyka). "
          + "Tarcza się z nim nie łączy.",
        "Port \(self.port) belongs to devices that act on whatever reaches them (printers, industrial control). "
          + "Tarcza does not talk to it.")
    }
  }

  /// The host and port of `HOST`, `HOST:PORT`, `ADDRESS` or `[ADDRESS]:PORT`.
  static func parts(_ text: String) throws -> (host: String, port: UInt16?) {
    if IPAddress(text) != nil { return (text, nil) }
    var host = text[...]
    var port: Substring?
    if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
      host = text[text.index(after: text.startIndex)..<end]
      let rest = text[text.index(after: end)...]
      if !rest.isEmpty {
        guard rest.hasPrefix(":") else { throw unclear(text) }
        port = rest.dropFirst()
      }
    } else if let colon = text.lastIndex(of: ":") {
      host = text[..<colon]
      port = text[text.index(after: colon)...]
    }
    guard !host.isEmpty, !host.contains("/") else { throw unclear(text) }
    guard let port else { return (String(host), nil) }
    guard let number = UInt16(port), number > 0 else {
      throw Failure(
        "Port „\(Terminal.harmless(String(port)))” nie jest liczbą od 1 do 65535.",
        "The port “\(Terminal.harmless(String(port)))” is no number from 1 to 65535.")
    }
    return (String(host), number)
  }

  private static func unclear(_ text: String) -> Failure {
    Failure(
      "Cel „\(Terminal.harmless(text))” jest niezrozumiały. Podaj HOST, HOST:PORT albo [ADRES-IPv6]:PORT.",
      "The target “\(Terminal.harmless(text))” makes no sense. Give HOST, HOST:PORT or [IPv6-ADDRESS]:PORT.")
  }
}
