package import CaseFile
package import Model
package import Network
import OpenSSL
package import Wire

/// Talks to a service in its own protocol as far as TLS, and looks at what it offers before.
///
/// It logs in nowhere. At most two connections: one as a client would, and one that sends a command without effect behind
/// the request for TLS, to see whether it is executed inside (CVE-2011-0411).
package struct StartTLSProbe: Sendable {
  private let network: Network

  package init(network: Network) { self.network = network }

  /// What was seen, and what to write into the audit log.
  package struct Observation: Hashable, Sendable {
    package var row: StartTLS
    package var contacts: [Contact]
    /// Whether the port spoke the protocol.
    package var isUnderstood: Bool
  }

  /// Some mail servers let strangers wait some seconds for their greeting (postscreen(8): 6 s).
  private static let patience = Duration.seconds(10)

  /// Examines one port.
  ///
  /// - Parameters:
  ///   - address: The host.
  ///   - port: Its port.
  ///   - protocolName: The protocol that the service speaks, or that its port's number suggests.
  ///   - name: The name under which users know it.
  ///   - observed: The time to write into the row.
  /// - Returns: What was seen, and the lines of the audit log.
  package func examine(
    _ address: IPAddress, port: UInt16, as protocolName: StartTLSProtocol, name: String?, observed: Timestamp
  ) async -> Observation {
    var row = StartTLS(
      endpoint: nil, asset: nil, address: address.description, port: Int(port), protocolName: protocolName.rawValue,
      observed: observed.iso)
    let asked = AskedName(name)
    let place = Place(address: address, port: port, protocolName: protocolName, name: asked)
    let (facts, works, reason) = await place.begin(network, until: .now + StartTLSProbe.patience)
    row.offered = facts.offered
    row.accepted = facts.accepted
    row.works = works
    row.reason = reason
    row.plainLogin = facts.plainLogin
    row.plainMethods = facts.methods.map { EscapedText.of(Array($0.joined(separator: ",").utf8)) }
    row.banner = facts.banner.isEmpty ? nil : EscapedText.of(facts.banner.prefix(256))
    row.refusal = facts.refusal.isEmpty ? nil : EscapedText.of(facts.refusal.prefix(256))
    var connections = 1
    if works == true, protocolName.harmlessCommand != nil {
      row.injection = await place.executesInjected(network, until: .now + StartTLSProbe.patience)
      connections += 1
    }
    let contact = Contact(
      at: observed.iso, module: "tls", address: address.description, ports: String(port), connections: connections,
      purpose: "starttls")
    return Observation(row: row, contacts: [contact], isUnderstood: facts.isUnderstood)
  }
}

extension StartTLSProbe {
  /// One service, and how it is talked to.
  private struct Place {
    let address: IPAddress
    let port: UInt16
    let protocolName: StartTLSProtocol
    let name: AskedName?

    /// The dialog, then a handshake; whether it worked, and why something is not known.
    func begin(
      _ network: Network, until deadline: ContinuousClock.Instant
    ) async -> (facts: StartTLSFacts, works: Bool?, reason: String?) {
      var dialog = StartTLSDialog(protocolName, name: name?.serverName)
      do throws(NetworkError) {
        let socket = try await network.connect(address, port: port, until: deadline, ending: .orderly)
        guard try await TLSDialer.talk(&dialog, network, socket, until: deadline) else {
          return (dialog.facts, nil, dialog.facts.isUnderstood ? nil : "malformed")
        }
        guard var channel = channel(network, socket, until: deadline) else { return (dialog.facts, nil, nil) }
        do throws(SecureChannel.Failure) {
          try await channel.shake()
          await leave(&channel)
          return (dialog.facts, true, nil)
        } catch {
          // An alert is TLS, too; whether the port speaks it is for the hellos of the TLS probe to say.
          if case .tls = error { return (dialog.facts, nil, nil) }
          return (dialog.facts, false, error.reason)
        }
      } catch {
        return (dialog.facts, nil, error.reason)
      }
    }

    /// Whether a command sent in clear text behind the request was executed inside TLS; nil when that is not certain.
    func executesInjected(_ network: Network, until deadline: ContinuousClock.Instant) async -> Bool? {
      guard let farewell = protocolName.farewell else { return nil }
      var dialog = StartTLSDialog(protocolName, name: name?.serverName, pipelining: true)
      do throws(NetworkError) {
        let socket = try await network.connect(address, port: port, until: deadline, ending: .orderly)
        // A server that refuses now has noticed what came behind.
        guard try await TLSDialer.talk(&dialog, network, socket, until: deadline) else {
          return dialog.facts.accepted == false ? false : nil
        }
        guard var channel = channel(network, socket, until: deadline) else { return nil }
        // Answered in clear text, before TLS: no injection, but no handshake either.
        guard dialog.left == 0 else { return false }
        return await answered(&channel, farewell)
      } catch {
        return nil
      }
    }

    private func answered(_ channel: inout SecureChannel, _ farewell: Farewell) async -> Bool? {
      do throws(SecureChannel.Failure) {
        try await channel.shake()
      } catch {
        switch error {
        // The text was taken for the beginning of TLS, as by Dovecot: a handshake had worked a moment ago.
        case .tls, .ended, .network(.reset): return false
        case .network, .tooLong: return nil
        }
      }
      do throws(SecureChannel.Failure) {
        try await channel.send(Array(farewell.command.utf8))
        var heard: [UInt8] = []
        while heard.count < 16_384, !farewell.isOver(heard) {
          let bytes = try await channel.receive()
          if bytes.isEmpty { break }
          heard += bytes
        }
        return farewell.isOver(heard) ? farewell.wasPreceded(in: heard, protocolName) : nil
      } catch {
        return nil
      }
    }

    private func channel(
      _ network: Network, _ socket: consuming Socket, until deadline: ContinuousClock.Instant
    ) -> SecureChannel? {
      guard let context = try? TLSContext.client(),
        let session = try? TLSSession.make(context, serverName: name?.serverName)
      else { return nil }
      return SecureChannel(network, socket, session, until: deadline)
    }

    /// Says goodbye where the protocol has a word for it, so that the server logs nothing strange.
    private func leave(_ channel: inout SecureChannel) async {
      guard let farewell = protocolName.farewell else { return }
      try? await channel.send(Array(farewell.command.utf8))
      _ = try? await channel.receive()
    }
  }
}
