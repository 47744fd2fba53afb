import CaseFile
import Wire

/// What one response says of the security of its server.
struct HTTPFacts {
  private let response: HTTPResponse
  private let asked: AskedName?
  private let overTLS: Bool

  init(_ response: HTTPResponse, asked: AskedName?, overTLS: Bool) {
    self.response = response
    self.asked = asked
    self.overTLS = overTLS
  }

  /// Where it redirects to; nil when it does not.
  private var location: String? {
    guard (300...399).contains(response.status), let value = response["location"], !value.isEmpty else { return nil }
    return String(decoding: value.prefix(1024), as: UTF8.self)
  }

  var redirectsToTLS: Bool { location?.lowercased().hasPrefix("https://") ?? false }

  /// Whether it leaves the host that was asked; nil without a name to compare.
  private var redirectsElsewhere: Bool? {
    guard let location else { return false }
    guard let asked else { return nil }
    guard let scheme = location.range(ofFirst: "//") else { return false }
    let authority = location[scheme...].prefix { !"/?#".contains($0) }
    let host = authority.split(separator: "@").last ?? ""
    let name = host.hasPrefix("[") ? host.dropFirst().prefix { $0 != "]" } : host.prefix { $0 != ":" }
    return name.lowercased() != asked.text.lowercased()
  }

  func fill(_ row: inout HTTPEndpoint) {
    row.status = response.status
    row.redirect = EscapedText.of(Array((location ?? "").utf8))
    row.redirectsToTls = redirectsToTLS
    row.redirectsElsewhere = redirectsElsewhere
    fillTransport(&row)
    fillCookies(&row)
    fillHeaders(&row)
    fillPage(&row)
  }

  private func fillTransport(_ row: inout HTTPEndpoint) {
    // The first header counts (RFC 6797 § 8.1).
    let header = response["strict-transport-security"].map { StrictTransportSecurity($0) }
    row.hsts = header != nil
    row.hstsMaxAge = header?.maxAge
    row.hstsSubdomains = header?.includesSubdomains
    row.hstsPreload = header?.preloads
    row.hstsValid = header?.isValid
  }

  private func fillCookies(_ row: inout HTTPEndpoint) {
    let cookies = response.all("set-cookie").compactMap { SetCookie($0) }
    row.cookies = cookies.count
    row.cookiesInsecure = cookies.count { !$0.isSecure }
    row.cookiesScriptable = cookies.count { !$0.isHTTPOnly }
    row.cookiesCrossSite = cookies.count(where: \.crossesSites)
    row.cookieFaults = cookies.prefix(50).compactMap { cookie in
      let faults = [("secure", !cookie.isSecure), ("httponly", !cookie.isHTTPOnly), ("samesite", cookie.crossesSites)]
      let names = faults.filter(\.1).map(\.0)
      return names.isEmpty ? nil : EscapedText.of(cookie.name.prefix(64)) + ":" + names.joined(separator: "+")
    }.joined(separator: ",")
  }

  private func fillHeaders(_ row: inout HTTPEndpoint) {
    let policy = ContentSecurityPolicy(
      response.joined("content-security-policy"), reported: response.joined("content-security-policy-report-only"))
    row.csp = text("content-security-policy")
    row.cspFaults = policy.faults.map(\.rawValue).joined(separator: ",")
    row.xFrameOptions = text("x-frame-options")
    let framing = (row.xFrameOptions ?? "").uppercased()
    row.framingForbidden = policy.forbidsFraming ?? (framing == "DENY" || framing == "SAMEORIGIN")
    row.xContentTypeOptions = text("x-content-type-options")
    row.referrerPolicy = text("referrer-policy")
    // The last word that a browser knows counts (W3C, Referrer Policy § 8.1).
    let referrer = (row.referrerPolicy ?? "").lowercased().split { $0 == "," || $0 == " " }.last
    row.referrerLeaks = referrer == "unsafe-url" || referrer == "no-referrer-when-downgrade"
    row.permissionsPolicy = text("permissions-policy")
    row.crossOrigin = text("access-control-allow-origin")
    row.server = text("server")
    row.poweredBy = text("x-powered-by")
    row.serverVersion = HTTPFacts.tellsVersion(row.server) || HTTPFacts.tellsVersion(row.poweredBy)
  }

  private func fillPage(_ row: inout HTTPEndpoint) {
    let content = response.content
    let isCoded = !(response["content-encoding"] ?? []).isEmpty
    let type = String(decoding: response["content-type"] ?? [], as: UTF8.self).lowercased()
    guard !isCoded, type.isEmpty || type.hasPrefix("text/html") || type.hasPrefix("application/xhtml") else { return }
    let page = HTMLPage(content)
    row.mixedContent = overTLS ? page.mixed : nil
    row.insecureForms = page.insecureForms
    row.passwordForm = page.hasPasswordField
    row.directoryListing = HTMLPage.isListing(page, content)
    row.title = EscapedText.of(page.title)
  }

  /// The values of a field, made harmless; empty without one.
  private func text(_ name: String) -> String { EscapedText.of((response.joined(name) ?? []).prefix(2048)) }

  /// Whether a product's token has a version: a slash, or a space, before a digit (`nginx/1.22.1`, `Microsoft-IIS/10.0`).
  private static func tellsVersion(_ text: String?) -> Bool {
    let bytes = Array((text ?? "").utf8)
    return zip(bytes, bytes.dropFirst()).contains { sign, digit in
      (sign == 0x2F || sign == 0x20) && (0x30...0x39).contains(digit)
    }
  }

  /// Whether a server says that a client's certificate is missing: nginx's page, IIS's 403.7, status 496.
  static func wantsCertificate(_ response: HTTPResponse) -> Bool {
    guard [400, 403, 496].contains(response.status) else { return false }
    let text = String(decoding: response.content.prefix(4096), as: UTF8.self)
    return response.status == 496 || text.contains("No required SSL certificate was sent") || text.contains("403.7")
  }

  /// Whether a security.txt names a contact (RFC 9116 § 2.5.3).
  static func hasContact(_ content: [UInt8]) -> Bool {
    String(decoding: content.prefix(32_768), as: UTF8.self).split(whereSeparator: \.isNewline)
      .contains { $0.lowercased().hasPrefix("contact:") }
  }
}

extension String {
  /// Where what follows the first `mark` begins.
  fileprivate func range(ofFirst mark: String) -> String.Index? {
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(mark) { return rest.index(rest.startIndex, offsetBy: mark.count) }
      rest = rest.dropFirst()
    }
    return nil
  }
}
