import Model
import Wire

/// A first sentence of a protocol whose servers wait for the client: it asks who is there, logs in nowhere and changes
/// nothing.
enum Question: Hashable, Sendable, CaseIterable {
  case redis, memcached, postgresql, mssql, mongodb, rdp, docker, search, http

  /// The question that a port's number suggests; nil for one that says nothing, whose server speaks first, or on which
  /// devices act on whatever bytes arrive.
  static func suggested(by port: UInt16) -> Question? {
    guard !FragilePorts.all.contains(port), let service = ServiceNames.guess(port) else { return nil }
    return byService[service]
  }

  private static let byService: [String: Question] = [
    "redis": .redis, "memcached": .memcached, "postgresql": .postgresql, "mssql": .mssql, "mongodb": .mongodb,
    "rdp": .rdp, "docker": .docker, "elasticsearch": .search, "http": .http, "ipp": .http, "winrm": .http,
    "wsus": .http, "kibana": .http, "vnc-http": .http,
  ]

  /// What is sent.
  func bytes(to address: IPAddress, port: UInt16) -> [UInt8] {
    let host = address.family == .v6 ? "[\(address)]:\(port)" : "\(address):\(port)"
    return switch self {
    case .redis: RedisReply.ping
    case .memcached: MemcachedReply.question
    case .postgresql: PostgreSQLReply.request
    case .mssql: PreLogin.request
    case .mongodb: MongoReply.hello
    case .rdp: ConnectionConfirm.request
    case .docker: HTTPRequest(.get, "/version", host: host).bytes
    case .search: HTTPRequest(.get, "/", host: host).bytes
    case .http: HTTPRequest(.head, "/", host: host).bytes
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
    case .docker, .search: HTTPResponse.isWhole(bytes, isHead: false)
    case .http: HTTPResponse.isWhole(bytes, isHead: true)
    }
  }
}
