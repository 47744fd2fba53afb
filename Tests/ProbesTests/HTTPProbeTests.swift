import CaseFile
import Model
import Probes
import TestSupport
import Testing

/// The web probe against nginx and against servers of the test's own.
@Suite(.serialized)
struct HTTPProbeTests {
  @Test(.enabled(if: Program("nginx").isWanted && Program("openssl").isWanted)) func nginx() async throws {
    let lab = try StartTLSLab()
    let ports = (0..<4).map { _ in LoopbackPort.free() }
    try #require(Set(ports).count == 4)
    try lab.folder.write("index.html", "<html><title>Urząd</title><img src=http://x/a.png><input type=password></html>")
    let settings = try lab.folder.write(
      "nginx.conf",
      """
      daemon off; master_process off; pid \(lab.folder.file("pid")); error_log \(lab.folder.file("log"));
      events { worker_connections 64; }
      http {
        access_log off; client_body_temp_path \(lab.folder.path); proxy_temp_path \(lab.folder.path);
        fastcgi_temp_path \(lab.folder.path); uwsgi_temp_path \(lab.folder.path); scgi_temp_path \(lab.folder.path);
        default_type text/html; root \(lab.folder.path); gzip on; gzip_min_length 1;
        ssl_certificate \(lab.identity.certificate); ssl_certificate_key \(lab.identity.key);
        server {
          listen 127.0.0.1:\(ports[0]) ssl;
          add_header Strict-Transport-Security "max-age=63072000; includeSubDomains";
          add_header Content-Security-Policy "default-src 'self'; frame-ancestors 'none'";
          add_header X-Content-Type-Options nosniff; add_header Set-Cookie "id=1; Secure; SameSite=Lax";
          add_header Referrer-Policy unsafe-url;
          location = /.well-known/security.txt { return 200 "Contact: mailto:a@b.example\\n"; }
        }
        server { listen 127.0.0.1:\(ports[1]); return 301 https://$host/; }
        server { listen 127.0.0.1:\(ports[2]) ssl; ssl_client_certificate \(lab.lab.root.certificate); ssl_verify_client on; }
        server {
          listen 127.0.0.1:\(ports[3]) ssl; keepalive_timeout 0;
          location = /.well-known/security.txt { return 200 "Contact: mailto:a@b.example\n"; }
        }
      }
      """)
    let server = try Program("nginx").start(["-p", lab.folder.path, "-c", settings])
    for port in ports { try #require(LoopbackPort.wait(port), "nginx does not listen") }
    let probe = HTTPProbe(network: lab.lab.network)
    let seen = await probe.examine(
      .loopback, port: ports[0], name: "localhost", overTLS: true, observed: TLSLab.observed)
    let row = seen.row
    #expect(row.status == 200 && row.tls && row.title == "Urząd" && row.redirect == "")
    #expect(row.hsts == true && row.hstsMaxAge == 63_072_000 && row.hstsSubdomains == true && row.hstsPreload == false)
    #expect(row.cspFaults == "no-form-action,no-base-uri" && row.framingForbidden == true)
    #expect(row.xContentTypeOptions == "nosniff" && row.referrerLeaks == true && row.permissionsPolicy == "")
    #expect(
      row.cookies == 1 && row.cookiesInsecure == 0 && row.cookiesScriptable == 1 && row.cookieFaults == "id:httponly")
    #expect(row.serverVersion == true && row.server?.hasPrefix("nginx/") == true && row.compression == "gzip")
    #expect(row.mixedContent == 1 && row.passwordForm == true && row.securityTxt == true && row.plainPort == nil)
    #expect(seen.contacts.map(\.connections) == [1] && seen.contacts.map(\.purpose) == ["http"])

    // Whoever does not keep the connection is asked the same on another one.
    let brief = await probe.examine(
      .loopback, port: ports[3], name: "localhost", overTLS: true, observed: TLSLab.observed)
    #expect(brief.row.securityTxt == true && brief.row.compression == "gzip")
    #expect(brief.contacts.map(\.connections) == [3])

    let plain = await probe.examine(
      .loopback, port: ports[1], name: "localhost", overTLS: false, observed: TLSLab.observed)
    #expect(plain.row.status == 301 && plain.row.redirectsToTls == true && plain.row.redirectsElsewhere == false)
    #expect(plain.row.redirect == "https://localhost/" && plain.row.hsts == false)

    let closed = await lab.examine(ports[2], .direct)
    #expect(
      closed.tls?.endpoint?.clientCertificate == "optional" || closed.tls?.endpoint?.clientCertificate == "required")
    #expect(closed.tls?.endpoint?.clientAuthorities?.contains("Tarcza Test Root") == true)
    #expect(server.isRunning)
  }

  @Test func answersThatAreNone() async throws {
    let lab = try TLSLab()
    let probe = HTTPProbe(network: lab.network)
    let cases: [(String, String?)] = [
      ("", "closed"), ("SSH-2.0-x\r\n", "not-http"), ("HTTP/1.1 200 OK\r\nX: y", "not-http"),
      ("HTTP/1.1 200 OK\r\n\r\n", nil), ("HTTP/1.1 302 Found\r\nLocation: //a.example/\r\n\r\n", nil),
    ]
    for (text, reason) in cases {
      let server = ScriptedServer { connection in
        _ = connection.read()
        connection.write(Array(text.utf8))
      }
      let row = await probe.examine(
        .loopback, port: server.port, name: "localhost", overTLS: false, observed: TLSLab.observed
      ).row
      #expect(row.reason == reason && (row.status == nil) == (reason != nil), "\(text)")
      if text.contains("302") { #expect(row.redirectsElsewhere == true && row.redirectsToTls == false) }
    }
    let none = await probe.examine(
      .loopback, port: LoopbackPort.free(), name: nil, overTLS: false, observed: TLSLab.observed)
    #expect(none.row.reason == "refused" && !none.isHTTP)
  }

  /// A flood and a drip end by the limits of bytes and of time.
  @Test func endlessAnswers() async throws {
    let lab = try TLSLab()
    let probe = HTTPProbe(network: lab.network)
    let flood = ScriptedServer { connection in
      _ = connection.read()
      connection.write(Array("HTTP/1.1 200 OK\r\nServer: a\u{1B}[2Jb\r\n\r\n".utf8))
      while connection.write([UInt8](repeating: 0x3C, count: 65_536)) {}
    }
    let row = await probe.examine(
      .loopback, port: flood.port, name: nil, overTLS: false, observed: TLSLab.observed
    ).row
    #expect(row.status == 200 && row.server == "a\\x1b[2Jb")
    let drip = ScriptedServer { connection in
      _ = connection.read()
      connection.write(Array("HTTP/1.1 200 OK\r\nX: ".utf8))
      for _ in 0..<100 where connection.write([0x48]) { connection.pause(100) }
    }
    let slow = await probe.examine(
      .loopback, port: drip.port, name: nil, overTLS: false, observed: TLSLab.observed, patience: .milliseconds(600)
    ).row
    #expect(slow.status == nil && slow.reason == "timed-out")
  }
}
