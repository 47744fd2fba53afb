/// What a service said of itself before it was asked anything.
///
/// Reading it is total: any bytes have a greeting, most of them one that says nothing.
struct Greeting: Hashable, Sendable {
  /// The protocol that the greeting shows, such as `ssh`; nil when it shows none.
  var service: String?
  var product: String?
  var version: String?
  /// The first line, escaped; nil when the service said nothing.
  var banner: String?
  /// Whether the service said nothing at all.
  private(set) var isSilence = true

  /// - Parameters:
  ///   - bytes: What the service sent.
  ///   - port: Tells protocols apart that greet alike, FTP and SMTP; nothing else is guessed from it.
  init(_ bytes: [UInt8], port: UInt16) {
    guard !bytes.isEmpty else { return }
    isSilence = false
    let line = Greeting.firstLine(bytes)
    banner = line.isEmpty ? nil : EscapedText.of(line)
    if let mysql = MySQLGreeting(bytes) {
      service = "mysql"
      product = mysql.product
      version = mysql.version
      banner = EscapedText.of(mysql.shown)
    } else if Greeting.isTelnet(bytes) {
      service = "telnet"
    } else {
      read(Words(line), whole: Words(bytes[line.startIndex...]), port)
    }
    product = product.map { String($0.prefix(64)) }
    version = version.map { String($0.prefix(64)) }
  }

  /// Whether `bytes` are all that is of use, so that nobody needs to wait for more.
  static func isComplete(_ bytes: [UInt8]) -> Bool {
    if MySQLGreeting(bytes) != nil || isTelnet(bytes) { return true }
    // A MySQL packet whose rest is on its way: the 10 in it is no end of a line.
    if bytes.count >= 5, bytes[3] == 0, bytes[4] == 0x0A { return false }
    let line = firstLine(bytes)
    guard !line.isEmpty, let end = bytes[line.startIndex...].firstIndex(of: 0x0A) else { return false }
    // `220-` says that more lines follow, up to one with `220 ` (RFC 959 § 4.2).
    let words = Words(line)
    guard words.replyCode != nil, line.dropFirst(3).first == 0x2D else { return true }
    return bytes[end...].split(separator: 0x0A).contains { rest in
      rest.starts(with: line.prefix(3)) && rest.dropFirst(3).first == 0x20
    }
  }

  /// The line without its end; empty lines before it do not count.
  private static func firstLine(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    let start = bytes.firstIndex { $0 != 0x0D && $0 != 0x0A } ?? bytes.endIndex
    return bytes[start...].prefix { $0 != 0x0D && $0 != 0x0A }
  }

  /// Option negotiation: IAC, then WILL, WONT, DO, DONT or SB (RFC 854).
  private static func isTelnet(_ bytes: [UInt8]) -> Bool {
    bytes.count >= 2 && bytes[0] == 0xFF && (0xFA...0xFE).contains(bytes[1])
  }
}

extension Greeting {
  private mutating func read(_ line: Words, whole: Words, _ port: UInt16) {
    if line.starts("SSH-") {
      readSSH(line)
    } else if line.starts("RFB ") && line.text.count >= 11 {
      service = "vnc"  // RFC 6143 § 7.1.1
    } else if line.starts("* OK") || line.starts("* PREAUTH") || line.starts("* BYE") {
      service = "imap"  // RFC 9051 § 7.1
      readProduct(line)
    } else if line.starts("+OK") {
      service = "pop3"  // RFC 1939 § 4
      readProduct(line)
    } else if let reply = line.replyCode {
      readReply(whole, reply, port)
    } else if line.starts("@RSYNCD:") {
      service = "rsync"
    } else if line.starts("HTTP/1.") {
      service = "http"
    } else if line.starts("Asterisk Call Manager") {
      service = "asterisk-ami"
    } else if line.starts("\"IMPLEMENTATION\"") {
      service = "sieve"  // RFC 5804 § 1.7
      readProduct(line)
    } else if line.starts("<<<check_mk>>>") {
      service = "check-mk"
    } else if line.starts("-DENIED "), line.contains("running in protected mode") {
      service = "redis"  // What it says to callers from other machines while it has no password.
    } else if line.contains("login:") || line.contains("username:") || line.contains("password:") {
      service = "telnet"
    } else if Greeting.isPattern(line) {
      service = "chargen"
    }
  }

  /// Lines of the printable characters in order, each beginning one further on (RFC 864).
  private static func isPattern(_ line: Words) -> Bool {
    let bytes = Array(line.text.utf8)
    return bytes.count >= 70 && zip(bytes, bytes.dropFirst()).count(where: { $1 == $0 + 1 }) >= bytes.count - 2
  }

  /// `SSH-protoversion-softwareversion SP comments` (RFC 4253 § 4.2).
  private mutating func readSSH(_ line: Words) {
    service = "ssh"
    let parts = line.text.split(separator: "-", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let software = parts[2].split(separator: " ").first else { return }
    let (name, number) = Words.split(String(software))
    product = name.isEmpty ? nil : name
    version = number
  }

  /// A three-digit reply: FTP (RFC 959 § 4.2), SMTP (RFC 5321 § 4.2) and their like.
  private mutating func readReply(_ line: Words, _ code: Int, _ port: UInt16) {
    guard [120, 200, 201, 220, 421, 530, 554].contains(code) else { return }
    if line.contains("vmware authentication daemon") {
      service = "vmware-auth"
    } else if line.contains("smtp") {
      service = "smtp"
    } else if line.contains("ftp") {
      service = "ftp"
    } else if line.contains("nntp") || line.contains("innd") {
      service = "nntp"
    } else if let known = ServiceNames.guess(port) {
      service = ["ftp", "nntp"].contains(known) ? known : ["smtp", "submission"].contains(known) ? "smtp" : nil
    }
    if service != nil { readProduct(line) }
  }

  private mutating func readProduct(_ line: Words) {
    guard let found = line.product else { return }
    product = found.name
    version = found.version
  }
}
