package import CaseFile
import FoundationEssentials
import Model
package import Network
import OpenSSL
import Wire

/// Asks an SSH service what it can do and for its host key, over one connection, and hangs up before any login.
///
/// Servers count unfinished connections (OpenSSH's PerSourcePenalties and MaxStartups), so there is never a second one.
package struct SSHProbe: ServiceProbe {
  private let network: Network

  package init(network: Network) { self.network = network }

  package static func isMeant(for endpoint: Endpoint) -> Bool {
    endpoint.transport == "tcp" && endpoint.service == "ssh" && endpoint.serviceReason == "greeting"
  }

  /// For the whole conversation.
  private static let patience = Duration.seconds(8)

  package func examine(_ place: ServicePlace) async -> ServiceObservation {
    let address = place.address
    var row = SSHEndpoint(
      endpoint: nil, asset: nil, address: address.description, port: Int(place.port), observed: place.observed.iso)
    var talk = SSHTalk(network: network, deadline: .now + SSHProbe.patience)
    do throws(NetworkError) {
      let socket = try await network.connect(address, port: place.port, until: talk.deadline, ending: .orderly)
      await talk.fill(&row, socket)
      await network.end(socket, until: .now + .milliseconds(300))
    } catch {
      row.reason = error.reason
    }
    return ServiceObservation(
      rows: [row],
      contacts: [
        Contact(
          at: place.observed.iso, module: ServiceModule.ssh.id, address: address.description,
          ports: String(place.port), connections: 1, purpose: "ssh-key-exchange")
      ], obstacles: row.reason.map { [Obstacle(reason: $0, detail: "\(address):\(place.port)")] } ?? [])
  }
}

extension ServiceModule {
  static let ssh = ServiceModule(
    id: "ssh", title: Phrase(pl: "Usługi SSH", en: "SSH services"), probes: [SSHProbe.self])
}

/// The conversation on one socket.
private struct SSHTalk {
  let network: Network
  let deadline: ContinuousClock.Instant
  private var buffer: [UInt8] = []
  private var received = 0

  /// More than two packets of the greatest length and the lines before them.
  private static let most = 2 * SSHPacket.longest + SSHIdentification.longest

  init(network: Network, deadline: ContinuousClock.Instant) {
    self.network = network
    self.deadline = deadline
  }

  private enum Fault: Error {
    case network(NetworkError), closed, malformed

    var reason: String {
      switch self {
      case .network(let error): error.reason
      case .closed: "closed"
      case .malformed: "malformed"
      }
    }
  }

  mutating func fill(_ row: inout SSHEndpoint, _ socket: borrowing Socket) async {
    do throws(Fault) {
      let identification = try await identification(socket)
      row.protocolVersion = identification.version
      row.version1 = identification.speaksVersion1
      row.software = EscapedText.of(identification.software)
      guard identification.speaksVersion2 else { return }
      try await send(Array("SSH-2.0-Tarcza\r\n".utf8), socket)
      guard let offer = SSHKeyExchangeInit(try await message(SSHPacket.Message.kexInit, socket)) else {
        throw .malformed
      }
      row.fill(offer)
      guard let exchange = SSHFirstStep.exchanges.first(where: offer.keyExchange.contains),
        let kind = offer.hostKeys.first,
        let step = SSHFirstStep.payload(of: exchange)
      else {
        row.reason = "no-common-exchange"
        return
      }
      // The server's own first kind: some list kinds of which they have no key (Dropbear 2022.83 then ends with an error).
      var choice = offer
      choice.keyExchange = [exchange]
      choice.hostKeys = [kind]
      let cookie = (0..<16).map { _ in UInt8.random(in: 0...255) }
      try await send(SSHPacket.bytes(choice.payload(cookie: cookie)) + SSHPacket.bytes(step), socket)
      guard let key = SSHKeyBlob(reply: try await message(SSHPacket.Message.kexdhReply, socket)) else {
        throw .malformed
      }
      row.hostKeyType = key.type
      row.hostKeyBits = key.bits
      row.hostKeySha256 = Data(SHA256.digest(key.blob)).base64EncodedString().replacing("=", with: "")
    } catch {
      row.reason = error.reason
    }
  }

  private mutating func identification(_ socket: borrowing Socket) async throws(Fault) -> SSHIdentification {
    while true {
      if let (found, rest) = SSHIdentification.read(buffer) {
        buffer = rest
        return found
      }
      guard buffer.count < SSHIdentification.longest else { throw .malformed }
      try await receive(socket)
    }
  }

  /// The payload of the next message of this number; those that may come at any time are passed over (RFC 4253 § 11).
  private mutating func message(_ number: UInt8, _ socket: borrowing Socket) async throws(Fault) -> [UInt8] {
    while true {
      let next: (payload: [UInt8], rest: [UInt8])?
      do { next = try SSHPacket.read(buffer) } catch { throw .malformed }
      guard let next else {
        try await receive(socket)
        continue
      }
      buffer = next.rest
      switch next.payload.first {
      case number: return next.payload
      case SSHPacket.Message.ignore, SSHPacket.Message.debug: continue
      case SSHPacket.Message.disconnect: throw .closed
      default: throw .malformed
      }
    }
  }

  private mutating func receive(_ socket: borrowing Socket) async throws(Fault) {
    do throws(NetworkError) {
      let piece = try await network.read(socket, atMost: 16_384, until: deadline)
      received += piece.count
      buffer += piece
      if piece.isEmpty { throw NetworkError.closed }
    } catch {
      throw error == .closed ? .closed : .network(error)
    }
    guard received <= SSHTalk.most else { throw .malformed }
  }

  private func send(_ bytes: [UInt8], _ socket: borrowing Socket) async throws(Fault) {
    do throws(NetworkError) { try await network.write(socket, bytes, until: deadline) } catch { throw .network(error) }
  }
}
