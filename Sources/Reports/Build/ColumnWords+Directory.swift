import Model

/// What the columns about directories are called.
extension ColumnWords {
  static let directory: [String: [String: Phrase]] = [
    "directory_domain": directoryDomain,
    "directory_password_policy": directoryPasswordPolicy,
    "directory_account": directoryAccount,
    "directory_computer": directoryComputer,
    "directory_group": directoryGroup,
    "directory_member": directoryMember,
    "directory_permission": directoryPermission,
    "directory_trust": directoryTrust,
    "directory_template": directoryTemplate,
    "directory_zone": directoryZone,
    "directory_service": directoryService,
  ]

  private static let directoryDomain: [String: Phrase] = [
    "name": Phrase(pl: "domena", en: "domain"),
    "krbtgt_age_days": Phrase(pl: "wiek hasła krbtgt w dniach", en: "age of the password of krbtgt in days"),
    "machine_account_quota": Phrase(pl: "ile komputerów doda każdy użytkownik", en: "computers that any user may join"),
    "recycle_bin": Phrase(pl: "czy kosz jest włączony", en: "whether the recycle bin is on"),
    "functional_level": Phrase(pl: "poziom funkcjonalności domeny", en: "functional level of the domain"),
    "forest_level": Phrase(pl: "poziom funkcjonalności lasu", en: "functional level of the forest"),
    "product": Phrase(pl: "program katalogu", en: "product"),
    "anonymous_operations": Phrase(pl: "szukanie bez logowania", en: "searching without a login"),
    "pre2000_anonymous": Phrase(pl: "dostęp dla Wszystkich albo anonimowych", en: "access for Everyone or Anonymous"),
    "pre2000_authenticated": Phrase(
      pl: "dostęp dla Użytkowników uwierzytelnionych", en: "access for Authenticated Users"),
    "laps_computers": Phrase(pl: "komputery z LAPS", en: "computers with LAPS"),
    "laps_candidates": Phrase(pl: "komputery w użyciu", en: "computers in use"),
    "laps_legacy": Phrase(pl: "stary LAPS w schemacie", en: "old LAPS in the schema"),
    "laps_windows": Phrase(pl: "Windows LAPS w schemacie", en: "Windows LAPS in the schema"),
    "guest_enabled": Phrase(pl: "czy konto gościa jest włączone", en: "whether the guest account is enabled"),
    "administrator_enabled": Phrase(
      pl: "czy wbudowany administrator jest włączony", en: "whether the built-in administrator is enabled"),
    "administrator_last_logon_days": Phrase(
      pl: "dni od logowania wbudowanego administratora", en: "days since the built-in administrator logged on"),
    "controllers": Phrase(pl: "kontrolery domeny", en: "domain controllers"),
    "backup_age_days": Phrase(pl: "wiek ostatniej kopii w dniach", en: "age of the last backup in days"),
    "backup_known": Phrase(pl: "czy katalog zna jakąś kopię", en: "whether the directory knows of a backup"),
    "tombstone_days": Phrase(pl: "pamięć usuniętych obiektów w dniach", en: "days that deleted objects are remembered"),
    "protection_excluded": Phrase(pl: "grupy wyjęte spod ochrony", en: "groups taken out of protection"),
    "owner_rights_mitigated": Phrase(
      pl: "ochrona praw właściciela (KB5008383)", en: "protection of owners' rights (KB5008383)"),
    "fine_grained_visible": Phrase(
      pl: "czy szczegółowe zasady haseł były widoczne", en: "whether fine-grained policies were visible"),
    "fine_grained_reason": Phrase(pl: "po czym to wiadomo", en: "how that is known"),
  ]

  private static let directoryPasswordPolicy: [String: Phrase] = [
    "name": Phrase(pl: "zasady", en: "policy"),
    "kind": Phrase(pl: "rodzaj zasad", en: "kind of policy"),
    "minimum_length": Phrase(pl: "najmniejsza długość hasła", en: "shortest password"),
    "complexity": Phrase(pl: "wymaganie złożoności", en: "demand for complexity"),
    "reversible": Phrase(pl: "zapis odwracalny", en: "reversible storage"),
    "history": Phrase(pl: "liczba pamiętanych haseł", en: "passwords remembered"),
    "maximum_age_days": Phrase(pl: "ważność hasła w dniach", en: "days until a password expires"),
    "lockout_attempts": Phrase(pl: "liczba prób do blokady", en: "attempts until the lock"),
    "lockout_minutes": Phrase(pl: "czas blokady w minutach", en: "minutes of the lock"),
    "lockout_window_minutes": Phrase(pl: "okno zliczania prób w minutach", en: "minutes until attempts are forgotten"),
    "weaker": Phrase(pl: "czy słabsze niż zasady domeny", en: "whether weaker than the policy of the domain"),
    "precedence": Phrase(pl: "pierwszeństwo", en: "precedence"),
    "applies_to": Phrase(pl: "liczba powiązanych grup i osób", en: "groups and people linked"),
  ]

  private static let directoryAccount: [String: Phrase] = [
    "name": Phrase(pl: "konto", en: "account"),
    "enabled": Phrase(pl: "czy konto jest włączone", en: "whether the account is enabled"),
    "kind": Phrase(pl: "rodzaj konta", en: "kind of account"),
    "well_known": Phrase(pl: "konto wbudowane", en: "built-in account"),
    "privileged": Phrase(pl: "czy rządzi domeną", en: "whether it rules the domain"),
    "roles": Phrase(pl: "grupy dające władzę", en: "powerful groups"),
    "service_names": Phrase(pl: "liczba nazw usług", en: "service names"),
    "preauthentication_required": Phrase(pl: "uwierzytelnianie wstępne Kerberosa", en: "Kerberos preauthentication"),
    "password_required": Phrase(pl: "czy hasło jest wymagane", en: "whether a password is needed"),
    "password_never_expires": Phrase(pl: "czy hasło nigdy nie wygasa", en: "whether the password never expires"),
    "password_age_days": Phrase(pl: "wiek hasła w dniach", en: "age of the password in days"),
    "last_logon_days": Phrase(pl: "dni od ostatniego logowania", en: "days since the last logon"),
    "stale": Phrase(pl: "czy nieużywane od pół roku", en: "whether unused for half a year"),
    "expired": Phrase(pl: "czy konto wygasło", en: "whether the account has expired"),
    "reversible_password": Phrase(pl: "hasło w postaci odwracalnej", en: "reversible password"),
    "des_only": Phrase(pl: "tylko szyfr DES", en: "DES only"),
    "not_delegated": Phrase(pl: "ochrona przed delegowaniem", en: "protected from delegation"),
    "protected_user": Phrase(pl: "czy w grupie Chronieni użytkownicy", en: "whether in Protected Users"),
    "unconstrained_delegation": Phrase(pl: "nieograniczone delegowanie", en: "unconstrained delegation"),
    "protocol_transition": Phrase(pl: "przełączanie protokołu", en: "protocol transition"),
    "delegation_targets": Phrase(pl: "usługi na liście delegowania", en: "services on the delegation list"),
    "delegates_to_controller": Phrase(pl: "delegowanie do kontrolera", en: "delegation to a controller"),
    "sid_history": Phrase(pl: "dawne tożsamości", en: "former identities"),
    "sid_history_own_domain": Phrase(pl: "w tym z tej samej domeny", en: "of the same domain"),
    "sid_history_privileged": Phrase(pl: "w tym administratora", en: "of an administrator"),
    "admin_count": Phrase(pl: "ślad dawnej ochrony (adminCount)", en: "trace of protection (adminCount)"),
    "primary_group_odd": Phrase(pl: "nietypowa grupa podstawowa", en: "odd primary group"),
    "stored_password": Phrase(pl: "hasło w osobnym atrybucie", en: "password in an attribute"),
    "description_suspicious": Phrase(pl: "opis wygląda na hasło", en: "description looks like a password"),
  ]

  private static let directoryComputer: [String: Phrase] = [
    "name": Phrase(pl: "komputer", en: "computer"),
    "enabled": Phrase(pl: "czy konto jest włączone", en: "whether the account is enabled"),
    "role": Phrase(pl: "rola", en: "role"),
    "system": Phrase(pl: "system operacyjny", en: "operating system"),
    "system_version": Phrase(pl: "wersja systemu", en: "version of the system"),
    "supported_until": Phrase(pl: "koniec wsparcia", en: "end of support"),
    "support_days_left": Phrase(pl: "dni do końca wsparcia", en: "days until support ends"),
    "stale": Phrase(pl: "czy nieużywany od pół roku", en: "whether unused for half a year"),
    "last_logon_days": Phrase(pl: "dni od ostatniego logowania", en: "days since the last logon"),
    "password_age_days": Phrase(pl: "wiek hasła komputera w dniach", en: "age of its password in days"),
    "unconstrained_delegation": Phrase(pl: "nieograniczone delegowanie", en: "unconstrained delegation"),
    "delegates_to_controller": Phrase(pl: "delegowanie do kontrolera", en: "delegation to a controller"),
    "resource_delegation": Phrase(pl: "delegowanie oparte na zasobach", en: "resource-based delegation"),
    "laps": Phrase(pl: "rodzaj LAPS", en: "kind of LAPS"),
    "laps_overdue_days": Phrase(pl: "dni po terminie zmiany hasła", en: "days after the change was due"),
  ]

  private static let directoryGroup: [String: Phrase] = [
    "role": Phrase(pl: "rola grupy", en: "role of the group"),
    "name": Phrase(pl: "grupa", en: "group"),
    "accounts": Phrase(pl: "konta w grupie", en: "accounts in the group"),
    "enabled_accounts": Phrase(pl: "czynne konta w grupie", en: "active accounts in the group"),
    "foreign_members": Phrase(pl: "członkowie spoza domeny", en: "members from outside"),
    "depth": Phrase(pl: "poziomy grup pośrednich", en: "levels of groups"),
    "cyclic": Phrase(pl: "czy grupy tworzą koło", en: "whether groups form a circle"),
  ]

  private static let directoryMember: [String: Phrase] = [
    "role": Phrase(pl: "rola grupy", en: "role of the group"),
    "name": Phrase(pl: "członek", en: "member"),
    "kind": Phrase(pl: "rodzaj członka", en: "kind of member"),
    "through": Phrase(pl: "przez grupy", en: "through groups"),
    "primary_group": Phrase(pl: "przez grupę podstawową", en: "by the primary group"),
  ]

  private static let directoryPermission: [String: Phrase] = [
    "object": Phrase(pl: "obiekt", en: "object"),
    "object_kind": Phrase(pl: "rodzaj obiektu", en: "kind of object"),
    "trustee": Phrase(pl: "kto ma prawo", en: "who has the right"),
    "trustee_broad": Phrase(pl: "czy ma je każdy", en: "whether everybody has it"),
    "trustee_empty": Phrase(pl: "czy to pusta grupa", en: "whether it is an empty group"),
    "right": Phrase(pl: "prawo", en: "right"),
  ]

  private static let directoryTrust: [String: Phrase] = [
    "partner": Phrase(pl: "druga domena", en: "other domain"),
    "direction": Phrase(pl: "kierunek zaufania", en: "direction of the trust"),
    "kind": Phrase(pl: "rodzaj zaufania", en: "kind of trust"),
    "sid_filtering": Phrase(pl: "filtrowanie SID", en: "SID filtering"),
    "ticket_delegation": Phrase(pl: "przekazywanie biletów", en: "passing on of tickets"),
  ]

  private static let directoryTemplate: [String: Phrase] = [
    "name": Phrase(pl: "szablon", en: "template"),
    "published": Phrase(pl: "czy jest wydawany", en: "whether it is issued"),
    "subject_supplied": Phrase(pl: "wnioskujący podaje podmiot", en: "who asks names the subject"),
    "approval_required": Phrase(pl: "czy wymaga zatwierdzenia", en: "whether approval is needed"),
    "signatures_required": Phrase(pl: "wymagane podpisy", en: "signatures needed"),
    "broadly_enrollable": Phrase(pl: "czy każdy może wnioskować", en: "whether anybody may ask"),
    "broadly_writable": Phrase(pl: "czy każdy może zmienić", en: "whether anybody may change it"),
  ]

  private static let directoryZone: [String: Phrase] = [
    "name": Phrase(pl: "strefa", en: "zone"),
    "updates": Phrase(pl: "kto może zmieniać wpisy", en: "who may change records"),
  ]

  private static let directoryService: [String: Phrase] = [
    "anonymous_search": Phrase(pl: "wpisy bez logowania", en: "entries without a login"),
    "certificate_trusted": Phrase(pl: "czy certyfikat jest zaufany", en: "whether the certificate is trusted"),
    "certificate_reason": Phrase(pl: "dlaczego nie jest zaufany", en: "why it is not trusted"),
    "certificate_name_matches": Phrase(pl: "czy nazwa się zgadza", en: "whether the name matches"),
    "certificate_days_left": Phrase(pl: "dni do wygaśnięcia certyfikatu", en: "days until the certificate expires"),
  ]
}
