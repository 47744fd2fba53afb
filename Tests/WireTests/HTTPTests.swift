import Testing

@testable import Wire

@Suite struct HTTPTests {
  private static let whole = "HTTP/1.1 200 OK\r\nServer:  nginx/1.22.1 \r\nContent-Length: 5\r\n\r\nhello"
  private static let chunked =
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n{\"a\"\r\n5;x=1\r\n:\"b\"}\r\n0\r\n\r\n"

  @Test(arguments: [(whole, "hello"), (chunked, "{\"a\":\"b\"}")])
  func aResponseIsReadAsFarAsItCame(text: String, content: String) throws {
    let bytes = Array(text.utf8)
    for length in 0..<bytes.count {
      let part = HTTPResponse(Array(bytes.prefix(length)))
      #expect((part != nil) == (length >= 17), "\(length) bytes")
      #expect(content.utf8.starts(with: part?.content ?? []))
      #expect(!HTTPResponse.isWhole(Array(bytes.prefix(length)), isHead: false), "\(length) bytes")
    }
    let response = try #require(HTTPResponse(bytes))
    #expect(response.status == 200)
    #expect(response.reason == Array("OK".utf8))
    #expect(response.content == Array(content.utf8))
    #expect(HTTPResponse.isWhole(bytes, isHead: false))
    #expect(HTTPResponse.isWhole(Array("HTTP/1.0 404 \r\n\r\n".utf8), isHead: true))
  }

  @Test func fieldsAreFoundByTheirNameInLowerCase() throws {
    let response = try #require(HTTPResponse(Array(Self.whole.utf8)))
    #expect(response["server"] == Array("nginx/1.22.1".utf8))
    #expect(response["date"] == nil)
  }

  @Test(arguments: [
    "HTTP/1.1 200", "HTTP/2.0 200 OK\r\n", "HTTP/1.1 2x0 OK\r\n", "HTTP/1.1 999 OK\r\n", "HTTP/1.1 +20 OK\r\n",
    "HTTP/1.1200 OK\r\n", "HTTP/1.1 2000 OK\r\n", "SSH-2.0-x\r\n", "\r\n", "",
  ]) func otherLinesAreNoResponse(text: String) {
    #expect(HTTPResponse(Array(text.utf8)) == nil)
  }

  @Test(arguments: ["ffffffff", "80000000", "-1", "", "zz", "100000000"]) func noChunkIsTooStrange(size: String) {
    let text = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\(size)\r\nabc"
    let content = HTTPResponse(Array(text.utf8))?.content ?? []
    #expect(content.count <= 3)
  }

  @Test func stringsAreFoundByTheirPath() {
    let text = """
      {"Platform": {"Name": ""}, "Components": [{"Name": "Engine", "n": [1, -2.5e3, true, [ ], {}]}, {"Name": "runc"}],
       "Version" : "24.0.5", "a\\"b": "c\\\\", "none": null, "last": "x"}
      """
    let strings = JSONStrings(Array(text.utf8))
    #expect(strings["Platform", "Name"] == "")
    #expect(strings["Components", "Name"] == "Engine")
    #expect(strings["Version"] == "24.0.5")
    #expect(strings["a\\\"b"] == "c\\\\")
    #expect(strings["last"] == "x")
    #expect(strings["Name"] == nil)
    for length in 0..<(text.utf8.count - 1) {
      let part = JSONStrings(Array(text.utf8.prefix(length)))
      #expect(part["last"] == nil)
      #expect([nil, "24.0.5"].contains(part["Version"]))
    }
  }

  @Test(arguments: [
    "[\"a\"]", "\"a\"", "{a: \"b\"}", "{\"x\": }", "{\"x\" \"a\"}", "{\"x\": \"a", "{\"x", "{", "", "{]",
    "{\"x\": \"\\",
    String(repeating: "{\"x\":", count: 5000), "{\"x\":" + String(repeating: "[", count: 5000),
  ]) func brokenTextHoldsNothing(text: String) {
    #expect(JSONStrings(Array(text.utf8))["x"] == nil)
  }
}
