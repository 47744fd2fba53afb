import Testing
import Wire

@Suite struct LDAPTests {
  @Test func requestsAreWhatTheProtocolSays() {
    // RFC 4511 § 4.2: version 3, an empty name, the choice "simple" with an empty password.
    #expect(LDAPRequest.anonymousBind.encoded(id: 1) == hex("30 0c 02 01 01 60 07 02 01 03 04 00 80 00"))
    #expect(LDAPRequest.unbind.encoded(id: 300) == hex("30 06 02 02 01 2c 42 00"))
    #expect(
      LDAPRequest.bind(id: 2, name: "a", password: [0x62]) == hex("30 0e 02 01 02 60 09 02 01 03 04 01 61 80 01 62"))
    var search = LDAPSearch(base: "", scope: .base, attributes: ["1.1"])
    search.page = (500, [])
    let bytes = LDAPRequest.search(search).encoded(id: 3)
    // The control (RFC 2696): its name, not critical, and the value { 500, empty cookie }.
    #expect(bytes.suffix(11) == hex("01 01 00 04 08 30 06 02 02 01 f4 04 00").suffix(11))
  }

  @Test func anEntryIsReadWithAllItsValues() throws {
    let bytes = hex(
      "30 20 02 01 07 64 1b 04 04 44 43 3d 61 30 13 30 11 04 06 4d 65 6d 62 65 72 31 07 04 01 78 04 02 c5 82")
    let message = try #require(LDAPMessage(bytes))
    guard case .entry(let entry) = message.operation else { throw Unexpected() }
    #expect(message.id == 7 && entry.name == "DC=a")
    #expect(entry.texts("member") == ["x", "ł"])
  }

  @Test func messagesAreCutTheSameHoweverTheyArrive() {
    let done = hex("30 0c 02 01 01 65 07 0a 01 00 04 00 04 00")
    for size in 1...done.count {
      var stream = LDAPStream()
      var rest = (done + done)[...]
      var found = 0
      while true {
        switch stream.next() {
        case .message(let message):
          #expect(message.operation == .done(LDAPResult(code: 0)))
          found += 1
          continue
        case .malformed: Issue.record("malformed")
        case .needMore: break
        }
        if rest.isEmpty { break }
        stream.receive(Array(rest.prefix(size)))
        rest = rest.dropFirst(size)
      }
      #expect(found == 2)
    }
  }

  @Test(arguments: ["30 84 7f ff ff ff", "31 00", "30 80", "30 85 00 00 00 00 01", "30 02 05 00"])
  func whatIsNoMessageIsRefused(text: String) {
    var stream = LDAPStream()
    stream.receive(hex(text))
    #expect(stream.next() == .malformed)
  }

  @Test func theCookieOfTheNextPageIsFound() throws {
    let control = hex("30 1f 04 16") + Array("1.2.840.113556.1.4.319".utf8) + hex("04 05 30 03 02 01 00")
    // A value without a cookie is no value of this control.
    #expect(LDAPMessage(hex("30 2d 02 01 01 65 07 0a 01 00 04 00 04 00 a0 21") + control.prefix(33))?.cookie == nil)
    let whole = hex("30 22 04 16") + Array("1.2.840.113556.1.4.319".utf8) + hex("04 08 30 06 02 01 00 04 01 2a")
    let message = LDAPMessage(hex("30 32 02 01 01 65 07 0a 01 00 04 00 04 00 a0 24") + whole)
    #expect(message?.cookie == [0x2A])
  }

  @Test func namesAreComparedWithoutRegardToCaseAndSpaces() {
    #expect(DistinguishedName.key("CN=Jan Nowak, OU=Kadry,DC=a") == "cn=jan nowak,ou=kadry,dc=a")
    #expect(DistinguishedName.leaf("CN=Nowak\\, Jan,OU=x") == "Nowak, Jan")
    #expect(DistinguishedName.leaf("CN=\\C5\\82,DC=x") == "ł")
    #expect(DistinguishedName.parent("CN=Nowak\\, Jan,OU=x,DC=y") == "OU=x,DC=y")
    #expect(DistinguishedName.domain("OU=x,DC=ad,DC=powiat,DC=test") == "ad.powiat.test")
  }

  private struct Unexpected: Error {}
  private func hex(_ text: String) -> [UInt8] { text.split(separator: " ").compactMap { UInt8($0, radix: 16) } }
}
