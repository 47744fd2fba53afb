import Model

/// What the columns about Windows machines are called.
extension ColumnWords {
  static let windows: [String: [String: Phrase]] = [
    "windows_system": systemWords,
    "windows_setting": settingWords,
    "windows_account": accountWords,
    "windows_member": memberWords,
    "windows_right": rightWords,
    "windows_audit": auditWords,
    "windows_volume": volumeWords,
    "windows_service": serviceWords,
    "windows_task": taskWords,
    "windows_share": shareWords,
  ]

  private static let systemWords: [String: Phrase] = [
    "name": Phrase(pl: "nazwa komputera", en: "computer's name"),
    "domain": Phrase(pl: "domena lub grupa robocza", en: "domain or work group"),
    "role": Phrase(pl: "rola", en: "role"),
    "server": Phrase(pl: "serwer", en: "server"),
    "portable": Phrase(pl: "komputer przenośny", en: "portable machine"),
    "product": Phrase(same: "system"),
    "edition": Phrase(pl: "edycja", en: "edition"),
    "release": Phrase(pl: "wydanie", en: "release"),
    "build": Phrase(pl: "kompilacja", en: "build"),
    "revision": Phrase(pl: "rewizja kompilacji", en: "revision of the build"),
    "lifecycle": Phrase(pl: "wydanie w tabeli wsparcia", en: "release in the table of support"),
    "support_ends": Phrase(pl: "koniec wsparcia", en: "end of support"),
    "support_days_left": Phrase(pl: "dni do końca wsparcia", en: "days until support ends"),
    "extended_ends": Phrase(pl: "koniec płatnego wsparcia (ESU)", en: "end of paid support (ESU)"),
    "extended": Phrase(pl: "czynne płatne wsparcie (ESU)", en: "active paid support (ESU)"),
    "last_update": Phrase(pl: "ostatnia aktualizacja", en: "last update"),
    "update_age_days": Phrase(pl: "dni od ostatniej aktualizacji", en: "days since the last update"),
    "updates_paused_until": Phrase(pl: "aktualizacje wstrzymane do", en: "updates paused until"),
    "updates_paused": Phrase(pl: "aktualizacje wstrzymane", en: "updates paused"),
    "restart_pending": Phrase(pl: "czeka na ponowne uruchomienie", en: "waits for a restart"),
    "secure_boot": Phrase(pl: "bezpieczny rozruch", en: "Secure Boot"),
    "firmware": Phrase(pl: "tryb rozruchu", en: "boot mode"),
    "tpm_ready": Phrase(pl: "moduł TPM gotowy", en: "TPM ready"),
    "tpm_version": Phrase(pl: "wersja TPM", en: "TPM version"),
    "credential_guard": Phrase(same: "Credential Guard"),
    "memory_integrity": Phrase(pl: "integralność pamięci", en: "memory integrity"),
    "antivirus": Phrase(pl: "programy antywirusowe", en: "antivirus programs"),
    "defender_running": Phrase(pl: "Defender chroni", en: "Defender protects"),
    "defender_real_time": Phrase(pl: "ochrona w czasie rzeczywistym", en: "real-time protection"),
    "signature_age_days": Phrase(pl: "wiek sygnatur w dniach", en: "age of the signatures in days"),
    "tamper_protected": Phrase(pl: "ochrona przed naruszeniami", en: "tamper protection"),
    "office": Phrase(pl: "pakiet Office", en: "Office"),
    "netbios_adapters": Phrase(pl: "karty sieciowe z NetBIOS", en: "adapters with NetBIOS"),
    "backup_tools": Phrase(pl: "programy kopii zapasowych", en: "backup programs"),
    "backup_age_days": Phrase(pl: "dni od ostatniej kopii", en: "days since the last backup"),
    "time_source": Phrase(pl: "źródło czasu", en: "source of time"),
    "secret_places": Phrase(pl: "miejsca z czytelnym hasłem", en: "places with a readable password"),
    "elevated": Phrase(pl: "zebrano z pełnymi uprawnieniami", en: "collected with full rights"),
    "unreadable": Phrase(pl: "czego nie odczytano", en: "what could not be read"),
  ]

  private static let settingWords: [String: Phrase] = [
    "scope": Phrase(pl: "czego dotyczy", en: "what it is for"),
    "name": Phrase(pl: "ustawienie", en: "setting"),
    "value": Phrase(pl: "wartość", en: "value"),
    "text": Phrase(pl: "wartość tekstowa", en: "value as text"),
    "decided_by": Phrase(pl: "co decyduje", en: "what decides"),
    "overridden": Phrase(pl: "co mówią inne miejsca", en: "what other places say"),
  ]

  private static let accountWords: [String: Phrase] = [
    "name": Phrase(pl: "konto", en: "account"),
    "sid": Phrase(pl: "identyfikator SID", en: "identifier (SID)"),
    "rid": Phrase(pl: "numer konta (RID)", en: "number of the account (RID)"),
    "enabled": Phrase(pl: "włączone", en: "enabled"),
    "administrator": Phrase(pl: "ma pełne uprawnienia", en: "has full rights"),
    "password_required": Phrase(pl: "hasło wymagane", en: "password required"),
    "password_expires": Phrase(pl: "hasło wygasa", en: "password expires"),
    "password_changed": Phrase(pl: "ostatnia zmiana hasła", en: "last change of the password"),
    "password_age_days": Phrase(pl: "wiek hasła w dniach", en: "age of the password in days"),
    "last_logon": Phrase(pl: "ostatnie logowanie", en: "last logon"),
    "unused_days": Phrase(pl: "dni bez użycia", en: "days unused"),
  ]

  private static let memberWords: [String: Phrase] = [
    "group_sid": Phrase(pl: "grupa", en: "group"),
    "name": Phrase(pl: "członek", en: "member"),
    "sid": Phrase(pl: "identyfikator SID", en: "identifier (SID)"),
    "kind": Phrase(pl: "rodzaj", en: "kind"),
    "origin": Phrase(pl: "skąd pochodzi", en: "where it is from"),
    "broad": Phrase(pl: "obejmuje wszystkich", en: "stands for everybody"),
  ]

  private static let rightWords: [String: Phrase] = [
    "name": Phrase(pl: "prawo", en: "right"),
    "holders": Phrase(pl: "kto je ma", en: "who has it"),
    "everyone": Phrase(pl: "mają je wszyscy", en: "everybody has it"),
    "guests": Phrase(pl: "mają je goście", en: "guests have it"),
    "others": Phrase(pl: "ma je ktoś poza administratorami", en: "somebody besides administrators has it"),
    "decided_by": Phrase(pl: "co decyduje", en: "what decides"),
  ]

  private static let auditWords: [String: Phrase] = [
    "guid": Phrase(pl: "identyfikator", en: "identifier"),
    "name": Phrase(pl: "rodzaj zdarzeń", en: "kind of events"),
    "success": Phrase(pl: "zapis powodzeń", en: "successes logged"),
    "failure": Phrase(pl: "zapis niepowodzeń", en: "failures logged"),
    "decided_by": Phrase(pl: "co decyduje", en: "what decides"),
  ]

  private static let volumeWords: [String: Phrase] = [
    "mount": Phrase(pl: "dysk", en: "disk"),
    "system": Phrase(pl: "dysk systemowy", en: "system disk"),
    "protected": Phrase(pl: "chroniony", en: "protected"),
    "encrypted_percent": Phrase(pl: "zaszyfrowano w procentach", en: "per cent encrypted"),
    "method": Phrase(pl: "metoda", en: "method"),
    "protectors": Phrase(pl: "rodzaje zabezpieczenia klucza", en: "kinds of key protectors"),
  ]

  private static let serviceWords: [String: Phrase] = [
    "name": Phrase(pl: "usługa systemowa", en: "service"),
    "program": Phrase(same: "program"),
    "account": Phrase(pl: "konto usługi", en: "account of the service"),
    "start": Phrase(pl: "rodzaj uruchomienia", en: "start"),
    "running": Phrase(pl: "działa", en: "running"),
    "unquoted": Phrase(pl: "ścieżka bez cudzysłowu", en: "path without quotation marks"),
    "writable": Phrase(pl: "program może zmienić każdy", en: "anybody may change the program"),
  ]

  private static let taskWords: [String: Phrase] = [
    "name": Phrase(pl: "zadanie", en: "task"),
    "program": Phrase(same: "program"),
    "account": Phrase(pl: "konto zadania", en: "account of the task"),
    "as_system": Phrase(pl: "działa z uprawnieniami systemu", en: "runs with the rights of the system"),
    "enabled": Phrase(pl: "włączone", en: "enabled"),
    "writable": Phrase(pl: "program może zmienić każdy", en: "anybody may change the program"),
  ]

  private static let shareWords: [String: Phrase] = [
    "name": Phrase(pl: "udział", en: "share"),
    "path": Phrase(same: "folder"),
    "special": Phrase(pl: "udział systemowy", en: "share of the system"),
    "everyone": Phrase(pl: "co mogą wszyscy", en: "what everybody may do"),
    "encrypted": Phrase(pl: "szyfrowany", en: "encrypted"),
  ]
}
