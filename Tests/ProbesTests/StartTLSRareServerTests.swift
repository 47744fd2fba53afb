import CaseFile
import Foundation
import Probes
import TestSupport
import Testing
import Wire

/// STARTTLS in protocols that fewer offices use, against real servers with settings and ports of their own.
@Suite(.enabled(if: Program("openssl").isWanted), .serialized)
struct StartTLSRareServerTests {
  /// Both of its doors: for people and for other servers.
  @Test(.enabled(if: Program("prosody").isWanted)) func prosody() async throws {
    let lab = try StartTLSLab()
    let ports = [LoopbackPort.free(), LoopbackPort.free()]
    try #require(ports[0] != ports[1])
    try Program("mkdir").run([lab.folder.file("data")])
    let settings = try lab.folder.write(
      "prosody.cfg.lua",
      """
      run_as_root = true
      data_path = "\(lab.folder.file("data"))"
      interfaces = { "127.0.0.1" }
      modules_enabled = { "tls", "saslauth", "dialback" }
      c2s_ports = { \(ports[0]) }
      s2s_ports = { \(ports[1]) }
      http_ports = {}
      https_ports = {}
      c2s_require_encryption = true
      ssl = { certificate = "\(lab.identity.certificate)", key = "\(lab.identity.key)" }
      log = { warn = "\(lab.folder.file("prosody.log"))" }
      VirtualHost "localhost"
      """)
    let server = try Program("prosody").start(["--config", settings, "-F"])
    for port in ports { try #require(LoopbackPort.wait(port), "prosody does not listen") }
    for (port, protocolName) in zip(ports, [StartTLSProtocol.xmpp, .xmppServer]) {
      let seen = await lab.examine(port, .maybe(protocolName))
      #expect(seen.startTLS?.works == true && seen.startTLS?.offered == true, "\(protocolName): \(seen)")
      #expect(seen.startTLS?.injection != true && seen.tls?.endpoint?.starttls == protocolName.rawValue)
      #expect(seen.tls?.endpoint?.tls12 == true && seen.tls?.certificates.first?.trusted == true)
    }
    #expect(server.isRunning)
  }

  @Test(
    .enabled(
      if: Program("dovecot").isWanted && geteuid() == 0
        && (FileManager.default.fileExists(atPath: "/usr/lib/dovecot/managesieve-login")
          || ProcessInfo.processInfo.environment["CI"] == "true")
    ))
  func manageSieve() async throws {
    let lab = try StartTLSLab()
    let port = LoopbackPort.free()
    let settings = try lab.folder.write(
      "dovecot.conf",
      """
      base_dir = \(lab.folder.file("run"))
      state_dir = \(lab.folder.file("state"))
      log_path = \(lab.folder.file("dovecot.log"))
      protocols = sieve
      listen = 127.0.0.1
      ssl = yes
      ssl_cert = <\(lab.identity.certificate)
      ssl_key = <\(lab.identity.key)
      passdb {
        driver = static
        args = nologin=y nopassword=y
      }
      service managesieve-login {
        chroot =
        service_count = 0
        inet_listener sieve {
          port = \(port)
        }
      }
      """)
    let server = try Program("dovecot").start(["-F", "-c", settings])
    try #require(LoopbackPort.wait(port), "dovecot does not listen")
    let seen = await lab.examine(port, .startTLS(.sieve))
    #expect(seen.startTLS?.works == true && seen.startTLS?.offered == true, "\(seen)")
    #expect(seen.startTLS?.injection == false && seen.startTLS?.banner?.contains("Dovecot") == true)
    #expect(seen.tls?.endpoint?.tls12 == true && seen.tls?.certificates.first?.trusted == true)
    #expect(server.isRunning)
  }

  /// TLS inside X.224.
  @Test(.enabled(if: Program("xrdp").isWanted && geteuid() == 0)) func xrdp() async throws {
    let lab = try StartTLSLab()
    let port = LoopbackPort.free()
    let settings = try lab.folder.write(
      "xrdp.ini",
      """
      [Globals]
      port=tcp://127.0.0.1:\(port)
      fork=true
      security_layer=tls
      certificate=\(lab.identity.certificate)
      key_file=\(lab.identity.key)
      ssl_protocols=TLSv1.2, TLSv1.3
      [Logging]
      LogFile=\(lab.folder.file("xrdp.log"))
      LogLevel=INFO
      EnableSyslog=false
      [Xorg]
      name=Xorg
      lib=libxup.so
      """)
    let server = try Program("xrdp").start(["--nodaemon", "--config", settings])
    try #require(LoopbackPort.wait(port), "xrdp does not listen")
    let seen = await lab.examine(port, .startTLS(.rdp))
    #expect(seen.startTLS?.works == true && seen.startTLS?.offered == true, "\(seen)")
    #expect(seen.tls?.endpoint?.tls12 == true && seen.tls?.certificates.first?.trusted == true)
    #expect(server.isRunning)
  }

  @Test(.enabled(if: Program("inspircd").isWanted)) func inspIRCd() async throws {
    let lab = try StartTLSLab()
    let port = LoopbackPort.free()
    let settings = try lab.folder.write(
      "inspircd.conf",
      """
      <server name="irc.powiat.example" description="x" id="00A">
      <admin name="x" nick="x" email="x@powiat.example">
      <bind address="127.0.0.1" port="\(port)" type="clients">
      <connect allow="*" timeout="10" resolvehostnames="no" localmax="100" globalmax="100">
      <files motd="">
      <module name="ssl_gnutls">
      <sslprofile name="Clients" provider="gnutls" certfile="\(lab.identity.certificate)" keyfile="\(lab.identity.key)">
      <module name="cap">
      <module name="starttls">
      <starttls provider="Clients">
      """)
    let server = try Program("inspircd").start(
      (geteuid() == 0 ? ["--runasroot"] : []) + ["--nofork", "--nopid", "--nolog", "--config", settings])
    try #require(LoopbackPort.wait(port), "inspircd does not listen")
    let seen = await lab.examine(port, .startTLS(.irc))
    #expect(seen.startTLS?.works == true && seen.startTLS?.offered == true, "\(seen)")
    #expect(seen.tls?.endpoint?.tls12 == true && seen.tls?.certificates.first?.trusted == true)
    #expect(server.isRunning)
  }
}
