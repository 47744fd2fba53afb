import CaseFile
import Foundation
import Model
import Probes
import TestSupport
import Testing

/// What we compute from files against what the machine's own libpam does with the same files.
///
/// The modules of this machine decide. Where a case names one that is not installed (pam_cracklib, pam_tally2, pam_sss),
/// what libpam does about a missing module is compared; what those modules themselves do is held to their documentation
/// by `PasswordsTruthTests`. Red Hat's pam_unix asks for no length of its own where Debian's asks for six; in Red Hat's
/// stacks pam_pwquality with a floor of eight stands before it, so this does not show.
@Suite(.enabled(if: PAMOracle.isAllowed)) struct PAMTruthTests {
  private static let isDebianHere: Bool = {
    let release = (try? String(contentsOfFile: "/etc/os-release", encoding: .utf8)) ?? ""
    return release.contains("ID=debian") || release.contains("ID_LIKE=debian")
  }()

  private func examine(_ root: String) throws -> PasswordPolicy {
    let seen = PasswordsProbe(files: Files(root: root)).examine(today: Day(number: 20_779), observed: .init(seconds: 0))
    return try #require(seen.policies.first { $0.service == "passwd" })
  }

  /// A root with the case's files and, as empty files, the modules that this machine has.
  private func root(_ files: [String: String], release: String = PasswordsTruthTests.debian) throws -> TemporaryRoot {
    var all = [
      "/etc/passwd": "root:x:0:0::/root:/bin/sh\n", "/etc/shadow": "root:*:1::::::\n", "/etc/os-release": release,
      "/etc/login.defs": PasswordsTruthTests.defs,
    ]
    for module in PAMOracle.installedModules { all["/usr/lib/x86_64-linux-gnu/security/\(module)"] = "" }
    all.merge(files) { _, new in new }
    return try TemporaryRoot(all)
  }

  private func compare(_ name: String, _ policy: PasswordPolicy, _ answer: PAMOracle.Answer) {
    #expect(answer.error == nil, "\(name)")
    #expect(policy.minimumLength == answer.shortest, "\(name): shortest")
    #expect(policy.hashMethod == answer.hash, "\(name): hash")
    #expect(policy.strengthReached == answer.refusesWeak, "\(name): strength")
    if let dictionary = answer.dictionary { #expect(policy.dictionaryCheck == dictionary, "\(name): dictionary") }
    // passwdqc counts kinds in a way of its own, by length; pam_unix has no such rule.
    if let classes = answer.classes, policy.strengthModule != "pam_passwdqc" || policy.strengthReached == false {
      #expect(max(policy.requiredClasses ?? 0, 1) == classes, "\(name): classes")
    }
  }

  @Test func everyStackComesToWhatLibpamMakesOfIt() throws {
    // The stand-in for another distribution tells how its own pam_unix differs, which this machine's does not.
    let truths = (PasswordsTruthTests.strength + PasswordsTruthTests.shapes).filter {
      $0.files["/etc/os-release"] == nil && Self.isDebianHere
    }
    var roots: [TemporaryRoot] = []
    defer { for root in roots { root.remove() } }
    for truth in truths { roots.append(try root(["/etc/pam.d/passwd": truth.stack].merging(truth.files) { $1 })) }
    let answers = try PAMOracle.judge(roots.map { PAMOracle.Case(etc: $0.path + "/etc", asks: ["change"]) })
    #expect(answers.count == truths.count)
    for ((truth, root), answer) in zip(zip(truths, roots), answers) {
      let policy = try examine(root.path)
      if answer.error == "libpam ended the process" || policy.unreadable?.contains("too-many-includes") == true {
        // Files that include each other without end exhaust libpam; we stop earlier, and say that we do not know.
        #expect(policy.minimumLength == nil, "\(truth.name)")
        #expect(truth.shortest == nil, "\(truth.name)")
      } else {
        compare(truth.name, policy, answer)
      }
    }
  }

  @Test func loginsLockAsLibpamLocks() throws {
    // Nobody here can show a code to pam_google_authenticator; without one it lets nobody in, locked or not.
    let lockouts = PasswordsTruthTests.lockouts.filter { !$0.0.contains("google_authenticator") }
    let stacks = lockouts.map { PasswordsTruthTests.loginStack($0.0) }
    let files = zip(stacks, lockouts).map { stack, lockout in
      ["/etc/pam.d/login": stack, "/etc/pam.d/passwd": PasswordsTruthTests.alone].merging(lockout.1) { $1 }
    }
    let roots = try files.map { try root($0) }
    defer { for root in roots { root.remove() } }
    let answers = try PAMOracle.judge(roots.map { PAMOracle.Case(etc: $0.path + "/etc", asks: ["login", "empty"]) })
    for ((lockout, root), answer) in zip(zip(lockouts, roots), answers) {
      let policy = try examine(root.path)
      #expect(answer.error == nil)
      #expect(policy.lockoutAttempts == answer.lockout, "\(lockout.0)")
      #expect(policy.emptyAllowed == answer.empty, "\(lockout.0)")
    }
  }

  @Test func hashesCostWhatLibpamMakesThemCost() throws {
    let sha = "ENCRYPT_METHOD SHA512\nSHA_CRYPT_MAX_ROUNDS 7000\n"
    let cases = [
      ("yescrypt", "ENCRYPT_METHOD YESCRYPT\nYESCRYPT_COST_FACTOR 7\n"), ("yescrypt rounds=6", ""),
      ("yescrypt rounds=2", ""), ("yescrypt rounds=12", ""), ("yescrypt", sha),
      ("yescrypt", "ENCRYPT_METHOD SHA512\nSHA_CRYPT_MAX_ROUNDS 4\n"), ("sha512", "SHA_CRYPT_MAX_ROUNDS 7000\n"),
      ("", sha), ("sha512 rounds=1500", sha), ("sha512", "ENCRYPT_METHOD YESCRYPT\nSHA_CRYPT_MAX_ROUNDS 7000\n"),
      ("", "ENCRYPT_METHOD SHA512\nSHA_CRYPT_MIN_ROUNDS 9000\n"), ("sha512 rounds=500", ""), ("blowfish", ""),
      ("", "ENCRYPT_METHOD SHA512\nSHA_CRYPT_MAX_ROUNDS 100\n"), ("blowfish rounds=7", ""), ("blowfish rounds=2", ""),
      ("gost_yescrypt", ""), ("sha256 rounds=1000", ""), ("md5", sha),
    ]
    let release = try String(contentsOfFile: "/etc/os-release", encoding: .utf8)
    let roots = try cases.map {
      try root(
        ["/etc/pam.d/passwd": "password required pam_unix.so \($0.0)\n", "/etc/login.defs": $0.1], release: release)
    }
    defer { for root in roots { root.remove() } }
    let answers = try PAMOracle.judge(roots.map { PAMOracle.Case(etc: $0.path + "/etc", asks: ["change"]) })
    for ((given, root), answer) in zip(zip(cases, roots), answers) {
      let policy = try examine(root.path)
      #expect(answer.error == nil && answer.hash != nil, "\(given)")
      #expect(policy.hashMethod == answer.hash, "\(given)")
      #expect(policy.hashCost == answer.cost, "\(given)")
    }
  }

  /// Where there is no folder, one file has the lines of all services; a machine that has one judges them in it.
  @Test func oneFileForAllServicesComesToTheSame() throws {
    let login = "auth     required   pam_unix.so nullok\n"
    let passwd =
      "password requisite pam_pwquality.so \\\n  minlen=11\npassword required pam_unix.so use_authtok sha512\n"
    let folder = try root(["/etc/pam.d/login": login, "/etc/pam.d/passwd": passwd])
    let conf = "# all\nLOGIN  \(login)" + passwd.replacingOccurrences(of: "password ", with: "passwd password ")
    let file = try root(["/etc/pam.conf": conf + "other password required pam_deny.so\n"])
    defer { for root in [folder, file] { root.remove() } }
    let answer = try #require(
      try PAMOracle.judge([PAMOracle.Case(etc: folder.path + "/etc", asks: ["change", "empty"])]).first)
    let policy = try examine(file.path)
    compare("pam.conf", policy, answer)
    #expect(answer.shortest == 11 && answer.empty == true)
    #expect(policy.emptyAllowed == answer.empty)
    #expect(policy.strengthSource == "/etc/pam.conf:3")
    #expect(policy.hashSource == "/etc/pam.conf:5")
  }

  @Test(
    arguments: [
      ("password required pam_pwhistory.so remember=3\n" + PasswordsTruthTests.unix, [:]),
      ("password required pam_pwhistory.so\n" + PasswordsTruthTests.unix, [:]),
      ("password required pam_pwhistory.so remember=0\n" + PasswordsTruthTests.unix, [:]),
      ("password required pam_unix.so sha512 remember=3\n", [:]),
      ("password optional pam_pwhistory.so remember=4\n" + PasswordsTruthTests.alone, [:]),
      (
        "password required pam_pwhistory.so\n" + PasswordsTruthTests.unix,
        ["/etc/security/pwhistory.conf": "remember = 2\n"]
      ),
    ] as [(String, [String: String])])
  func oldPasswordsAreRememberedAsLibpamRemembersThem(stack: String, files: [String: String]) throws {
    let release = try String(contentsOfFile: "/etc/os-release", encoding: .utf8)
    let root = try root(["/etc/pam.d/passwd": stack].merging(files) { $1 }, release: release)
    defer { root.remove() }
    let answer = try #require(
      try PAMOracle.judge([PAMOracle.Case(etc: root.path + "/etc", asks: ["history"])]).first)
    #expect(answer.error == nil)
    // Ours counts the present password, too, which no stack takes again.
    #expect(try examine(root.path).history.map { max($0 - 1, 0) } == answer.history)
  }

  @Test(
    arguments: [
      "debian11", "debian12", "debian13", "ubuntu2204", "ubuntu2404", "rhel8", "rhel9", "alma9", "hardened", "weak",
    ])
  func distributionsComeToWhatLibpamMakesOfThem(name: String) throws {
    let root = try #require(fixture(name).root)
    let answer = try #require(
      try PAMOracle.judge([PAMOracle.Case(etc: root + "/etc", asks: ["change", "login", "empty"])]).first)
    let policy = try examine(root)
    compare(name, policy, answer)
    #expect(policy.lockoutAttempts == answer.lockout)
    #expect(policy.emptyAllowed == answer.empty)
  }
}
