import Testing

@testable import Wire

@Suite struct SSHFilesTests {
  @Test(
    arguments: [
      ("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f anna", "ssh-ed25519", 256, []),
      (
        "from=\"10.0.0.*,!10.0.0.1\",no-pty,command=\"echo a, b\" ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAAoAB", "ssh-rsa",
        16, ["from", "no-pty", "command"]
      ),
      ("ecdsa-sha2-nistp384 AAAAE2VjZHNhLXNoYTItbmlzdHAzODQ=", "ecdsa-sha2-nistp384", 384, []),
      ("ssh-rsa AAAAB3NzaC1yc2H/////", "ssh-rsa", nil, []),
    ] as [(String, String, Int?, [String])])
  func keysAreToldByKindAndSize(line: String, algorithm: String, bits: Int?, options: [String]) throws {
    let read = SSHPublicKey.lines(Array(line.utf8))
    let key = try #require(read.keys.first)
    #expect(key.algorithm == algorithm)
    #expect(key.bits == bits)
    #expect(key.options == options)
    #expect(read.malformed.isEmpty)
  }

  @Test(arguments: ["nonsense", "ssh-rsa", "ssh-rsa !!!!", "from=\"x ssh-rsa AAAA", "\u{0}"])
  func otherLinesAreNoKeys(line: String) {
    #expect(SSHPublicKey.lines(Array(line.utf8)).keys.allSatisfy { $0.bits == nil })
  }

  @Test(
    arguments: [
      ("*.conf", "a.conf", true), ("*.conf", "a.conf.bak", false), ("a?c", "abc", true), ("a?c", "ac", false),
      ("[0-9]*", "5x", true), ("[!0-9]*", "5x", false), ("**a*b", "xxaxxb", true), ("", "", true), ("*", "", true),
      ("[", "[", true), ("a\\*", "a*", true), ("a\\*", "ab", false),
    ] as [(String, String, Bool)])
  func globs(pattern: String, text: String, matches: Bool) {
    #expect(GlobPattern(pattern, hasSets: true).matches(text) == matches)
  }
}
