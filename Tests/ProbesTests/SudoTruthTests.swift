import CaseFile
import Foundation
import Model
import TestSupport
import Testing

@testable import Probes
@testable import Wire

/// What we make of sudoers files against what the machine's own sudo lists for the same files (`sudo -l -U`).
@Suite(.enabled(if: Program("sudo").isWanted && Program("unshare").isWanted)) struct SudoTruthTests {
  struct Case: CustomTestStringConvertible {
    var name: String
    var files: [String: String]
    var testDescription: String { name }
  }

  private static let passwd = """
    root:x:0:0::/root:/bin/sh
    anna:x:1000:1000::/home/anna:/bin/sh
    jan:x:1001:1001::/home/jan:/bin/sh
    ewa:x:1002:27::/home/ewa:/bin/sh

    """
  private static let group = "root:x:0:\nsudo:x:27:anna\nwheel:x:10:jan\nanna:x:1000:\njan:x:1001:\n"

  static let cases: [Case] = [
    Case(
      name: "as Debian delivers it",
      files: [
        "sudoers": """
        Defaults\tenv_reset
        Defaults\tmail_badpass
        Defaults\tuse_pty
        root\tALL=(ALL:ALL) ALL
        %sudo\tALL=(ALL:ALL) ALL
        @includedir /etc/sudoers.d
        """, "sudoers.d/biuro": "jan ALL=(root) NOPASSWD: /usr/bin/systemctl restart nginx, /bin/ls\n",
        "sudoers.d/x.bak": "jan ALL=(ALL) NOPASSWD: ALL\n", "sudoers.d/y~": "jan ALL=(ALL) NOPASSWD: ALL\n",
      ]),
    Case(
      name: "as Red Hat delivers it",
      files: [
        "sudoers":
          "Defaults !visiblepw\nroot ALL=(ALL) ALL\n%wheel ALL=(ALL) ALL\n## %wheel ALL=(ALL) NOPASSWD: ALL\n"
          + "#includedir /etc/sudoers.d\n"
      ]),
    Case(
      name: "aliases and exceptions",
      files: [
        "sudoers": """
        User_Alias ADMINS = anna, %wheel, !ewa
        Host_Alias BIURO = tarcza-test, inny
        Cmnd_Alias SIEC = /sbin/ip, /usr/sbin/nft
        Cmnd_Alias WSZYSTKO = ALL, !/bin/su
        Runas_Alias SLUZBY = www-data, postgres
        ADMINS BIURO = (root) SIEC, (SLUZBY) NOPASSWD: /bin/a, PASSWD: /bin/b
        #1002 ALL = WSZYSTKO
        jan inny = NOPASSWD: ALL
        jan ALL = (ALL, !root) ALL, (!SLUZBY, kasia) /bin/c
        """
      ]),
    Case(
      name: "numbers, blanks and continued lines",
      files: [
        "sudoers": "%#27 ALL = \\\n  (ALL) ALL # grupa\n anna , jan  ALL = NOPASSWD : /bin/x \"a b\" , /bin/y\\, z\n"
          + "ewa ALL = (:adm) /bin/q : ALL = NOEXEC: SETENV: /bin/vi\n"
      ]),
  ]

  private func root(_ given: Case) throws -> TemporaryRoot {
    var files = ["/etc/passwd": Self.passwd, "/etc/group": Self.group, "/etc/hostname": "tarcza-test\n"]
    files["/etc/nsswitch.conf"] = "passwd: files\ngroup: files\nsudoers: files\n"
    // Debian's sudo asks for the host's canonical name, which is the first of its line.
    files["/etc/hosts"] = "127.0.0.1 localhost\n127.0.1.1 tarcza-test\n"
    // sudo opens its PAM stacks even to list.
    files["/etc/pam.d/sudo"] =
      "auth required pam_permit.so\naccount required pam_permit.so\nsession required pam_permit.so\n"
    for (name, text) in given.files { files["/etc/\(name)"] = text + "\n" }
    return try TemporaryRoot(files)
  }

  @Test(arguments: cases) func rightsAreWhatSudoLists(given: Case) throws {
    let root = try root(given)
    defer { root.remove() }
    let evidence = Evidence(files: root.files)
    let rights = AccountRights(evidence, hostname: "tarcza-test")
    #expect(rights.reader?.faults == [])
    let policy = try #require(rights.policy)
    let passwd = PasswdFile(Array(Self.passwd.utf8))
    for entry in passwd.entries {
      let ours = policy.rights(of: rights.person(entry)).map { right in
        // Without a user it is oneself, whom sudo names.
        let runAs = right.runAs.isEmpty ? [entry.name] : right.runAs.sorted()
        return "(\(runAs.joined(separator: ","))) \(right.withoutPassword ? "NOPASSWD " : "")\(right.command)"
      }
      #expect(ours == (try listed(entry.name, root)), "\(entry.name)")
    }
  }

  /// sudo's own list, one right each, in our words.
  private func listed(_ name: String, _ root: TemporaryRoot) throws -> [String] {
    let script = """
      chown -R 0:0 "$0/etc" && chmod 0440 "$0/etc/sudoers" && mount -t tmpfs tmpfs /run &&
      hostname tarcza-test && mount --bind "$0/etc" /etc && exec sudo -n -l -U "$1"
      """
    let output = try Program("unshare").run(["--mount", "--uts", "sh", "-c", script, root.path, name])
    let text = String(decoding: output, as: UTF8.self)
    guard let start = text.range(of: "may run the following commands on") else { return [] }
    return text[start.upperBound...].split(separator: "\n").dropFirst().flatMap { line -> [String] in
      var rest = String(line).trimmingBlanks
      guard rest.hasPrefix("("), let end = rest.firstIndex(of: ")") else { return ["?? \(line)"] }
      let runAs = rest[rest.index(after: rest.startIndex)..<end].split(separator: ":").first ?? ""
      let users = runAs.split(separator: ",").map { String($0).trimmingBlanks }.filter { !$0.isEmpty }.sorted()
      rest = String(rest[rest.index(after: end)...]).trimmingBlanks
      var isFree = false
      return SudoersText.split(rest, at: ",").map { part in
        var command = part
        while let colon = command.firstIndex(of: ":"), command[..<colon].allSatisfy({ $0.isUppercase || $0 == "_" }) {
          if command[..<colon] == "NOPASSWD" { isFree = true }
          if command[..<colon] == "PASSWD" { isFree = false }
          command = String(command[command.index(after: colon)...]).trimmingBlanks
        }
        return "(\(users.joined(separator: ","))) \(isFree ? "NOPASSWD " : "")\(command)"
      }
    }
  }

  /// The last member that fits decides, whatever stands for the superuser's name.
  @Test(arguments: [
    (["root"], true), (["ALL"], true), (["#0"], true), (["%root"], true), (["%#0"], true), (["SLUZBY"], false),
    (["WLADZA"], true), (["ALL", "!root"], false), (["ALL", "!WLADZA"], false), (["!root", "ALL"], true), ([], false),
  ]) func superuserIsFoundAmongUsersToRunAs(runAs: [String], isRoot: Bool) throws {
    let root = try TemporaryRoot([
      "/etc/sudoers": "Runas_Alias SLUZBY = www-data, postgres : WLADZA = SLUZBY, #0\n"
    ])
    defer { root.remove() }
    let reader = try #require(SudoersReader(Evidence(files: root.files), hostname: nil))
    #expect(SudoPolicy(reader, hostname: nil).isRoot(runAs) == isRoot)
  }

  @Test func rowsTellWhoIsAdministratorAndWhy() throws {
    let root = try root(Self.cases[0])
    defer { root.remove() }
    try root.write("/etc/shadow", Array("root:*:1::::::\nanna:*:1::::::\njan:!:1::::::\newa:*:1::::::\n".utf8))
    let seen = PasswordsProbe(files: root.files).examine(today: Day(number: 20_779), observed: .init(seconds: 0))
    #expect(seen.accounts.map(\.administrator) == [true, true, false, true])
    #expect(seen.accounts.map(\.administratorReason) == ["uid 0", "/etc/sudoers:5", nil, "/etc/sudoers:5"])
    #expect(seen.administration?.administrators == 3)
    #expect(seen.administration?.skipped == "/etc/sudoers.d/x.bak; /etc/sudoers.d/y~")
    #expect(seen.administration?.pseudoTerminal == true)
    #expect(seen.administration?.timestampMinutes == 15)
    let office = try #require(seen.sudoRules.first { $0.source == "/etc/sudoers.d/biuro:1" })
    #expect(office.subject == "jan")
    #expect(office.withoutPassword == true)
    #expect(office.everything == false)
    #expect(office.escapes == "")
  }
}
