import CaseFile
import Foundation
import Model
import OpenSSL
import Probes
import TestSupport
import Testing

/// What the rows say of chains, second certificates, stapled states and servers that ask for clients' certificates.
@Suite(.enabled(if: Program("openssl").isWanted), .serialized)
struct TLSCertificateTests {
  /// The service's own row, of a server with these settings.
  private func leaf(
    _ lab: TLSLab, _ identity: CertificateWorkshop.Identity, chain: [CertificateWorkshop.Identity] = [],
    _ settings: [String] = [], name: String? = "localhost"
  ) async throws -> (leaf: TLSCertificate, all: [TLSCertificate], endpoint: TLSEndpoint) {
    let bundle = chain.isEmpty ? [] : ["-cert_chain", try lab.shop.bundle("\(identity.name)-chain.pem", chain)]
    let (server, port) = try lab.server(identity, bundle + settings)
    let seen = await lab.examine(port, name: name)
    #expect(server.isRunning)
    return (try #require(seen.certificates.first), seen.certificates, try #require(seen.endpoint))
  }

  @Test func chains() async throws {
    let lab = try TLSLab()
    let middle = try lab.shop.make("Middle", by: lab.root, isAuthority: true)
    let upper = try lab.shop.make("Upper", by: lab.root, isAuthority: true)
    let low = try lab.shop.make("Low", by: upper, isAuthority: true)
    let names = "DNS:localhost"
    let good = try await leaf(lab, lab.shop.make("good", by: middle, names: names), chain: [middle])
    #expect(good.leaf.chainOrdered == true && good.leaf.chainComplete == true && good.leaf.chainExtra == 0)
    #expect(good.leaf.anchorSent == false && good.leaf.chainLength == 2 && good.leaf.trustedBy == "system")
    #expect(good.all.map(\.inPath) == [true, true])
    let rooted = try await leaf(lab, lab.shop.make("rooted", by: middle, names: names), chain: [middle, lab.root])
    #expect(rooted.leaf.anchorSent == true && rooted.leaf.chainOrdered == true)
    let mixed = try await leaf(lab, lab.shop.make("mixed", by: low, names: names), chain: [upper, low])
    #expect(mixed.leaf.chainOrdered == false && mixed.leaf.chainExtra == 0 && mixed.leaf.trusted == true)
    let extra = try await leaf(lab, lab.shop.make("extra", by: middle, names: names), chain: [middle, low])
    #expect(extra.leaf.chainExtra == 1 && extra.leaf.chainOrdered == false && extra.all.last?.inPath == false)
    let gap = try await leaf(lab, lab.shop.make("gap", by: low, names: names), chain: [upper])
    #expect(gap.leaf.chainComplete == false && gap.leaf.trustReason == "incomplete-chain")
    let alone = try await leaf(lab, lab.shop.make("alone", by: low, names: names))
    #expect(alone.leaf.chainComplete == nil && alone.leaf.trusted == false)
  }

  @Test func names() async throws {
    let lab = try TLSLab()
    let wild = try await leaf(
      lab, lab.shop.make("wild", by: lab.root, names: "DNS:*.powiat.example,DNS:xn--urzd-9ra.pl,IP:10.1.2.3"),
      name: "www.powiat.example")
    #expect(wild.leaf.nameMatch == "wildcard" && wild.leaf.nameMatches == true && wild.leaf.wildcard == true)
    #expect(wild.leaf.idn == true && wild.leaf.ipNames == true && wild.leaf.internalNames == true)
    let exact = try await leaf(
      lab, lab.shop.make("exact", by: lab.root, names: "DNS:bip.powiat.pl"), name: "BIP.powiat.pl")
    #expect(exact.leaf.nameMatch == "exact" && exact.leaf.internalNames == false && exact.leaf.wildcard == false)
    let common = try await leaf(lab, lab.shop.make("stary.powiat.pl", by: lab.root), name: "stary.powiat.pl")
    #expect(common.leaf.nameMatch == "common-name" && common.leaf.nameMatches == false && common.leaf.hasNames == false)
    let address = try await leaf(lab, lab.shop.make("ip", by: lab.root, names: "IP:127.0.0.1"), name: "127.0.0.1")
    #expect(address.leaf.nameMatch == "ip" && address.leaf.nameMatches == true)
  }

  @Test(arguments: [["-tls1_2"], ["-tls1_3"]]) func twoCertificates(settings: [String]) async throws {
    let lab = try TLSLab()
    let rsa = try lab.identity("rsa", key: .rsa(2048))
    let ec = try lab.identity("ec")
    let seen = try await leaf(lab, rsa, ["-dcert", ec.certificate, "-dkey", ec.key] + settings)
    #expect(seen.all.map(\.chain) == [0, 1] && seen.all.allSatisfy { $0.position == 0 && $0.trusted == true })
    #expect(Set(seen.all.map(\.keyType)) == ["RSA", "EC"])
    let one = try await leaf(lab, rsa, settings)
    #expect(one.all.count == 1 && one.leaf.keyExponent == 65_537 && one.leaf.keyWeakness == "")
  }

  @Test(arguments: ["-tls1_2", "-tls1_3"], ["-verify", "-Verify"])
  func clientCertificates(version: String, wish: String) async throws {
    let lab = try TLSLab()
    let seen = try await leaf(lab, lab.identity(), [version, wish, "1", "-CAfile", lab.root.certificate])
    #expect(seen.endpoint.clientCertificate == (wish == "-verify" ? "optional" : "required"))
    #expect(seen.endpoint.clientAuthorities == "CN=Tarcza Test Root" || seen.endpoint.clientAuthorities == "")
    let none = try await leaf(lab, lab.identity("plain"), [version])
    #expect(none.endpoint.clientCertificate == "none" && none.endpoint.clientAuthorities == "")
  }

  /// States that the authority itself signed, made with openssl-ocsp(1).
  @Test(arguments: [("V\t440101000000Z\t", "good"), ("R\t440101000000Z\t250101000000Z", "revoked")])
  func staples(entry: String, state: String) async throws {
    let lab = try TLSLab()
    let folder = lab.shop.folder
    let identity = try lab.identity()
    let serial = try CertificateDetails(der: lab.shop.der(identity)).serial ?? ""
    try folder.write("states", "\(entry)\t\(serial.uppercased())\tunknown\t/CN=server\n")
    let openssl = Program("openssl")
    try openssl.run(
      ["ocsp", "-issuer", lab.root.certificate, "-cert", identity.certificate, "-reqout", folder.file("req")])
    try openssl.run([
      "ocsp", "-index", folder.file("states"), "-CA", lab.root.certificate, "-rsigner", lab.root.certificate, "-rkey",
      lab.root.key, "-reqin", folder.file("req"), "-respout", folder.file("resp"), "-ndays", "7",
    ])
    let chain = try lab.shop.bundle("chain.pem", [lab.root])
    let (server, port) = try lab.server(
      identity, ["-cert_chain", chain, "-status", "-status_file", folder.file("resp")])
    let now = Timestamp(seconds: Int(Date().timeIntervalSince1970))
    for (moment, expected) in [(now, state), (Timestamp(seconds: now.seconds + 30 * 86_400), "expired")] {
      let seen = await TLSProbe(network: lab.network, anchors: Anchors(system: lab.trust)).examine(
        .loopback, port: port, name: "localhost", observed: moment, seed: 1)
      let row = try #require(seen.certificates.first)
      #expect(row.staple == expected)
      #expect(row.revoked == (expected == "revoked" ? true : expected == "good" ? false : nil))
      #expect(row.revocationSource == (expected == "expired" ? nil : "staple"))
    }
    let stranger = try lab.shop.make("other", by: lab.root, names: "DNS:localhost")
    let (second, other) = try lab.server(
      stranger, ["-cert_chain", chain, "-status", "-status_file", folder.file("resp")])
    // A state of another certificate.
    #expect(await lab.examine(other).certificates.first?.staple == "invalid")
    #expect(server.isRunning && second.isRunning)
  }
}
