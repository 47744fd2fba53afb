import CaseFile
import Foundation
import Model
import Network
import OpenSSL
import Probes
import TestSupport
import Testing
import Wire

/// What the tests of STARTTLS share: servers of many protocols, each with its own settings and port.
struct StartTLSLab {
  let lab: TLSLab
  let identity: CertificateWorkshop.Identity
  var folder: TemporaryFolder { lab.shop.folder }

  init() throws {
    lab = try TLSLab()
    identity = try lab.identity(key: .rsa(2048))
  }

  func examine(_ port: UInt16, _ approach: EndpointProbe.Approach, name: String? = "localhost") async
    -> EndpointProbe.Seen
  {
    var limits = TLSLimits()
    limits.connection = .seconds(10)
    limits.endpoint = .seconds(20)
    return await EndpointProbe(network: lab.network, anchors: Anchors(system: lab.trust)).examine(
      .loopback, port: port, name: name, approach: approach, observed: TLSLab.observed, limits: limits, seed: 1)
  }

  /// A server that talks in lines: `answers` are what it says to a line that begins so; then TLS by OpenSSL.
  ///
  /// - Parameters:
  ///   - greeting: What it says first; empty for none.
  ///   - answers: For the first word, or words, of a line, in the order of trying.
  ///   - trigger: The line that is followed by TLS.
  ///   - isFaulty: Whether what came in clear text behind the trigger is executed inside TLS.
  /// - Returns: The server.
  func scripted(
    greeting: String, answers: [(String, String)], trigger: String, isFaulty: Bool
  ) -> ScriptedServer {
    let identity = identity
    return ScriptedServer { connection in
      guard let context = try? TLSContext.server(chain: identity.certificate, key: identity.key) else { return }
      if !greeting.isEmpty { connection.write(Array(greeting.utf8)) }
      var buffer: [UInt8] = []
      func answer(_ line: String) -> String { answers.first { line.hasPrefix($0.0) }?.1 ?? "500 unknown\r\n" }
      while true {
        while let end = buffer.firstIndex(of: 0x0A) {
          let line = String(decoding: buffer[..<end].filter { $0 != 0x0D }, as: UTF8.self)
          buffer.removeSubrange(...end)
          connection.write(Array(answer(line).utf8))
          guard line == trigger else { continue }
          let injected = isFaulty ? String(decoding: buffer.filter { $0 != 0x0D && $0 != 0x0A }, as: UTF8.self) : ""
          StartTLSLab.secure(connection, context, injected.isEmpty ? "" : answer(injected), answer)
          return
        }
        let more = connection.read()
        if more.isEmpty { return }
        buffer += more
      }
    }
  }

  private static func secure(
    _ connection: ScriptedServer.Connection, _ context: borrowing TLSContext, _ first: String,
    _ answer: (String) -> String
  ) {
    guard var session = try? TLSSession.make(context) else { return }
    while true {
      let step = try? session.handshake()
      // An alert, too, is owed to the client: it would wait for one in vain.
      connection.write(session.pending())
      guard let step else { return }
      if step == .done { break }
      let bytes = connection.read()
      if bytes.isEmpty { return }
      session.receive(bytes)
    }
    if !first.isEmpty { try? session.send(Array(first.utf8)) }
    connection.write(session.pending())
    while let received = try? session.read() {
      connection.write(session.pending())
      switch received {
      case .bytes(let bytes):
        try? session.send(
          Array(answer(String(decoding: bytes.filter { $0 != 0x0D && $0 != 0x0A }, as: UTF8.self)).utf8))
        connection.write(session.pending())
      case .wantsBytes:
        let bytes = connection.read()
        if bytes.isEmpty { return }
        session.receive(bytes)
      case .ended: return
      }
    }
    connection.write(session.pending())
  }
}
