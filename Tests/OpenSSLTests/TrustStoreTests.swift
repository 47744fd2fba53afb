import OpenSSL
import TestSupport
import Testing

@Suite(.enabled(if: Program("openssl").isWanted))
struct TrustStoreTests {
  @Test func chainsOfEveryKind() throws {
    let shop = try CertificateWorkshop()
    let root = try shop.make("root", isAuthority: true)
    let middle = try shop.make("middle", by: root, isAuthority: true)
    let leaf = try shop.make("leaf", by: middle, names: "DNS:leaf")
    let direct = try shop.make("direct", by: root)
    let alone = try shop.make("alone")
    let expired = try shop.make("expired", by: root, validity: ("20200101000000Z", "20210101000000Z"))
    let weak = try shop.make("weak", by: root, key: .rsa(1024), digest: "sha1")
    let client = try shop.make("client", by: root, extensions: ["extendedKeyUsage = clientAuth"])
    let notAuthority = try shop.make("below", by: direct)
    let certificates = { (identities: [CertificateWorkshop.Identity]) in
      try identities.map { try Certificate(der: shop.der($0)) }
    }

    let own = try TrustStore.make(system: false, adding: [root.certificate])
    #expect(own.examine(try certificates([leaf, middle])) == .trusted)
    #expect(own.examine(try certificates([leaf, middle, root])) == .trusted)
    #expect(own.examine(try certificates([leaf, root, middle])) == .trusted)
    #expect(own.examine(try certificates([direct])) == .trusted)
    // Dates and strength are judged apart from trust.
    #expect(own.examine(try certificates([expired])) == .trusted)
    #expect(own.examine(try certificates([weak])) == .trusted)
    #expect(own.examine(try certificates([leaf])) == .incompleteChain)
    #expect(own.examine(try certificates([alone])) == .selfSigned)
    #expect(own.examine(try certificates([client])) == .other("unsuitable certificate purpose"))
    #expect(own.examine(try certificates([notAuthority, direct])).isTrusted == false)
    #expect(own.examine([]) == .other("no certificate"))

    let stranger = try TrustStore.make(system: false, adding: [alone.certificate])
    #expect(stranger.examine(try certificates([alone])) == .trusted)
    #expect(stranger.examine(try certificates([leaf, middle])) == .unknownIssuer)
    #expect(stranger.examine(try certificates([leaf, middle, root])) == .unknownIssuer)
    #expect(stranger.examine(try certificates([leaf, root])) == .incompleteChain)
    #expect(stranger.examine(try certificates([direct])) == .incompleteChain)

    let empty = try TrustStore.make(system: false)
    #expect(empty.examine(try certificates([leaf, middle])) == .noStore)
    #expect(empty.examine(try certificates([alone])) == .selfSigned)
    #expect(Trust.noStore.isTrusted == nil && Trust.trusted.reason == nil)
    #expect(throws: OpenSSLError.self) { try TrustStore.make(adding: ["/nonexistent.pem"]) }
  }

  /// A store is shared by everything that runs at once.
  @Test func aStoreIsSharedBetweenTasks() async throws {
    let shop = try CertificateWorkshop()
    let root = try shop.make("root", isAuthority: true)
    let leaf = try Certificate(der: shop.der(try shop.make("leaf", by: root)))
    let alone = try Certificate(der: shop.der(try shop.make("alone")))
    let store = try TrustStore.make(adding: [root.certificate])
    await withTaskGroup { group in
      for index in 0..<64 {
        group.addTask { (index, store.examine([index.isMultiple(of: 2) ? leaf : alone])) }
      }
      for await (index, trust) in group { #expect(trust == (index.isMultiple(of: 2) ? .trusted : .selfSigned)) }
    }
  }
}
