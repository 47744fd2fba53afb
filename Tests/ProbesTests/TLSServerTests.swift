import CaseFile
import Model
import Probes
import TestSupport
import Testing

/// The TLS probe against real servers.
@Suite(.enabled(if: Program("openssl").isWanted), .serialized)
struct TLSServerTests {
  @Test(arguments: [
    (["-no_tls1_3"], "----+-"),
    ([], "----++"),
    (["-tls1_3"], "-----+"),
    (["-min_protocol", "TLSv1", "-max_protocol", "TLSv1.1", "-cipher", "ALL:@SECLEVEL=0"], "--++--"),
    (["-min_protocol", "TLSv1", "-cipher", "ALL:@SECLEVEL=0"], "--++++"),
    (["-tls1_2", "-cipher", "NULL:@SECLEVEL=0"], "----+-"),
    (["-tls1", "-cipher", "aNULL:@SECLEVEL=0"], "--+---"),
    (["-tls1_2", "-cipher", "DHE-RSA-ARIA256-GCM-SHA384"], "----+-"),
    (["-tls1_2", "-curves", "brainpoolP512r1", "-cipher", "ECDHE-RSA-AES128-SHA"], "----+-"),
    (["-tls1_3", "-ciphersuites", "TLS_AES_128_CCM_8_SHA256", "-curves", "X448"], "-----+"),
  ])
  func versions(settings: [String], expected: String) async throws {
    let lab = try TLSLab()
    let identity = try lab.identity(key: .rsa(2048))
    let (server, port) = try lab.server(identity, settings)
    let seen = await lab.examine(port)
    let endpoint = try #require(seen.endpoint)
    #expect(endpoint.versions == expected)
    #expect(endpoint.unanswered == "")
    let names = ["SSLv2", "SSLv3", "TLSv1.0", "TLSv1.1", "TLSv1.2", "TLSv1.3"]
    let accepted = zip(names, expected).filter { $0.1 == "+" }.map(\.0)
    #expect(endpoint.oldest == accepted.first && endpoint.newest == accepted.last)
    #expect(endpoint.handshake == true, "\(seen.obstacles)")
    // An anonymous service shows no certificate.
    #expect(seen.certificates.count == (settings.contains("aNULL:@SECLEVEL=0") ? 0 : 1))
    #expect(endpoint.cipher?.hasPrefix("TLS_") == true)
    #expect(seen.service == "tls" && seen.obstacles == [])
    #expect(seen.contacts.map(\.purpose) == ["tls-versions", "tls-certificate", "tls-examination"])
    #expect(seen.contacts.allSatisfy { $0.ports == String(port) && $0.connections > 0 && $0.module == "tls" })
    #expect(server.isRunning)
  }

  @Test func aCertificateOfAnOwnAuthority() async throws {
    let lab = try TLSLab()
    let middle = try lab.shop.make("Middle", by: lab.root, isAuthority: true)
    let leaf = try lab.shop.make(
      "www.powiat.example", by: middle, names: "DNS:localhost,DNS:www.powiat.example",
      validity: ("20250501000000Z", "20250603120000Z"))
    let (server, port) = try lab.server(leaf, ["-cert_chain", middle.certificate])
    let seen = await lab.examine(port)
    #expect(seen.certificates.map(\.position) == [0, 1])
    let first = try #require(seen.certificates.first)
    #expect(first.subject == "CN=www.powiat.example" && first.issuer == "CN=Middle")
    #expect(first.names == "localhost,www.powiat.example")
    #expect(first.notBefore == "2025-05-01T00:00:00Z" && first.notAfter == "2025-06-03T12:00:00Z")
    #expect(first.daysLeft == 2 && first.daysUntilValid == -31)
    #expect(first.keyType == "EC" && first.keyBits == 256 && first.signatureDigest == "SHA256")
    #expect(first.selfSigned == false && first.authority == false)
    #expect(first.trusted == true && first.trustReason == nil && first.nameMatches == true)
    #expect(first.sha256?.count == 64 && first.pem?.hasPrefix("-----BEGIN CERTIFICATE-----\n") == true)
    let second = try #require(seen.certificates.last)
    #expect(second.authority == true && second.trusted == nil && second.nameMatches == nil)
    #expect(
      seen.certificates.allSatisfy { $0.name == "localhost" && $0.port == Int(port) && $0.address == "127.0.0.1" })

    let unnamed = await lab.examine(port, name: nil)
    #expect(unnamed.certificates.first?.nameMatches == nil && unnamed.endpoint?.name == nil)
    #expect(await lab.examine(port, name: "127.0.0.1").certificates.first?.nameMatches == false)
    #expect(await lab.examine(port, name: "other.example.").certificates.first?.nameMatches == false)
    #expect(await lab.examine(port, name: "no such\nname").endpoint?.name == nil)
    #expect(server.isRunning)
  }

  /// What is wrong with a certificate, and that it is told apart.
  @Test func certificatesWithFaults() async throws {
    let lab = try TLSLab()
    let middle = try lab.shop.make("Middle", by: lab.root, isAuthority: true)
    let stranger = try lab.shop.make("Stranger", isAuthority: true)
    let old = ("20200101000000Z", "20250531235959Z")
    let future = ("20250601010000Z", "20300101000000Z")
    let names = "DNS:localhost"
    let expired = try await certificate(lab, lab.shop.make("expired", by: lab.root, names: names, validity: old))
    #expect(expired.daysLeft == -1 && expired.trusted == true)
    let early = try await certificate(lab, lab.shop.make("early", by: lab.root, names: names, validity: future))
    #expect(early.daysUntilValid == 1 && early.trusted == true)
    let alone = try await certificate(lab, lab.shop.make("alone", names: names))
    #expect(alone.selfSigned == true && alone.trusted == false && alone.trustReason == "self-signed")
    let gap = try await certificate(lab, lab.shop.make("gap", by: middle, names: names))
    #expect(gap.selfSigned == false && gap.trusted == false && gap.trustReason == "incomplete-chain")
    let foreign = try await certificate(
      lab, lab.shop.make("foreign", by: stranger, names: names), ["-cert_chain", stranger.certificate])
    #expect(foreign.trusted == false && foreign.trustReason == "unknown-issuer")
    let short = try await certificate(
      lab, lab.shop.make("short", by: lab.root, key: .rsa(1024), digest: "sha1", names: names),
      ["-cipher", "ALL:@SECLEVEL=0"])
    #expect(short.keyType == "RSA" && short.keyBits == 1024 && short.signatureDigest == "SHA1")
    let curve = try await certificate(lab, lab.shop.make("curve", by: lab.root, key: .ec("P-384"), names: names))
    #expect(curve.keyBits == 384)
    let modern = try await certificate(
      lab, lab.shop.make("modern", key: .ed25519, digest: "null", names: names))
    #expect(modern.keyType == "Ed25519" && modern.signatureDigest == "SHA512")
  }

  /// A service that wants a certificate of its clients ends the handshake, but has shown its own.
  @Test(arguments: ["-tls1_2", "-tls1_3"])
  func aServiceThatWantsClientCertificates(version: String) async throws {
    let lab = try TLSLab()
    let (server, port) = try lab.server(lab.identity(), [version, "-Verify", "1"])
    let seen = await lab.examine(port)
    #expect(seen.endpoint?.versions == (version == "-tls1_2" ? "----+-" : "-----+"))
    #expect(seen.certificates.first?.subject == "CN=server")
    #expect(server.isRunning)
  }

  @Test(.enabled(if: Program("nginx").isWanted))
  func nginx() async throws {
    let lab = try TLSLab()
    let identity = try lab.identity(key: .rsa(2048))
    let ports = [LoopbackPort.free(), LoopbackPort.free(), LoopbackPort.free(), LoopbackPort.free()]
    try #require(Set(ports).count == 4)
    let settings = try lab.shop.folder.write(
      "nginx.conf",
      """
      daemon off; master_process off; pid \(lab.shop.folder.file("pid")); error_log \(lab.shop.folder.file("log"));
      events { worker_connections 64; }
      http {
        access_log off; client_body_temp_path \(lab.shop.folder.path); proxy_temp_path \(lab.shop.folder.path);
        fastcgi_temp_path \(lab.shop.folder.path); uwsgi_temp_path \(lab.shop.folder.path);
        scgi_temp_path \(lab.shop.folder.path);
        ssl_certificate \(identity.certificate); ssl_certificate_key \(identity.key);
        server {
          listen 127.0.0.1:\(ports[0]) ssl; ssl_protocols TLSv1 TLSv1.1; ssl_ciphers ALL:@SECLEVEL=0;
        }
        server { listen 127.0.0.1:\(ports[1]) ssl; ssl_protocols TLSv1.2 TLSv1.3; }
        server { listen 127.0.0.1:\(ports[2]); }
        server { listen 127.0.0.1:\(ports[3]) ssl default_server; ssl_protocols TLSv1.2 TLSv1.3; ssl_reject_handshake on; }
        server { listen 127.0.0.1:\(ports[3]) ssl; server_name localhost; }
      }
      """)
    let server = try Program("nginx").start(["-p", lab.shop.folder.path, "-c", settings])
    for port in ports { try #require(LoopbackPort.wait(port), "nginx does not listen") }
    let old = await lab.examine(ports[0])
    #expect(old.endpoint?.versions == "--++--" && old.endpoint?.handshake == true)
    let modern = await lab.examine(ports[1])
    #expect(modern.endpoint?.versions == "----++" && modern.certificates.first?.trusted == true)
    #expect(modern.endpoint?.suiteCount == 30 && (modern.endpoint?.connections ?? .max) <= 75)
    let plain = await lab.examine(ports[2])
    #expect(plain.endpoint == nil && plain.service == nil && plain.certificates == [])
    #expect(plain.contacts.map(\.connections) == [2])
    #expect(await lab.examine(ports[3]).endpoint?.versions == "----++")
    // A server that does not know the name has said nothing of the versions.
    let unknown = await lab.examine(ports[3], name: "other.example")
    #expect(unknown.endpoint?.versions.hasSuffix("??") == true)
    #expect(unknown.endpoint?.newest == nil && unknown.obstacles.contains { $0.reason == "unrecognized-name" })
    #expect(server.isRunning)
  }

  private func certificate(
    _ lab: TLSLab, _ identity: CertificateWorkshop.Identity, _ settings: [String] = []
  ) async throws -> TLSCertificate {
    let (server, port) = try lab.server(identity, settings)
    let seen = await lab.examine(port)
    #expect(server.isRunning)
    return try #require(seen.certificates.first, "\(identity.name): \(seen.obstacles)")
  }
}
