import Model
import Network
import Testing

@testable import Probes

@Suite struct PortsGreetingTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    var testDescription: String { EscapedText.of(said.prefix(30)) }
    var said: [UInt8]
    var port: UInt16 = 40_000
    var service: String?
    var product: String?
    var version: String?
    var banner: String?

    init(
      _ said: String, port: UInt16 = 40_000, _ service: String?, _ product: String? = nil, _ version: String? = nil,
      banner: String? = nil
    ) {
      self.init(Array(said.utf8), port: port, service, product, version, banner: banner)
    }

    init(
      _ said: [UInt8], port: UInt16 = 40_000, _ service: String?, _ product: String? = nil, _ version: String? = nil,
      banner: String? = nil
    ) {
      self.said = said
      self.port = port
      self.service = service
      self.product = product
      self.version = version
      self.banner = banner
    }
  }

  static let samples = [
    Sample("SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3\r\n", "ssh", "OpenSSH", "9.2p1"),
    Sample("SSH-2.0-OpenSSH_for_Windows_8.1\r\n", "ssh", "OpenSSH for Windows", "8.1"),
    Sample("SSH-2.0-dropbear_2022.83\r\n", "ssh", "dropbear", "2022.83"),
    Sample("SSH-1.99-Cisco-1.25\n", "ssh", "Cisco", "1.25"),
    Sample("SSH-2.0-ROSSSH\r\n", "ssh", "ROSSSH"),
    Sample("SSH-2.0-\r\n", "ssh"),
    Sample("220 (vsFTPd 3.0.3)\r\n", "ftp", "vsFTPd", "3.0.3"),
    Sample("220 ProFTPD 1.3.8 Server (Debian) [::ffff:10.0.0.1]\r\n", "ftp", "ProFTPD", "1.3.8"),
    Sample(
      "220-FileZilla Server 1.8.1\r\n220-Please visit\r\n220 Go on\r\n", port: 21, "ftp", "FileZilla Server", "1.8.1"),
    Sample("220-Welcome\r\n220 Microsoft FTP Service\r\n", port: 21, "ftp", "Microsoft FTP Service"),
    Sample("220 bip FTP server (MikroTik 6.49.10) ready\r\n", "ftp", "MikroTik", "6.49.10"),
    Sample("220 poczta.powiat.example ESMTP Postfix (Debian/GNU)\r\n", "smtp", "Postfix"),
    Sample("220 mx.example.pl ESMTP Exim 4.96 Mon, 23 Nov 2026\r\n", "smtp", "Exim", "4.96"),
    Sample("220 exchange.example.pl ready\r\n", port: 25, "smtp"),
    Sample(
      "220 dc.example Microsoft ESMTP MAIL Service, Version: 10.0.17763.1 ready\r\n", "smtp",
      "Microsoft ESMTP MAIL Service", "10.0.17763.1"),
    Sample("554 no SMTP service here\r\n", "smtp"),
    Sample("220 whatever\r\n", nil),
    Sample("220 VMware Authentication Daemon Version 1.10: SSL Required\r\n", "vmware-auth"),
    Sample("* OK [CAPABILITY IMAP4rev1 LOGINDISABLED] Dovecot (Debian) ready.\r\n", "imap", "Dovecot"),
    Sample("+OK Dovecot ready.\r\n", "pop3", "Dovecot"),
    Sample("+OK <1896.697170952@example.pl>\r\n", "pop3"),
    Sample("RFB 003.008\n", "vnc"),
    Sample("-DENIED Redis is running in protected mode because protected mode is enabled\r\n", "redis"),
    Sample("@RSYNCD: 31.0 sha512\n", "rsync"),
    Sample([0xFF, 0xFD, 0x18, 0xFF, 0xFB, 0x01], "telnet", banner: "\\xff\\xfd\\x18\\xff\\xfb\\x01"),
    Sample("\r\nrouter login: ", port: 23, "telnet", banner: "router login: "),
    Sample("router login: ", "telnet"),
    Sample(
      mysqlHandshake("8.0.36-0ubuntu0.22.04.1"), "mysql", "MySQL", "8.0.36-0ubuntu0.22.04.1",
      banner: "8.0.36-0ubuntu0.22.04.1"),
    Sample(
      mysqlHandshake("5.5.5-10.11.6-MariaDB-0+deb12u1"), "mysql", "MariaDB", "10.11.6",
      banner: "5.5.5-10.11.6-MariaDB-0+deb12u1"),
    Sample(
      [0x25, 0, 0, 0, 0xFF, 0x6A, 0x04] + Array("Host 'x' is not allowed to MariaDB".utf8), "mysql", "MariaDB",
      banner: "Host 'x' is not allowed to MariaDB"),
    Sample([], nil),
    Sample([0, 0, 0, 0, 0], nil, banner: "\\x00\\x00\\x00\\x00\\x00"),
    Sample([0x15, 3, 1, 0, 2, 2, 40], nil, banner: "\\x15\\x03\\x01\\x00\\x02\\x02("),
    Sample("\u{1B}[2Jevil\\x\u{202E}txt żółw\u{200B}\n", nil, banner: "\\x1b[2Jevil\\\\x\\u{202e}txt żółw\\u{200b}"),
    Sample(
      [0x61, 0xC3, 0x28, 0xED, 0xA0, 0x80, 0xC0, 0xAF, 0x7F, 0x0A], nil,
      banner: "a\\xc3(\\xed\\xa0\\x80\\xc0\\xaf\\x7f"),
  ]

  @Test(arguments: samples) func aGreetingIsUnderstood(sample: Sample) {
    let greeting = Greeting(sample.said, port: sample.port)
    #expect(greeting.service == sample.service)
    #expect(greeting.product == sample.product)
    #expect(greeting.version == sample.version)
    if let banner = sample.banner { #expect(greeting.banner == banner) }
    #expect((greeting.banner == nil) == sample.said.isEmpty)
  }

  @Test func aListenerStopsWhenAllIsSaid() {
    #expect(!Greeting.isComplete(Array("SSH-2.0-Open".utf8)))
    #expect(Greeting.isComplete(Array("SSH-2.0-OpenSSH\r\n".utf8)))
    #expect(!Greeting.isComplete(Array("220-Welcome\r\n".utf8)))
    #expect(Greeting.isComplete(Array("220-Welcome\r\n220 Go on\r\n".utf8)))
    #expect(!Greeting.isComplete(Array("\r\n".utf8)))
    #expect(!Greeting.isComplete(Array(mysqlHandshake("8.0.36").prefix(8))))
    #expect(Greeting.isComplete(mysqlHandshake("8.0.36")))
  }

  @Test(arguments: 1...8) func noBytesAreTooStrange(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      var bytes = PortsGreetingTests.samples[Int.random(in: 0..<PortsGreetingTests.samples.count, using: &generator)]
        .said
      for _ in 0..<Int.random(in: 0..<6, using: &generator) {
        let byte = UInt8.random(in: 0...255, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0 where !bytes.isEmpty: bytes[Int.random(in: 0..<bytes.count, using: &generator)] = byte
        case 1: bytes.insert(byte, at: Int.random(in: 0...bytes.count, using: &generator))
        default: bytes.removeLast(min(bytes.count, Int(byte % 8)))
        }
      }
      let greeting = Greeting(bytes, port: UInt16(truncatingIfNeeded: seed) * 7)
      _ = Greeting.isComplete(bytes)
      let shown = [greeting.banner, greeting.product, greeting.version].compactMap { $0 }
      let isHarmless = shown.joined().unicodeScalars.allSatisfy { scalar in
        scalar.value >= 0x20 && ![.control, .format].contains(scalar.properties.generalCategory)
      }
      #expect(isHarmless, "\(bytes)")
    }
  }
}
