import Testing

@testable import Wire

@Suite struct UnixFilesTests {
  @Test(
    arguments: [
      ("", .empty), ("*", .none), ("!", .none), ("!!", .none), ("!*", .none), ("*LK*", .none), ("x", .unknown),
      ("$", .unknown), ("$6$", .unknown), ("$9$a$b", .unknown), ("plain text", .unknown),
      ("$y$j9T$salt$hash", .set(.init(method: "yescrypt", cost: 5))),
      ("$y$jAT$salt$hash", .set(.init(method: "yescrypt", cost: 6))),
      ("$y$j75$salt$hash", .set(.init(method: "yescrypt", cost: 1))),
      ("$y$j85$salt$hash", .set(.init(method: "yescrypt", cost: 2))),
      ("$y$j7T$salt$hash", .set(.init(method: "yescrypt", cost: 3))),
      ("$y$strange$salt$hash", .set(.init(method: "yescrypt"))),
      ("$gy$j9T$salt$hash", .set(.init(method: "gost-yescrypt", cost: 5))),
      ("$7$CU..../....salt$hash", .set(.init(method: "scrypt"))),
      ("$2b$12$saltandhash", .set(.init(method: "bcrypt", cost: 12))),
      ("$2x$05$saltandhash", .set(.init(method: "bcrypt-x", cost: 5))),
      ("$6$salt$hash", .set(.init(method: "sha512crypt", cost: 5000))),
      ("$6$rounds=656000$salt$hash", .set(.init(method: "sha512crypt", cost: 656_000))),
      ("$6$rounds=99999999999999999999$salt$hash", .set(.init(method: "sha512crypt", cost: 5000))),
      ("$5$salt$hash", .set(.init(method: "sha256crypt", cost: 5000))),
      ("$1$salt$hash", .set(.init(method: "md5crypt"))), ("$3$$hash", .set(.init(method: "nt"))),
      ("$sha1$40000$salt$hash", .set(.init(method: "sha1crypt", cost: 40_000))),
      ("$md5,rounds=904$salt$$hash", .set(.init(method: "sunmd5", cost: 904))),
      ("$argon2id$v=19$m=65536,t=3,p=4$salt$hash", .set(.init(method: "argon2id"))),
      ("abcdefghijklm", .set(.init(method: "descrypt"))), ("_J9..saltabcdefghijk", .set(.init(method: "bsdicrypt"))),
      ("abcdefghijklmnopqrstuvwx", .set(.init(method: "bigcrypt"))),
      ("!$6$salt$hash", .locked(.init(method: "sha512crypt", cost: 5000))),
      ("!!$1$salt$hash", .locked(.init(method: "md5crypt"))), ("!no hash", .none),
    ] as [(String, StoredPassword)])
  func passwordFieldsAreToldByTheirForm(field: String, expected: StoredPassword) {
    #expect(StoredPassword(shadowField: Array(field.utf8)[...]) == expected)
  }

  @Test(
    arguments: [
      ("PASS_MAX_DAYS 90", "90", "90"), ("\tPASS_MAX_DAYS\t\t90  ", "90  ", "90"), ("PASS_MAX_DAYS=90", "90", nil),
      ("pass_max_days 90", "90", nil), ("PASS_MAX_DAYS 90 # c", "90 ", "90 # c"), ("#PASS_MAX_DAYS 90", nil, nil),
      ("PASS_MAX_DAYS \"90\"", "\"90\"", "90"), ("PASS_MAX_DAYS 1\nPASS_MAX_DAYS 2", "1", "2"),
      ("PASS_MAX_DAYS", "", nil),
      ("PASS_MAX_DAYS\u{0} 90", "", nil), ("", nil, nil),
    ] as [(String, String?, String?)])
  func loginDefsHasTwoReaders(text: String, first: String?, last: String?) {
    let file = LoginDefs(Array(text.utf8))
    #expect(file.first("PASS_MAX_DAYS")?.value == first)
    #expect(file.last("PASS_MAX_DAYS")?.value == last)
  }

  @Test(
    arguments: [
      ("90", 90), ("-1", -1), ("+7", 7), ("0", 0), ("0x10", 16), ("010", 8), ("", nil), ("9x", nil), ("--1", nil),
      ("0x", nil), ("-0x-1", nil), ("99999999999999999999", nil),
    ] as [(String, Int?)])
  func loginDefsNumbers(text: String, number: Int?) {
    #expect(LoginDefs.Entry(key: "K", value: text, line: 1).number == number)
  }

  @Test func passwdIsReadAsTheCLibraryReadsIt() {
    let file = PasswdFile(
      Array(
        """
        root:x:0:0:root:/root:/bin/bash
          # comment

        zero:x:00:0::/:
        short::5:5
        open:##open:6:6:::/bin/sh
        bad:x:one:1::/:
        few:x:1
        +nis::::::
        """.utf8))
    #expect(file.entries.map(\.name) == ["root", "zero", "short", "open", "+nis"])
    #expect(file.entries.map(\.uid) == [0, 0, 5, 6, nil])
    #expect(file.entries.map(\.shell) == ["/bin/bash", "/bin/sh", "/bin/sh", "/bin/sh", "/bin/sh"])
    #expect(file.entries.map(\.password) == [.inShadow, .inShadow, .empty, .inShadow, nil])
    #expect(file.entries.map(\.line) == [1, 4, 5, 6, 9])
    #expect(file.malformedLines == [7, 8])
  }

  @Test func largeFilesAreCutAndSaySo() {
    let many = [UInt8](repeatElement(Array("a::1:1\n".utf8), count: PasswdFile.mostEntries + 1).joined())
    #expect(PasswdFile(many).isCut)
    #expect(PasswdFile(many).entries.count == PasswdFile.mostEntries)
    #expect(!PasswdFile(many.dropLast(7)).isCut)
    #expect(ShadowFile(many).isCut)
  }

  @Test(
    arguments: [
      ("PRETTY_NAME=\"Debian GNU/Linux 12\"", "Debian GNU/Linux 12"), ("PRETTY_NAME='a \\ b'", "a \\ b"),
      ("PRETTY_NAME=\"a \\\"b\\\" c\"", "a \"b\" c"), ("PRETTY_NAME=plain\nPRETTY_NAME=last", "last"),
      ("# PRETTY_NAME=x", nil), ("PRETTY_NAME", nil), ("PRETTY_NAME=", ""), ("PRETTY_NAME=\"open", "open"),
    ] as [(String, String?)])
  func osReleaseIsUnquoted(text: String, name: String?) {
    #expect(OSRelease(Array(text.utf8))["PRETTY_NAME"] == name)
  }

  @Test(arguments: [
    ("minlen = 14", "minlen", "14"), ("minlen=14", "minlen", "14"), ("minlen 14 # c", "minlen", "14"),
    ("retry", "retry", ""), ("=minlen 14", "", "minlen 14"), ("a == 1", "a", "= 1"), (" a = b c \r", "a", "b c"),
  ])
  func settingsAreAssignments(text: String, key: String, value: String) {
    let assignments = SettingsFile(Array(text.utf8)).assignments
    #expect(assignments.map(\.key) == [key])
    #expect(assignments.map(\.value) == [value])
  }

  @Test func groupNamesComeFirstCome() {
    let file = GroupFile(Array("root:x:0:\nshadow:x:42:\nother:x:42:\nbad:x:y:\n".utf8))
    #expect(file.name(of: 42) == "shadow")
    #expect(file.name(of: 7) == nil)
  }
}
