import CaseFile
import Foundation
import Model
import TestSupport
import Testing

/// No part of a hash, key or password in the examined files reaches the case file.
@Suite struct AccountSecrecyTests {
  private static let hash = "$6$SECRETsalt$SECREThashSECREThashSECREThashSECREThashSECREThash"
  private static let files = [
    "etc/passwd":
      "root:x:0:0::/root:/bin/sh\nanna:x:1000:1000::/home/anna:/bin/sh\n"
      + "stary:SECRETdes1234:1001:1001::/home/stary:/bin/sh\ndziwny:SECRET in no form:1002:1002::/:/bin/sh\n",
    "etc/shadow": "root:\(hash):19000:::::: \nanna:!\(hash):19000::::::\nbroken SECRET line\n",
    "etc/group": "root:x:0:\nsudo:SECRETgroup:27:anna\n", "etc/os-release": "ID=debian\nVERSION_ID=12\n",
    "etc/login.defs": "ENCRYPT_METHOD SHA512\n", "etc/hostname": "h\n",
    "etc/pam.d/passwd": "password required pam_unix.so yescrypt\n",
    "etc/pam.d/login": "auth required pam_unix.so\n", "etc/security/opasswd": "anna:1000:1:\(hash)\n",
    "etc/ssh/sshd_config": "PermitRootLogin no\n",
    "etc/ssh/ssh_host_rsa_key": "-----BEGIN OPENSSH PRIVATE KEY-----\nSECRETprivate\n",
    "etc/ssh/ssh_host_rsa_key.pub": "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAAoAB SECRETcomment\n",
    "etc/sudoers": "%sudo ALL=(ALL) ALL\n", "home/anna/.netrc": "machine a login b password SECRETnetrc\n",
    "home/anna/.ssh/authorized_keys":
      "command=\"SECRETcommand\" ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAISECRETSECRETSECRETSEC SECRETname\n",
  ]

  private func examine(_ root: String, _ path: String) async throws {
    let file = try CaseFile.create(at: path)
    var scope = Scope()
    scope.evidence = [.init(path: root, name: "serwer", unit: nil)]
    _ = try await ScanTests.run(scope, file, modules: ["passwords"])
    let accounts = try file.all(Account.self)
    #expect(accounts.map(\.name) == ["root", "anna", "stary", "dziwny"])
    let anna = try #require(accounts.first { $0.name == "anna" })
    #expect(anna.loginKeys == 1)
    #expect(anna.trustFiles == ".netrc")
    #expect(anna.administratorReason == "/etc/sudoers:1")
    #expect(try file.all(SSHHostKey.self).map(\.algorithm) == ["ssh-rsa"])
    #expect(try file.all(SSHSetting.self).first { $0.keyword == "permitrootlogin" }?.value == "no")
  }

  @Test func nothingSecretIsStored() async throws {
    let folder = try TemporaryFolder()
    for (name, text) in Self.files { try folder.write("root/\(name)", text) }
    let path = folder.file("c.tarcza")
    try await examine(folder.file("root"), path)
    for name in try folder.names where name.hasPrefix("c.tarcza") {
      let text = String(decoding: try folder.read(name), as: UTF8.self)
      #expect(!text.contains("SECRET"), "\(name)")
      #expect(!text.contains("AAAAC3Nz"), "\(name)")
    }
  }
}
