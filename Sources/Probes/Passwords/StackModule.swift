internal import Wire

/// What an entry of a stack does, as far as passwords are concerned, with its settings.
enum StackModule {
  case unix(UnixSettings)
  /// Judges new passwords.
  case strength(StrengthSettings)
  /// Refuses passwords used before.
  case history(HistorySettings)
  /// Counts failures and locks.
  case lockout(LockoutSettings)
  /// Leaves accounts to a directory; a local user is unknown to it.
  case central(ignoresStrangers: Bool)
  /// Asks for something besides or instead of the password: a code, a key, a finger.
  case factor
  /// Always gives this answer to an ordinary user who does nothing unusual.
  case fixed(PAMReturn)
  /// Its answer cannot be told.
  case unknown

  init(_ entry: PAMEntry, service: String, facility: PAMFile.Facility, system: SystemDefaults, evidence: Evidence) {
    guard case .module(let name, let arguments) = entry.kind else {
      self = .fixed(.permissionDenied)
      return
    }
    guard entry.isPresent ?? true else {
      self = .fixed(.moduleUnknown)
      return
    }
    switch name {
    case "pam_unix": self = .unix(UnixSettings(arguments, place: entry.place, system: system))
    case "pam_pwquality": self = .strength(StrengthSettings(pwquality: arguments, place: entry.place, evidence))
    case "pam_cracklib": self = .strength(StrengthSettings(cracklib: arguments, place: entry.place))
    case "pam_passwdqc": self = .strength(StrengthSettings(passwdqc: arguments, place: entry.place, evidence))
    case "pam_pwhistory": self = .history(HistorySettings(arguments, system: system, evidence))
    case "pam_faillock": self = .lockout(LockoutSettings(faillock: arguments, place: entry.place, evidence))
    case "pam_tally2", "pam_tally": self = .lockout(LockoutSettings(tally: arguments, place: entry.place))
    case "pam_succeed_if":
      self = SucceedIf.holds(arguments, service: service).map { .fixed($0 ? .success : .authError) } ?? .unknown
    case "pam_usertype": self = .fixed(arguments.contains("isregular") ? .success : .authError)
    case "pam_deny": self = .fixed(facility == .password ? .authtokError : .authError)
    case "pam_rootok": self = .fixed(.authError)
    case "pam_systemd_home": self = .fixed(.userUnknown)
    case let name where Self.central.contains(name):
      self = .central(ignoresStrangers: arguments.contains("ignore_unknown_user"))
    case let name where Self.factors.contains(name): self = .factor
    case let name where Self.ignoring.contains(name): self = .fixed(.ignore)
    case let name where Self.succeeding.contains(name): self = .fixed(.success)
    default: self = .unknown
    }
  }

  /// The modules that leave the decision to a directory.
  static let central: Set<String> = [
    "pam_sss", "pam_winbind", "pam_ldap", "pam_krb5", "pam_krb5_migrate", "pam_lsass", "pam_centrifydc", "pam_vas3",
    "pam_aad", "pam_himmelblau",
  ]

  private static let factors: Set<String> = [
    "pam_google_authenticator", "pam_oath", "pam_yubico", "pam_u2f", "pam_duo", "pam_fprintd", "pam_pkcs11", "pam_usb",
    "pam_ssh_agent_auth", "pam_securid", "pam_radius_auth",
  ]

  private static let ignoring: Set<String> = ["pam_warn", "pam_cap", "pam_group", "pam_faildelay"]

  private static let succeeding: Set<String> = [
    "pam_permit", "pam_env", "pam_nologin", "pam_securetty", "pam_shells", "pam_localuser", "pam_keyinit",
    "pam_loginuid", "pam_lastlog", "pam_lastlog2", "pam_limits", "pam_motd", "pam_mail", "pam_echo", "pam_issue",
    "pam_gnome_keyring", "pam_kwallet", "pam_kwallet5", "pam_ecryptfs", "pam_mount", "pam_umask", "pam_selinux",
    "pam_sepermit", "pam_systemd", "pam_xauth", "pam_mkhomedir", "pam_oddjob_mkhomedir", "pam_namespace",
  ]
}

extension [String] {
  /// The text behind the last argument that starts so.
  func value(_ prefix: String) -> String? { last { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) } }
}

/// The number at the start of a text, as atoi(3) and scanf(3) read it; nil without a digit.
func leadingNumber(_ text: String) -> Int? {
  let text = text.drop { $0 == " " }
  let sign = text.first == "-" ? -1 : 1
  let digits = (text.first == "-" || text.first == "+" ? text.dropFirst() : text).prefix { ("0"..."9").contains($0) }
  return Int32(digits).map { sign * Int($0) }
}
