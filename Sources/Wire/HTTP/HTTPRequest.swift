/// A request without content (RFC 9112 § 3).
package struct HTTPRequest: Hashable, Sendable {
  package enum Method: String, Sendable { case head = "HEAD", get = "GET" }

  package let method: Method
  /// The path, such as `/version`.
  package let target: String
  /// The host and port, in the form of a URL's authority (RFC 9110 § 7.2).
  package let host: String

  package init(_ method: Method, _ target: String, host: String) {
    self.method = method
    self.target = target
    self.host = host
  }

  package var bytes: [UInt8] {
    Array(
      """
      \(method.rawValue) \(target) HTTP/1.1\r
      Host: \(host)\r
      User-Agent: \(HTTPRequest.agent)\r
      Accept: */*\r
      Connection: close\r
      \r

      """.utf8)
  }

  /// Tells whoever reads a server's log what this was.
  private static let agent = "Tarcza (audyt wewnetrzny)"
}
