import CaseFile
import Model
import OpenSSL
import Wire

/// What is said in one conversation with a directory server, in order: what anybody may ask, the login, the searches.
struct DirectoryTalk {
  var service: DirectoryService
  let now: Timestamp
  var contents: DirectoryContents?
  var obstacles: [Obstacle] = []

  init(service: DirectoryService, now: Timestamp) {
    self.service = service
    self.now = now
  }

  /// Whether the password may be sent over this connection.
  private var mayLogOn: Bool { service.certificateAccepted != nil }

  /// Notes what the certificate is like, and whether it is reason enough to trust the server with a password.
  mutating func read(chain: [[UInt8]], _ server: DirectoryServer, _ anchors: Anchors) {
    let chain = chain.compactMap { try? Certificate(der: $0) }
    guard let leaf = chain.first else { return }
    let verdict = anchors.examine(chain).verdict
    service.certificateTrusted = verdict.isTrusted
    service.certificateReason = verdict.reason
    service.certificateSha256 = leaf.sha256
    service.certificateNameMatches =
      IPAddress(server.host) == nil ? leaf.matches(host: server.host) : leaf.matches(ip: server.host)
    service.certificateDaysLeft = leaf.notAfter.map { Timestamp(seconds: $0).day - now.day }
    let isValid = (leaf.notAfter ?? 0) >= now.seconds && (leaf.notBefore ?? .max) <= now.seconds
    if verdict.isTrusted == true, service.certificateNameMatches == true, isValid {
      service.certificateAccepted = "trusted"
    } else if let wanted = server.fingerprint, wanted == leaf.sha256 {
      service.certificateAccepted = "pinned"
    }
  }

  /// Holds the conversation.
  mutating func hold(
    _ conversation: consuming DirectoryConversation, _ server: DirectoryServer, _ credential: DirectoryCredential?
  ) async throws(DirectoryConversation.Failure) {
    var root = try await conversation.search(
      LDAPSearch(base: "", scope: .base, attributes: ["*", "+"], seconds: 10), paged: false
    ).first
    if root?.has("defaultNamingContext") != true {
      // Some servers show operational attributes only by name.
      root = try await conversation.search(
        LDAPSearch(base: "", scope: .base, attributes: DirectoryTalk.rootAttributes, seconds: 10), paged: false
      ).first
    }
    guard let root, let base = root.text("defaultNamingContext"), base.utf8.count <= 4096 else {
      obstacles.append(Obstacle(reason: "no-domain", detail: "the server says of no domain that it keeps it"))
      return
    }
    service.domain = DistinguishedName.domain(base)
    let anonymous = try await conversation.bind(nil)
    service.anonymousBind = anonymous.code == 0
    service.anonymousSearch = try await showsEntries(&conversation, base)
    guard let credential else {
      obstacles.append(Obstacle(reason: "no-credential", detail: "no account was given for \(server.url)"))
      return
    }
    guard mayLogOn else {
      let why =
        service.certificateReason ?? (service.certificateNameMatches == false ? "name-mismatch" : "not valid now")
      obstacles.append(
        Obstacle(
          reason: "certificate-untrusted",
          detail: "\(why); the password was not sent; SHA-256 \(service.certificateSha256 ?? "?")"))
      return
    }
    let result = try await conversation.bind(credential)
    service.bound = result.code == 0
    guard result.code == 0 else {
      obstacles.append(LogonRefusal(result).obstacle)
      return
    }
    var contents = DirectoryContents(source: "ldap")
    contents.root = root
    contents.account = credential.name
    try await read(&conversation, root, base, &contents)
    self.contents = contents
    await conversation.unbind()
  }

  /// Whether entries of the domain are shown to nobody in particular; nil without a clear answer.
  private func showsEntries(
    _ conversation: inout DirectoryConversation, _ base: String
  ) async throws(DirectoryConversation.Failure) -> Bool? {
    do throws(DirectoryConversation.Failure) {
      let search = LDAPSearch(base: base, scope: .subtree, attributes: ["1.1"], limit: 1, seconds: 10)
      return try await !conversation.search(search, paged: false).isEmpty
    } catch {
      guard case .refused(let result) = error else { throw error }
      // 1 operationsError is Active Directory's way of asking for a login; 8, 49, 50 and 53 say the same.
      return [1, 8, 32, 48, 49, 50, 53].contains(result.code) ? false : nil
    }
  }

  private mutating func read(
    _ conversation: inout DirectoryConversation, _ root: DirectoryEntry, _ base: String,
    _ contents: inout DirectoryContents
  ) async throws(DirectoryConversation.Failure) {
    let classes = [
      "domainDNS", "user", "group", "computer", "msDS-PasswordSettings", "trustedDomain",
      "foreignSecurityPrincipal", "organizationalUnit", "groupPolicyContainer",
    ]
    contents.merge(
      try await conversation.search(
        LDAPSearch(
          base: base, scope: .subtree, filter: .classes(classes), attributes: DirectoryAttributes.domain)))
    var descriptors = LDAPSearch(
      base: base, scope: .subtree,
      filter: .any([
        .classes(["domainDNS", "organizationalUnit", "groupPolicyContainer"]), .equal("cn", "AdminSDHolder"),
        .equal("adminCount", "1"),
      ]), attributes: [DirectoryAttributes.descriptor, "objectClass", "cn", "displayName"])
    descriptors.descriptorParts = 1 | 4
    contents.merge(try await further(descriptors, &conversation))
    contents.merge(
      try await further(
        LDAPSearch(base: base, scope: .base, attributes: [DirectoryAttributes.metadata]), &conversation))
    let secret = LDAPSearch(
      base: base, scope: .subtree, filter: .any(DirectoryAttributes.secrets.map { .present($0) }), attributes: ["1.1"])
    contents.storedPasswords = Set(
      try await further(secret, &conversation).map { DistinguishedName.key($0.name) })
    if let configuration = root.text("configurationNamingContext") {
      try await readForest(configuration, &conversation, &contents)
    }
    if let schema = root.text("schemaNamingContext") {
      let names = ["ms-Mcs-AdmPwdExpirationTime", "msLAPS-PasswordExpirationTime"]
      contents.merge(
        try await further(
          LDAPSearch(
            base: schema, scope: .one, filter: .any(names.map { .equal("lDAPDisplayName", $0) }),
            attributes: ["lDAPDisplayName"]), &conversation))
      contents.hasSchema = true
    }
    for zones in ["DC=DomainDnsZones,\(base)", "CN=MicrosoftDNS,CN=System,\(base)"] {
      contents.merge(
        try await further(
          LDAPSearch(
            base: zones, scope: .subtree, filter: .equal("objectClass", "dnsZone"),
            attributes: DirectoryAttributes.zone), &conversation))
    }
  }

  private mutating func readForest(
    _ configuration: String, _ conversation: inout DirectoryConversation, _ contents: inout DirectoryContents
  ) async throws(DirectoryConversation.Failure) {
    var search = LDAPSearch(
      base: configuration, scope: .subtree,
      filter: .classes(["nTDSService", "crossRefContainer", "pKIEnrollmentService", "pKICertificateTemplate"]),
      attributes: DirectoryAttributes.configuration + [DirectoryAttributes.descriptor])
    search.descriptorParts = 1 | 4
    contents.merge(try await further(search, &conversation))
    contents.hasConfiguration = true
  }

  /// A search whose refusal leaves the rest standing; what it was for stays unknown, and that is said.
  private mutating func further(
    _ search: LDAPSearch, _ conversation: inout DirectoryConversation
  ) async throws(DirectoryConversation.Failure) -> [DirectoryEntry] {
    do throws(DirectoryConversation.Failure) {
      return try await conversation.search(search)
    } catch {
      guard case .refused(let result) = error else { throw error }
      // Not every directory keeps zones, or a schema of its own.
      if result.code != 32 {
        obstacles.append(Obstacle(reason: "refused", detail: "\(result.name): \(search.base)"))
      }
      return []
    }
  }

  private static let rootAttributes = [
    "defaultNamingContext", "configurationNamingContext", "schemaNamingContext", "dnsHostName", "vendorName",
    "domainFunctionality",
  ]
}

/// Why a server did not let an account in ([MS-ERREF] § 2.2: the code after `data` in the server's words).
struct LogonRefusal {
  private let result: LDAPResult

  init(_ result: LDAPResult) { self.result = result }

  var obstacle: Obstacle {
    let words = EscapedText.of(result.diagnostic.utf8)
    guard result.code == 49 else { return Obstacle(reason: "logon-refused", detail: "\(result.name) \(words)") }
    let reason = code.flatMap { LogonRefusal.reasons[$0] } ?? "invalid-credentials"
    return Obstacle(reason: reason, detail: words)
  }

  private var code: String? {
    guard let mark = result.diagnostic.firstRange(of: "data ") else { return nil }
    return String(result.diagnostic[mark.upperBound...].prefix { $0.isHexDigit }).lowercased()
  }

  private static let reasons = [
    "525": "invalid-credentials", "52e": "invalid-credentials", "530": "logon-hours", "531": "logon-place",
    "532": "password-expired", "533": "account-disabled", "701": "account-expired", "773": "password-must-change",
    "775": "account-locked",
  ]
}
