/// A Content-Security-Policy, as far as what it leaves open goes (W3C, *Content Security Policy Level 3*).
package struct ContentSecurityPolicy: Hashable, Sendable {
  /// What a policy leaves open, in the order of this list.
  package enum Fault: String, CaseIterable, Hashable, Sendable {
    case none
    case reportOnly = "report-only"
    case unsafeInline = "unsafe-inline"
    case unsafeEval = "unsafe-eval"
    case wildcard, http, data
    case noDefault = "no-default"
    case noFrameAncestors = "no-frame-ancestors"
    case noFormAction = "no-form-action"
    case noBaseURI = "no-base-uri"
  }

  /// Directives with their sources, in lower case; the first of a name counts (§ 2.2.1).
  private var directives: [String: [String]] = [:]
  private let isOnlyReported: Bool
  private let isThere: Bool

  /// A policy of the header's values.
  ///
  /// - Parameters:
  ///   - value: Content-Security-Policy; nil without.
  ///   - reported: Content-Security-Policy-Report-Only; nil without.
  package init(_ value: [UInt8]?, reported: [UInt8]?) {
    isThere = value.map { !$0.isEmpty } ?? false
    isOnlyReported = !isThere && reported != nil
    for part in (value ?? []).split(separator: 0x3B).prefix(200) {
      let words = HTTPText.lower(part).split(whereSeparator: \.isWhitespace).map(String.init)
      guard let name = words.first, directives[name] == nil else { continue }
      directives[name] = Array(words.dropFirst())
    }
  }

  package var faults: [Fault] {
    guard isThere else { return isOnlyReported ? [.none, .reportOnly] : [.none] }
    var found: Set<Fault> = []
    let scripts = directives["script-src"] ?? directives["default-src"] ?? []
    // A nonce or hash makes browsers ignore 'unsafe-inline' (§ 6.7.3.2).
    let isNamed = scripts.contains { $0.hasPrefix("'nonce-") || $0.hasPrefix("'sha") || $0 == "'strict-dynamic'" }
    if directives["default-src"] == nil, directives["script-src"] == nil { found.insert(.noDefault) }
    if scripts.contains("'unsafe-inline'"), !isNamed { found.insert(.unsafeInline) }
    if scripts.contains("'unsafe-eval'") { found.insert(.unsafeEval) }
    let sources = ["default-src", "script-src", "object-src", "frame-src", "connect-src"].flatMap {
      directives[$0] ?? []
    }
    if sources.contains(where: { $0 == "*" || $0 == "https:" || $0 == "https://*" }) { found.insert(.wildcard) }
    if directives.values.contains(where: { $0.contains { $0 == "http:" || $0.hasPrefix("http://") } }) {
      found.insert(.http)
    }
    if scripts.contains("data:") || (directives["object-src"] ?? []).contains("data:") { found.insert(.data) }
    if directives["frame-ancestors"] == nil { found.insert(.noFrameAncestors) }
    if directives["form-action"] == nil { found.insert(.noFormAction) }
    if directives["base-uri"] == nil { found.insert(.noBaseURI) }
    return Fault.allCases.filter(found.contains)
  }

  /// Whether it forbids other sites to show the page in a frame; nil when it does not speak of it.
  package var forbidsFraming: Bool? {
    guard let ancestors = directives["frame-ancestors"] else { return nil }
    return !ancestors.contains { $0 == "*" || $0 == "https:" || $0 == "http:" }
  }
}
