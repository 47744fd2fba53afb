import GRDB
import Model

/// What a web server says on its first page.
package struct HTTPEndpoint: CaseRecord, Hashable {
  package var id: Int64?
  package var endpoint: Int64?
  package var tlsEndpoint: Int64?
  package var asset: Int64?
  package var address: String
  package var transport: String
  package var port: Int
  package var name: String?
  package var tls: Bool
  package var status: Int?
  package var reason: String?
  package var redirect: String?
  package var redirectsToTls: Bool?
  package var redirectsElsewhere: Bool?
  package var plainPort: Int?
  package var plainState: String?
  package var plainRedirects: Bool?
  package var hsts: Bool?
  package var hstsMaxAge: Int?
  package var hstsSubdomains: Bool?
  package var hstsPreload: Bool?
  package var hstsValid: Bool?
  package var cookies: Int?
  package var cookiesInsecure: Int?
  package var cookiesScriptable: Int?
  package var cookiesCrossSite: Int?
  package var cookieFaults: String?
  package var csp: String?
  package var cspFaults: String?
  package var xFrameOptions: String?
  package var framingForbidden: Bool?
  package var xContentTypeOptions: String?
  package var referrerPolicy: String?
  package var referrerLeaks: Bool?
  package var permissionsPolicy: String?
  package var crossOrigin: String?
  package var server: String?
  package var serverVersion: Bool?
  package var poweredBy: String?
  package var compression: String?
  package var mixedContent: Int?
  package var insecureForms: Int?
  package var passwordForm: Bool?
  package var directoryListing: Bool?
  package var title: String?
  package var securityTxt: Bool?
  package var observed: String

  package init(
    endpoint: Int64?, asset: Int64?, address: String, port: Int, name: String?, tls: Bool, observed: String
  ) {
    self.endpoint = endpoint
    self.asset = asset
    self.address = address
    transport = "tcp"
    self.port = port
    self.name = name
    self.tls = tls
    self.observed = observed
  }

  package static let table = CaseTable(
    "http_endpoint", "Web servers and what their first page says; no redirect is followed.",
    identity: ["transport", "port", "name"],
    columns: place + redirects + transportSecurity + cookieFacts + headers + page)

  private static let place: [CaseColumn] = [
    .number("id", "The row's number.", .plain),
    .number("endpoint", "The endpoint.", .plain),
    .number("tls_endpoint", "The TLS service it was asked over; NULL for plain HTTP.", .plain),
    .number("asset", "The host.", .plain),
    .text("address", "The address.", .address),
    .text("transport", "tcp.", .plain),
    .number("port", "The port.", .address),
    .text("name", "The name asked for in Host and SNI; NULL when none was known.", .name),
    .flag("tls", "Whether it was asked over TLS."),
    .number("status", "The status of the answer to GET /, such as 200; NULL without an answer."),
    .text(
      "reason", "Why there is no answer: timed-out, closed, reset, refused, not-http, handshake-failed; NULL with one.",
      .plain),
  ]

  private static let redirects: [CaseColumn] = [
    .text("redirect", "Where it redirects to (Location); empty when it does not; NULL without an answer.", .name),
    .flag("redirects_to_tls", "Whether the first page redirects to https; 0 also for a page that does not redirect."),
    .flag(
      "redirects_elsewhere",
      "Whether it redirects to another host than the one asked; 0 when it stays or does not redirect, NULL when no name "
        + "was asked for."),
    .number("plain_port", "For a row over TLS: the port of its plain twin on the same host (80 for 443)."),
    .text(
      "plain_state",
      "For a row over TLS: open, closed (nothing listens there) or silent; NULL when the twin was not tried.", .plain),
    .flag(
      "plain_redirects",
      "For a row over TLS: whether the plain twin redirects to https; NULL when there is no twin or it did not answer."),
  ]
}
