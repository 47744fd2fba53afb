/// What is known of the algorithms of SSH by their names (RFC 9142, RFC 8758, RFC 8332, and OpenSSH's own).
package enum SSHAlgorithms {
  /// Whether an exchange rests on SHA-1, which RFC 9142 tells to avoid.
  package static func usesSHA1(keyExchange name: String) -> Bool {
    name.hasSuffix("-sha1") || (name.hasPrefix("gss-") && name.contains("-sha1-"))
  }

  /// Whether an exchange rests on a prime of 1024 bits that everybody shares.
  package static func isOfShortGroup(_ name: String) -> Bool {
    name.hasPrefix("diffie-hellman-group1-") || name.hasPrefix("gss-group1-") || name.hasPrefix("rsa1024-")
  }

  /// Whether an exchange withstands quantum computers.
  package static func isPostQuantum(_ name: String) -> Bool {
    name.hasPrefix("sntrup761x25519-") || name.hasPrefix("mlkem")
  }

  /// Whether a cipher is broken, short or none at all (RFC 8758, RFC 4253 § 6.3).
  package static func isBroken(cipher name: String) -> Bool {
    name == "none" || name.hasPrefix("arcfour") || name.hasPrefix("des-") || name.hasPrefix("3des-")
      || name.hasPrefix("blowfish-") || name.hasPrefix("cast128-") || name.hasPrefix("idea-") || name.hasPrefix("rc2-")
  }

  /// Whether a cipher chains blocks (CBC), which SSH uses in a way that leaks plaintext.
  package static func isCBC(_ name: String) -> Bool {
    name.hasSuffix("-cbc") || name == "rijndael-cbc@lysator.liu.se"
  }

  /// Whether a MAC is cut to 96 bits, of MD5, or none at all.
  package static func isBroken(mac name: String) -> Bool {
    name == "none" || name.contains("md5") || name.contains("-96")
  }

  /// Whether a MAC is computed over what was encrypted.
  package static func isEncryptThenMAC(_ name: String) -> Bool { name.contains("-etm@") }

  /// The pseudo-algorithm of a server that counters the attack Terrapin (CVE-2023-48795).
  package static let strictExchange = "kex-strict-s-v00@openssh.com"

  /// Entries in a list of exchanges that name an ability, not an exchange.
  package static func isMarker(_ name: String) -> Bool {
    name.hasPrefix("kex-strict-") || name.hasPrefix("ext-info-")
  }
}
