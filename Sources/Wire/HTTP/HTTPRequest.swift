/// A request without content (RFC 9112 § 3).
package struct HTTPRequest: Hashable, Sendable {
  package enum Method: String, Sendable { case head = "HEAD", get = "GET" }

  package let method: Method
  /// The path, such as `/version`.
  package let target: String
  /// The host and port, in the form of a URL's authority (RFC 9110 § 7.2).
  package let host: String

  /// The codings of content that it accepts, such as `gzip`; nil for none.
  package let encodings: String?

  package init(_ method: Method, _ target: String, host: String, encodings: String? = nil) {
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
      \(encodings.map { "Accept-Encoding: \($0)\r\n" } ?? "")Connection: close\r
      \r

      """.utf8)
  }

  /// Tells whoever reads a server's log what this was.
  package static let agent = "Tarcza (audyt wewnetrzny)"
}
