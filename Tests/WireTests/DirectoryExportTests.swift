import Testing
import Wire

@Suite struct DirectoryExportTests {
  private static let selection = DirectoryExport.Selection(
    kept: ["cn", "description", "objectSid", "member"], presenceOnly: ["userPassword"])

  private func read(_ text: String) throws(DirectoryExport.Failure) -> DirectoryExport {
    try DirectoryExport.read(Array(text.utf8), keeping: Self.selection)
  }

  @Test func ldifIsReadWithFoldsBase64AndComments() throws {
    let export = try read(
      "version: 1\n# a comment\n#  folded\ndn: CN=Jan,DC=a\ncn: Ja\n n\ndescription:: xYLDs2TFug==\nuserPassword: tajne\n"
        + "telephoneNumber: 1\nmember;range=0-1: x\nmember: y\n\ndn:: Q049xYEsREM9YQ==\ncn: Ł\n\n# refldap://x\nref: x\n"
    )
    #expect(export.format == .ldif)
    #expect(export.entries.map(\.name) == ["CN=Jan,DC=a", "CN=Ł,DC=a"])
    #expect(export.entries[0].text("cn") == "Jan")
    #expect(export.entries[0].text("description") == "łódź")
    #expect(export.entries[0].texts("member") == ["x", "y"])
    // Of a secret only that it is there; of what is not wanted only its name.
    #expect(export.entries[0].has("userPassword") && export.entries[0]["userPassword"].isEmpty)
    #expect(!export.entries[0].has("telephoneNumber") && export.attributes.contains("telephonenumber"))
  }

  @Test func utf16FromLdifdeIsRead() throws {
    let units = "dn: CN=Ł,DC=a\r\ncn: Ł\r\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let export = try DirectoryExport.read([0xFF, 0xFE] + units, keeping: Self.selection)
    #expect(export.entries.first?.text("cn") == "Ł")
  }

  @Test(
    arguments: [
      ("dn: CN=a\njpegPhoto:< file:///etc/shadow\n", DirectoryExport.Failure.reference(line: 2)),
      ("dn: CN=a\nchangetype: modify\n", .change(line: 2)), ("dn: CN=a\ncn:: @@@\n", .malformed(line: 2)),
      ("dn: CN=a\nno colon\n", .malformed(line: 2)), ("nothing\n", .foreign), ("", .foreign),
    ])
  func whatIsNoExportIsRefusedByItsLine(text: String, failure: DirectoryExport.Failure) {
    #expect(throws: failure) { try read(text) }
  }

  @Test func csvdeIsReadWithItsListsAndBytes() throws {
    let export = try read(
      "DN,objectClass,cn,objectSid,member\n\"CN=Jan,DC=a\",user,Jan,X'0105',\"CN=a\\;b,DC=a;CN=Nowak\\, J,DC=a\"\n")
    #expect(export.format == .csvde)
    #expect(export.entries.first?["objectSid"] == [[1, 5]])
    #expect(export.entries.first?.texts("member") == ["CN=a;b,DC=a", "CN=Nowak\\, J,DC=a"])
  }

  @Test func anyBytesAreReadOrRefused() {
    let text = Array("dn: CN=a\ncn:: xYLDs2TFug==\nmember;x: b\n c\n\ndn: b\n".utf8)
    for place in text.indices {
      for byte in [0, 0x0A, 0x3A, 0x20, 0xFF] as [UInt8] {
        var broken = text
        broken[place] = byte
        _ = try? DirectoryExport.read(broken, keeping: Self.selection)
      }
    }
  }
}

@Suite struct SecurityDescriptorTests {
  private static let admins: [UInt8] = [1, 2, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0, 32, 2, 0, 0]

  @Test func identifiersAreReadAsBytesAndAsText() {
    #expect(SecurityIdentifier(Self.admins)?.description == "S-1-5-32-544")
    #expect(SecurityIdentifier(Array("S-1-5-32-544".utf8)) == .builtin(544))
    let user = SecurityIdentifier(text: "S-1-5-21-1-2-3-500")
    #expect(user?.relative == 500 && user?.domain?.account(512).description == "S-1-5-21-1-2-3-512")
    for text in ["S-1", "S-2-5-1", "S-1-5-x", "S-1-5-4294967296"] { #expect(SecurityIdentifier(text: text) == nil) }
    #expect(SecurityIdentifier(Array(Self.admins.dropLast())) == nil)
  }

  @Test func aListIsReadWithItsObjects() throws {
    let guid: [UInt8] = [0xAD, 0xF6, 0x31, 0x11, 0x07, 0x9C, 0xD1, 0x11, 0xF7, 0x9F, 0, 0xC0, 0x4F, 0xC2, 0xDC, 0xD2]
    let entry: [UInt8] =
      [5, 0x10, UInt8(28 + Self.admins.count), 0, 0, 1, 0, 0, 1, 0, 0, 0] + guid + Self.admins
    let list: [UInt8] = [4, 0, UInt8(8 + entry.count), 0, 1, 0, 0, 0] + entry
    let head: [UInt8] = [1, 0, 4, 0x90, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, UInt8(20 + Self.admins.count), 0, 0, 0]
    let bytes = head + Self.admins + list
    let descriptor = try #require(SecurityDescriptor(bytes))
    #expect(descriptor.owner == .builtin(544) && descriptor.isProtected)
    let read = try #require(descriptor.entries?.first)
    #expect(read.object == "1131f6ad-9c07-11d1-f79f-00c04fc2dcd2" && read.mask == 0x100)
    #expect(read.allows && read.isInherited && !read.isInheritOnly)
    for count in bytes.indices.dropFirst() { #expect(SecurityDescriptor(Array(bytes.prefix(count))) == nil) }
  }

  @Test func momentsAndSpansAreThoseOfWindows() {
    #expect(WindowsTime.seconds(116_444_736_000_000_000 + 86_400 * 10_000_000) == 86_400)
    #expect([0, -1, Int.max].allSatisfy { WindowsTime.seconds($0) == nil })
    #expect(WindowsTime.span(Int.min) == .endless)
    #expect(WindowsTime.span(-18_000_000_000) == .seconds(1800))
    #expect(WindowsTime.generalized("20261125010203.0Z").map { [$0.year, $0.month, $0.day] } == [2026, 11, 25])
    #expect(WindowsTime.generalized("2026") == nil)
  }
}
