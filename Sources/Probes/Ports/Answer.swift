import Wire

/// What a service said when it was asked a ``Question``.
///
/// Reading it is total: any bytes have an answer, most of them one that shows nothing.
struct Answer: Hashable, Sendable {
  /// The protocol that the answer shows, such as `redis`; nil when it shows none.
  private(set) var service: String?
  private(set) var product: String?
  private(set) var version: String?
  /// The first line, escaped; nil when nothing came, or bytes that are no text.
  private(set) var banner: String?

  /// - Parameters:
  ///   - bytes: What the service sent.
  ///   - question: What it was asked.
  ///   - port: Where; a web server may send its callers to TLS on the same port.
  init(_ bytes: [UInt8], to question: Question, port: UInt16) {
    guard !bytes.isEmpty else { return }
    let line = bytes.prefix(Answer.longestLine).prefix { $0 != 0x0D && $0 != 0x0A }
    banner = line.isEmpty ? nil : EscapedText.of(line)
    switch question {
    case .redis: if RedisReply(bytes) != nil { service = "redis" }
    case .memcached: readMemcached(bytes)
    case .postgresql: if PostgreSQLReply(bytes) != nil { (service, banner) = ("postgresql", nil) }
    case .mssql: readPreLogin(bytes)
    case .mongodb: if MongoReply(bytes) != nil { (service, banner) = ("mongodb", nil) }
    case .rdp: if ConnectionConfirm(bytes) != nil { (service, banner) = ("rdp", nil) }
    case .docker, .search, .http: readHTTP(bytes, question, port)
    }
    product = product.map { String($0.prefix(64)) }
    version = version.map { String($0.prefix(64)) }
  }

  private static let longestLine = 1024
}

extension Answer {
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

  private mutating func readHTTP(_ bytes: [UInt8], _ question: Question, _ port: UInt16) {
    guard let response = HTTPResponse(bytes), !Answer.wantsTLS(response, port) else { return }
    service = "http"
    if let server = response["server"] { readServer(server) }
    let strings = JSONStrings(response.content)
    switch question {
    case .docker where response.status == 200: readDocker(strings)
    case .search: readSearch(strings, response.status)
    default: break
    }
  }

  /// Whether a server that speaks TLS on this port only says so in clear text: with *400 Bad Request*, or by sending
  /// the caller to `https` on the same port.
  private static func wantsTLS(_ response: HTTPResponse, _ port: UInt16) -> Bool {
    if response.status == 400 || response.reason.elementsEqual("Bad Request".utf8) { return true }
    guard let location = response["location"], location.starts(with: "https://".utf8) else { return false }
    let authority = location.dropFirst(8).prefix { $0 != 0x2F && $0 != 0x3F && $0 != 0x23 }
    return String(decoding: authority, as: UTF8.self).hasSuffix(":\(port)")
  }

  /// The field Server: `nginx/1.22.1`, or words without a version (RFC 9110 § 10.2.4).
  private mutating func readServer(_ value: [UInt8]) {
    let first = value.prefix { $0 != 0x20 && $0 != 0x3B }
    if let slash = first.firstIndex(of: 0x2F), slash > first.startIndex {
      product = EscapedText.of(first[..<slash])
      version = slash + 1 == first.endIndex ? nil : EscapedText.of(first[(slash + 1)...])
    } else {
      let name = value.prefix { $0 != 0x3B && $0 != 0x28 && $0 != 0x2C }
      let text = EscapedText.of(name.last == 0x20 ? name.dropLast() : name)
      product = text.isEmpty ? nil : text
    }
  }

  /// Docker Engine API, *Get version*; Podman answers alike.
  private mutating func readDocker(_ strings: JSONStrings) {
    guard strings["ApiVersion"] != nil else { return }
    service = "docker"
    product = strings["Components", "Name"] == "Podman Engine" ? "Podman" : "Docker"
    version = strings["Version"].map { EscapedText.of($0.utf8) }
  }

  /// Elasticsearch's and OpenSearch's root: the cluster and its version, or the refusal of one that wants a login.
  private mutating func readSearch(_ strings: JSONStrings, _ status: Int) {
    if status == 200, strings["version", "lucene_version"] != nil || strings["cluster_name"] != nil {
      service = "elasticsearch"
      product = strings["version", "distribution"] == "opensearch" ? "OpenSearch" : "Elasticsearch"
      version = strings["version", "number"].map { EscapedText.of($0.utf8) }
    } else if status == 401 || status == 403, strings["error", "type"] == "security_exception" {
      service = "elasticsearch"
      (product, version) = (nil, nil)
    }
  }
}
