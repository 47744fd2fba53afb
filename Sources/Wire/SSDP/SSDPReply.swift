/// What a UPnP device answers to a search (UPnP Device Architecture 2.0 § 1.3).
package struct SSDPReply: Hashable, Sendable {
  /// The field SERVER: system, UPnP version, product.
  package let product: [UInt8]?
  /// What kind of device or service answered (ST).
  package let target: [UInt8]?

  /// A search addressed to one device (§ 1.3.2), which asks for its root device; the description that an answer points
  /// to is not fetched.
  package static func question(host: String) -> [UInt8] {
    let lines = [
      "M-SEARCH * HTTP/1.1", "HOST: \(host):1900", "MAN: \"ssdp:discover\"", "MX: 1", "ST: upnp:rootdevice", "", "",
    ]
    return Array(lines.joined(separator: "\r\n").utf8)
  }

  /// Nil when `bytes` are no answer to a search.
  package init?(_ bytes: [UInt8]) {
    guard let response = HTTPResponse(bytes), response.status == 200,
      response["st"] != nil || response["usn"] != nil
    else { return nil }
    product = response["server"]
    target = response["st"]
  }
}
