import CaseFile
import Model
import Testing

@testable import Probes

/// When a login by SSH needs two different things, of sshd's configuration and its PAM stack.
@Suite struct SecondFactorTests {
  struct Case: CustomTestStringConvertible {
    var name: String
    var sshd: String
    var pam: String
    var factors = ""
    var needed: Bool?
    var alone: Bool?
    var multi: Bool?

    var testDescription: String { name }
  }

  private static let unix = "auth required pam_unix.so\n"
  private static let code = unix + "auth required pam_google_authenticator.so\n"
  private static let keysOff = "UsePAM yes\nPubkeyAuthentication no\n"

  static let cases: [Case] = [
    Case(name: "a password", sshd: "UsePAM yes\n", pam: unix, needed: false, alone: true, multi: false),
    Case(
      name: "a code besides, but a key without", sshd: "UsePAM yes\n", pam: code, factors: "pam_google_authenticator",
      needed: true, alone: false, multi: false),
    Case(
      name: "a code besides, no keys", sshd: keysOff, pam: code, factors: "pam_google_authenticator", needed: true,
      alone: false, multi: true),
    Case(
      name: "a code for those who have set it up", sshd: keysOff,
      pam: unix + "auth required pam_google_authenticator.so nullok\n", factors: "pam_google_authenticator",
      needed: false, alone: true, multi: false),
    Case(
      name: "a key instead of the password", sshd: keysOff, pam: "auth sufficient pam_u2f.so\n" + unix,
      factors: "pam_u2f", needed: false, alone: true, multi: false),
    Case(
      name: "an optional code", sshd: keysOff, pam: unix + "auth optional pam_oath.so\n", factors: "pam_oath",
      needed: false, alone: true, multi: false),
    Case(
      name: "a code only, without a password", sshd: keysOff, pam: "auth required pam_oath.so\n", factors: "pam_oath",
      needed: false, alone: true, multi: false),
    Case(
      name: "sshd does not ask PAM", sshd: "UsePAM no\nPubkeyAuthentication no\n", pam: code,
      factors: "pam_google_authenticator", needed: true, alone: true, multi: false),
    Case(
      name: "a key and a password", sshd: "UsePAM yes\nAuthenticationMethods publickey,password\n", pam: unix,
      needed: false, alone: false, multi: true),
    Case(
      name: "two keys are one thing", sshd: "AuthenticationMethods publickey,publickey\n", pam: unix, needed: false,
      alone: false, multi: false),
    Case(
      name: "a password twice is one thing",
      sshd: "UsePAM yes\nAuthenticationMethods password,keyboard-interactive\n", pam: unix, needed: false, alone: true,
      multi: false),
    Case(
      name: "all but one network",
      sshd: "UsePAM yes\nAuthenticationMethods publickey,password\nMatch Address 10.0.0.0/8\n"
        + "  AuthenticationMethods password\n", pam: unix, needed: false, alone: true, multi: false),
    Case(
      name: "an unknown module decides", sshd: keysOff, pam: code + "auth required pam_x.so\n",
      factors: "pam_google_authenticator", needed: true, alone: false, multi: true),
  ]

  @Test(arguments: cases) func loginsNeedWhatTheFilesAskFor(given: Case) throws {
    let root = try TemporaryRoot([
      "/etc/ssh/sshd_config": given.sshd, "/etc/pam.d/sshd": given.pam, "/etc/passwd": "root:x:0:0::/root:/bin/sh\n",
      "/etc/login.defs": "",
    ])
    defer { root.remove() }
    let server = SSHServerProbe(files: root.files).examine(observed: .init(seconds: 0)).server
    #expect(server.secondFactor == given.factors)
    #expect(server.secondFactorNeeded == given.needed)
    #expect(server.passwordAlone == given.alone)
    #expect(server.multiFactor == given.multi)
  }

  @Test func withoutPAMsFilesNothingIsSaidAboutASecondFactor() throws {
    let root = try TemporaryRoot(["/etc/ssh/sshd_config": "UsePAM yes\n"])
    defer { root.remove() }
    let server = SSHServerProbe(files: root.files).examine(observed: .init(seconds: 0)).server
    #expect(server.passwordLogin == true)
    #expect(server.secondFactor == nil && server.passwordAlone == nil)
    // A key is enough in any case.
    #expect(server.multiFactor == false)
  }
}

/// What of the whole system decides about passwords, besides the stacks.
@Suite struct SystemDefaultsTests {
  private func examine(_ files: [String: String]) throws -> PasswordsObservation {
    let root = try TemporaryRoot(
      [
        "/etc/passwd": "root:x:0:0::/root:/bin/sh\nanna:x:1000:1000::/home/anna:/bin/sh\n",
        "/etc/shadow": "root:*:1::::::\nanna:*:1::::::\n", "/usr/lib/security/pam_unix.so": "",
        "/usr/lib/security/pam_pwquality.so": "",
        "/etc/pam.d/passwd": "password requisite pam_pwquality.so\npassword required pam_unix.so use_authtok sha512\n",
      ].merging(files) { $1 })
    defer { root.remove() }
    return PasswordsProbe(files: root.files).examine(today: Day(number: 20_779), observed: .init(seconds: 0))
  }

  @Test func onlySUSEReadsTheFolderOfLoginDefs() throws {
    var files = [
      "/usr/etc/login.defs": "UMASK 022\nPASS_MAX_DAYS 99999\nUID_MIN 1000\n",
      "/etc/login.defs.d/a.defs": "UMASK 027\n",
      "/etc/login.defs.d/b.defs": "PASS_MAX_DAYS 90\n", "/usr/etc/login.defs.d/b.defs": "UMASK 077\n",
      "/etc/login.defs.d/c.conf": "UMASK 000\n", "/etc/os-release": "ID=opensuse-leap\nID_LIKE=\"suse opensuse\"\n",
    ]
    let suse = try #require(try examine(files).policies.first)
    #expect(suse.umask == "027" && suse.umaskSource == "/etc/login.defs.d/a.defs:1")
    #expect(suse.maximumAgeDays == 90 && suse.maximumAgeSource == "/etc/login.defs.d/b.defs:1")
    files["/etc/os-release"] = "ID=debian\nVERSION_ID=13\n"
    let debian = try #require(try examine(files).policies.first)
    #expect(debian.umask == "022" && debian.maximumAgeDays == 99_999)
  }

  @Test func profileOfAuthselectIsNamed() throws {
    let seen = try examine(["/etc/authselect/authselect.conf": "sssd\nwith-faillock\nwith-mkhomedir\n"])
    #expect(seen.policies.first?.authselectProfile == "sssd with-faillock with-mkhomedir")
    #expect(try examine([:]).policies.first?.authselectProfile == nil)
  }

  @Test func missingDictionaryIsSeen() throws {
    // A copy of some files only does not show it.
    #expect(try examine([:]).policies.first?.dictionaryPresent == nil)
    #expect(try examine(["/usr/share/dict/words": "x"]).policies.first?.dictionaryPresent == false)
    #expect(try examine(["/var/cache/cracklib/cracklib_dict.pwd": "x"]).policies.first?.dictionaryPresent == true)
    #expect(try examine(["/usr/share/cracklib/pw_dict.pwd.gz": "x"]).policies.first?.dictionaryPresent == true)
    let elsewhere = ["/etc/security/pwquality.conf": "dictpath = /srv/words\n", "/usr/share/cracklib/pw_dict.pwd": "x"]
    #expect(try examine(elsewhere).policies.first?.dictionaryPresent == nil)
    #expect(try examine(elsewhere.merging(["/srv/x": ""]) { $1 }).policies.first?.dictionaryPresent == false)
    #expect(
      try examine(elsewhere.merging(["/srv/words.pwd": "x"]) { $1 }).policies.first?.dictionaryPresent == true)
    // Nothing is said where it is not used.
    let unused = try examine(["/etc/security/pwquality.conf": "dictcheck = 0\n"])
    #expect(unused.policies.first?.dictionaryCheck == false && unused.policies.first?.dictionaryPresent == nil)
  }

  @Test func newerLinuxPAMTakesTheCostOfTheMethodItUses() throws {
    func cost(_ argument: String, _ defs: String, _ release: String) throws -> Int? {
      try examine([
        "/etc/pam.d/passwd": "password required pam_unix.so \(argument)\n", "/etc/login.defs": defs,
        "/etc/os-release": release,
      ]).policies.first?.hashCost
    }
    let new = "ID=debian\nVERSION_ID=13\n"
    #expect(try cost("yescrypt", "ENCRYPT_METHOD YESCRYPT\nYESCRYPT_COST_FACTOR 3\n", new) == 3)
    #expect(try cost("yescrypt", "YESCRYPT_COST_FACTOR 3\n", "ID=ubuntu\nVERSION_ID=24.04\n") == 5)
    #expect(try cost("yescrypt rounds=99", "", new) == 11)
    #expect(try cost("sha512", "ENCRYPT_METHOD YESCRYPT\nSHA_CRYPT_MAX_ROUNDS 1000\n", new) == 1000)
    #expect(try cost("yescrypt", "ENCRYPT_METHOD SHA512\nSHA_CRYPT_MAX_ROUNDS 3\n", new) == 5)
    #expect(try cost("md5", "", new) == nil)
  }

  @Test func loginsKeptInDatabasesAreNotGuessed() throws {
    var lastlog = [UInt8](repeating: 0, count: 292 * 1001)
    lastlog[292 * 1000 + 3] = 100
    let old = ["/var/log/lastlog": String(decoding: lastlog, as: UTF8.self)]
    #expect(try examine(old).accounts.map { $0.lastLogin != nil } == [false, true])
    let seen = try examine(old.merging(["/var/lib/lastlog/lastlog2.db": "SQLite format 3"]) { $1 })
    #expect(seen.accounts.allSatisfy { $0.lastLogin == nil && $0.neverLoggedIn == nil })
    #expect(seen.policies.first?.unreadable?.contains("/var/lib/lastlog/lastlog2.db") == true)
  }
}
