/// A server's public key, as it sends it (RFC 4253 § 6.6, RFC 5656 § 3.1, RFC 8709 § 4).
package struct SSHKeyBlob: Hashable, Sendable {
  /// `ssh-rsa`, `ssh-dss`, `ecdsa-sha2-nistp256`, `ssh-ed25519` and their kin; a certificate's own name.
  package let type: String
  /// The modulus of RSA, the prime of DSA, the curve of the others; nil for a kind that is not known.
  package let bits: Int?
  /// The key as sent, for its digest.
  package let blob: [UInt8]

  package init?(_ blob: [UInt8]) {
    do throws(Truncated) {
      var reader = Reader(blob)
      let name = try reader.sshString()
      guard !name.isEmpty, name.count <= 64, name.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
      type = String(decoding: name, as: UTF8.self)
      // A certificate (OpenSSH's PROTOCOL.certkeys) begins with a nonce.
      let isCertificate = type.hasSuffix("-cert-v01@openssh.com")
      if isCertificate { _ = try reader.sshString() }
      switch type.replacing("-cert-v01@openssh.com", with: "") {
      case "ssh-rsa", "rsa-sha2-256", "rsa-sha2-512":
        _ = try reader.sshString()
        bits = SSHKeyBlob.bits(try reader.sshString())
      case "ssh-dss": bits = SSHKeyBlob.bits(try reader.sshString())
      case "ecdsa-sha2-nistp256", "sk-ecdsa-sha2-nistp256@openssh.com", "ssh-ed25519", "sk-ssh-ed25519@openssh.com":
        bits = 256
      case "ecdsa-sha2-nistp384": bits = 384
      case "ecdsa-sha2-nistp521": bits = 521
      case "ssh-ed448": bits = 456
      default: bits = nil
      }
      self.blob = blob
    } catch { return nil }
  }

  /// The key in a server's reply to the first step of a key exchange; nil for another message.
  package init?(reply payload: [UInt8]) {
    var reader = Reader(payload)
    guard (try? reader.u8()) == SSHPacket.Message.kexdhReply, let blob = try? reader.sshString() else { return nil }
    self.init(blob)
  }

  /// How many bits a positive number takes (mpint, RFC 4251 § 5).
  private static func bits(_ number: [UInt8]) -> Int {
    let digits = number.drop { $0 == 0 }
    guard let first = digits.first else { return 0 }
    return digits.count * 8 - first.leadingZeroBitCount
  }
}
