import Testing

@testable import Wire

@Suite struct SudoersTests {
  private func lines(_ text: String) -> [SudoersFile.Content] { SudoersFile(Array(text.utf8)).lines.map(\.content) }

  @Test(
    arguments: [
      ("", []), ("# comment\n\n", []), ("@include /etc/x", [.include("/etc/x")]),
      ("#includedir /etc/sudoers.d", [.includeFolder("/etc/sudoers.d")]), ("@include", [.faulty]),
      ("Defaults env_reset", [.defaults(scope: "", settings: ["env_reset"])]),
      (
        "Defaults:%sudo !authenticate, timestamp_timeout=5",
        [.defaults(scope: ":%sudo", settings: ["!authenticate", "timestamp_timeout=5"])]
      ),
      ("Defaults secure_path=\"/a:/b, c\"", [.defaults(scope: "", settings: ["secure_path=\"/a:/b, c\""])]),
      (
        "User_Alias A = x, y : B = z",
        [
          .alias(kind: "user", name: "A", members: ["x", "y"]), .alias(kind: "user", name: "B", members: ["z"]),
        ]
      ),
      ("User_Alias lower = x", [.faulty]), ("anna", [.faulty]), ("anna ALL", [.faulty]), ("anna ALL =", [.faulty]),
    ] as [(String, [SudoersFile.Content])])
  func linesAreToldByTheirForm(text: String, expected: [SudoersFile.Content]) {
    #expect(lines(text) == expected)
  }

  private func rule(_ text: String) throws -> SudoersRule {
    guard case .rule(let rule)? = lines(text).first else { throw Missing() }
    return rule
  }

  private struct Missing: Error {}

  @Test func tagsAndUsersCarryOn() throws {
    let rule = try rule(
      "%it\\ staff, #1001 HOST1,HOST2 = (root, ewa : adm) NOPASSWD: /bin/a x\\, y, NOEXEC: /bin/b, PASSWD: ALL")
    #expect(rule.users == ["%it staff", "#1001"])
    #expect(rule.hosts == ["HOST1", "HOST2"])
    #expect(rule.commands.map(\.command) == ["/bin/a x\\, y", "/bin/b", "ALL"])
    #expect(rule.commands.map(\.withoutPassword) == [true, true, false])
    #expect(rule.commands.map(\.isContained) == [false, true, true])
    #expect(rule.commands.allSatisfy { $0.runAs == ["root", "ewa"] })
  }

  @Test func severalHostsAndDigestsAndContinuedLines() throws {
    let all = lines("anna a = /bin/x : b = NOPASSWD: sha224:abc= /bin/y, \\\n !/bin/z # comment")
    #expect(all.count == 2)
    guard case .rule(let second)? = all.last else { throw Missing() }
    #expect(second.hosts == ["b"])
    #expect(second.commands.map(\.command) == ["/bin/y", "!/bin/z"])
  }
}
