import OpenSSL
import TestSupport
import Testing

@Suite(.enabled(if: Program("openssl").isWanted))
struct TLSSessionTests {
  @Test(arguments: [0x0301, 0x0302, 0x0303, 0x0304] as [UInt16])
  func aHandshakeInMemory(version: UInt16) throws {
    let shop = try CertificateWorkshop()
    let root = try shop.make("root", isAuthority: true)
    let leaf = try shop.make("leaf", by: root, key: .rsa(1024), digest: "sha1")
    let server = try TLSContext.server(
      chain: shop.bundle("chain.pem", [leaf, root]), key: leaf.key, versions: .init(oldest: version, newest: version))
    let client = try TLSContext.client()
    var ours = try TLSSession.make(client, serverName: "leaf")
    var theirs = try TLSSession.make(server)
    #expect(ours.cipher == nil && ours.peerChain == [])
    try shake(&ours, &theirs)
    #expect(ours.version == version)
    #expect(ours.cipher == theirs.cipher && ours.cipher?.hasPrefix("TLS_") == true)
    #expect(ours.peerChain == [try shop.der(leaf), try shop.der(root)])
  }

  @Test func aRefusalIsAnError() throws {
    let shop = try CertificateWorkshop()
    let leaf = try shop.make("leaf")
    let server = try TLSContext.server(
      chain: leaf.certificate, key: leaf.key, versions: .init(oldest: 0x0304, newest: 0x0304))
    let client = try TLSContext.client(versions: .init(newest: 0x0303), offering: .everything)
    var ours = try TLSSession.make(client)
    var theirs = try TLSSession.make(server)
    #expect(throws: OpenSSLError.self) { try shake(&ours, &theirs) }
    // The server's alert has reached the client, which can say it.
    ours.receive(theirs.pending())
    let error = #expect(throws: OpenSSLError.self) { try ours.handshake() }
    #expect(error?.description.contains("alert protocol version") == true)
  }

  @Test(arguments: [
    Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8), [0x16, 0x03, 0x03, 0xFF, 0xFF, 0x02, 0x00],
    [0x15, 0x03, 0x01, 0x00, 0x02, 0x02, 0x28], Array(repeating: 0x16, count: 5000),
  ])
  func garbageIsAnError(bytes: [UInt8]) throws {
    let client = try TLSContext.client()
    var session = try TLSSession.make(client, serverName: "a.pl")
    #expect(try session.handshake() == .wantsBytes)
    #expect(session.pending().first == 0x16)
    session.receive(bytes)
    #expect(throws: OpenSSLError.self) { try session.handshake() }
    session.receive([])
    #expect(session.peerChain == [])
  }

  @Test func whatCannotBeMadeIsAnError() throws {
    #expect(throws: OpenSSLError.self) { _ = try TLSContext.client(versions: .init(oldest: 0x0999)).self }
    #expect(throws: OpenSSLError.self) { _ = try TLSContext.server(chain: "/nonexistent", key: "/nonexistent").self }
  }

  private func shake(_ ours: inout TLSSession, _ theirs: inout TLSSession) throws {
    for _ in 0..<10 {
      let client = try ours.handshake()
      theirs.receive(ours.pending())
      let server = try theirs.handshake()
      ours.receive(theirs.pending())
      if client == .done, server == .done { return }
    }
    Issue.record("no handshake after ten turns")
  }
}
