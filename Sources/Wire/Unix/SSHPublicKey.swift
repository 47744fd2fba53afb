/// A line of authorized_keys or of a public key's file, after sshd(8), section AUTHORIZED_KEYS FILE FORMAT: what kind
/// of key it is and what it may do, never the key itself nor its comment.
package struct SSHPublicKey: Hashable, Sendable {
  /// As the line calls it, such as `ssh-ed25519`.
  package var algorithm: String
  /// The length of an RSA or DSA number, or of the curve; nil when the key cannot be read.
  package var bits: Int?
  /// The names of the options in front of the key, in lower case, without their values.
  package var options: [String]
  /// Whether `from=` limits where it may be used from.
  package var isLimitedToAddresses: Bool { options.contains("from") }
  /// Whether it may do one thing only.
  package var isLimitedToCommand: Bool { options.contains("command") }
  package var line: Int

  /// The longest line that sshd takes.
  package static var longestLine: Int { 8192 }
  /// The most lines that are kept.
  package static var mostLines: Int { 10_000 }

  /// The keys of a file, and the numbers of the lines that are none.
  package static func lines(_ content: [UInt8]) -> (keys: [SSHPublicKey], malformed: [Int]) {
    let lines = ColonLines<SSHPublicKey>(content) { SSHPublicKey($0, line: $1) }
    return (Array(lines.entries.prefix(mostLines)), lines.malformed)
  }

  private static let algorithms = [
    "ssh-rsa", "ssh-dss", "ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521",
    "sk-ssh-ed25519@openssh.com", "sk-ecdsa-sha2-nistp256@openssh.com",
  ]

  private static func isAlgorithm(_ word: String) -> Bool {
    algorithms.contains(word) || (word.hasSuffix("-cert-v01@openssh.com") && word.utf8.count < 60)
  }

  init?(_ content: ArraySlice<UInt8>, line: Int) {
    guard content.count <= SSHPublicKey.longestLine else { return nil }
    self.line = line
    var rest = content.trimmed
    var word = SSHPublicKey.word(&rest)
    options = []
    if !SSHPublicKey.isAlgorithm(word.text) {
      options = SSHPublicKey.options(word)
      word = SSHPublicKey.word(&rest)
    }
    guard SSHPublicKey.isAlgorithm(word.text) else { return nil }
    algorithm = word.text
    let key = SSHPublicKey.word(&rest)
    if let length = SSHPublicKey.length(withoutKey: key.text, algorithm: algorithm) {
      bits = length
      return
    }
    guard let blob = Base64.decoded(key) else { return nil }
    bits = SSHKeyBlob(blob)?.bits
  }

  /// The next word; blanks within quotation marks belong to it.
  private static func word(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    rest = rest.drop(while: \.isSpace)
    var (isQuoted, isEscaped) = (false, false)
    let word = rest.prefix { byte in
      if isEscaped {
        isEscaped = false
        return true
      }
      if byte == UInt8(ascii: "\\") { isEscaped = true }
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      return isQuoted || !byte.isSpace
    }
    rest = rest.dropFirst(word.count)
    return word
  }

  private static func options(_ text: ArraySlice<UInt8>) -> [String] {
    var isQuoted = false
    var names: [[UInt8]] = [[]]
    var isValue = false
    for byte in text {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == UInt8(ascii: ",") {
        names.append([])
        isValue = false
      } else if byte == UInt8(ascii: "=") {
        isValue = true
      } else if !isValue, let last = names.indices.last, byte != UInt8(ascii: "\"") {
        names[last].append(byte)
      }
    }
    return names.map { String(decoding: $0.prefix(64), as: UTF8.self).lowercased() }.filter { !$0.isEmpty }
  }

  /// What a collector leaves of a key: `removed`, and an RSA key's length behind a colon; nil for a key that is there.
  private static func length(withoutKey text: String, algorithm: String) -> Int? {
    guard text == "removed" || text.hasPrefix("removed:") else { return nil }
    if let colon = text.firstIndex(of: ":") { return Int(text[text.index(after: colon)...]) }
    switch algorithm {
    case "ssh-dss": return 1024
    case "ecdsa-sha2-nistp384": return 384
    case "ecdsa-sha2-nistp521": return 521
    default: return 256
    }
  }
}
