import CaseFile
import Foundation
import TestSupport
import Testing

@Suite(.serialized) struct CollectLinuxTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let printed = try Command(["collect", "linux"], in: folder.path)
    #expect(printed.status == 0)
    try folder.write("collect.sh", printed.output)
  }

  /// The verdicts of a case, each with how many times it was given.
  private func verdicts(_ name: String) throws -> [String] {
    let file = try CaseFile.open(folder.file(name), readonly: true)
    defer { try? file.close() }
    // What only a collector's commands can tell: the loaded rules of the firewall.
    let rows = try file.query(
      """
      SELECT check_id || ' ' || verdict || ' ' || coalesce(reason, '') || ' ' || count(*) FROM findings
      WHERE check_id NOT LIKE 'host.firewall%' GROUP BY check_id, verdict, reason ORDER BY 1
      """)
    return rows.rows.compactMap { $0.first?.text }
  }

  private static let shells: [[String]] = [["dash"], ["bash", "--posix"], ["busybox", "sh"]].filter {
    Program($0[0]).path != nil
  }

  @Test(arguments: shells) func aCollectionGivesTheSameVerdictsAsTheMachine(shell: [String]) throws {
    let program = try #require(shell.first)
    let collected = try Command(program, shell.dropFirst() + ["collect.sh", "own.tar.gz"], in: folder.path)
    #expect(collected.status == 0, "\(collected.errors)")
    #expect(collected.output == "own.tar.gz\n")
    let common = ["--modules", "passwords,host", "--progress", "none"]
    let live = try Command(["scan", "--case", "live.tarcza"] + common, in: folder.path)
    #expect([0, 1].contains(live.status), "\(live.errors)")
    let imported = try Command(
      ["scan", "--evidence", "own.tar.gz", "--case", "import.tarcza"] + common, in: folder.path)
    #expect([0, 1].contains(imported.status), "\(imported.errors)")
    let (one, other) = (try verdicts("live.tarcza"), try verdicts("import.tarcza"))
    #expect(one.count > 40)
    #expect(Set(one).symmetricDifference(other).sorted() == [])
  }

  /// Every secret of this system stays on it, whichever way it is examined.
  @Test func noSecretLeavesTheMachineOrStandsInAReport() throws {
    let secrets = [
      "Zx9SaltSaltSalt", "Qw8HashHashHashHash", "KeyBlobAAAAB3Nza", "TajneHasloKopii", "TajnyToken77", "TajnyGrub99",
      "ProxyHaslo55", "abcdefghDES..",
    ]
    let files = [
      "etc/os-release": "ID=debian\nVERSION_ID=12\nPRETTY_NAME=\"Debian GNU/Linux 12\"\n",
      "etc/passwd":
        "root:x:0:0::/root:/bin/bash\nanna:x:1000:1000::/home/anna:/bin/bash\nold:abcdefghDES..:1001:1::/:/bin/sh\n",
      "etc/group": "root:x:0:\n",
      "etc/shadow":
        "root:$y$j9T$Zx9SaltSaltSalt$Qw8HashHashHashHash:20000:0:99999:7:::\nanna:!$6$rounds=65536$Zx9SaltSaltSalt$Qw8HashHashHashHash:20000::::::\nnt:$3$$Qw8HashHashHashHash:1::::::\nodd:Qw8Hash-HashHashHash:1::::::\n",
      "etc/gshadow": "root:Qw8HashHashHashHash::\n", "etc/ssh/ssh_host_rsa_key": "KeyBlobAAAAB3Nza\n",
      "home/anna/.ssh/authorized_keys": "command=\"x TajnyToken77\" ssh-rsa KeyBlobAAAAB3Nza anna\n",
      "etc/crontab":
        "PASSWORD=TajneHasloKopii\n1 1 * * * root mysqldump -pTajneHasloKopii --password=TajneHasloKopii x\n2 2 * * * root curl -u jan:TajneHasloKopii -H 'Authorization: Bearer TajnyToken77' https://u:TajneHasloKopii@h/\n",
      "etc/apt/apt.conf.d/proxy": "Acquire::http::Proxy \"http://jan:ProxyHaslo55@proxy:3128\";\n",
      "etc/apt/sources.list": "deb https://jan:ProxyHaslo55@repo/ x main\n",
      "etc/rsyslog.conf": "module(load=\"x\" token=\"TajnyToken77\")\n*.* @@10.0.0.1\n",
      "boot/grub/grub.cfg": "set superusers=\"a\"\npassword_pbkdf2 a grub.pbkdf2.sha512.TajnyGrub99\n",
    ]
    for (path, text) in files { try folder.write("root/\(path)", text) }
    let collected = try Command(
      "sh", ["collect.sh", "a.tar.gz"], in: folder.path, environment: ["TARCZA_ROOT": folder.file("root")])
    #expect(collected.status == 0, "\(collected.errors)")
    try Program("sh").run(["-c", "gzip -dc a.tar.gz > a.tar"], in: folder.path)
    for (target, name) in [("a.tar.gz", "import"), ("root", "direct")] {
      let scan = try Command(
        ["scan", "--evidence", target, "--case", "\(name).tarcza", "--output", name, "--walk"], in: folder.path)
      #expect([0, 1].contains(scan.status), "\(scan.errors)")
    }
    var texts = ["a.tar", "import.tarcza", "direct.tarcza"]
    for name in ["import", "direct"] {
      texts += try FileManager.default.contentsOfDirectory(atPath: folder.file(name)).map { "\(name)/\($0)" }
    }
    #expect(texts.count >= 7)
    for text in texts {
      let bytes = try Data(contentsOf: URL(filePath: folder.file(text)))
      for secret in secrets { #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(secret) in \(text)") }
    }
    // The method and its cost are still there.
    let file = try CaseFile.open(folder.file("import.tarcza"), readonly: true)
    defer { try? file.close() }
    let accounts = try file.all(Account.self)
    #expect(accounts.map(\.hashMethod) == ["yescrypt", "sha512crypt", "descrypt"])
    #expect(accounts.map(\.password) == ["set", "locked", "set"])
    #expect(accounts[1].hashCost == 65_536 && accounts[2].hashInPasswd == true)
    #expect(try file.all(HostSystem.self).first?.bootPassword == true)
    #expect(try file.all(HostUpdates.self).count == 1)
    #expect(try file.all(Asset.self).count == 1)
  }
}
