import Model
import Wire

/// A first sentence of a protocol whose servers wait for the client: it asks who is there, logs in nowhere and changes
/// nothing.
enum Question: Hashable, Sendable, CaseIterable {
  case redis, memcached, postgresql, mssql, mongodb, rdp, smb, netbios, msrpc, ldap, dns, rpcbind, nfs
  case rtsp, sip, amqp, mqtt, ipp, x11, socks, ajp, jdwp, adb, zookeeper
  /// HTTP at the path where container engines, clusters and their stores give their version.
  case version
  /// HTTP at the path of Windows Remote Management.
  case winrm
  case http

  /// What is sent.
  func bytes(to address: IPAddress, port: UInt16) -> [UInt8] {
    let bare = address.family == .v6 ? "[\(address)]" : "\(address)"
    let host = "\(bare):\(port)"
    return switch self {
    case .redis: RedisReply.ping
    case .memcached: MemcachedReply.question
    case .postgresql: PostgreSQLReply.request
    case .mssql: PreLogin.request
    case .mongodb: MongoReply.hello
    case .rdp: ConnectionConfirm.request
    case .smb: SMB2Negotiation.request
    case .netbios: SessionService.request
    case .msrpc: DCERPCBind.request
    case .ldap: RootDSE.request
    case .dns: DNSOverTCP.request
    case .rpcbind: ONCRPC.request(program: 100_000, version: 2)
    case .nfs: ONCRPC.request(program: 100_003, version: 3)
    case .rtsp: StatusReply.rtspOptions
    case .sip: StatusReply.sipOptions(host: bare)
    case .amqp: AMQPStart.request
    case .mqtt: MQTTRefusal.request
    case .ipp: HTTPRequest.printerAttributes(host: host)
    case .x11: X11Setup.request
    case .socks: SOCKSChoice.request
    case .ajp: AJPPong.request
    case .jdwp: JDWPHandshake.request
    case .adb: ADBReply.request
    case .zookeeper: ZooKeeperReply.request
    case .version: HTTPRequest(.get, "/version", host: host).bytes
    case .winrm: HTTPRequest(.get, "/wsman", host: host).bytes
    case .http: HTTPRequest(.get, "/", host: host).bytes
    }
  }

  /// Whether `bytes` are all that is of use, so that nobody needs to wait for more.
  func isAnswered(by bytes: [UInt8]) -> Bool {
    switch self {
    case .redis: RedisReply.isWhole(bytes)
    case .memcached: MemcachedReply.isWhole(bytes)
    case .postgresql: PostgreSQLReply.isWhole(bytes)
    case .mssql: PreLogin.isWhole(bytes)
    case .mongodb: MongoReply.isWhole(bytes)
    case .rdp: ConnectionConfirm.isWhole(bytes)
    case .smb: SMB2Negotiation.isWhole(bytes)
    case .netbios: SessionService.isWhole(bytes)
    case .msrpc: DCERPCBind.isWhole(bytes)
    case .ldap: RootDSE.isWhole(bytes)
    case .dns: DNSOverTCP.isWhole(bytes)
    case .rpcbind, .nfs: ONCRPC.isWhole(bytes)
    case .rtsp, .sip: StatusReply.isWhole(bytes)
    case .amqp: AMQPStart.isWhole(bytes)
    case .mqtt: MQTTRefusal.isWhole(bytes)
    case .x11: X11Setup.isWhole(bytes)
    case .socks: SOCKSChoice.isWhole(bytes)
    case .ajp: AJPPong.isWhole(bytes)
    case .jdwp: JDWPHandshake.isWhole(bytes)
    case .adb: ADBReply.isWhole(bytes)
    case .zookeeper: ZooKeeperReply.isWhole(bytes)
    case .version, .winrm, .http, .ipp: HTTPResponse.isWhole(bytes, isHead: false)
    }
  }
}

extension HTTPRequest {
  /// A request for a printer's description of itself (RFC 8011 § 4.2.5), under the path that RFC 7472 gives.
  fileprivate static func printerAttributes(host: String) -> [UInt8] {
    let content = IPPReply.request(uri: "ipp://\(host)/ipp/print")
    let head = """
      POST /ipp/print HTTP/1.1\r
      Host: \(host)\r
      User-Agent: \(HTTPRequest.agent)\r
      Content-Type: application/ipp\r
      Content-Length: \(content.count)\r
      Connection: close\r
      \r

      """
    return Array(head.utf8) + content
  }
}
