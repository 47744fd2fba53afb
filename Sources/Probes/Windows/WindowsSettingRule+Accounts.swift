/// Settings of accounts, passwords and logging in. Defaults: Microsoft's security policy settings reference,
/// https://learn.microsoft.com/windows/security/threat-protection/security-policy-settings/security-policy-settings-reference.
extension WindowsSettingRule {
  static let all = passwords + accounts + network + hardening + services + user

  /// What `net accounts` tells, too.
  static let passwords: [WindowsSettingRule] = [
    .init("minimum-password-length", [.access("MinimumPasswordLength")]),
    .init("password-complexity", [.access("PasswordComplexity")]),
    .init("password-history", [.access("PasswordHistorySize")]),
    .init("maximum-password-age", [.access("MaximumPasswordAge")]),
    .init("minimum-password-age", [.access("MinimumPasswordAge")]),
    .init("lockout-threshold", [.access("LockoutBadCount")]),
    .init("lockout-duration", [.access("LockoutDuration")]),
    .init("lockout-window", [.access("ResetLockoutCount")]),
    .init("reversible-encryption", [.access("ClearTextPassword")]),
  ]

  static let accounts: [WindowsSettingRule] = [
    .init("administrator-lockout", [.access("AllowAdministratorLockout")]),
    .init("guest-account", [.access("EnableGuestAccount")]),
    .init("administrator-account", [.access("EnableAdminAccount")]),
    .init("anonymous-name-lookup", [.access("LSAAnonymousNameLookup")]),
    .init("blank-passwords-local-only", [.control("Lsa", "LimitBlankPasswordUse")], 1),
    .init("no-lm-hash", [.control("Lsa", "NoLMHash")], 1),
    .init("lm-level", [.control("Lsa", "LmCompatibilityLevel")], 3),
    .init("restrict-anonymous", [.control("Lsa", "RestrictAnonymous")], 0),
    .init("restrict-anonymous-sam", [.control("Lsa", "RestrictAnonymousSAM")], 1),
    .init("everyone-includes-anonymous", [.control("Lsa", "EveryoneIncludesAnonymous")], 0),
    .init("ntlm-client-security", [.control("Lsa\\MSV1_0", "NtlmMinClientSec")], 0x2000_0000),
    .init("ntlm-server-security", [.control("Lsa\\MSV1_0", "NtlmMinServerSec")], 0x2000_0000),
    .init("ntlm-outgoing", [.control("Lsa\\MSV1_0", "RestrictSendingNTLMTraffic")], 0),
    .init("ntlm-incoming", [.control("Lsa\\MSV1_0", "RestrictReceivingNTLMTraffic")], 0),
    .init("ntlm-audit", [.control("Lsa\\MSV1_0", "AuditReceivingNTLMTraffic")], 0),
    // From Windows 11 22H2 on, new installations of some editions switch it on by themselves.
    .init("lsa-protection", [.policy("Microsoft\\Windows\\System", "RunAsPPL"), .control("Lsa", "RunAsPPL")]) {
      $0.since(22_621, nil, before: 0)
    },
    .init("wdigest", [.control("SecurityProviders\\WDigest", "UseLogonCredential")]) { $0.since(9600, 0, before: 1) },
    .init("cached-logons", [.software(winlogon, "CachedLogonsCount")], 10),
    .init("autologon", [.software(winlogon, "AutoAdminLogon")], 0),
    .init("autologon-password", [.software(winlogon, "DefaultPassword")], 0, reading: .presence),
    .init("uac", [.software(system, "EnableLUA")], 1),
    .init("uac-administrator-prompt", [.software(system, "ConsentPromptBehaviorAdmin")], 5),
    .init("uac-user-prompt", [.software(system, "ConsentPromptBehaviorUser")], 3),
    .init("uac-built-in-administrator", [.software(system, "FilterAdministratorToken")], 0),
    .init("uac-secure-desktop", [.software(system, "PromptOnSecureDesktop")], 1),
    .init("uac-remote-unfiltered", [.software(system, "LocalAccountTokenFilterPolicy")], 0),
    .init("inactivity-seconds", [.software(system, "InactivityTimeoutSecs")], 0),
    .init("hide-last-user", [.software(system, "DontDisplayLastUserName")], 0),
    .init(
      "laps",
      [
        .software("Microsoft\\Policies\\LAPS", "BackupDirectory"),
        .software("Microsoft\\Windows\\CurrentVersion\\Policies\\LAPS", "BackupDirectory"),
        .software("Microsoft\\Windows\\CurrentVersion\\LAPS\\Config", "BackupDirectory"),
      ], 0),
    .init("laps-legacy", [.policy("Microsoft Services\\AdmPwd", "AdmPwdEnabled")], 0),
  ]

  private static let winlogon = "Microsoft\\Windows NT\\CurrentVersion\\Winlogon"
  private static let system = "Microsoft\\Windows\\CurrentVersion\\Policies\\System"
}
