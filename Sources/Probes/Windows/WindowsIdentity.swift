/// Well-known security identifiers ([MS-DTYP] 2.4.2.4) and names by identifier; Windows translates the names.
enum WindowsIdentity {
  static let administrators = "S-1-5-32-544"

  /// Whether it stands for everybody, or for everybody with an account.
  static func isBroad(_ sid: String) -> Bool {
    broad.contains(sid.uppercased())
      || (sid.hasPrefix("S-1-5-21-") && ["-513", "-514", "-515"].contains { sid.hasSuffix($0) }) || isGuest(sid)
  }

  static func isGuest(_ sid: String) -> Bool {
    sid == "S-1-5-32-546" || (sid.hasPrefix("S-1-5-21-") && (sid.hasSuffix("-501") || sid.hasSuffix("-514")))
      || ["guest", "gość", "guests", "goście"].contains(sid.lowercased())
  }

  /// Administrators, the system's own accounts and its services.
  static func isTrusted(_ sid: String) -> Bool {
    trusted.contains(sid) || sid.hasPrefix("S-1-5-80-") || sid.hasPrefix("S-1-5-83-") || sid.hasPrefix("S-1-5-90-")
      || (sid.hasPrefix("S-1-5-21-") && ["-500", "-512", "-519"].contains { sid.hasSuffix($0) })
  }

  /// The last number of an identifier.
  static func rid(_ sid: String) -> Int? { sid.split(separator: "-").last.flatMap { Int($0) } }

  /// Rights that checks judge, and that nobody has when an export does not name them.
  static let judgedRights = [
    "SeDebugPrivilege", "SeTcbPrivilege", "SeCreateTokenPrivilege", "SeEnableDelegationPrivilege",
    "SeLoadDriverPrivilege", "SeBackupPrivilege", "SeRestorePrivilege", "SeTakeOwnershipPrivilege",
    "SeRemoteInteractiveLogonRight", "SeNetworkLogonRight", "SeDenyNetworkLogonRight",
    "SeDenyRemoteInteractiveLogonRight", "SeTrustedCredManAccessPrivilege", "SeImpersonatePrivilege",
  ]

  /// English names of the audit subcategories that checks judge, by the beginning of their GUIDs.
  static let auditNames = [
    "0CCE9215": "Logon", "0CCE9216": "Logoff", "0CCE9217": "Account Lockout", "0CCE921B": "Special Logon",
    "0CCE923F": "Credential Validation", "0CCE9242": "Kerberos Authentication Service",
    "0CCE9235": "User Account Management", "0CCE9237": "Security Group Management",
    "0CCE922F": "Audit Policy Change", "0CCE922B": "Process Creation", "0CCE9210": "Security State Change",
  ]

  private static let broad: Set<String> = [
    "S-1-1-0", "S-1-5-7", "S-1-5-11", "S-1-5-32-545", "EVERYONE", "WSZYSCY", "USERS", "UŻYTKOWNICY",
  ]

  private static let trusted: Set<String> = [
    "S-1-5-32-544", "S-1-5-18", "S-1-5-19", "S-1-5-20", "S-1-5-6", "S-1-5-9",
  ]
}
