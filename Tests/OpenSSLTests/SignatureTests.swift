import Foundation
import TestSupport
import Testing

@testable import OpenSSL

/// Detached signatures, held against the program `openssl`.
@Suite struct SignatureTests {
  private let workshop: CertificateWorkshop
  private let root: CertificateWorkshop.Identity
  private static let content = Array("raport: zażółć gęślą jaźń".utf8)
  /// 2026-11-25T00:00:00Z.
  private static let now = 1_795_564_800

  init() throws {
    workshop = try CertificateWorkshop()
    root = try workshop.make("Urzad CA", isAuthority: true)
  }

  private func identity(
    _ name: String = "Starostwo", key: CertificateWorkshop.Key = .ec("P-256"),
    validity: (String, String) = ("20240101000000Z", "20440101000000Z")
  ) throws -> CertificateWorkshop.Identity {
    try workshop.make(
      name, by: root, key: key, validity: validity, extensions: ["keyUsage = digitalSignature, nonRepudiation"])
  }

  private func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path))) }

  private func sign(_ identity: CertificateWorkshop.Identity) throws -> DetachedSignature {
    let signer = try Signer.make(
      pem: try bytes(identity.certificate), key: try bytes(identity.key), passphrase: [])
    return try DetachedSignature.make(of: SignatureTests.content, by: signer)
  }

  private func store(_ authorities: CertificateWorkshop.Identity...) throws -> TrustStore {
    try TrustStore.make(
      system: false, adding: [], try authorities.map { try Certificate(der: try workshop.der($0)) })
  }

  @Test func everyKindOfKeySignsAndOpenSSLAgrees() throws {
    let content = try workshop.folder.write("raport.json", String(decoding: SignatureTests.content, as: UTF8.self))
    for (name, key) in [("ec", CertificateWorkshop.Key.ec("P-384")), ("rsa", .rsa(2048))] {
      let signature = try sign(try identity(name, key: key))
      let seen = signature.examine(SignatureTests.content, anchors: try store(root), at: SignatureTests.now)
      #expect(seen.isIntact && seen.trust == .trusted && seen.isCAdES, "\(name): \(seen)")
      #expect(seen.certificate?.subject == "CN=\(name)")
      #expect(abs((seen.claimedTime ?? 0) - Int(Date().timeIntervalSince1970)) < 600)
      let file = workshop.folder.file("\(name).p7s")
      try Data(signature.der).write(to: URL(filePath: file))
      _ = try Program("openssl").run(
        [
          "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", file, "-content", content, "-CAfile",
          root.certificate, "-purpose", "any", "-out", workshop.folder.file("out"),
        ], in: workshop.folder.path)
    }
  }

  @Test func aChangedByteBreaksIt() throws {
    let signature = try sign(try identity())
    var changed = SignatureTests.content
    changed[3] ^= 1
    let seen = signature.examine(changed, anchors: try store(root), at: SignatureTests.now)
    #expect(!seen.isIntact && seen.reason != nil)
    #expect(!signature.examine([], anchors: try store(root), at: SignatureTests.now).isIntact)
  }

  @Test func aStrangersAuthorityAndAnOldCertificateAreNotTrusted() throws {
    let other = try workshop.make("Obcy CA", isAuthority: true)
    let signature = try sign(try identity())
    let stranger = signature.examine(SignatureTests.content, anchors: try store(other), at: SignatureTests.now)
    #expect(stranger.isIntact && stranger.trust?.isTrusted == false)
    let late = signature.examine(SignatureTests.content, anchors: try store(root), at: 2_400_000_000)
    #expect(late.isIntact && late.trust?.isTrusted == false)
  }

  /// OpenSSL 3.0 makes no CMS with such a key; it says so.
  @Test func aKindOfKeyThatCannotSignIsRefused() throws {
    #expect(throws: OpenSSLError.self) { _ = try sign(try identity("ed", key: .ed25519)) }
  }

  @Test func aKeyOfAnotherCertificateAndAWrongPasswordAreRefused() throws {
    let (one, other) = (try identity("a"), try identity("b"))
    #expect(throws: OpenSSLError.self) {
      _ = try Signer.make(pem: try bytes(one.certificate), key: try bytes(other.key), passphrase: [])
    }
    let store = workshop.folder.file("a.p12")
    _ = try Program("openssl").run(
      [
        "pkcs12", "-export", "-in", one.certificate, "-inkey", one.key, "-certfile", root.certificate, "-out", store,
        "-passout", "pass:tajne",
      ], in: workshop.folder.path)
    #expect(throws: OpenSSLError.self) {
      _ = try Signer.make(pkcs12: try bytes(store), passphrase: Array("inne".utf8))
    }
    let signer = try Signer.make(pkcs12: try bytes(store), passphrase: Array("tajne".utf8))
    let signature = try DetachedSignature.make(of: SignatureTests.content, by: signer)
    #expect(
      signature.examine(SignatureTests.content, anchors: try self.store(root), at: SignatureTests.now).trust
        == .trusted)
    for broken in [[], [0x30], Array("-----BEGIN CMS-----".utf8), Array(signature.der.dropLast(9))] as [[UInt8]] {
      #expect(throws: OpenSSLError.self) { _ = try DetachedSignature(reading: broken) }
    }
  }

  @Test func aStampHoldsTheTimeOfTheSignature() throws {
    let tsa = try workshop.make(
      "Znaczniki", by: root,
      extensions: ["keyUsage = critical,digitalSignature", "extendedKeyUsage = critical,timeStamping"])
    let signature = try sign(try identity())
    let question = try signature.stampQuestion()
    let answer = try StampServer.answer(question.der, by: tsa, chain: root, in: workshop.folder)
    let stamped = try signature.stamped(by: answer, to: question)
    let seen = stamped.examine(SignatureTests.content, anchors: try store(root), at: SignatureTests.now)
    let stamp = try #require(seen.stamp)
    #expect(seen.isIntact && stamp.isIntact && stamp.isTrusted)
    #expect(abs(stamp.time - Int(Date().timeIntervalSince1970)) < 600)
    // The trusted time counts for the certificate's dates, however late it is verified.
    #expect(stamped.examine(SignatureTests.content, anchors: try store(root), at: 2_400_000_000).trust == .trusted)
    let stranger = try workshop.make("Obcy CA", isAuthority: true)
    #expect(
      stamped.examine(SignatureTests.content, anchors: try store(stranger), at: SignatureTests.now).stamp
        == DetachedSignature.TimeStamp(time: stamp.time, isIntact: true, isTrusted: false))

    // An answer to another question is none to this.
    let other = try sign(try identity("inny")).stampQuestion()
    #expect(throws: OpenSSLError.self) { _ = try signature.stamped(by: answer, to: other) }
    #expect(throws: OpenSSLError.self) { _ = try signature.stamped(by: [0x30, 0x00], to: question) }
  }
}
