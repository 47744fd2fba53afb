import Model

extension Question {
  /// One step on the way to a service's name.
  enum Step: Hashable, Sendable {
    /// A question in clear text.
    case clear(Question)
    /// TLS, and one question inside.
    case encrypted
  }

  /// The question in clear text that a port's number suggests; nil for one that says nothing, whose server speaks first
  /// or begins with TLS, or on which devices act on whatever bytes arrive.
  static func suggested(by port: UInt16) -> Question? {
    guard !FragilePorts.all.contains(port), let service = ServiceNames.guess(port) else { return nil }
    return byService[service]
  }

  /// What to ask inside TLS; nil on a port whose server is expected to speak first there.
  static func inside(_ port: UInt16) -> Question? {
    switch ServiceNames.guess(port) {
    case "imaps", "pop3s", "submissions", "ftps", "telnets", "nntps", "ircs": nil
    case "ldaps", "global-catalog-tls": .ldap
    case "docker-tls", "kubernetes", "etcd", "docker": .version
    case "winrm-https": .winrm
    case "mqtts": .mqtt
    case "amqps": .amqp
    case "sips": .sip
    default: .http
    }
  }

  /// Whether the port's number suggests a service that begins with TLS.
  static func isEncrypted(_ port: UInt16) -> Bool { ServiceNames.guess(port).map(encrypted.contains) ?? false }

  /// What is still to be tried, in order, once the port's own question brought nothing.
  ///
  /// - Parameters:
  ///   - port: The port; among the protocols that it does not suggest, those come first whose usual port is written
  ///     like it, such as 15432 and 5432, or is near, such as 3390 and 3389.
  ///   - asked: The question that was asked already.
  ///   - isThorough: Whether protocols may be tried that the number does not suggest.
  /// - Returns: The steps; none for a fragile port.
  static func ladder(port: UInt16, asked: Question?, isThorough: Bool) -> [Step] {
    guard !FragilePorts.all.contains(port) else { return [] }
    let isWeb = asked.map { [.http, .version, .winrm, .ipp].contains($0) } ?? false
    guard isThorough else { return isWeb || isEncrypted(port) ? [.encrypted] : [] }
    // Whoever is expected to speak first and does not is overloaded, or lets nobody in: questions would not help.
    if speakFirst.contains(port), asked == nil { return [.encrypted, .clear(.http)] }
    let guesses = silent.filter { $0.question != asked }
    let alike = guesses.filter { isLike(port, $0.port) }.map { Step.clear($0.question) }
    let others = guesses.map { Step.clear($0.question) }.filter { !alike.contains($0) }
    return alike + [.encrypted] + (asked == .http ? [] : [.clear(.http)]) + others
  }

  /// Ports whose protocols let the server speak first: FTP, SSH, Telnet, SMTP, POP3, IMAP, rsync, MySQL, VNC and kin.
  static let speakFirst: Set<UInt16> = [
    21, 22, 23, 25, 110, 119, 143, 587, 873, 902, 2121, 2222, 2323, 2525, 3306, 4190, 5038, 5900, 5901, 5902, 5903,
    5904, 5905, 6556,
  ]

  /// Protocols whose servers say nothing to a client that speaks another one.
  private static let silent: [(question: Question, port: UInt16)] = [
    (.rdp, 3389), (.postgresql, 5432), (.mssql, 1433), (.ldap, 389), (.smb, 445), (.mongodb, 27_017), (.rtsp, 554),
    (.mqtt, 1883), (.redis, 6379), (.memcached, 11_211),
  ]

  private static func isLike(_ port: UInt16, _ usual: UInt16) -> Bool {
    let (text, wanted) = (String(port), String(usual))
    if text != wanted, wanted.count >= 3, text.hasSuffix(wanted) { return true }
    return port != usual && abs(Int(port) - Int(usual)) <= 10 && usual > 1000
  }

  private static let encrypted: Set<String> = [
    "https", "imaps", "pop3s", "submissions", "ftps", "telnets", "ldaps", "global-catalog-tls", "docker-tls",
    "kubernetes", "winrm-https", "wsus-https", "mqtts", "amqps", "sips", "mikrotik-api-tls", "amt-tls", "kubelet",
  ]

  private static let byService: [String: Question] = [
    "redis": .redis, "memcached": .memcached, "postgresql": .postgresql, "mssql": .mssql, "mongodb": .mongodb,
    "rdp": .rdp, "smb": .smb, "netbios-ssn": .netbios, "msrpc": .msrpc, "ldap": .ldap, "global-catalog": .ldap,
    "dns": .dns, "rpcbind": .rpcbind, "nfs": .nfs, "rtsp": .rtsp, "sip": .sip, "amqp": .amqp, "mqtt": .mqtt,
    "ipp": .ipp, "x11": .x11, "socks": .socks, "ajp": .ajp, "jdwp": .jdwp, "adb": .adb, "zookeeper": .zookeeper,
    "docker": .version, "etcd": .version, "consul": .http, "winrm": .winrm, "elasticsearch": .http, "http": .http,
    "http-proxy": .http, "wsus": .http, "kibana": .http, "vnc-http": .http, "couchdb": .http, "influxdb": .http,
    "wsd": .http, "cwmp": .http, "ollama": .http, "vault": .http, "amt": .http, "msrpc-http": .http,
  ]
}
