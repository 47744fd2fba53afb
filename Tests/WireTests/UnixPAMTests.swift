import Testing

@testable import Wire

@Suite struct UnixPAMTests {
  @Test(
    arguments: [
      ("required", .ok, .bad, .bad, .ignore), ("REQUISITE", .ok, .die, .die, .ignore),
      ("optional", .ok, .ignore, .ignore, .ignore), ("sufficient", .done, .ignore, .ignore, .ignore),
      ("success=1 default=ignore", .jump(1), .ignore, .ignore, .ignore),
      ("default=die success=ok user_unknown=ignore", .ok, .die, .ignore, .die),
      ("success = done new_authtok_reqd=done", .done, .bad, .bad, .bad),
      ("default=ignore default=die", .ignore, .ignore, .ignore, .ignore), ("success=reset", .reset, .bad, .bad, .bad),
      ("success=okk", .bad, .bad, .bad, .bad), ("success=0", .bad, .bad, .bad, .bad),
      ("success=-1", .bad, .bad, .bad, .bad), ("success=99999999999999999999", .bad, .bad, .bad, .bad),
      ("requird", .bad, .bad, .bad, .bad), ("", .bad, .bad, .bad, .bad), ("success", .bad, .bad, .bad, .bad),
    ] as [(String, PAMControl.Action, PAMControl.Action, PAMControl.Action, PAMControl.Action)])
  func controlsMapAnswersToActions(
    text: String, success: PAMControl.Action, failure: PAMControl.Action, stranger: PAMControl.Action,
    ignore: PAMControl.Action
  ) {
    let control = PAMControl(text)
    #expect(control.action(.success) == success)
    #expect(control.action(.authError) == failure)
    #expect(control.action(.userUnknown) == stranger)
    #expect(control.action(.ignore) == ignore)
  }

  @Test func aFileInEverySyntax() {
    let file = PAMFile(
      Array(
        """
        # comment
        -Password [success=1 default=ignore] \\
           /lib/security/pam_unix.so [a b\\]c] x # end \\
        @include common-auth
        auth INCLUDE system-auth
        auth substack
        nonsense required pam_deny.so
        session
        account required
        """.utf8))
    #expect(file.isComplete)
    #expect(file.lines.map(\.number) == [2, 4, 5, 6, 7, 8, 9])
    #expect(file.lines.map(\.facility) == [.password, nil, .auth, .auth, nil, .session, .account])
    #expect(file.lines.map(\.isSilent) == [true, false, false, false, false, false, false])
    #expect(
      file.lines.map(\.content) == [
        .module(
          control: PAMControl("success=1 default=ignore"), path: "/lib/security/pam_unix.so", arguments: ["a b]c", "x"]),
        .includeAll("common-auth"), .include("system-auth"), .substack(nil),
        .module(control: PAMControl("required"), path: nil, arguments: []),
        .module(control: PAMControl(rest: .bad), path: nil, arguments: []),
        .module(control: PAMControl("required"), path: nil, arguments: []),
      ])
    #expect(!PAMFile(Array("auth required pam_permit.so \\".utf8)).isComplete)
    #expect(!PAMFile(Array("auth required pam_permit.so \\\n".utf8)).isComplete)
  }

  @Test func noInputIsTooStrange() {
    let samples = [
      "auth [success=1 default=ignore] pam_unix.so nullok \\\n# c\n@include x\n-password include [y]\n",
      "root:$6$rounds=5000$salt$hash:20000:0:99999:7:::\n+::::::\nx:_J9..abcdefghijklmno:1\n",
      "PASS_MAX_DAYS\t0x7 # \"quoted\"\nENCRYPT_METHOD=SHA512\nPRETTY_NAME='a\\\nb'\nminlen = 8\n",
    ]
    var random = SplitMix(state: 7)
    for sample in samples {
      for _ in 0..<800 {
        var bytes = Array(sample.utf8)
        for _ in 0..<Int.random(in: 1...6, using: &random) {
          let at = Int.random(in: 0..<bytes.count, using: &random)
          switch Int.random(in: 0..<3, using: &random) {
          case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
          case 1: bytes.insert(UInt8.random(in: 0...255, using: &random), at: at)
          default: bytes = Array(bytes[..<max(at, 1)])
          }
        }
        let lines = bytes.count { $0 == 10 } + 1
        #expect(PAMFile(bytes).lines.count <= lines)
        #expect(PasswdFile(bytes).entries.count <= lines)
        #expect(ShadowFile(bytes).entries.count <= lines)
        #expect(SettingsFile(bytes).assignments.count <= lines)
        #expect(PasswdqcFile(bytes).lines.count <= lines)
        _ = (LoginDefs(bytes).last("PASS_MAX_DAYS")?.number, OSRelease(bytes)["ID"], GroupFile(bytes).name(of: 0))
      }
    }
  }
}

/// A small generator, so that a failure comes back.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
