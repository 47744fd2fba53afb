import CaseFile
import Probes
import TestSupport
import Testing
import Wire

/// What the probe enumerates, against servers whose truth is known by offering every suite alone at every version.
@Suite(.enabled(if: Program("openssl").isWanted), .serialized)
struct TLSTruthTests {
  /// OpenSSL in many configurations: the pairs of version and suite equal the truth, none more and none less.
  @Test(arguments: [
    ["-cipher", "ALL:COMPLEMENTOFALL:@SECLEVEL=0", "-min_protocol", "TLSv1"],
    ["-tls1_2", "-cipher", "ALL:@SECLEVEL=0", "-serverpref"],
    ["-tls1_2", "-cipher", "CAMELLIA:AESCCM:ARIA:@SECLEVEL=0"],
    ["-tls1_2", "-cipher", "PSK:@SECLEVEL=0", "-psk", "00112233"],
    ["-tls1_2", "-cipher", "aNULL:eNULL:@SECLEVEL=0"],
    ["-tls1_3", "-ciphersuites", "TLS_AES_128_CCM_8_SHA256:TLS_AES_128_CCM_SHA256"],
    ["-tls1_2", "-cipher", "DHE:@SECLEVEL=0"],
  ])
  func suitesOfOpenSSL(settings: [String]) async throws {
    let lab = try TLSLab()
    let (server, port) = try lab.server(try lab.identity(key: .rsa(2048)), settings + ["-naccept", "100000"])
    let versions: [ProtocolVersion] =
      settings.contains("-tls1_2") ? [.tls12] : settings.contains("-tls1_3") ? [.tls13] : [.tls10, .tls12, .tls13]
    var truth = TLSBruteForce(port: port).suites(versions)
    // What TLS 1.1 accepts is what TLS 1.0 does, by another name.
    truth.formUnion(truth.filter { $0.hasPrefix("TLSv1.0 ") }.map { "TLSv1.1 " + $0.dropFirst(8) })
    let seen = await lab.examine(port)
    #expect(!truth.isEmpty)
    #expect(Set(seen.suites.map(\.pair)) == truth)
    #expect(seen.endpoint?.suitesComplete == true && seen.endpoint?.suiteCount == truth.count)
    // OpenSSL as a client has no pre-shared key to go on with.
    #expect(seen.obstacles.filter { $0.reason != "handshake-failed" } == [])
    #expect(server.isRunning)
  }

  /// GnuTLS, which gives DHE only to clients that offer the groups of RFC 7919.
  @Test(
    .enabled(if: Program("gnutls-serv").isWanted),
    arguments: [
      "NORMAL", "NORMAL:+VERS-TLS1.0:+VERS-TLS1.1:+3DES-CBC:+DHE-RSA:+RSA:+ARCFOUR-128:%VERIFY_ALLOW_SIGN_WITH_SHA1",
    ])
  func suitesOfGnuTLS(priority: String) async throws {
    let lab = try TLSLab()
    let identity = try lab.identity(key: .rsa(2048))
    let port = LoopbackPort.free()
    let server = try Program("gnutls-serv").start([
      "--port", "\(port)", "--x509certfile", identity.certificate, "--x509keyfile", identity.key, "--priority",
      priority, "--quiet", "--echo",
    ])
    try #require(LoopbackPort.wait(port))
    let truth = TLSBruteForce(port: port).suites()
    let seen = await lab.examine(port)
    #expect(!truth.isEmpty)
    #expect(Set(seen.suites.map(\.pair)) == truth)
    #expect(seen.endpoint?.suitesComplete == true, "\(seen.obstacles)")
    #expect(server.isRunning)
  }

  /// stunnel, as offices put it before programs of their own that know no TLS; it shakes hands before it looks for them.
  @Test(.enabled(if: Program("stunnel").isWanted)) func suitesOfStunnel() async throws {
    let lab = try TLSLab()
    let identity = try lab.identity(key: .rsa(2048))
    let port = LoopbackPort.free()
    let settings = try lab.shop.folder.write(
      "stunnel.conf",
      """
      foreground = quiet
      pid =
      output = \(lab.shop.folder.file("stunnel.log"))
      [service]
      accept = 127.0.0.1:\(port)
      connect = 127.0.0.1:\(LoopbackPort.free())
      cert = \(identity.certificate)
      key = \(identity.key)
      sslVersionMin = TLSv1.2
      securityLevel = 0
      ciphers = ALL:!aNULL:@SECLEVEL=0

      """)
    let server = try Program("stunnel").start([settings])
    try #require(LoopbackPort.wait(port), "stunnel does not listen")
    let truth = TLSBruteForce(port: port).suites()
    let seen = await lab.examine(port)
    #expect(!truth.isEmpty)
    #expect(Set(seen.suites.map(\.pair)) == truth)
    #expect(seen.endpoint?.versions == "----++" && seen.endpoint?.suitesComplete == true, "\(seen.obstacles)")
    #expect(server.isRunning)
  }

  /// NSS, the one library of today that still speaks SSLv3.
  @Test(.enabled(if: Program("selfserv").isWanted && Program("certutil").isWanted))
  func suitesOfNSS() async throws {
    let lab = try TLSLab()
    let identity = try lab.identity(key: .rsa(2048))
    let store = "sql:" + lab.shop.folder.path
    let bundle = lab.shop.folder.file("server.p12")
    try Program("openssl").run([
      "pkcs12", "-export", "-in", identity.certificate, "-inkey", identity.key, "-name", "server", "-out", bundle,
      "-passout", "pass:",
    ])
    try Program("certutil").run(["-N", "-d", store, "--empty-password"])
    try Program("pk12util").run(["-i", bundle, "-d", store, "-W", ""])
    let port = LoopbackPort.free()
    let server = try Program("selfserv").start(["-d", store, "-n", "server", "-p", "\(port)", "-V", "ssl3:tls1.2"])
    try #require(LoopbackPort.wait(port))
    let truth = TLSBruteForce(port: port).suites()
    let seen = await lab.examine(port)
    #expect(truth.contains { $0.hasPrefix("SSLv3 ") })
    #expect(Set(seen.suites.map(\.pair)) == truth)
    #expect(seen.endpoint?.sslv3 == true && seen.endpoint?.suitesComplete == true, "\(seen.obstacles)")
    #expect(server.isRunning)
  }

  /// The order of a server that decides, the absence of one that does not, and ChaCha20 for clients that put it first.
  @Test func orders() async throws {
    let lab = try TLSLab()
    let names = [
      "ECDHE-RSA-AES128-GCM-SHA256", "AES256-SHA", "ECDHE-RSA-CHACHA20-POLY1305", "ECDHE-RSA-AES256-GCM-SHA384",
      "AES128-GCM-SHA256",
    ]
    let settings = ["-tls1_2", "-cipher", names.joined(separator: ":")]
    let identity = try lab.identity(key: .rsa(2048))
    let (first, port) = try lab.server(identity, settings + ["-serverpref"])
    let seen = await lab.examine(port)
    let order = seen.suites.sorted { ($0.position ?? 0) < ($1.position ?? 0) }
    #expect(seen.suites.allSatisfy { $0.position != nil })
    #expect(
      order.map(\.suite) == [
        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_RSA_WITH_AES_256_CBC_SHA",
        "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
        "TLS_RSA_WITH_AES_128_GCM_SHA256",
      ])
    #expect(seen.endpoint?.serverPreference == true && seen.endpoint?.weakPreferred == true)
    #expect(seen.endpoint?.chachaPriority == false)

    let (second, other) = try lab.server(identity, settings + ["-serverpref", "-prioritize_chacha"])
    let chacha = await lab.examine(other)
    #expect(chacha.endpoint?.serverPreference == true && chacha.endpoint?.chachaPriority == true)

    let (third, last) = try lab.server(identity, settings)
    let client = await lab.examine(last)
    #expect(client.endpoint?.serverPreference == false && client.endpoint?.weakPreferred == nil)
    #expect(client.suites.allSatisfy { $0.position == nil })
    #expect(first.isRunning && second.isRunning && third.isRunning)
  }

  /// Groups, primes and signature schemes, in both kinds of handshake.
  @Test func groupsAndSignatures() async throws {
    let lab = try TLSLab()
    let (first, port) = try lab.server(
      try lab.identity(key: .rsa(2048)),
      [
        "-curves", "X448:P-521:brainpoolP256r1:secp224r1:P-192", "-cipher", "ECDHE+AESGCM:DHE+AESGCM:@SECLEVEL=0",
        "-sigalgs", "RSA+SHA1:RSA+SHA224:RSA-PSS+SHA256", "-no_ticket",
      ])
    let seen = await lab.examine(port)
    let groups = Set(seen.groups.filter { $0.handshake == "TLSv1.2" && $0.kind == "ecdhe" }.map(\.groupName))
    #expect(groups == ["x448", "secp521r1", "brainpoolP256r1", "secp224r1", "secp192r1"])
    #expect(Set(seen.groups.filter { $0.handshake == "TLSv1.3" }.map(\.groupName)) == ["x448", "secp521r1"])
    #expect(seen.endpoint?.weakCurve == true && seen.endpoint?.ecdhBits == 192 && seen.endpoint?.postQuantum == false)
    #expect(seen.endpoint?.groupsComplete == true)
    let schemes = Set(seen.signatures.filter { $0.handshake == "TLSv1.2" }.map(\.scheme))
    #expect(schemes == ["rsa_pkcs1_sha1", "rsa_pkcs1_sha224", "rsa_pss_rsae_sha256"])
    #expect(seen.endpoint?.signatureSha1 == true && seen.endpoint?.signatureSha224 == true)
    #expect(seen.endpoint?.dhBits == 2048 && seen.endpoint?.dhReused == false && seen.endpoint?.ecdhReused == false)

    let parameters = lab.shop.folder.file("dh.pem")
    try Program("openssl").run([
      "genpkey", "-genparam", "-algorithm", "DH", "-pkeyopt", "group:modp_1536", "-out", parameters,
    ])
    let (second, other) = try lab.server(
      try lab.identity("finite", key: .rsa(2048)), ["-tls1_2", "-cipher", "DHE:@SECLEVEL=0", "-dhparam", parameters])
    let finite = await lab.examine(other)
    #expect(finite.endpoint?.dhBits == 1536 && finite.endpoint?.dhPrime == "rfc3526-oakley-5")
    #expect(finite.endpoint?.dhPrimeCommon == false && finite.endpoint?.dhRfc7919 == false)
    #expect(first.isRunning && second.isRunning)
  }

  /// Groups stand in the server's order where that decides, and in none where the client's does.
  @Test func orderOfGroups() async throws {
    let lab = try TLSLab()
    let identity = try lab.identity(key: .rsa(2048))
    let settings = ["-tls1_2", "-cipher", "ECDHE+AESGCM:ECDHE+AES", "-curves", "P-521:X25519:P-256"]
    let (first, port) = try lab.server(identity, settings + ["-serverpref"])
    let groups = await lab.examine(port).groups
    #expect(
      groups.sorted { ($0.position ?? 0) < ($1.position ?? 0) }.map(\.groupName) == [
        "secp521r1", "x25519", "secp256r1",
      ])
    #expect(groups.map(\.position).allSatisfy { $0 != nil })
    let (second, other) = try lab.server(identity, settings)
    let client = await lab.examine(other).groups
    #expect(Set(client.map(\.groupName)) == ["secp521r1", "x25519", "secp256r1"])
    #expect(client.allSatisfy { $0.position == nil })
    #expect(first.isRunning && second.isRunning)
  }

  /// What TLS 1.3 encrypts comes from whole handshakes: the application protocol, and the certificate without a name.
  @Test func onlyTLS13() async throws {
    let lab = try TLSLab()
    let identity = try lab.identity("named")
    let nameless = try lab.identity("nameless")
    let (server, port) = try lab.server(
      nameless,
      [
        "-tls1_3", "-servername", "localhost", "-cert2", identity.certificate, "-key2",
        identity.key,
      ])
    let seen = await lab.examine(port)
    let endpoint = try #require(seen.endpoint)
    #expect(seen.certificates.first?.subject == "CN=named")
    #expect(endpoint.alpn == "")
    #expect(endpoint.withoutName == "other-certificate" && endpoint.unknownName == "other-certificate")
    #expect(endpoint.sniRequired == false && endpoint.ocspStapling == false && endpoint.scts == 0)
    #expect(endpoint.poodleTls == false && endpoint.poodleTlsReason == "no-cbc")
    #expect(seen.versions.first { $0.version == "TLSv1.2" }?.reason == "alert:protocol_version")
    // OpenSSL's test server has application protocols for its first name only.
    let (second, other) = try lab.server(identity, ["-tls1_3", "-alpn", "h2,http/1.1"])
    #expect(await lab.examine(other).endpoint?.alpn == "h2")
    #expect(server.isRunning && second.isRunning)
  }

  /// A modern server has none of the weaknesses, and nothing of it stays unknown.
  @Test func aModernServerHasNoWeakness() async throws {
    let lab = try TLSLab()
    let (server, port) = try lab.server(
      try lab.identity(),
      [
        "-rev", "-no_tls1", "-no_tls1_1", "-cipher", "ECDHE+AESGCM:ECDHE+CHACHA20", "-sigalgs",
        "ECDSA+SHA256:ECDSA+SHA384",
      ])
    let endpoint = try #require(await lab.examine(port).endpoint)
    let weaknesses: [(String, Bool?)] = [
      ("heartbleed", endpoint.heartbleed), ("ccs", endpoint.earlyCcs), ("ticketbleed", endpoint.ticketbleed),
      ("robot", endpoint.robot), ("poodle", endpoint.poodleSslv3), ("poodle-tls", endpoint.poodleTls),
      ("beast", endpoint.beast), ("crime", endpoint.crime), ("sweet32", endpoint.sweet32), ("freak", endpoint.freak),
      ("logjam", endpoint.logjam), ("drown", endpoint.drown), ("rc4", endpoint.rc4), ("lucky13", endpoint.lucky13),
      ("renegotiation", endpoint.insecureRenegotiation), ("client", endpoint.clientRenegotiation),
      ("null", endpoint.suiteNull), ("anonymous", endpoint.suiteAnonymous), ("export", endpoint.suiteExport),
      ("sha1", endpoint.signatureSha1), ("md5", endpoint.signatureMd5), ("curve", endpoint.weakCurve),
      ("grease", endpoint.greaseIntolerance), ("extension", endpoint.extensionIntolerance),
      ("long", endpoint.longHelloIntolerance), ("many", endpoint.manySuitesIntolerance),
      ("version", endpoint.versionIntolerance), ("tls13", endpoint.tls13Intolerance),
      ("rate", endpoint.rateLimited), ("sni", endpoint.sniRequired),
    ]
    for (name, value) in weaknesses { #expect(value == false, "\(name)") }
    #expect(endpoint.fallbackScsv == true && endpoint.downgradeSentinel == true)
    #expect(endpoint.secureRenegotiation == true && endpoint.extendedMasterSecret == true)
    #expect(endpoint.resumptionTicket == true && endpoint.sessionTickets == true && endpoint.ticketLifetime == 7200)
    #expect((endpoint.connections ?? 0) <= 75)
    #expect(server.isRunning)
  }

  /// Renegotiation by the client, compression's absence, tickets' absence, early data.
  @Test func featuresOfOpenSSL() async throws {
    let lab = try TLSLab()
    let identity = try lab.identity(key: .rsa(2048))
    let (first, port) = try lab.server(
      identity,
      ["-tls1_2", "-rev", "-client_renegotiation", "-legacy_renegotiation", "-no_ticket", "-alpn", "h2,http/1.1"])
    let seen = try #require(await lab.examine(port).endpoint)
    #expect(
      seen.clientRenegotiation == true && (seen.clientRenegotiations ?? 0) > 0,
      "\(seen.clientRenegotiationReason ?? "")")
    #expect(seen.sessionTickets == false && seen.resumptionTicket == false && seen.resumptionId == true)
    #expect(seen.ticketbleed == false && seen.ticketbleedReason == "no-ticket")
    #expect(Set((seen.alpn ?? "").split(separator: ",").map(String.init)) == ["h2", "http/1.1"])
    #expect(seen.fallbackScsv == nil && seen.fallbackScsvReason == "one-version")

    let (second, other) = try lab.server(identity, ["-early_data", "-max_early_data", "4096"])
    let early = try #require(await lab.examine(other).endpoint)
    #expect(early.earlyData == true && early.earlyDataBytes == 4096)
    #expect(first.isRunning && second.isRunning)
  }
}

extension TLSSuite {
  /// The version and the suite's name.
  var pair: String { "\(version) \(suite)" }
}
