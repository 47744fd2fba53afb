/// What OpenSSH does when its configuration does not say.
///
/// Source: OpenSSH, `servconf.c` (`fill_default_server_options`) and `myproposal.h` from 7.4 to 10.0, and its release
/// notes; those of 9.2 are compared with `sshd -T` in a test.
struct SSHDDefaults {
  /// As major and minor number; nil when it is not known.
  var version: SSHDVersion?

  /// The default; nil when it depends on a version that is not known.
  func value(_ keyword: String) -> String? {
    switch keyword {
    case "ciphers": version.map { SSHDDefaults.ciphers($0).joined(separator: ",") }
    case "macs": version.map { _ in SSHDDefaults.macs.joined(separator: ",") }
    case "kexalgorithms": version.map { SSHDDefaults.keyExchanges($0).joined(separator: ",") }
    case "hostkeyalgorithms", "pubkeyacceptedalgorithms":
      version.map { SSHDDefaults.signatures($0).joined(separator: ",") }
    default: SSHDDefaults.values[keyword]
    }
  }

  /// The same in all versions since 7.4.
  private static let values = [
    "permitrootlogin": "prohibit-password", "passwordauthentication": "yes", "kbdinteractiveauthentication": "yes",
    "usepam": "no", "permitemptypasswords": "no", "pubkeyauthentication": "yes", "hostbasedauthentication": "no",
    "ignorerhosts": "yes", "permituserenvironment": "no", "strictmodes": "yes", "maxauthtries": "6",
    "maxsessions": "10", "logingracetime": "120", "clientaliveinterval": "0", "clientalivecountmax": "3",
    "x11forwarding": "no", "allowtcpforwarding": "yes", "allowagentforwarding": "yes", "disableforwarding": "no",
    "gatewayports": "no", "permittunnel": "no", "compression": "yes", "usedns": "no", "authenticationmethods": "any",
    "authorizedkeysfile": ".ssh/authorized_keys .ssh/authorized_keys2", "maxstartups": "10:30:100",
    "loglevel": "INFO", "banner": "none", "port": "22", "allowusers": "", "allowgroups": "", "denyusers": "",
    "denygroups": "",
  ]

  private static func ciphers(_ version: SSHDVersion) -> [String] {
    let counter = ["aes128-ctr", "aes192-ctr", "aes256-ctr"]
    let galois = ["aes128-gcm@openssh.com", "aes256-gcm@openssh.com"]
    // From 9.9 on AES-GCM is preferred to the counter mode.
    return ["chacha20-poly1305@openssh.com"] + (version >= SSHDVersion(9, 9) ? galois + counter : counter + galois)
  }

  private static let macs = [
    "umac-64-etm@openssh.com", "umac-128-etm@openssh.com", "hmac-sha2-256-etm@openssh.com",
    "hmac-sha2-512-etm@openssh.com", "hmac-sha1-etm@openssh.com", "umac-64@openssh.com", "umac-128@openssh.com",
    "hmac-sha2-256", "hmac-sha2-512", "hmac-sha1",
  ]

  private static func keyExchanges(_ version: SSHDVersion) -> [String] {
    var names: [String] = []
    if version >= SSHDVersion(10, 0) { names.append("mlkem768x25519-sha256") }
    if version >= SSHDVersion(9, 0) { names += ["sntrup761x25519-sha512", "sntrup761x25519-sha512@openssh.com"] }
    // Debian's 9.2 has the standard name, too; upstream took it up with 9.9.
    if version == SSHDVersion(9, 9) { names.append("mlkem768x25519-sha256") }
    names += [
      "curve25519-sha256", "curve25519-sha256@libssh.org", "ecdh-sha2-nistp256", "ecdh-sha2-nistp384",
      "ecdh-sha2-nistp521",
    ]
    // The server of 10.0 no longer offers groups of finite fields by itself.
    if version < SSHDVersion(10, 0) {
      names += [
        "diffie-hellman-group-exchange-sha256", "diffie-hellman-group16-sha512", "diffie-hellman-group18-sha512",
        "diffie-hellman-group14-sha256",
      ]
    }
    if version < SSHDVersion(8, 2) { names.append("diffie-hellman-group14-sha1") }
    return names
  }

  private static func signatures(_ version: SSHDVersion) -> [String] {
    let curves = ["ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521"]
    let keys = version >= SSHDVersion(8, 2) ? ["sk-ssh-ed25519", "sk-ecdsa-sha2-nistp256"] : []
    let rsa = ["rsa-sha2-512", "rsa-sha2-256"] + (version < SSHDVersion(8, 8) ? ["ssh-rsa"] : [])
    let certificates = (curves + keys + rsa).map { "\($0)-cert-v01@openssh.com" }
    return certificates + curves + keys.map { "\($0)@openssh.com" } + rsa
  }
}

/// A version of OpenSSH; what follows `p` does not matter to its defaults.
struct SSHDVersion: Comparable {
  var major: Int
  var minor: Int

  init(_ major: Int, _ minor: Int) {
    self.major = major
    self.minor = minor
  }

  /// Reads `9.2p1`, also behind a package's epoch, as `1:9.2p1-2+deb12u3`.
  init?(_ text: some StringProtocol) {
    let number = String(text).split(separator: ":").last ?? ""
    let parts = number.split(separator: ".", maxSplits: 1)
    guard parts.count == 2, let major = Int(parts[0]),
      let minor = Int(parts[1].prefix { ("0"..."9").contains($0) }), (1...99).contains(major)
    else { return nil }
    self.init(major, minor)
  }

  static func < (left: SSHDVersion, right: SSHDVersion) -> Bool {
    (left.major, left.minor) < (right.major, right.minor)
  }
}
