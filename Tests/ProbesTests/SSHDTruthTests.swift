import CaseFile
import Foundation
import Model
import TestSupport
import Testing

@testable import Probes

/// What we compute from sshd's files against what the machine's own sshd prints for them (`sshd -T`, `sshd -T -C`).
@Suite(.enabled(if: Program("sshd").isWanted)) struct SSHDTruthTests {
  struct Case: CustomTestStringConvertible {
    var name: String
    var files: [String: String]
    /// As `-C` takes it; nil for the global part alone.
    var connections: [String?] = [nil]
    /// Whether sshd starts at all.
    var starts = true

    var testDescription: String { name }
  }

  /// `FOLDER` in a file stands for the folder in which the case lies.
  static let cases: [Case] = [
    Case(name: "nothing", files: ["sshd_config": "\n# only a comment\n"]),
    Case(
      name: "as Debian delivers it",
      files: [
        "sshd_config": """
        Include FOLDER/sshd_config.d/*.conf
        KbdInteractiveAuthentication no
        UsePAM yes
        X11Forwarding yes
        PrintMotd no
        AcceptEnv LANG LC_*
        Subsystem\tsftp\t/usr/lib/openssh/sftp-server
        """
      ]),
    Case(
      name: "a drop-in in front wins",
      files: [
        "sshd_config": "Include FOLDER/d/*.conf\nPermitRootLogin no\n", "d/50.conf": "PermitRootLogin yes\n",
        "d/60.conf": "PermitRootLogin no\nMaxAuthTries 3\n", "d/.70.conf": "MaxSessions 1\n", "d/x.bak": "Banner /x\n",
      ]),
    Case(
      name: "an include behind loses",
      files: ["sshd_config": "PermitRootLogin no\nInclude FOLDER/d/*.conf\n", "d/50.conf": "PermitRootLogin yes\n"]),
    Case(name: "the first value wins", files: ["sshd_config": "PermitRootLogin yes\nPermitRootLogin no\n"]),
    Case(
      name: "forms of writing",
      files: [
        "sshd_config":
          "\tPERMITROOTLOGIN=Without-Password\r\nLoginGraceTime 1h30m\nClientAliveInterval \"2m\"\nMaxStartups 5\n"
          + "maxauthtries = 2 # mine\nX11Forwarding 'yes'\nAllowTcpForwarding all\nCompression delayed\nLogLevel VERBOSE\n"
      ]),
    Case(
      name: "old names",
      files: ["sshd_config": "ChallengeResponseAuthentication no\nPubkeyAcceptedKeyTypes ssh-ed25519\n"]),
    Case(
      name: "lists that change the defaults",
      files: [
        "sshd_config":
          "Ciphers +aes128-cbc,3des-cbc\nMACs -*etm*,hmac-sha1\nKexAlgorithms ^diffie-hellman-group14-sha1\n"
          + "HostKeyAlgorithms -ecdsa*\nPubkeyAcceptedAlgorithms +ssh-rsa\n"
      ]),
    Case(
      name: "lists of their own",
      files: ["sshd_config": "Ciphers aes256-gcm@openssh.com\nMACs hmac-sha2-512\nKexAlgorithms curve25519-sha256\n"]),
    Case(
      name: "values that add up",
      files: ["sshd_config": "Port 22\nPort 2222\nAllowUsers anna jan\nAllowUsers ewa@192.0.2.*\nDenyGroups goscie\n"]),
    Case(
      name: "Match by user and address",
      files: [
        "sshd_config": """
        PermitRootLogin no
        PasswordAuthentication no
        Match User anna,!root
          PasswordAuthentication yes
          MaxAuthTries 2
        Match Address 10.0.0.0/8,!10.1.0.0/16
          PermitRootLogin yes
          PasswordAuthentication yes
        Match Group "informatycy"
          X11Forwarding yes
        Match all
          MaxSessions 3
        """
      ],
      connections: [
        nil, "user=anna,host=a.example.org,addr=192.0.2.7", "user=root,host=a.example.org,addr=10.2.0.1",
        "user=root,host=a.example.org,addr=10.1.0.1", "user=anna,host=a.example.org,addr=10.2.0.1",
      ]),
    Case(
      name: "a Match ends with its file",
      files: [
        "sshd_config": "Include FOLDER/d/*.conf\nMaxSessions 4\nPasswordAuthentication no\n",
        "d/1.conf": "Match User anna\n  PasswordAuthentication yes\n",
      ],
      connections: [nil, "user=anna,host=h,addr=192.0.2.7", "user=root,host=h,addr=192.0.2.7"]),
    Case(
      name: "an include within a Match",
      files: [
        "sshd_config": "Match User anna\n Include FOLDER/d/*.conf\nMatch all\nX11Forwarding yes\n",
        "d/1.conf": "PasswordAuthentication no\nMatch Address 10.0.0.0/8\nPermitTTY no\nMaxAuthTries 1\n",
      ],
      connections: [
        nil, "user=anna,host=h,addr=192.0.2.7", "user=anna,host=h,addr=10.0.0.7", "user=root,host=h,addr=10.0.0.7",
      ]),
    Case(name: "an unknown keyword", files: ["sshd_config": "PermitRootLogn no\n"], starts: false),
    Case(name: "a bad value", files: ["sshd_config": "PermitRootLogin maybe\n"], starts: false),
    Case(name: "no value", files: ["sshd_config": "PermitRootLogin\n"], starts: false),
    Case(name: "a byte order mark", files: ["sshd_config": "\u{FEFF}PermitRootLogin no\n"], starts: false),
    Case(
      name: "what may not stand under a Match",
      files: ["sshd_config": "Match User anna\nPasswordAuthentication no\nCiphers aes256-ctr\n"], starts: false),
    Case(name: "a bad Match", files: ["sshd_config": "Match Userr anna\nX11Forwarding no\n"], starts: false),
    Case(name: "an open quotation mark", files: ["sshd_config": "Banner \"/etc/issue\n"], starts: false),
    Case(
      name: "files that include each other", files: ["sshd_config": "Include FOLDER/sshd_config\n"], starts: false),
  ]

  @Test(arguments: cases) func settingsAreWhatSshdPrints(given: Case) throws {
    let folder = try TemporaryFolder()
    for (name, text) in given.files {
      try folder.write(name, text.replacingOccurrences(of: "FOLDER", with: folder.path))
    }
    try Program("ssh-keygen").run(["-q", "-t", "ed25519", "-N", "", "-f", folder.file("key")])
    let evidence = Evidence(files: Files(root: "/"))
    var configuration = SSHDConfiguration(folder.file("sshd_config"), evidence: evidence)
    let kinds = Dictionary(uniqueKeysWithValues: SSHDValue.kinds)
    for directive in configuration.directives {
      guard let kind = kinds[directive.keyword], kind.normal(directive.arguments) == nil else { continue }
      configuration.refuse(directive)
    }
    #expect(configuration.faults.isEmpty == given.starts, "\(configuration.faults)")
    for connection in given.connections {
      guard let printed = try? printed(folder, connection) else {
        #expect(!given.starts)
        return
      }
      #expect(given.starts)
      let evaluation = SSHDEvaluation(
        configuration: configuration, defaults: SSHDDefaults(version: try Self.version()), defaultPlace: "default")
      for (keyword, kind) in SSHDValue.kinds {
        let ours =
          try connection.map { evaluation.value(keyword, kind, for: try #require(SSHDConnection($0))) }
          ?? evaluation.global(keyword, kind)
        #expect(
          ours.map { Self.asPrinted($0.value, keyword) } == printed[keyword] ?? "", "\(keyword), \(connection ?? "")")
      }
    }
  }

  /// sshd's own words by keyword, several lines of one joined.
  private func printed(_ folder: TemporaryFolder, _ connection: String?) throws -> [String: String] {
    let script = "mount -t tmpfs tmpfs /run && mkdir /run/sshd && exec \"$@\""
    let arguments = ["-T", "-f", folder.file("sshd_config"), "-h", folder.file("key")]
    let output = try Program("unshare").run(
      ["--mount", "sh", "-c", script, "sh", try #require(Program("sshd").path)] + arguments
        + (connection.map { ["-C", $0] } ?? []))
    var values: [String: String] = [:]
    for line in String(decoding: output, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
      guard let keyword = parts.first else { continue }
      values[keyword, default: ""] += (values[keyword] == nil ? "" : " ") + (parts.count > 1 ? parts[1] : "")
    }
    return values
  }

  private static func version() throws -> SSHDVersion? {
    let text = String(decoding: try Program("sh").run(["-c", "ssh -V 2>&1"]), as: UTF8.self)
    return text.split { "_ ,".contains($0) }.dropFirst().first.flatMap { SSHDVersion($0) }
  }

  /// `-T` has words of its own for some values.
  private static func asPrinted(_ value: String, _ keyword: String) -> String {
    if keyword == "permitrootlogin", value == "prohibit-password" { return "without-password" }
    if keyword == "maxstartups", !value.contains(":") { return "\(value):30:\(value)" }
    return value
  }
}

extension SSHDConnection {
  /// Reads what `-C` takes.
  init?(_ text: String) {
    var values: [String: String] = [:]
    for part in text.split(separator: ",") {
      let pair = part.split(separator: "=").map(String.init)
      if pair.count == 2 { values[pair[0]] = pair[1] }
    }
    guard let user = values["user"] else { return nil }
    self.init(user: user, host: values["host"], address: values["addr"])
  }
}
