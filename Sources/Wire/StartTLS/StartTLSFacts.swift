/// What a dialog brought to light.
package struct StartTLSFacts: Hashable, Sendable {
  /// The greeting's first line, or what stands for it.
  package var banner: [UInt8] = []
  /// Whether it offers TLS; nil when it did not say.
  package var offered: Bool?
  /// Whether it agreed to begin TLS; nil when it was not asked, or did not answer.
  package var accepted: Bool?
  /// What it refused with.
  package var refusal: [UInt8] = []
  /// The login methods that it offers before TLS, in capital letters; nil when the protocol does not say.
  package var methods: [String]?
  /// Whether one of them sends the password readable; nil when the protocol does not say.
  package var plainLogin: Bool?
  /// Whether it spoke the protocol at all.
  package var isUnderstood = false

  package init() {}

  mutating func refuse(_ line: some Sequence<UInt8>) {
    accepted = false
    refusal = Array(line)
  }

  /// Notes methods of SASL: PLAIN, LOGIN and the like send the password as it is (RFC 4616).
  mutating func note(methods found: some Sequence<String>, isComplete: Bool = true) {
    var all = methods ?? []
    for method in found where !method.isEmpty && !all.contains(method) && all.count < 64 { all.append(method) }
    methods = all
    if isComplete || plainLogin == true {
      plainLogin = (plainLogin ?? false) || all.contains { ["PLAIN", "LOGIN", "USER", "XOAUTH2"].contains($0) }
    }
  }
}

extension [UInt8] {
  /// Takes the first line away, without its end; nil when its end is not there.
  mutating func takeLine() -> [UInt8]? {
    guard let end = firstIndex(of: 0x0A) else { return nil }
    var line = self[..<end]
    if line.last == 0x0D { line = line.dropLast() }
    let taken = [UInt8](line)
    removeSubrange(...end)
    return taken
  }
}

extension [UInt8] {
  /// The words of a line in capital letters; bytes beyond ASCII are replaced.
  var words: [String] {
    split(separator: 0x20).map { String(decoding: $0.prefix(64), as: UTF8.self).uppercased() }
  }

  /// The three digits of a reply, and whether it is its last line (RFC 5321 § 4.2.1, RFC 959 § 4.2).
  var reply: (code: Int, isLast: Bool)? {
    guard count >= 3, prefix(3).allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    let code = prefix(3).reduce(0) { $0 * 10 + Int($1) - 0x30 }
    return (code, count == 3 || self[3] != 0x2D)
  }
}
