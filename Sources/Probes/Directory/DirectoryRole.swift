import Wire

/// A group that gives power over a domain, known by its SID ([MS-ADTS] § 6.1.1.6, [MS-DTYP] § 2.4.2.4).
enum DirectoryRole: String, CaseIterable, Sendable {
  case administrators
  case domainAdmins = "domain-admins"
  case enterpriseAdmins = "enterprise-admins"
  case schemaAdmins = "schema-admins"
  case accountOperators = "account-operators"
  case serverOperators = "server-operators"
  case printOperators = "print-operators"
  case backupOperators = "backup-operators"
  case keyAdmins = "key-admins"
  case enterpriseKeyAdmins = "enterprise-key-admins"
  case policyCreators = "group-policy-creator-owners"
  case dnsAdmins = "dns-admins"
  case protectedUsers = "protected-users"
  case preWindows2000 = "pre-windows-2000"

  /// Whether its members can make themselves masters of the domain.
  var rules: Bool {
    switch self {
    case .policyCreators, .dnsAdmins, .protectedUsers, .preWindows2000: false
    default: true
    }
  }

  /// The SID in a domain; nil for the one group that has no fixed number.
  func identifier(in domain: SecurityIdentifier) -> SecurityIdentifier? {
    switch self {
    case .administrators: .builtin(544)
    case .accountOperators: .builtin(548)
    case .serverOperators: .builtin(549)
    case .printOperators: .builtin(550)
    case .backupOperators: .builtin(551)
    case .preWindows2000: .builtin(554)
    case .domainAdmins: domain.account(512)
    case .schemaAdmins: domain.account(518)
    case .enterpriseAdmins: domain.account(519)
    case .policyCreators: domain.account(520)
    case .protectedUsers: domain.account(525)
    case .keyAdmins: domain.account(526)
    case .enterpriseKeyAdmins: domain.account(527)
    case .dnsAdmins: nil
    }
  }

  /// Whether the group is this one.
  func isPlayed(by group: DirectoryEntry, in domain: SecurityIdentifier) -> Bool {
    guard let wanted = identifier(in: domain) else { return group.label.lowercased() == "dnsadmins" }
    return group.sid == wanted
  }
}
