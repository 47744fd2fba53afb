import Testing
import Wire

@Suite struct HTTPHeaderTests {
  static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  @Test(arguments: [
    ("max-age=63072000; includeSubDomains; preload", 63_072_000, true, true, true),
    ("MAX-AGE=\"300\" ;IncludeSubdomains", 300, true, false, true), ("max-age=0", 0, false, false, true),
    ("includeSubDomains", nil, true, false, false), ("max-age=1; max-age=2", nil, false, false, false),
    ("max-age=-1", nil, false, false, false), ("", nil, false, false, false),
    ("max-age=99999999999999999999", nil, false, false, false),
  ]) func strictTransportSecurity(text: String, age: Int?, subdomains: Bool, preload: Bool, valid: Bool) {
    let header = StrictTransportSecurity(Self.bytes(text))
    #expect(header.maxAge == age && header.isValid == valid)
    #expect(header.includesSubdomains == subdomains && header.preloads == preload)
  }

  @Test func cookies() throws {
    let good = try #require(SetCookie(Self.bytes("id=abc; Secure; HttpOnly; SameSite=Lax")))
    #expect(good.isSecure && good.isHTTPOnly && !good.crossesSites && good.name == Self.bytes("id"))
    let bare = try #require(SetCookie(Self.bytes("a=\"x;y\"; Path=/")))
    #expect(!bare.isSecure && !bare.isHTTPOnly && bare.crossesSites && bare.sameSite == nil)
    #expect(try #require(SetCookie(Self.bytes("a=1; SameSite=None"))).crossesSites)
    #expect(!(try #require(SetCookie(Self.bytes("a=1; SameSite=None; secure"))).crossesSites))
    #expect(SetCookie(Self.bytes("=x")) == nil && SetCookie(Self.bytes("")) == nil)
  }

  @Test(arguments: [
    (
      "default-src 'none'; frame-ancestors 'none'; form-action 'self'; base-uri 'self'",
      [ContentSecurityPolicy.Fault](),
      true
    ),
    (
      "default-src * 'unsafe-inline' 'unsafe-eval'; img-src http://x",
      [.unsafeInline, .unsafeEval, .wildcard, .http, .noFrameAncestors, .noFormAction, .noBaseURI], nil
    ),
    (
      "script-src 'nonce-x' 'unsafe-inline'; frame-ancestors *; form-action 'self'; base-uri 'none'", [], false
    ),
    ("img-src data:", [.noDefault, .noFrameAncestors, .noFormAction, .noBaseURI], nil),
  ]) func contentSecurityPolicy(text: String, faults: [ContentSecurityPolicy.Fault], forbids: Bool?) {
    let policy = ContentSecurityPolicy(Self.bytes(text), reported: nil)
    #expect(policy.faults == faults && policy.forbidsFraming == forbids)
  }

  @Test func withoutAPolicy() {
    #expect(ContentSecurityPolicy(nil, reported: nil).faults == [.none])
    #expect(ContentSecurityPolicy(nil, reported: Self.bytes("default-src *")).faults == [.none, .reportOnly])
  }

  @Test func pages() {
    let page = HTMLPage(
      Self.bytes(
        """
        <!DOCTYPE html><html><head><TITLE>  Urząd
         Miasta </TITLE><!-- <script src="http://a"> --><script>"<img src='http://b'>"</script>
        <link rel=stylesheet href="HTTP://c/x.css"><link rel=canonical href=http://d>
        <a href="http://e">x</a><img src='http://f/x.png' alt=">"><form action=http://g method=post>
        <input TYPE="Password" name=p></form><iframe src=https://h></iframe
        """))
    #expect(page.mixed == 2 && page.insecureForms == 1 && page.hasPasswordField)
    #expect(String(decoding: page.title, as: UTF8.self) == "Urząd Miasta")
    let list = Self.bytes("<html><head><title>Index of /</title></head>")
    #expect(HTMLPage.isListing(HTMLPage(list), list) && !HTMLPage.isListing(page, []))
    for text in ["<", "<a", "<a b", "<a b=", "<a b='", "<!--", "<script>", "<title>", "< = = >", "<//>", "<a ==>"] {
      #expect(HTMLPage(Self.bytes(text)).mixed == 0)
    }
  }

  @Test func fieldsThatComeTwice() throws {
    let response = try #require(
      HTTPResponse(Self.bytes("HTTP/1.1 200 OK\r\nSet-Cookie: a=1\r\nset-cookie: b=2\r\n\r\n")))
    #expect(response.all("set-cookie").count == 2)
    #expect(response.joined("set-cookie") == Self.bytes("a=1, b=2") && response.joined("x") == nil)
    let request = HTTPRequest(.get, "/", host: "x", encodings: "gzip").bytes
    #expect(String(decoding: request, as: UTF8.self).contains("\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n"))
    #expect(!String(decoding: HTTPRequest(.get, "/", host: "x").bytes, as: UTF8.self).contains("Encoding"))
  }

  /// RFC 9112 § 9.3: what may follow on the connection.
  @Test(arguments: [
    ("HTTP/1.1 404 No\r\nContent-Length: 2\r\n\r\nno", true),
    ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n", true),
    ("HTTP/1.1 204 None\r\n\r\n", true), ("HTTP/1.1 204 None\r\n\r\nmore", false),
    ("HTTP/1.1 404 No\r\nContent-Length: 2\r\nConnection: x, Close\r\n\r\nno", false),
    ("HTTP/1.1 404 No\r\nContent-Length: 3\r\n\r\nno", false),
    ("HTTP/1.1 404 No\r\nContent-Length: 2\r\n\r\nnot", false),
    ("HTTP/1.1 404 No\r\nContent-Length: two\r\n\r\n", false), ("HTTP/1.1 200 OK\r\n\r\n", false),
    ("HTTP/1.0 404 No\r\nContent-Length: 2\r\n\r\nno", false), ("HTTP/1.1 2", false), ("", false),
  ])
  func connectionsThatAreKept(answer: String, isKept: Bool) {
    #expect(HTTPResponse.leavesConnectionOpen(Self.bytes(answer)) == isKept)
  }

  @Test func askingToKeepTheConnection() {
    let request = HTTPRequest(.get, "/", host: "x", keepsConnection: true).bytes
    #expect(String(decoding: request, as: UTF8.self).contains("\r\nConnection: keep-alive\r\n\r\n"))
  }
}
