import CaseFile
import Model
import Probes
import Testing

/// Stacks and files with what libpam 1.5.2 and libpwquality 1.4.5 were seen to do with them.
@Suite struct PasswordsTruthTests {
  static let debian = "ID=debian\nVERSION_ID=\"12\"\n"
  static let defs = "ENCRYPT_METHOD SHA512\n"
  static let tail = "password requisite pam_deny.so\npassword required pam_permit.so\n"
  static let unix = "password [success=1 default=ignore] pam_unix.so obscure use_authtok yescrypt\n" + tail
  static let alone = "password [success=1 default=ignore] pam_unix.so obscure yescrypt\n" + tail

  struct Truth: CustomTestStringConvertible {
    var name: String
    var stack: String
    var files: [String: String] = [:]
    /// The shortest password accepted; nil when none is.
    var shortest: Int?
    var isStrong = true
    var hash: String? = "yescrypt"

    var testDescription: String { name }

    init(
      _ name: String, _ stack: String, _ files: [String: String] = [:], shortest: Int?, strong: Bool,
      hash: String? = "yescrypt"
    ) {
      self.name = name
      self.stack = stack
      self.files = files
      self.shortest = shortest
      self.isStrong = strong
      self.hash = hash
    }
  }

  static func quality(_ arguments: String = "retry=3") -> String {
    "password requisite pam_pwquality.so \(arguments)\n"
  }
  static func main(_ text: String) -> [String: String] { ["/etc/security/pwquality.conf": text] }
  static func dropIns(_ texts: [String: String], main: String = "") -> [String: String] {
    var files = Self.main(main)
    for (name, text) in texts { files["/etc/security/pwquality.conf.d/\(name)"] = text }
    return files
  }

  static let strength: [Truth] = [
    Truth("Debian 12 as installed", alone, shortest: 6, strong: false),
    Truth(
      "PASS_MIN_LEN is nothing to PAM", alone, ["/etc/login.defs": "PASS_MIN_LEN 14\n"], shortest: 6, strong: false),
    Truth(
      "pam_unix with a length", "password required pam_unix.so minlen=12 sha512 rounds=65536\n", shortest: 12,
      strong: false, hash: "sha512crypt"),
    Truth(
      "the first ENCRYPT_METHOD counts", "password required pam_unix.so\n",
      ["/etc/login.defs": "ENCRYPT_METHOD SHA512\nENCRYPT_METHOD MD5\n"], shortest: 6, strong: false,
      hash: "sha512crypt"),
    Truth("pwquality alone", quality() + unix, shortest: 8, strong: true),
    Truth("a length in the file", quality() + unix, main("minlen=14\n"), shortest: 14, strong: true),
    Truth("an argument beats the file", quality("minlen=8") + unix, main("minlen=14\n"), shortest: 8, strong: true),
    Truth(
      "the main file beats drop-ins", quality() + unix, dropIns(["99.conf": "minlen=14\n"], main: "minlen = 8\n"),
      shortest: 8, strong: true),
    Truth(
      "the last drop-in counts", quality() + unix,
      dropIns(["50.conf": "minlen = 14\n", "90.conf": "minlen = 10\n"]), shortest: 10, strong: true),
    Truth(
      "a drop-in must end in .conf", quality() + unix, dropIns(["50.cfg": "minlen = 14\n"]), shortest: 8, strong: true),
    Truth(
      "credits shorten", quality() + unix, main("minlen=14\ndcredit=1\nucredit=1\nlcredit=1\nocredit=1\n"),
      shortest: 10, strong: true),
    Truth("a large credit halves", quality("minlen=20 dcredit=20") + unix, shortest: 10, strong: true),
    Truth("negative credits add up", quality("minlen=6 dcredit=-4 ucredit=-4") + unix, shortest: 8, strong: true),
    Truth("required kinds", quality() + unix, main("minlen=12\nminclass=3\n"), shortest: 12, strong: true),
    Truth("only a warning", quality() + unix, main("minlen=14\nenforcing=0\n"), shortest: 6, strong: false),
    Truth("no dictionary", quality() + unix, main("minlen=8\ndictcheck=0\n"), shortest: 8, strong: true),
    Truth("the floor is six", quality("minlen=4") + unix, shortest: 6, strong: true),
    Truth("the last argument counts", quality("minlen=12 minlen=9") + unix, shortest: 9, strong: true),
    Truth("case and comments", quality() + unix, main("MinLen 14 # inline\n"), shortest: 14, strong: true),
    Truth(
      "reading stops at a bad number", quality() + unix, main("minlen = 14x\nminlen = 12\n"), shortest: 8, strong: true),
    Truth(
      "what was read before stays", quality() + unix, main("minclass = 3\nbogus\ndictcheck = 0\n"), shortest: 8,
      strong: true),
    Truth(
      "a bad drop-in skips the rest", quality() + unix,
      dropIns(["10.conf": "bogus=1\n", "20.conf": "minlen=12\n"], main: "minlen=14\n"), shortest: 8, strong: true),
    Truth(
      "an overlong line stops the reading", quality() + unix,
      main("#\(String(repeating: "x", count: 1_000_000))\nminlen = 14\n"), shortest: 8, strong: true),
    Truth("a bad argument is passed over", quality("minlen=14x") + unix, shortest: 8, strong: true),
    Truth(
      "optional, and pam_unix asks again", "password optional pam_pwquality.so minlen=14\n" + alone, shortest: 6,
      strong: false),
    Truth(
      "optional, and pam_unix insists", "password optional pam_pwquality.so minlen=14\n" + unix, shortest: 14,
      strong: true),
    Truth(
      "required, and pam_unix asks again and stores", "password required pam_pwquality.so minlen=14\n" + alone,
      shortest: 6, strong: false),
    Truth(
      "requisite ends it before pam_unix asks", quality("minlen=14") + "password required pam_unix.so yescrypt\n",
      shortest: 14, strong: true),
    Truth(
      "pam_unix is sufficient and first", "password sufficient pam_unix.so yescrypt\n" + quality("minlen=14"),
      shortest: 6, strong: false),
    Truth(
      "jumped over for ordinary users",
      "password [success=1 default=ignore] pam_succeed_if.so uid >= 1000\n" + quality("minlen=14") + alone, shortest: 6,
      strong: false),
    Truth(
      "jumped over for system users only",
      "password [success=1 default=ignore] pam_succeed_if.so quiet uid < 1000\n" + quality("minlen=14") + unix,
      shortest: 14, strong: true),
    Truth(
      "passwdqc as it comes", "password requisite pam_passwdqc.so\n" + unix, shortest: 7, strong: true),
    Truth(
      "passwdqc with numbers", "password requisite pam_passwdqc.so min=disabled,16,12,12,12\n" + unix, shortest: 12,
      strong: true),
    Truth(
      "passwdqc from a file", "password requisite pam_passwdqc.so config=/etc/passwdqc.conf\n" + unix,
      ["/etc/passwdqc.conf": "# c\nmin=disabled,24,14,13,13\n"], shortest: 13, strong: true),
    Truth(
      "passwdqc lets all pass", "password requisite pam_passwdqc.so enforce=none\n" + unix, shortest: 6, strong: false),
    Truth(
      "cracklib counts credits by itself", "password requisite pam_cracklib.so minlen=14\n" + unix, shortest: 10,
      strong: true),
    Truth(
      "pwhistory asks first",
      "password required pam_pwhistory.so remember=5\n" + quality("use_authtok minlen=10") + unix,
      shortest: 10, strong: true),
    Truth(
      "DES cuts the length", "password required pam_unix.so minlen=12 des\n", shortest: 8, strong: false,
      hash: "descrypt"),
    Truth(
      "no method anywhere is DES", "password required pam_unix.so\n", ["/etc/login.defs": "UMASK 022\n"], shortest: 6,
      strong: false, hash: "descrypt"),
    Truth(
      "the last method counts", "password required pam_unix.so sha256 md5\n", shortest: 6, strong: false,
      hash: "md5crypt"),
    Truth(
      "methods are lower-case words, but not in login.defs", "password required pam_unix.so YESCRYPT\n",
      ["/etc/login.defs": "encrypt_method=sha256x # c\n"], shortest: 6, strong: false, hash: "sha256crypt"),
    Truth(
      "a length that is no number is none", "password required pam_unix.so minlen=abc yescrypt\n", shortest: 1,
      strong: false),
    Truth(
      "upstream asks for no length", "password required pam_unix.so sha512\n", ["/etc/os-release": "ID=fedora\n"],
      shortest: 1, strong: false, hash: "sha512crypt"),
  ]

  /// Stacks whose shape alone decides; what stores a password at all takes six characters.
  static let shapes: [Truth] = [
    Truth(
      "a jump past the end", "password [success=5 default=ignore] pam_unix.so\n", shortest: nil, strong: false,
      hash: nil),
    Truth(
      "a jump to the very end", "password [success=1 default=ignore] pam_unix.so\npassword requisite pam_deny.so\n",
      shortest: nil, strong: false, hash: nil),
    Truth("an include that is missing", "password include none\n" + alone, shortest: nil, strong: false, hash: nil),
    Truth("an @include that is missing", "@include none\n" + alone, shortest: nil, strong: false, hash: nil),
    Truth("a missing include of another kind", "auth include none\n" + alone, shortest: 6, strong: false),
    Truth("a loop", "password include passwd\n" + alone, shortest: nil, strong: false, hash: nil),
    Truth(
      "files that include each other again and again", "password include sub\n" + alone,
      ["/etc/pam.d/sub": String(repeating: "password include sub\n", count: 100)], shortest: nil, strong: false,
      hash: nil),
    Truth(
      "more entries than any stack has", String(repeating: "password optional pam_x.so\n", count: 20_000) + alone,
      shortest: nil, strong: false, hash: nil),
    Truth(
      "a line of a megabyte", "# \(String(repeating: "x", count: 1_000_000))\n" + alone, shortest: 6, strong: false),
    Truth("no such kind", "pasword requisite pam_deny.so\n" + alone, shortest: 6, strong: false),
    Truth("no such control", "password requird pam_permit.so\n" + alone, shortest: nil, strong: false, hash: nil),
    Truth("a bad control", "password [success=okk] pam_permit.so\n" + alone, shortest: nil, strong: false, hash: nil),
    Truth("keyword in brackets", "password [required] pam_unix.so yescrypt\n", shortest: 6, strong: false),
    Truth("upper case", "PASSWORD REQUIRED pam_unix.so yescrypt\r\n", shortest: 6, strong: false),
    Truth(
      "continued lines", "password required \\\n pam_unix.so \\\n yescrypt sha256\n", shortest: 6, strong: false,
      hash: "sha256crypt"),
    Truth("continued at the end", alone + "auth required pam_permit.so \\", shortest: nil, strong: false, hash: nil),
    Truth("nobody asks", "password required pam_unix.so use_authtok\n", shortest: nil, strong: false, hash: nil),
    Truth(
      "nobody asks for the old one", "password required pam_unix.so use_first_pass\n", shortest: nil, strong: false,
      hash: nil),
    Truth(
      "done ends a substack only", "password substack sub\npassword requisite pam_deny.so\n",
      ["/etc/pam.d/sub": "password sufficient pam_unix.so yescrypt\n"], shortest: nil, strong: false, hash: nil),
    Truth(
      "done ends everything within an include", "password include sub\npassword requisite pam_deny.so\n",
      ["/etc/pam.d/sub": "password sufficient pam_unix.so yescrypt\n"], shortest: 6, strong: false),
    Truth(
      "a substack dies", "password substack sub\npassword required pam_permit.so\n",
      ["/etc/pam.d/sub": "password requisite pam_deny.so\npassword required pam_unix.so\n"], shortest: nil,
      strong: false, hash: nil),
    Truth(
      "a jump over a substack counts one", "password [success=1] pam_permit.so\npassword substack sub\n" + alone,
      ["/etc/pam.d/sub": "password requisite pam_deny.so\npassword requisite pam_deny.so\n"], shortest: 6, strong: false
    ),
    Truth(
      "a jump over an include counts its lines", "password [success=1] pam_permit.so\npassword include sub\n" + alone,
      ["/etc/pam.d/sub": "password requisite pam_deny.so\npassword requisite pam_deny.so\n"], shortest: nil,
      strong: false, hash: nil),
    Truth(
      "other stands in", "auth required pam_permit.so\n",
      ["/etc/pam.d/other": "@include /etc/pam.d/sub\n", "/etc/pam.d/sub": alone],
      shortest: 6, strong: false),
    Truth(
      "an unknown module that does not matter", "password optional pam_local_invention.so\n" + quality() + unix,
      shortest: 8, strong: true),
  ]

  private func examine(_ truth: Truth) throws -> PasswordsObservation {
    var files = [
      "/etc/passwd": "root:x:0:0::/root:/bin/sh\n", "/etc/shadow": "root:*:1::::::\n", "/etc/os-release": Self.debian,
      "/etc/login.defs": Self.defs, "/etc/pam.d/passwd": truth.stack,
    ]
    files.merge(truth.files) { _, new in new }
    let root = try TemporaryRoot(files)
    defer { root.remove() }
    return PasswordsProbe(files: root.files).examine(today: Day(number: 20_000), observed: Timestamp(seconds: 0))
  }

  @Test(arguments: strength + shapes) func whatPasswdReallyAccepts(truth: Truth) throws {
    let observation = try examine(truth)
    let policy = try #require(observation.policies.first)
    #expect(policy.service == "passwd")
    #expect(policy.minimumLength == truth.shortest)
    #expect(policy.hashMethod == truth.hash)
    #expect(policy.strengthReached == (truth.shortest == nil ? nil : truth.isStrong))
    #expect((policy.minimumLength == nil) == (policy.minimumLengthSource == nil))
    #expect(truth.shortest != nil || policy.unreadable != nil)
  }

  static let lockouts: [(String, [String: String], Int?)] = [
    // What the stack makes of a lock, in failures; 0 is never, nil cannot be told.
    ("UNIX;DENY", ["/etc/security/faillock.conf": "deny=3\n"], 0),
    ("PRE;JUMP;FAIL;PERMIT", [:], 3),
    ("PRE;JUMP;FAIL;PERMIT", ["/etc/security/faillock.conf": "deny = 5\n"], 5),
    ("PRE deny=3;JUMP;FAIL deny=3;PERMIT", ["/etc/security/faillock.conf": "deny = 5\n"], 3),
    ("JUMP;FAIL;PERMIT", [:], 0),
    ("JUMP;FAIL;PERMIT;account required pam_faillock.so", [:], 0),
    ("PRE;JUMP;DENY;PERMIT", [:], 0),
    ("PRE deny=0;JUMP;FAIL deny=0;PERMIT", [:], 0),
    ("PRE;UNIX;auth required pam_faillock.so authfail;DENY", ["/etc/security/faillock.conf": "deny=4\n"], 4),
    ("UNIX;PRE;auth required pam_faillock.so authfail;DENY", [:], 0),
    ("JUMP;FAIL;auth sufficient pam_faillock.so authsucc;DENY", [:], 3),
    ("auth required pam_tally2.so deny=5 unlock_time=600;JUMP;DENY;PERMIT", [:], 5),
    ("auth required pam_tally2.so;JUMP;DENY;PERMIT", [:], 0),
    ("auth sufficient pam_fprintd.so;PRE;UNIX;auth required pam_faillock.so authfail;DENY", [:], 3),
    ("PRE;JUMP;FAIL;PERMIT;auth required pam_google_authenticator.so", [:], 3),
    ("PRE;UNIX;auth sufficient pam_sss.so;auth required pam_faillock.so authfail;DENY", [:], 3),
    ("auth sufficient pam_local_invention.so;PRE;UNIX;auth required pam_faillock.so authfail;DENY", [:], nil),
    ("PRE conf=/etc/none.conf;JUMP;FAIL;PERMIT", [:], nil),
  ]

  /// A login stack in this suite's shorthand.
  static func loginStack(_ stack: String) -> String {
    let words = [
      "PRE": "auth required pam_faillock.so preauth", "UNIX": "auth sufficient pam_unix.so",
      "JUMP": "auth [success=1 default=ignore] pam_unix.so", "FAIL": "auth [default=die] pam_faillock.so authfail",
      "DENY": "auth required pam_deny.so", "PERMIT": "auth required pam_permit.so",
    ]
    let lines = stack.split(separator: ";").map { line in
      let parts = line.split(separator: " ", maxSplits: 1)
      return (words[String(parts[0])] ?? String(parts[0])) + (parts.count > 1 ? " \(parts[1])" : "")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  @Test(arguments: lockouts)
  func whenLoginLocks(stack: String, files: [String: String], attempts: Int?) throws {
    var files = files
    files["/etc/pam.d/login"] = Self.loginStack(stack)
    let policy = try #require(try examine(Truth("", Self.alone, files, shortest: 6, strong: false)).policies.first)
    #expect(policy.lockoutAttempts == attempts)
    #expect(policy.lockoutReached == attempts.map { $0 > 0 })
    #expect((policy.lockoutSource == nil) == (attempts == nil))
  }

  @Test(
    arguments: [
      ("auth required pam_unix.so nullok", true), ("auth required pam_unix.so", false),
      ("auth required pam_unix.so NULLOK", false),
      ("auth requisite pam_deny.so\nauth required pam_unix.so nullok", nil),
      ("auth required pam_unix.so\nauth required pam_unix.so nullok", false),
    ] as [(String, Bool?)])
  func whetherAnEmptyPasswordOpens(stack: String, isOpen: Bool?) throws {
    let files = ["/etc/pam.d/login": stack + "\n"]
    let policy = try #require(try examine(Truth("", Self.alone, files, shortest: 6, strong: false)).policies.first)
    #expect(policy.emptyAllowed == isOpen)
    #expect((policy.emptyAllowedSource == nil) == (isOpen == nil))
  }

  @Test func unreadableFilesLeaveOnlyWhatRestsOnThemUnknown() throws {
    // A folder where the file should be: it is there, and cannot be read.
    var files = ["/etc/security/pwquality.conf/x": ""]
    let all = try #require(
      try examine(Truth("", Self.quality() + Self.unix, files, shortest: nil, strong: true)).policies.first)
    #expect(all.minimumLength == nil)
    #expect(all.strengthReached == nil)
    #expect(all.hashMethod == "yescrypt")
    #expect(all.unreadable?.hasPrefix("/etc/security/pwquality.conf (not-regular)") == true)
    files["/etc/security/pwquality.conf.d/1.conf"] = ""
    let stack = Self.quality("minlen=12 enforcing=1 dcredit=0 ucredit=0 lcredit=0 ocredit=0") + Self.unix
    let given = try #require(try examine(Truth("", stack, files, shortest: 12, strong: true)).policies.first)
    #expect(given.minimumLength == 12)
    #expect(given.strengthReached == true)
    #expect(given.dictionaryCheck == nil)
  }

  @Test func installedModulesAreKnownWhereTheRootHasThem() throws {
    let stack = "-password required pam_nowhere.so\n" + Self.alone
    let installed = ["/usr/lib/x86_64-linux-gnu/security/pam_unix.so": ""]
    let missing = try #require(try examine(Truth("", stack, installed, shortest: nil, strong: false)).policies.first)
    #expect(missing.minimumLength == nil)
    #expect(try examine(Truth("", stack, shortest: 6, strong: false)).policies.first?.minimumLength == 6)
  }
}
