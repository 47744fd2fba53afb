import CaseFile
import Foundation
import TestSupport
import Testing

/// `tarcza scan --directory` against a real domain controller of Samba AD, held against Samba's own tools.
@Suite(.enabled(if: DomainController.isPossible), .serialized)
struct DirectoryCommandTests {
  private static let password = "Odczyt!2026#Powiat"
  private static let described = "Tajne123"

  /// One for the whole suite: making it takes some seconds.
  private static let controller = Result { try DomainController(prepare: fill) }

  private static func fill(_ domain: DomainController.Offline) throws {
    for name in ["tarcza", "anowak", "svc_sql", "bez_hasla", "delegat"] {
      try domain.tool("user", "create", name, password)
    }
    for group in ["Informatycy", "Wewnętrzna", "Koło"] { try domain.tool("group", "add", group) }
    try domain.tool("group", "addmembers", "Domain Admins", "Informatycy")
    try domain.tool("group", "addmembers", "Informatycy", "Wewnętrzna")
    try domain.tool("group", "addmembers", "Wewnętrzna", "svc_sql,Koło")
    try domain.tool("group", "addmembers", "Koło", "Informatycy")
    try domain.tool("computer", "create", "STARY")
    try domain.tool("domain", "passwordsettings", "set", "--min-pwd-length=9", "--account-lockout-threshold=7")
    try domain.tool(
      "domain", "passwordsettings", "pso", "create", "Slabe", "10", "--min-pwd-length=4", "--complexity=off")
    try domain.tool("domain", "passwordsettings", "pso", "apply", "Slabe", "anowak")
    let text = "Konto SQL, hasło: \(described)"
    try domain.modify(
      """
      dn: CN=svc_sql,CN=Users,DC=ad,DC=powiat,DC=test
      changetype: modify
      add: servicePrincipalName
      servicePrincipalName: MSSQLSvc/sql.ad.powiat.test:1433
      -
      replace: description
      description:: \(Data(text.utf8).base64EncodedString())

      dn: CN=anowak,CN=Users,DC=ad,DC=powiat,DC=test
      changetype: modify
      replace: userAccountControl
      userAccountControl: 4260352

      dn: CN=bez_hasla,CN=Users,DC=ad,DC=powiat,DC=test
      changetype: modify
      replace: userAccountControl
      userAccountControl: 544

      dn: CN=delegat,CN=Users,DC=ad,DC=powiat,DC=test
      changetype: modify
      replace: userAccountControl
      userAccountControl: 524800

      dn: CN=STARY,CN=Computers,DC=ad,DC=powiat,DC=test
      changetype: modify
      replace: operatingSystem
      operatingSystem: Windows 7 Professional
      -
      replace: operatingSystemVersion
      operatingSystemVersion: 6.1 (7601)


      """)
  }

  /// Runs `tarcza` inside the controller's namespace.
  private static func scan(
    _ dc: DomainController, _ folder: TemporaryFolder, _ arguments: [String], password: String = password
  ) throws -> Command {
    try Command(
      "nsenter",
      ["-t", String(dc.identifier), "-n", Command.folder.appending(path: "tarcza").path, "scan"] + arguments
        + ["--modules", "directory", "--case", folder.file("katalog.tarcza"), "--output", folder.path],
      in: folder.path, environment: ["TARCZA_DIRECTORY_PASSWORD": password])
  }

  private static func fingerprint(_ dc: DomainController) throws -> String {
    let line = try Program("openssl").run(
      ["x509", "-in", dc.certificate, "-noout", "-fingerprint", "-sha256"])
    return String(String(decoding: line, as: UTF8.self).split(separator: "=")[1].filter { !$0.isNewline })
  }

  /// The values of one attribute in LDIF.
  private static func values(_ attribute: String, _ ldif: String) -> [String] {
    ldif.split(separator: "\n").filter { $0.hasPrefix("\(attribute): ") }.map {
      String($0.dropFirst(attribute.count + 2))
    }.sorted()
  }

  @Test(arguments: ["ldaps://127.0.0.1", "ldap://127.0.0.1"])
  func rowsEqualWhatSambasToolsSay(url: String) throws {
    let dc = try Self.controller.get()
    let folder = try TemporaryFolder()
    let done = try Self.scan(
      dc, folder,
      ["--directory", url, "--bind-as", "tarcza@ad.powiat.test", "--directory-certificate", Self.fingerprint(dc)])
    #expect(done.status == 0, "\(done.errors)")
    let file = try CaseFile.open(folder.file("katalog.tarcza"), readonly: true)

    let domain = try #require(try file.all(DirectoryDomain.self).first)
    #expect(domain.name == "ad.powiat.test")
    #expect(domain.product == "Samba")
    #expect(domain.controllers == 1)
    let root = try dc.search("-b", "DC=ad,DC=powiat,DC=test", "-s", "base")
    #expect(domain.functionalLevel.map(String.init) == Self.values("msDS-Behavior-Version", root).first)
    #expect(domain.machineAccountQuota.map(String.init) == Self.values("ms-DS-MachineAccountQuota", root).first)

    let said = try dc.tool("domain", "passwordsettings", "show")
    let own = try #require(try file.all(DirectoryPasswordPolicy.self, where: "kind = 'domain'").first)
    for (words, value) in [
      ("Minimum password length", own.minimumLength), ("Password history length", own.history),
      ("Minimum password age (days)", own.minimumAgeDays), ("Maximum password age (days)", own.maximumAgeDays),
      ("Account lockout threshold (attempts)", own.lockoutAttempts),
      ("Account lockout duration (mins)", own.lockoutMinutes),
      ("Reset account lockout after (mins)", own.lockoutWindowMinutes),
    ] {
      #expect(said.contains("\(words): \(try #require(value))\n"), "\(words)")
    }
    #expect(said.contains("Password complexity: \(own.complexity == true ? "on" : "off")"))
    // The one that there is stays hidden from an ordinary account, so its absence is not claimed.
    #expect(try file.all(DirectoryPasswordPolicy.self, where: "kind = 'fine-grained'").isEmpty)
    #expect(domain.fineGrainedVisible == nil && domain.fineGrainedReason == "not-visible")

    let accounts = try file.all(DirectoryAccount.self)
    let listed = try dc.tool("user", "list").split(separator: "\n").map(String.init).sorted()
    #expect(accounts.map(\.name).sorted() == listed)
    for account in accounts {
      let entry = try dc.search("(sAMAccountName=\(account.name))", "userAccountControl", "servicePrincipalName")
      let control = try #require(Self.values("userAccountControl", entry).first.flatMap { Int($0) })
      #expect(account.enabled == (control & 2 == 0), "\(account.name)")
      #expect(account.passwordRequired == (control & 32 == 0), "\(account.name)")
      #expect(account.preauthenticationRequired == (control & 0x400000 == 0), "\(account.name)")
      #expect(account.passwordNeverExpires == (control & 0x10000 != 0), "\(account.name)")
      #expect(account.unconstrainedDelegation == (control & 0x80000 != 0), "\(account.name)")
      #expect(account.serviceNames == Self.values("servicePrincipalName", entry).count, "\(account.name)")
      #expect(account.descriptionSuspicious == (account.name == "svc_sql"), "\(account.name)")
    }
    #expect(accounts.first { $0.name == "svc_sql" }?.privileged == true)

    for (role, name) in [("domain-admins", "Domain Admins"), ("administrators", "Administrators")] {
      let direct = try file.all(DirectoryMember.self, where: "role = :role AND direct", ["role": .text(role)])
      let listed = try dc.tool("group", "listmembers", name).split(separator: "\n").map(String.init).sorted()
      #expect(direct.map(\.name).sorted() == listed)
    }
    let admins = try #require(try file.all(DirectoryGroup.self, where: "role = 'domain-admins'").first)
    #expect(admins.cyclic == true && admins.depth == 2 && admins.accounts == 2)
    let way = try file.all(DirectoryMember.self, where: "role = 'domain-admins' AND name = 'svc_sql'").first
    #expect(way?.through == "Informatycy > Wewnętrzna")

    let computers = try file.all(DirectoryComputer.self)
    let known = try dc.tool("computer", "list").split(separator: "\n").map { String($0.dropLast()) }.sorted()
    #expect(computers.map(\.name).sorted() == known)
    #expect(computers.first { $0.name == "STARY" }?.supportedUntil == "2020-01-14")
    #expect(try file.all(DirectoryZone.self).first { $0.name == "ad.powiat.test" }?.updates == "secure")
    let service = try #require(try file.all(DirectoryService.self).first)
    #expect(service.certificateAccepted == "pinned" && service.anonymousSearch == false && service.bound == true)
    #expect(try file.all(Contact.self).allSatisfy { $0.address == "127.0.0.1" })
    try file.close()
    try Self.holdsNoSecret(folder, [Self.password, Self.described])
  }

  @Test func anAdministratorSeesFineGrainedPolicies() throws {
    let dc = try Self.controller.get()
    let folder = try TemporaryFolder()
    let done = try Self.scan(
      dc, folder,
      [
        "--directory", "ldaps://127.0.0.1", "--bind-as", "Administrator@ad.powiat.test", "--directory-certificate",
        Self.fingerprint(dc),
      ], password: DomainController.administrator)
    #expect(done.status == 0, "\(done.errors)")
    let file = try CaseFile.open(folder.file("katalog.tarcza"), readonly: true)
    let fine = try #require(try file.all(DirectoryPasswordPolicy.self, where: "kind = 'fine-grained'").first)
    #expect(fine.name == "Slabe" && fine.precedence == 10 && fine.minimumLength == 4 && fine.complexity == false)
    #expect(fine.appliesTo == 1 && fine.weaker == true)
    #expect(try file.all(DirectoryDomain.self).first?.fineGrainedVisible == true)
  }

  @Test func anUntrustedServerIsNotGivenThePassword() throws {
    let dc = try Self.controller.get()
    let folder = try TemporaryFolder()
    let done = try Self.scan(
      dc, folder, ["--directory", "ldaps://127.0.0.1", "--bind-as", "tarcza@ad.powiat.test", "--language", "en"])
    #expect(done.status == 1)
    #expect(done.output.contains("no password was sent"))
    let file = try CaseFile.open(folder.file("katalog.tarcza"), readonly: true)
    #expect(try file.all(DirectoryService.self).first?.bound == nil)
    #expect(try file.all(DirectoryAccount.self).isEmpty)
  }

  @Test func aWrongPasswordIsSaidAndTriedOnce() throws {
    let dc = try Self.controller.get()
    let folder = try TemporaryFolder()
    let done = try Self.scan(
      dc, folder,
      [
        "--directory", "ldaps://127.0.0.1", "--bind-as", "tarcza@ad.powiat.test", "--directory-certificate",
        Self.fingerprint(dc), "--language", "en",
      ], password: "Wrong#2026")
    #expect(done.status == 1)
    #expect(done.output.contains("the server refused the account's name or password"))
    let file = try CaseFile.open(folder.file("katalog.tarcza"), readonly: true)
    #expect(try file.all(DirectoryService.self).first?.bound == false)
    let entry = try dc.search("(sAMAccountName=tarcza)", "badPwdCount")
    #expect((Self.values("badPwdCount", entry).first ?? "0") <= "1")
  }

  /// ldbsearch reads the database itself and writes password hashes, too: they must stay in the file.
  @Test func anExportSaysTheSameAndItsSecretsStayInIt() throws {
    let dc = try Self.controller.get()
    let folder = try TemporaryFolder()
    let export = try dc.search("(objectClass=*)", "*", "+", "unicodePwd")
    try folder.write("domena.ldif", export)
    let hashes = export.split(separator: "\n").filter { $0.hasPrefix("unicodePwd:: ") }
      .map { String($0.split(separator: " ")[1]) }
    #expect(!hashes.isEmpty)
    let done = try Command(
      ["scan", "--evidence", "domena.ldif", "--modules", "directory", "--case", "plik.tarcza", "--quiet"],
      in: folder.path)
    #expect([0, 1].contains(done.status), "\(done.errors)")
    let file = try CaseFile.open(folder.file("plik.tarcza"), readonly: true)
    let listed = try dc.tool("user", "list").split(separator: "\n").map(String.init).sorted()
    #expect(try file.all(DirectoryAccount.self).map(\.name).sorted() == listed)
    let own = try #require(try file.all(DirectoryPasswordPolicy.self, where: "kind = 'domain'").first)
    #expect(own.minimumLength == 9 && own.lockoutAttempts == 7)
    #expect(try file.all(DirectoryGroup.self, where: "role = 'domain-admins'").first?.accounts == 2)
    #expect(try file.all(DirectoryDomain.self).first?.source == "ldif")
    try file.close()
    let raw = hashes.compactMap { Data(base64Encoded: $0) }
    for name in try folder.names where name != "domena.ldif" {
      let bytes = Data(try folder.read(name))
      for secret in raw { #expect(bytes.range(of: secret) == nil, "\(name)") }
    }
    try Self.holdsNoSecret(folder, hashes + [Self.described], except: "domena.ldif")
  }

  private static func holdsNoSecret(
    _ folder: TemporaryFolder, _ secrets: [String], except: String? = nil
  ) throws {
    let names = try folder.names
    #expect(names.contains("raport.json"))
    for name in names where name != except {
      let bytes = Data(try folder.read(name))
      for secret in secrets { #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(name)") }
    }
  }
}
