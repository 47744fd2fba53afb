import CaseFile
import Foundation
import Model
import Probes
import TestSupport
import Testing
import Wire

/// STARTTLS against real servers, each with settings and a port of its own.
@Suite(.enabled(if: Program("openssl").isWanted), .serialized)
struct StartTLSServerTests {
  @Test(.enabled(if: Program("postgres").isWanted || FileManager.default.fileExists(atPath: "/usr/lib/postgresql")))
  func postgresql() async throws {
    let lab = try StartTLSLab()
    let bin = try #require(
      try FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql").sorted().last.map {
        "/usr/lib/postgresql/\($0)/bin"
      })
    let port = LoopbackPort.free()
    let data = lab.folder.file("pg")
    // It refuses to run as the superuser.
    let run = { (words: String) in
      geteuid() == 0 ? ["-u", "postgres", "--", "/bin/sh", "-c", words] : ["-c", words]
    }
    let program = Program(geteuid() == 0 ? "runuser" : "sh")
    try Program("chmod").run(["-R", "a+rX", lab.folder.path])
    try Program("mkdir").run(["-m", "777", data + "-home"])
    let home = data + "-home"
    try program.run(run("cd \(home) && \(bin)/initdb -D \(home)/db -A trust >/dev/null 2>&1"))
    try program.run(
      run(
        "cp \(lab.identity.certificate) \(home)/c.pem && cat \(lab.identity.key) > \(home)/k.pem && chmod 600 \(home)/k.pem"
      ))
    let server = try program.start(
      run(
        "exec \(bin)/postgres -D \(home)/db -p \(port) -k \(home) -c listen_addresses=127.0.0.1 -c ssl=on "
          + "-c ssl_cert_file=\(home)/c.pem -c ssl_key_file=\(home)/k.pem"))
    try #require(LoopbackPort.wait(port), "postgres does not listen")
    let seen = await lab.examine(port, .startTLS(.postgresql))
    #expect(seen.startTLS?.works == true && seen.startTLS?.offered == true && seen.startTLS?.plainLogin == nil)
    #expect(seen.tls?.endpoint?.tls13 == true && seen.tls?.certificates.first?.trusted == true)
    #expect(server.isRunning)
  }

  @Test(.enabled(if: Program("mariadbd").isWanted)) func mariadb() async throws {
    let lab = try StartTLSLab()
    let port = LoopbackPort.free()
    let data = lab.folder.file("maria")
    try Program("mariadb-install-db").run(
      [
        "--no-defaults", "--datadir=\(data)", "--auth-root-authentication-method=normal", "--skip-test-db",
      ] + (geteuid() == 0 ? ["--user=root"] : []))
    let server = try Program("mariadbd").start(
      [
        "--no-defaults", "--datadir=\(data)", "--port=\(port)", "--bind-address=127.0.0.1",
        "--socket=\(lab.folder.file("m.sock"))", "--pid-file=\(lab.folder.file("m.pid"))",
        "--ssl-cert=\(lab.identity.certificate)", "--ssl-key=\(lab.identity.key)",
      ] + (geteuid() == 0 ? ["--user=root"] : []))
    try #require(LoopbackPort.wait(port), "mariadbd does not listen")
    let seen = await lab.examine(port, .startTLS(.mysql))
    #expect(seen.startTLS?.works == true && seen.startTLS?.offered == true)
    #expect(seen.startTLS?.banner?.contains("MariaDB") == true)
    #expect(seen.tls?.endpoint?.tls12 == true && seen.tls?.certificates.first?.trusted == true)
    #expect(server.isRunning)
  }

  @Test(.enabled(if: Program("slapd").isWanted)) func openLDAP() async throws {
    let lab = try StartTLSLab()
    let ports = [LoopbackPort.free(), LoopbackPort.free()]
    try Program("mkdir").run([lab.folder.file("ldap")])
    let settings = try lab.folder.write(
      "slapd.conf",
      """
      include /etc/ldap/schema/core.schema
      modulepath /usr/lib/ldap
      moduleload back_mdb
      TLSCertificateFile \(lab.identity.certificate)
      TLSCertificateKeyFile \(lab.identity.key)
      database mdb
      suffix "dc=powiat,dc=example"
      directory \(lab.folder.file("ldap"))
      """)
    let server = try Program("slapd").start([
      "-d", "0", "-f", settings, "-h", "ldap://127.0.0.1:\(ports[0]) ldaps://127.0.0.1:\(ports[1])",
    ])
    for port in ports { try #require(LoopbackPort.wait(port), "slapd does not listen") }
    let seen = await lab.examine(ports[0], .maybe(.ldap))
    #expect(seen.startTLS?.works == true && seen.startTLS?.offered == true && seen.startTLS?.protocolName == "ldap")
    #expect(seen.tls?.endpoint?.starttls == "ldap" && seen.tls?.certificates.first?.trusted == true)
    let direct = await lab.examine(ports[1], .direct)
    #expect(direct.startTLS == nil && direct.tls?.endpoint?.tls12 == true)
    #expect(server.isRunning)
  }

  @Test(.enabled(if: Program("dovecot").isWanted)) func dovecot() async throws {
    let lab = try StartTLSLab()
    let ports = [LoopbackPort.free(), LoopbackPort.free()]
    try #require(ports[0] != ports[1])
    let user = NSUserName()
    // Its processes for strangers are somebody else's, unless they must all be this user's.
    let users =
      geteuid() == 0
      ? "" : "default_internal_user = \(user)\ndefault_login_user = \(user)\ndefault_internal_group = \(user)"
    let settings = try lab.folder.write(
      "dovecot.conf",
      """
      base_dir = \(lab.folder.file("run"))
      state_dir = \(lab.folder.file("state"))
      log_path = \(lab.folder.file("dovecot.log"))
      protocols = imap pop3
      listen = 127.0.0.1
      \(users)
      ssl = yes
      ssl_cert = <\(lab.identity.certificate)
      ssl_key = <\(lab.identity.key)
      disable_plaintext_auth = yes
      passdb {
        driver = static
        args = nologin=y nopassword=y
      }
      service anvil {
        chroot =
      }
      service imap-login {
        chroot =
        inet_listener imap {
          port = \(ports[0])
        }
        inet_listener imaps {
          port = 0
        }
      }
      service pop3-login {
        chroot =
        inet_listener pop3 {
          port = \(ports[1])
        }
        inet_listener pop3s {
          port = 0
        }
      }
      """)
    let server = try Program("dovecot").start(["-F", "-c", settings])
    for port in ports { try #require(LoopbackPort.wait(port), "dovecot does not listen") }
    for (port, protocolName) in zip(ports, [StartTLSProtocol.imap, .pop3]) {
      let seen = await lab.examine(port, .startTLS(protocolName))
      #expect(seen.startTLS?.works == true && seen.startTLS?.offered == true, "\(protocolName): \(seen)")
      // From this machine itself Dovecot lets passwords through in clear text; it says so.
      #expect(seen.startTLS?.plainLogin != nil && seen.startTLS?.injection == false)
      #expect(seen.tls?.endpoint?.tls12 == true && seen.tls?.certificates.first?.trusted == true)
    }
    #expect(server.isRunning)
  }

  @Test(.enabled(if: Program("vsftpd").isWanted && geteuid() == 0)) func vsftpd() async throws {
    let lab = try StartTLSLab()
    let port = LoopbackPort.free()
    try Program("mkdir").run([lab.folder.file("empty")])
    let settings = try lab.folder.write(
      "vsftpd.conf",
      """
      listen=YES
      background=NO
      listen_address=127.0.0.1
      listen_port=\(port)
      secure_chroot_dir=\(lab.folder.file("empty"))
      ssl_enable=YES
      rsa_cert_file=\(lab.identity.certificate)
      rsa_private_key_file=\(lab.identity.key)
      seccomp_sandbox=NO
      """)
    let server = try Program("vsftpd").start([settings])
    try #require(LoopbackPort.wait(port), "vsftpd does not listen")
    let seen = await lab.examine(port, .startTLS(.ftp))
    #expect(
      seen.startTLS?.works == true && seen.startTLS?.offered == true
        && seen.startTLS?.banner?.contains("vsFTPd") == true)
    #expect(seen.tls?.certificates.first?.trusted == true && seen.startTLS?.injection != true)
    #expect(server.isRunning)
  }

  @Test(.enabled(if: Program("postfix").isWanted && geteuid() == 0)) func postfix() async throws {
    let lab = try StartTLSLab()
    let port = LoopbackPort.free()
    let folder = lab.folder
    for name in ["queue", "data"] { try Program("mkdir").run([folder.file(name)]) }
    try Program("chown").run(["postfix", folder.file("data")])
    try folder.write(
      "conf/main.cf",
      """
      compatibility_level = 3.6
      queue_directory = \(folder.file("queue"))
      data_directory = \(folder.file("data"))
      mail_owner = postfix
      setgid_group = postdrop
      myhostname = mail.powiat.example
      mydestination =
      inet_interfaces = loopback-only
      inet_protocols = ipv4
      alias_maps =
      alias_database =
      local_recipient_maps =
      smtpd_tls_cert_file = \(lab.identity.certificate)
      smtpd_tls_key_file = \(lab.identity.key)
      smtpd_tls_security_level = may
      maillog_file = \(folder.file("log"))
      maillog_file_prefixes = \(folder.path)
      """)
    try folder.write(
      "conf/master.cf",
      """
      127.0.0.1:\(port) inet n - n - - smtpd
      tlsmgr unix - - n 1000? 1 tlsmgr
      rewrite unix - - n - - trivial-rewrite
      anvil unix - - n - 1 anvil
      postlog unix-dgram n - n - 1 postlogd
      """)
    let server = try Program("postfix").start(["-c", folder.file("conf"), "start-fg"])
    defer { _ = try? Program("postfix").run(["-c", folder.file("conf"), "stop"]) }
    try #require(LoopbackPort.wait(port), "postfix does not listen")
    let seen = await lab.examine(port, .startTLS(.smtp))
    #expect(seen.startTLS?.works == true && seen.startTLS?.offered == true, "\(seen.startTLS as Any)")
    #expect(seen.startTLS?.banner == "220 mail.powiat.example ESMTP Postfix" && seen.startTLS?.injection == false)
    #expect(seen.startTLS?.plainLogin == false && seen.startTLS?.plainMethods == "")
    #expect(seen.tls?.endpoint?.tls12 == true && seen.tls?.certificates.first?.trusted == true)
    #expect(server.isRunning)
  }
}
