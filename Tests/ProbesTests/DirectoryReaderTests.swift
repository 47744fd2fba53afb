import CaseFile
import Model
import Probes
import Testing

/// What is made of a directory's entries: no server is needed for that.
@Suite struct DirectoryReaderTests {
  private static let now = Timestamp(seconds: 1_795_600_000)
  /// A moment some days before now, in Windows' count.
  private static func ago(_ days: Int) -> Int { (now.seconds - days * 86_400 + 11_644_473_600) * 10_000_000 }

  private static func whenCreated(_ days: Int) -> String {
    (now.day + -days).iso.split(separator: "-").joined() + "000000.0Z"
  }

  private func read(_ entries: String) -> DirectoryObservation {
    DirectoryFile.examine(Array((Self.root + entries).utf8), at: Self.now)
  }

  private static let root = """
    dn: DC=a,DC=test
    objectClass: domainDNS
    objectSid: S-1-5-21-1-2-3
    objectGUID: x
    instanceType: 5
    uSNChanged: 1
    whenChanged: \(whenCreated(0))
    minPwdLength: 10
    pwdProperties: 17
    maxPwdAge: -9223372036854775808
    lockoutThreshold: 5
    lockoutDuration: 0
    msDS-Behavior-Version: 7

    dn: CN=Administratorzy domeny,CN=Users,DC=a,DC=test
    objectClass: group
    sAMAccountName: Administratorzy domeny
    objectSid: S-1-5-21-1-2-3-512
    member: CN=Kadry,DC=a,DC=test

    dn: CN=Kadry,DC=a,DC=test
    objectClass: group
    sAMAccountName: Kadry
    objectSid: S-1-5-21-1-2-3-2000
    member: CN=Administratorzy domeny,CN=Users,DC=a,DC=test
    member: CN=S-1-5-21-9-9-9-1105,CN=ForeignSecurityPrincipals,DC=a,DC=test


    """

  private func account(_ name: String, _ number: Int, _ lines: [String]) -> String {
    let head = [
      "dn: CN=\(name),DC=a,DC=test", "objectClass: user", "sAMAccountName: \(name)",
      "objectSid: S-1-5-21-1-2-3-\(number)",
    ]
    return (head + lines + ["", ""]).joined(separator: "\n")
  }

  @Test func policiesSayNeverInBothWays() throws {
    let policy = try #require(read("").policies.first)
    #expect(policy.maximumAgeDays == -1 && policy.lockoutMinutes == 0 && policy.reversible == true)
    #expect(policy.complexity == true && policy.minimumLength == 10)
  }

  @Test func powerIsFoundThroughPrimaryGroupsCirclesAndForeigners() throws {
    let seen = read(account("cichy", 1105, ["primaryGroupID: 512", "userAccountControl: 512"]))
    let group = try #require(seen.groups.first { $0.role == "domain-admins" })
    #expect(group.name == "Administratorzy domeny" && group.cyclic == true && group.foreignMembers == 1)
    let hidden = try #require(seen.members.first { $0.name == "cichy" })
    #expect(hidden.primaryGroup == true && hidden.direct == true)
    let account = try #require(seen.accounts.first)
    #expect(account.privileged == true && account.primaryGroupOdd == true)
  }

  /// Created, password, logon: days ago, nil for never; whether that is stale.
  @Test(
    arguments: [
      (400, 400, 400, true), (400, 400, nil, true), (400, 10, nil, false), (400, 400, 100, false),
      (100, nil, nil, false), (400, nil, nil, true), (181, 181, 181, true), (180, 180, 180, false),
    ] as [(Int, Int?, Int?, Bool)])
  func staleIsWhatNobodyUsesForHalfAYear(created: Int, password: Int?, logon: Int?, stale: Bool) throws {
    let seen = read(
      account(
        "ala", 1106,
        [
          "userAccountControl: 512", "whenCreated: \(Self.whenCreated(created))",
          "pwdLastSet: \(password.map(Self.ago) ?? 0)",
        ] + (logon.map { ["lastLogonTimestamp: \(Self.ago($0))"] } ?? [])))
    #expect(seen.accounts.first?.stale == stale)
  }

  @Test(
    arguments: [
      ("hasło: Zima2025!", true), ("haslo Zima2025", true), ("pwd=abc1", true), ("Password: Lato#1", true),
      ("Hasło nie wygasa", false), ("pokój 210", false), ("zmiana hasła co 90 dni", false), ("pin 12-34", true),
      ("", false),
    ])
  func aDescriptionIsSuspiciousOnlyWithAPasswordInIt(text: String, expected: Bool) throws {
    let seen = read(account("ala", 1107, ["userAccountControl: 512", "description: \(text)"]))
    #expect(seen.accounts.first?.descriptionSuspicious == expected)
  }

  @Test func whatAnExportLeavesOutIsNotKnown() throws {
    let text = """
      dn: DC=a,DC=test
      objectClass: domainDNS
      objectSid: S-1-5-21-1-2-3

      dn: CN=ala,DC=a,DC=test
      objectClass: user
      sAMAccountName: ala
      objectSid: S-1-5-21-1-2-3-1108

      """
    let account = try #require(DirectoryFile.examine(Array(text.utf8), at: Self.now).accounts.first)
    #expect(account.enabled == nil && account.privileged == nil && account.serviceNames == nil)
    #expect(account.stale == nil && account.storedPassword == nil && account.descriptionSuspicious == nil)
    let domain = try #require(DirectoryFile.examine(Array(text.utf8), at: Self.now).domains.first)
    #expect(domain.recycleBin == nil && domain.lapsComputers == nil && domain.fineGrainedVisible == nil)
  }

  @Test(
    arguments: [
      ("Windows 10 Pro", "10.0 (19045)", "2025-10-14"), ("Windows 10 Enterprise LTSC", "10.0 (19044)", "2027-01-12"),
      ("Windows 11 Pro", "10.0 (22631)", "2025-11-11"), ("Windows 11 Enterprise", "10.0 (22631)", "2026-11-10"),
      ("Windows Server 2012 R2 Standard", "6.3 (9600)", "2023-10-10"), ("Windows 8.1 Pro", "6.3 (9600)", "2023-01-10"),
      ("Windows Server 2025 Standard", "10.0 (26100)", "2034-11-14"), ("Windows 12", "10.0 (40000)", nil),
      ("Samba", "4.17.12", nil),
    ] as [(String, String, String?)])
  func theBuildDecidesUntilWhenASystemIsMended(system: String, version: String, until: String?) throws {
    let seen = read(
      "dn: CN=PC,DC=a,DC=test\nobjectClass: computer\nsAMAccountName: PC$\nuserAccountControl: 4096\n"
        + "operatingSystem: \(system)\noperatingSystemVersion: \(version)\n")
    #expect(seen.computers.first?.supportedUntil == until)
  }

  /// Type, direction, attributes: kind, filtering.
  @Test(
    arguments: [
      (2, 2, 0, "external", false), (2, 3, 4, "external", true), (2, 3, 8, "forest", true),
      (2, 3, 0x48, "forest", false), (2, 3, 0x20, "within-forest", nil), (2, 1, 0, "external", nil),
      (3, 3, 0, "realm", nil),
    ] as [(Int, Int, Int, String, Bool?)])
  func trustsAreWhatTheirBitsSay(type: Int, direction: Int, attributes: Int, kind: String, filtering: Bool?) throws {
    let seen = read(
      "dn: CN=b.test,CN=System,DC=a,DC=test\nobjectClass: trustedDomain\ntrustPartner: b.test\ntrustType: \(type)\n"
        + "trustDirection: \(direction)\ntrustAttributes: \(attributes)\n")
    let trust = try #require(seen.trusts.first)
    #expect(trust.kind == kind && trust.sidFiltering == filtering)
  }

  @Test func aWeakerPolicyIsSeenOnlyWhereItHolds() throws {
    func policy(_ lines: String) -> String {
      "dn: CN=P,CN=Password Settings Container,CN=System,DC=a,DC=test\nobjectClass: msDS-PasswordSettings\ncn: P\n"
        + "msDS-MinimumPasswordLength: 8\nmsDS-PasswordComplexityEnabled: TRUE\nmsDS-LockoutThreshold: 0\n"
        + "msDS-PasswordReversibleEncryptionEnabled: FALSE\n\(lines)\n"
    }
    #expect(read(policy("msDS-PSOAppliesTo: CN=Kadry,DC=a,DC=test")).policies.last?.weaker == true)
    #expect(read(policy("")).policies.last?.weaker == false)
    #expect(read(policy("")).domains.first?.fineGrainedVisible == true)
  }

  @Test func aFileThatIsNoExportIsAnObstacleWithItsLine() {
    let seen = DirectoryFile.examine(Array("dn: CN=a\nx:< file:///etc/shadow\n".utf8), at: Self.now)
    #expect(seen.domains.isEmpty)
    #expect(seen.obstacles.first?.reason == "malformed")
    #expect(seen.obstacles.first?.detail.contains("line 2") == true)
  }
}
