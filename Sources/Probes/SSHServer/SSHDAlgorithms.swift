internal import Wire

/// The lists of algorithms in sshd_config(5).
enum SSHDAlgorithms {
  /// The list that a value comes to: `+` appends to the defaults, `-` removes, `^` puts in front.
  ///
  /// Nil when it rests on defaults that are not known.
  static func list(_ value: String, defaults: String?) -> [String]? {
    guard let sign = value.first, "+-^".contains(sign) else { return names(value) }
    guard let defaults else { return nil }
    let (standard, given) = (names(defaults), names(String(value.dropFirst())))
    switch sign {
    case "+": return standard + given.filter { !standard.contains($0) }
    case "^": return given + standard.filter { !given.contains($0) }
    default:
      let patterns = given.map { GlobPattern($0) }
      return standard.filter { name in !patterns.contains { $0.matches(name) } }
    }
  }

  private static func names(_ list: String) -> [String] { list.split(separator: ",").map(String.init) }

  /// Those of a list that should no longer be offered: 3DES, CBC, RC4, MD5, SHA-1 in signatures and key exchanges,
  /// MACs cut to 96 bits, DSA.
  ///
  /// Source: NIST SP 800-131A rev. 2 (SHA-1, 3DES), RFC 8332 (`ssh-rsa`), RFC 8758 (RC4), RFC 9142 (key exchanges).
  /// HMAC with SHA-1 is not broken, and OpenSSH itself still offers it.
  static func weak(_ list: [String], keyword: String) -> [String] {
    list.filter { name in
      switch keyword {
      case "ciphers":
        name.hasSuffix("-cbc") || name.hasSuffix("-cbc@lysator.liu.se") || name.hasPrefix("arcfour") || name == "none"
      case "macs": name.contains("md5") || name.contains("-96") || name.contains("ripemd") || name == "none"
      case "kexalgorithms": name.hasSuffix("-sha1") || name.hasSuffix("-sha1-")
      default: name.hasPrefix("ssh-dss") || name.hasPrefix("ssh-rsa")
      }
    }
  }
}
