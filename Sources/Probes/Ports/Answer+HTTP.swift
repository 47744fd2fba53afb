import Wire

extension Answer {
  /// What a web server says, and what it turns out to be when its content is another service's.
  mutating func readHTTP(_ bytes: [UInt8], _ question: Question, _ port: UInt16, _ isInside: Bool) {
    guard let response = HTTPResponse(bytes) else { return }
    guard isInside || !Answer.wantsTLS(response, port) else {
      isDoubtful = true
      return
    }
    service = "http"
    if let server = response["server"] { readServer(server) }
    let content = response.content
    title = Answer.title(of: content).map { EscapedText.of($0) }
    let strings = JSONStrings(content)
    readVersion(strings, response)
    readSearch(strings, response.status)
    readProxy(response)
    if let known = WebProducts.known(server: response["server"], title: title) {
      product = known
      version = nil
    }
    if question == .winrm, response.status == 405, product == "Microsoft-HTTPAPI" { service = "winrm" }
  }

  /// A printer's description of itself, else the web server that stands in its place.
  mutating func readPrinter(_ bytes: [UInt8], _ port: UInt16, _ isInside: Bool) {
    guard let response = HTTPResponse(bytes) else { return }
    guard let reply = IPPReply(response.content) else { return readHTTP(bytes, .http, port, isInside) }
    service = "ipp"
    if let server = response["server"] { readServer(server) }
    if let model = reply.makeAndModel { (product, version) = (EscapedText.of(model.utf8), nil) }
  }

  /// The field Server: `nginx/1.22.1`, or words without a version (RFC 9110 § 10.2.4).
  mutating func readServer(_ value: [UInt8]) {
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

  /// Whether a server that speaks TLS on this port only says so in clear text: with *400 Bad Request*, or by sending
  /// the caller to `https` on the same port.
  private static func wantsTLS(_ response: HTTPResponse, _ port: UInt16) -> Bool {
    if response.status == 400, response["x-squid-error"] == nil { return true }
    guard let location = response["location"], location.starts(with: "https://".utf8) else { return false }
    let authority = location.dropFirst(8).prefix { $0 != 0x2F && $0 != 0x3F && $0 != 0x23 }
    return String(decoding: authority, as: UTF8.self).hasSuffix(":\(port)")
  }

  /// Docker Engine API, *Get version*, and Podman alike; etcd's `/version`; Kubernetes' `/version`.
  private mutating func readVersion(_ strings: JSONStrings, _ response: HTTPResponse) {
    guard response.status == 200 else { return }
    if strings["ApiVersion"] != nil {
      service = "docker"
      product = strings["Components", "Name"] == "Podman Engine" ? "Podman" : "Docker"
      version = strings["Version"].map { EscapedText.of($0.utf8) }
    } else if let number = strings["etcdserver"] {
      (service, product, version) = ("etcd", "etcd", EscapedText.of(number.utf8))
    } else if let number = strings["gitVersion"] {
      (service, product, version) = ("kubernetes", "Kubernetes", EscapedText.of(number.utf8))
    } else if strings["couchdb"] != nil {
      (service, product) = ("couchdb", "CouchDB")
      version = strings["version"].map { EscapedText.of($0.utf8) }
    }
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

  /// A proxy that takes requests from browsers says so when it is asked for a page of its own (RFC 9110 § 11.7.1).
  private mutating func readProxy(_ response: HTTPResponse) {
    let isProxy =
      response.status == 407 || response["x-squid-error"] != nil || response["proxy-authenticate"] != nil
      || ["squid", "tinyproxy", "privoxy"].contains(product?.lowercased() ?? "")
    if isProxy, service == "http" { service = "http-proxy" }
  }

  /// What stands between `<title>` and `</title>`, with runs of white space made one; at most 120 bytes.
  private static func title(of content: [UInt8]) -> [UInt8]? {
    let lower = content.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    guard let start = range(of: Array("<title".utf8), in: lower[...]),
      let open = lower[start.upperBound...].firstIndex(of: 0x3E),
      let end = range(of: Array("</title".utf8), in: lower[(open + 1)...])
    else { return nil }
    let words = content[(open + 1)..<end.lowerBound].split { $0 <= 0x20 }
    guard !words.isEmpty else { return nil }
    return Array(Array(words.joined(separator: [0x20])).prefix(120))
  }

  private static func range(of needle: [UInt8], in bytes: ArraySlice<UInt8>) -> Range<Int>? {
    guard bytes.count >= needle.count else { return nil }
    for start in bytes.startIndex...(bytes.endIndex - needle.count) where bytes[start] == needle[0] {
      if bytes[start..<(start + needle.count)].elementsEqual(needle) { return start..<(start + needle.count) }
    }
    return nil
  }
}
