import Model
import Network
import OpenSSL
import Wire

/// One connection on which TLS is tried, and, if it is spoken, one question is asked inside.
struct EncryptedTalk: Sendable {
  /// What came of it.
  struct Heard: Sendable {
    /// Whether the peer showed that it speaks TLS, also by refusing this client.
    var isTLS = false
    /// What it said inside.
    var bytes: [UInt8] = []
  }

  let network: Network
  let address: IPAddress
  let port: UInt16

  /// Shakes hands, listens for `listen`, and asks `question` if nothing was said.
  func run(listen: Duration?, _ question: Question?, until end: ContinuousClock.Instant) async -> Heard {
    var heard = Heard()
    do throws(OpenSSLError) {
      let context = try TLSContext.client(offering: .everything)
      var session = try TLSSession.make(context)
      do throws(NetworkError) {
        let socket = try await network.connect(address, port: port, until: end, ending: .orderly)
        guard try await shake(&session, socket, &heard, end) else { return heard }
        if let listen {
          try await read(&session, socket, &heard, until: min(end, .now + listen)) { Greeting.isComplete($0) }
        }
        if heard.bytes.isEmpty, let question {
          do throws(OpenSSLError) { try session.write(question.bytes(to: address, port: port)) } catch { return heard }
          try await network.write(socket, session.pending(), until: end)
          try await read(&session, socket, &heard, until: end) { question.isAnswered(by: $0) }
        }
        await network.close(socket)
      } catch {
        // No connection, or the end of the talk: what was heard by then counts.
      }
    } catch {
      // OpenSSL cannot make a client; nothing is known of the service.
    }
    return heard
  }

  /// Whether the handshake was carried through; what the peer sent is looked at in any case.
  private func shake(
    _ session: inout TLSSession, _ socket: borrowing Socket, _ heard: inout Heard, _ end: ContinuousClock.Instant
  ) async throws(NetworkError) -> Bool {
    var flight = ServerFlight()
    while true {
      var isDone = false
      do throws(OpenSSLError) {
        isDone = try session.handshake() == .done
      } catch {
        return false
      }
      let pending = session.pending()
      if !pending.isEmpty { try await network.write(socket, pending, until: end) }
      if isDone {
        heard.isTLS = true
        return true
      }
      let bytes = try await network.read(socket, atMost: 16_384, until: end)
      guard !bytes.isEmpty, flight.received < EncryptedTalk.longestFlight else { return false }
      flight.receive(bytes)
      if !heard.isTLS { heard.isTLS = isTLS(&flight) }
      session.receive(bytes)
    }
  }

  private func isTLS(_ flight: inout ServerFlight) -> Bool {
    switch flight.next() {
    case .needMore, .notTLS, .malformed: false
    default: true
    }
  }

  private func read(
    _ session: inout TLSSession, _ socket: borrowing Socket, _ heard: inout Heard,
    until deadline: ContinuousClock.Instant, _ isEnough: ([UInt8]) -> Bool
  ) async throws(NetworkError) {
    var received = 0
    while heard.bytes.count < EncryptedTalk.most, heard.bytes.isEmpty || !isEnough(heard.bytes) {
      do throws(OpenSSLError) {
        guard let data = try session.read(atMost: EncryptedTalk.most - heard.bytes.count) else { return }
        heard.bytes += data
        if !data.isEmpty { continue }
      } catch {
        return
      }
      do throws(NetworkError) {
        let bytes = try await network.read(socket, atMost: 16_384, until: deadline)
        received += bytes.count
        guard !bytes.isEmpty, received < EncryptedTalk.longestFlight else { return }
        session.receive(bytes)
      } catch {
        if error == .expired { return }
        throw error
      }
    }
  }

  private static let most = 16_384
  /// Encrypted bytes that are taken in at most: a peer may send records without end that hold nothing.
  private static let longestFlight = 65_536
}
