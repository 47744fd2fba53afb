import Wire

/// The attributes that are asked for; none of them holds a password.
enum DirectoryAttributes {
  /// Of the domain, its accounts, groups, policies and trusts.
  static let domain = [
    "objectClass", "sAMAccountName", "objectSid", "userAccountControl", "pwdLastSet", "lastLogonTimestamp",
    "whenCreated", "whenChanged", "accountExpires", "servicePrincipalName", "msDS-SupportedEncryptionTypes", "member",
    "memberOf", "primaryGroupID", "adminCount", "sIDHistory", "operatingSystem", "operatingSystemVersion",
    "msDS-AllowedToDelegateTo", "msDS-AllowedToActOnBehalfOfOtherIdentity", "msLAPS-PasswordExpirationTime",
    "ms-Mcs-AdmPwdExpirationTime", "ms-DS-CreatorSID", "description", "info", "userPrincipalName", "displayName",
    "minPwdLength", "pwdProperties", "pwdHistoryLength", "maxPwdAge", "minPwdAge", "lockoutThreshold",
    "lockoutDuration", "lockOutObservationWindow", "ms-DS-MachineAccountQuota", "msDS-Behavior-Version",
    "msDS-PasswordSettingsPrecedence", "msDS-MinimumPasswordLength", "msDS-PasswordHistoryLength",
    "msDS-PasswordComplexityEnabled", "msDS-PasswordReversibleEncryptionEnabled", "msDS-MinimumPasswordAge",
    "msDS-MaximumPasswordAge", "msDS-LockoutThreshold", "msDS-LockoutDuration", "msDS-LockoutObservationWindow",
    "msDS-PSOAppliesTo", "trustPartner", "trustDirection", "trustType", "trustAttributes", "cn",
  ]

  /// Of the forest's configuration.
  static let configuration = [
    "objectClass", "cn", "dSHeuristics", "tombstoneLifetime", "msDS-EnabledFeature", "msDS-Behavior-Version",
    "certificateTemplates", "displayName", "msPKI-Certificate-Name-Flag", "msPKI-Enrollment-Flag",
    "msPKI-RA-Signature", "pKIExtendedKeyUsage", "msPKI-Certificate-Application-Policy", "msPKI-Minimal-Key-Size",
    "dNSHostName", "lDAPDisplayName",
  ]

  static let zone = ["objectClass", "dc", "name", "dNSProperty"]
  static let descriptor = "nTSecurityDescriptor"
  static let metadata = "msDS-ReplAttributeMetaData"

  /// Those that may hold a password that can be read; only whether there are any is ever asked.
  static let secrets = ["userPassword", "unixUserPassword", "msSFU30Password", "os400Password"]

  /// What is kept of a file.
  static let selection = DirectoryExport.Selection(
    kept: domain + configuration + zone + [descriptor, metadata],
    presenceOnly: secrets + [
      "unicodePwd", "ms-Mcs-AdmPwd", "msLAPS-Password", "msLAPS-EncryptedPassword", "msDS-ManagedPassword",
    ])
}
