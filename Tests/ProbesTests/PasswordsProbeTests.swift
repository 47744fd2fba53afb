import CaseFile
import Glibc
import Model
import Probes
import Testing

@Suite struct PasswordsProbeTests {
  private let today = Day(number: 20_779)
  private let observed = Timestamp(seconds: 1_795_390_559)

  private func examine(_ name: String) -> PasswordsObservation {
    PasswordsProbe(files: fixture(name)).examine(today: today, observed: observed)
  }

  private func account(_ name: String, in observation: PasswordsObservation) throws -> Account {
    try #require(observation.accounts.first { $0.name == name })
  }

  @Test func debianAsInstalled() throws {
    let observation = examine("debian12")
    #expect(observation.hostname == "urzad-pliki")
    #expect(observation.system == "Debian GNU/Linux 12 (bookworm)")
    #expect(observation.obstacles.isEmpty)
    #expect(observation.policies.count == 1)
    let policy = try #require(observation.policies.first)
    #expect(policy.minimumLength == 6)
    #expect(policy.minimumLengthSource == "/etc/pam.d/common-password:2")
    #expect(policy.strengthModule == nil)
    #expect(policy.strengthReached == false)
    #expect(policy.dictionaryCheck == false)
    #expect(policy.requiredClasses == 0)
    #expect(policy.history == 0)
    #expect(policy.hashMethod == "yescrypt")
    #expect(policy.hashSource == "/etc/pam.d/common-password:2")
    #expect(policy.emptyAllowed == true)
    #expect(policy.emptyAllowedSource == "/etc/pam.d/common-auth:2")
    #expect(policy.lockoutReached == false)
    #expect(policy.lockoutAttempts == 0)
    #expect(policy.lockoutSource == "/etc/pam.d/common-auth:2")
    #expect(policy.maximumAgeDays == 99_999)
    #expect(policy.maximumAgeSource == "/etc/login.defs:2")
    #expect(policy.central == nil)
    #expect(policy.unreadable == nil)
    #expect(policy.observed == observed.iso)
    #expect(observation.accounts.map(\.name) == ["root", "daemon", "sync", "www-data", "anna", "jan", "ewa"])
    #expect(observation.accounts.map(\.password) == ["none", "none", "none", "none", "set", "locked", "set"])
    #expect(observation.accounts.map(\.loginShell) == [true, false, false, false, true, true, true])
    let anna = try account("anna", in: observation)
    #expect(anna.uid == 1000)
    #expect(anna.hashMethod == "yescrypt")
    #expect(anna.hashCost == 5)
    #expect(anna.hashInPasswd == false)
    #expect(anna.passwordChanged == Day(number: 20_600).iso)
    #expect(anna.passwordAgeDays == 179)
    #expect(anna.maximumAgeDays == nil)
    #expect(anna.source == "/etc/passwd:5")
    let jan = try account("jan", in: observation)
    #expect(jan.shell == "/bin/sh")
    #expect(jan.maximumAgeDays == 90)
    #expect(jan.expires == Day(number: 21_000).iso)
    #expect(try account("ewa", in: observation).passwordChanged == nil)
  }

  @Test func redHatWithAuthselectLinks() throws {
    let observation = examine("rhel9")
    #expect(observation.system == "Red Hat Enterprise Linux 9.4 (Plow)")
    #expect(observation.policies.map(\.service) == ["passwd"])
    let policy = try #require(observation.policies.first)
    #expect(policy.minimumLength == 12)
    #expect(policy.minimumLengthSource == "/etc/security/pwquality.conf:1")
    #expect(policy.strengthModule == "pam_pwquality")
    #expect(policy.strengthReached == true)
    #expect(policy.strengthSource == "/etc/pam.d/system-auth:15")
    #expect(policy.enforcing == true)
    #expect(policy.dictionaryCheck == true)
    #expect(policy.requiredClasses == 3)
    #expect(policy.history == 8)
    #expect(policy.hashMethod == "sha512crypt")
    #expect(policy.emptyAllowed == true)
    #expect(policy.lockoutReached == true)
    #expect(policy.lockoutAttempts == 5)
    #expect(policy.lockoutUnlockSeconds == 900)
    #expect(policy.lockoutSource == "/etc/security/faillock.conf:2")
    #expect(policy.maximumAgeDays == 90)
    #expect(policy.central == "pam_sss")
    #expect(try account("olga", in: observation).hashCost == 100_000)
  }

  @Test func hardenedSystem() throws {
    let observation = examine("hardened")
    #expect(observation.policies.map(\.service) == ["passwd"])
    let policy = try #require(observation.policies.first)
    #expect(policy.minimumLength == 14)
    #expect(policy.minimumLengthSource == "/etc/security/pwquality.conf.d/50-urzad.conf:1")
    #expect(policy.strengthReached == true)
    #expect(policy.history == 12)
    #expect(policy.hashMethod == "yescrypt")
    #expect(policy.emptyAllowed == false)
    #expect(policy.lockoutReached == true)
    #expect(policy.lockoutAttempts == 5)
    #expect(policy.lockoutUnlockSeconds == 900)
  }

  @Test func weakSystem() throws {
    let observation = examine("weak")
    let policy = try #require(observation.policies.first)
    #expect(policy.minimumLength == 4)
    #expect(policy.strengthModule == "pam_pwquality")
    #expect(policy.strengthReached == false)
    #expect(policy.hashMethod == "md5crypt")
    #expect(policy.hashSource == "/etc/login.defs:3")
    #expect(policy.emptyAllowed == true)
    #expect(policy.lockoutReached == false)
    #expect(policy.lockoutSource == "/etc/pam.d/login:1")
    #expect(policy.unreadable == "/etc/passwd:8 (no line in /etc/shadow); /etc/passwd:9 (accounts of NIS)")
    #expect(observation.accounts.filter { $0.uid == 0 }.map(\.name) == ["root", "toor"])
    #expect(
      observation.accounts.map(\.password) == ["set", "none", "empty", "empty", "set", "set", "unknown", "none", nil])
    #expect(observation.accounts.filter { $0.hashInPasswd == true }.map(\.name) == ["ksiegowosc"])
    #expect(try account("kadry", in: observation).hashMethod == "descrypt")
    #expect(try account("root", in: observation).passwordAgeDays == 10_779)
    #expect(try account("archiwum", in: observation).hashMethod == nil)
  }

  @Test func brokenFilesAreObstaclesAndNulls() throws {
    let observation = examine("broken")
    let policy = try #require(observation.policies.first)
    #expect(policy.minimumLength == nil)
    #expect(policy.strengthReached == nil)
    #expect(policy.hashMethod == nil)
    #expect(policy.lockoutReached == nil)
    #expect(policy.emptyAllowed == nil)
    #expect(policy.maximumAgeDays == -1)
    #expect(policy.unreadable?.contains("nested too deep") == true)
    #expect(observation.hostname == nil)
    #expect(observation.obstacles.map(\.reason).contains("pam-refused"))
    #expect(observation.accounts.map(\.name) == ["root", "��", "short"])
    #expect(try account("root", in: observation).password == "set")
    #expect(try account("short", in: observation).password == "unknown")
  }

  @Test(arguments: ["debian12", "rhel9", "hardened", "weak", "broken"])
  func noPartOfAHashLeavesTheProbe(name: String) {
    let observation = examine(name)
    #expect(!observation.accounts.isEmpty)
    #expect(!String(reflecting: observation).contains("SECRET"))
    let started = ContinuousClock.now
    #expect(examine(name).accounts == observation.accounts)
    #expect(ContinuousClock.now - started < .seconds(2))
  }

  @Test func theRunningSystem() {
    let observation = PasswordsProbe(files: Files(root: "/")).examine(today: today, observed: observed)
    #expect(observation.policies.first?.service == "passwd")
    #expect(observation.accounts.contains { $0.uid == 0 })
    #expect(!String(reflecting: observation).contains("$"))
    #expect(observation.policies.first?.shadowMode?.contains("root") == true)
  }

  @Test func whatIsNoSystemGivesNoRows() throws {
    let nothing = try TemporaryRoot()
    defer { nothing.remove() }
    let empty = PasswordsProbe(files: nothing.files).examine(today: today, observed: observed)
    #expect(empty.policies.isEmpty && empty.accounts.isEmpty)
    #expect(empty.obstacles.map(\.reason) == ["not-found"])
    let bare = try TemporaryRoot(["/etc/passwd": "root:x:0:0::/root:/bin/sh\n"])
    defer { bare.remove() }
    let observation = PasswordsProbe(files: bare.files).examine(today: today, observed: observed)
    #expect(observation.policies.count == 1)
    #expect(observation.policies.first?.minimumLength == nil)
    #expect(observation.accounts.first?.password == nil)
    #expect(observation.obstacles.map(\.detail) == ["/etc/login.defs", "/etc/shadow", "/etc/pam.d"])
  }

  @Test func hugeAccountFilesStayWithinBounds() throws {
    let root = try TemporaryRoot(["/etc/pam.d/passwd": "password required pam_unix.so\n"])
    defer { root.remove() }
    try root.write("/etc/passwd", [UInt8](repeatElement(Array("+\n".utf8), count: 20_000).joined()))
    try root.write("/etc/shadow", [UInt8](repeating: 10, count: (16 << 20) + 1))
    let observation = PasswordsProbe(files: root.files).examine(today: today, observed: observed)
    #expect(observation.accounts.count == 20_000)
    #expect(observation.obstacles.contains(Obstacle(reason: "too-large", detail: "/etc/shadow")))
    #expect((observation.policies.first?.unreadable ?? "").utf8.count < 10_000)
  }

  @Test func aServiceThatTakesWeakerPasswordsHasItsRow() throws {
    let strong = "password requisite pam_pwquality.so minlen=14\npassword required pam_unix.so use_authtok yescrypt\n"
    let root = try TemporaryRoot([
      "/etc/passwd": "root:x:0:0::/root:/bin/sh\n", "/etc/shadow": "", "/etc/login.defs": "",
      "/etc/pam.d/passwd": strong, "/etc/pam.d/su": strong,
      "/etc/pam.d/login": "password required pam_unix.so minlen=5 sha512\n",
      "/etc/pam.d/sshd": "password required pam_deny.so\n",
      "/etc/pam.d/other": "password required pam_unix.so minlen=20 yescrypt\n",
    ])
    defer { root.remove() }
    let policies = PasswordsProbe(files: root.files).examine(today: today, observed: observed).policies
    #expect(policies.map(\.service) == ["passwd", "login", "other"])
    #expect(policies.map(\.minimumLength) == [14, 5, 20])
    #expect(policies.map(\.strengthReached) == [true, false, false])
  }

  @Test(
    .enabled(if: geteuid() == 0 || getenv("CI") != nil, "only root can give files away"),
    arguments: [
      (0o640, 0, 42, false, "0640 root:shadow"), (0o600, 0, 0, false, "0600 root:root"),
      (0, 0, 0, false, "0000 root:root"),
      (0o644, 0, 42, true, "0644 root:shadow"), (0o640, 0, 100, true, "0640 root:100"),
      (0o660, 0, 42, true, "0660 root:shadow"),
    ] as [(mode_t, uid_t, gid_t, Bool, String)])
  func whoMayReadTheShadow(mode: mode_t, owner: uid_t, group: gid_t, isExposed: Bool, text: String) throws {
    let root = try TemporaryRoot([
      "/etc/passwd": "root:x:0:0::/root:/bin/sh\n", "/etc/shadow": "root:*:1::::::\n", "/etc/group": "shadow:x:42:\n",
    ])
    defer { root.remove() }
    let path = root.path + "/etc/shadow"
    #expect(chown(path, owner, group) == 0)
    #expect(chmod(path, mode) == 0)
    let policy = PasswordsProbe(files: root.files).examine(today: today, observed: observed).policies.first
    #expect(policy?.shadowMode == text)
    #expect(policy?.shadowExposed == isExposed)
    #expect(chown(path, 1000, group) == 0)
    let copy = PasswordsProbe(files: root.files).examine(today: today, observed: observed).policies.first
    #expect(copy?.shadowMode == nil)
    #expect(copy?.shadowExposed == nil)
  }
}
