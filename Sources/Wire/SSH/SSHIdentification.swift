/// The line with which an SSH server names itself (RFC 4253 § 4.2).
package struct SSHIdentification: Hashable, Sendable {
  /// `2.0`, `1.99` (both old and new) or `1.5`.
  package let version: String
  /// What follows, such as `OpenSSH_9.2p1 Debian-2+deb12u3`, without the line's end.
  package let software: [UInt8]

  /// Whether the server still speaks version 1, whose integrity check is broken (RFC 4253 § 5.1).
  package var speaksVersion1: Bool { version.hasPrefix("1.") }
  package var speaksVersion2: Bool { version == "2.0" || version == "1.99" }

  /// More than this comes from no server: 50 lines before its own, of 255 bytes.
  package static let longest = 8192

  /// Reads the server's line, which others may precede.
  ///
  /// - Parameter bytes: What came so far.
  /// - Returns: The identification and what follows its line; nil while the line is not whole.
  package static func read(_ bytes: [UInt8]) -> (identification: SSHIdentification, rest: [UInt8])? {
    var rest = bytes[...]
    while let end = rest.firstIndex(of: 0x0A) {
      let line = rest[..<end]
      let after = rest[rest.index(after: end)...]
      if line.starts(with: "SSH-".utf8) {
        let content = line.last == 0x0D ? line.dropLast() : line
        let parts = content.dropFirst(4).split(separator: 0x2D, maxSplits: 1, omittingEmptySubsequences: false)
        guard let version = parts.first, version.count <= 8, version.allSatisfy(isVersion) else { return nil }
        return (
          SSHIdentification(
            version: String(decoding: version, as: UTF8.self),
            software: Array((parts.dropFirst().first ?? []).prefix(240))),
          Array(after)
        )
      }
      rest = after
    }
    return nil
  }

  private static func isVersion(_ byte: UInt8) -> Bool { byte == 0x2E || (0x30...0x39).contains(byte) }
}
