import Wire

/// What a service said when it was asked a ``Question``.
///
/// Reading it is total: any bytes have an answer, most of them one that shows nothing.
struct Answer: Hashable, Sendable {
  /// The protocol that the answer shows, such as `redis`; nil when it shows none.
  var service: String?
  var product: String?
  var version: String?
  /// The first line, escaped; nil when nothing came, or bytes that are no text.
  var banner: String?
  /// The title of the page, escaped.
  var title: String?
  /// Another question that the answer makes likely to succeed.
  var suggests: Question?
  /// Whether it is the answer of a web server that wants TLS, or likes nobody: HTTP, unless TLS shows.
  var isDoubtful = false
  /// Whether the service said this of its own accord, only late.
  private(set) var isGreeting = false
  /// Whether nothing came.
  private(set) var isSilence = true

  /// - Parameters:
  ///   - bytes: What the service sent.
  ///   - question: What it was asked; nil when it was only listened to.
  ///   - port: Where; a web server may send its callers to TLS on the same port.
  ///   - isInside: Whether it was said inside TLS.
  init(_ bytes: [UInt8], to question: Question?, port: UInt16, isInside: Bool = false) {
    guard !bytes.isEmpty else { return }
    isSilence = false
    let line = bytes.prefix(Answer.longestLine).prefix { $0 != 0x0D && $0 != 0x0A }
    banner = line.isEmpty ? nil : EscapedText.of(line)
    if let question { read(bytes, question, port, isInside) }
    if service == nil { readAnything(bytes, port, isInside) }
    product = product.map { String($0.prefix(64)) }
    version = version.map { String($0.prefix(64)) }
  }

  private static let longestLine = 1024
}

extension Answer {
  private mutating func read(_ bytes: [UInt8], _ question: Question, _ port: UInt16, _ isInside: Bool) {
    switch question {
    case .redis: if RedisReply(bytes) != nil { service = "redis" }
    case .memcached: readMemcached(bytes)
    case .postgresql: show("postgresql", PostgreSQLReply(bytes) != nil)
    case .mssql: readPreLogin(bytes)
    case .mongodb: show("mongodb", MongoReply(bytes) != nil)
    case .rdp: show("rdp", ConnectionConfirm(bytes) != nil)
    case .smb: show("smb", SMB2Negotiation(bytes) != nil)
    case .netbios: show("netbios-ssn", SessionService.isAnswer(bytes))
    case .msrpc: show("msrpc", DCERPCBind.isAnswer(bytes))
    case .ldap: readDirectory(bytes)
    case .dns: show("dns", DNSOverTCP.isAnswer(bytes))
    case .rpcbind: show("rpcbind", ONCRPC.isAnswer(bytes))
    case .nfs: show("nfs", ONCRPC.isAnswer(bytes))
    case .mqtt: show("mqtt", MQTTRefusal(bytes) != nil)
    case .x11: show("x11", X11Setup(bytes) != nil)
    case .socks: show("socks", SOCKSChoice(bytes) != nil)
    case .ajp: show("ajp", AJPPong.isAnswer(bytes))
    case .jdwp: if JDWPHandshake.isAnswer(bytes) { service = "jdwp" }
    case .adb: show("adb", ADBReply(bytes) != nil)
    case .zookeeper:
      guard let reply = ZooKeeperReply(bytes) else { return }
      (service, product, version) = ("zookeeper", "ZooKeeper", reply.version)
    case .amqp, .rtsp, .sip: break  // They are known by any answer of theirs.
    case .ipp: readPrinter(bytes, port, isInside)
    case .version, .winrm, .http: readHTTP(bytes, question, port, isInside)
    }
  }

  /// What is known by its own look, whatever was asked.
  private mutating func readAnything(_ bytes: [UInt8], _ port: UInt16, _ isInside: Bool) {
    if let start = AMQPStart(bytes) {
      (service, banner) = ("amqp", nil)
      product = start.product.map { EscapedText.of($0.utf8) }
      version = start.version.map { EscapedText.of($0.utf8) }
    } else if let reply = StatusReply(bytes) {
      service = reply.spoken == .rtsp ? "rtsp" : "sip"
      if let words = reply.product { readServer(words) }
    } else if HTTPResponse(bytes) != nil {
      readHTTP(bytes, .http, port, isInside)
    } else {
      readLate(bytes, port)
    }
  }

  private mutating func readLate(_ bytes: [UInt8], _ port: UInt16) {
    let greeting = Greeting(bytes, port: port)
    if let known = greeting.service {
      (service, product, version, banner) = (known, greeting.product, greeting.version, greeting.banner)
      isGreeting = true
    } else if bytes.starts(with: "-ERR ".utf8) || bytes.starts(with: "-NOAUTH".utf8) {
      suggests = .redis
    } else if bytes.starts(with: "ERROR\r\n".utf8) || bytes.starts(with: "CLIENT_ERROR".utf8) {
      suggests = .memcached
    }
  }

  private mutating func show(_ name: String, _ isShown: Bool) {
    if isShown { (service, banner) = (name, nil) }
  }

  private mutating func readMemcached(_ bytes: [UInt8]) {
    guard let reply = MemcachedReply(bytes) else { return }
    service = "memcached"
    product = "memcached"
    if case .version(let number) = reply { version = EscapedText.of(number.utf8) }
  }

  private mutating func readPreLogin(_ bytes: [UInt8]) {
    guard let reply = PreLogin(bytes) else { return }
    service = "mssql"
    product = "Microsoft SQL Server"
    version = reply.version
    banner = nil
  }

  /// The vendor's name, or the attribute that only Active Directory has in its root entry.
  private mutating func readDirectory(_ bytes: [UInt8]) {
    guard let entry = RootDSE(bytes) else { return }
    (service, banner) = ("ldap", nil)
    if let name = entry.attributes["vendorname"]?.first {
      product = EscapedText.of(name.utf8)
      version = entry.attributes["vendorversion"]?.first.map { EscapedText.of($0.utf8) }
    } else if entry.attributes["defaultnamingcontext"] != nil {
      product = "Active Directory"
    }
  }
}
