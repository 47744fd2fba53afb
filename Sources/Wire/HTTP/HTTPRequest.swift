/// A request (RFC 9112 § 3).
package struct HTTPRequest: Hashable, Sendable {
  package enum Method: String, Sendable { case head = "HEAD", get = "GET", post = "POST" }

  package let method: Method
  /// The path, such as `/version`.
  package let target: String
  /// The host and port, in the form of a URL's authority (RFC 9110 § 7.2).
  package let host: String

  /// The codings of content that it accepts, such as `gzip`; nil for none.
  package let encodings: String?

  /// What is sent, and its media type (RFC 9110 § 8.3); nil for none.
  package struct Content: Hashable, Sendable {
    package let type: String
    package let bytes: [UInt8]

    package init(_ type: String, _ bytes: [UInt8]) {
      self.type = type
      self.bytes = bytes
    }
  }

  package let content: Content?
  /// Whether the server is asked to keep the connection for another request (RFC 9112 § 9.3).
  package let keepsConnection: Bool

  package init(
    _ method: Method, _ target: String, host: String, encodings: String? = nil, content: Content? = nil,
    keepsConnection: Bool = false
  ) {
    self.content = content
    self.keepsConnection = keepsConnection
    self.method = method
    self.target = target
    self.host = host
    self.encodings = encodings
  }

  package var bytes: [UInt8] {
    Array(
      """
      \(method.rawValue) \(target) HTTP/1.1\r
      Host: \(host)\r
      User-Agent: \(HTTPRequest.agent)\r
      Accept: */*\r
      \(encodings.map { "Accept-Encoding: \($0)\r\n" } ?? "")\(contentFields)Connection: \(keepsConnection ? "keep-alive" : "close")\r
      \r

      """.utf8) + (content?.bytes ?? [])
  }

  private var contentFields: String {
    content.map { "Content-Type: \($0.type)\r\nContent-Length: \($0.bytes.count)\r\n" } ?? ""
  }

  /// Tells whoever reads a server's log what this was.
  package static let agent = "Tarcza (audyt wewnetrzny)"
}
