import Model

extension ColumnWords {
  /// Words of the tables about Linux systems' hardening.
  static let host: [String: [String: Phrase]] = [
    "host_system": system, "host_updates": updates, "host_firewall": firewall, "host_protection": protection,
    "host_logging": logging, "host_backup": backup, "kernel_setting": kernel, "mount_point": mount, "key_file": keyFile,
    "file_walk": walk,
  ]

  private static let container = Phrase(pl: "czy działa w kontenerze", en: "whether it runs in a container")

  private static let system: [String: Phrase] = [
    "name": Phrase(pl: "system", en: "system"), "container": container,
    "support_ends": Phrase(pl: "koniec wsparcia", en: "end of support"),
    "support_days_left": Phrase(pl: "dni do końca wsparcia", en: "days until support ends"),
    "extended_name": Phrase(pl: "przedłużone wsparcie", en: "extended support"),
    "extended_ends": Phrase(pl: "koniec przedłużonego wsparcia", en: "end of extended support"),
    "extended_free": Phrase(pl: "czy przedłużenie jest bez opłat", en: "whether the extension is free"),
    "lifecycle_checked": Phrase(pl: "kiedy sprawdzono te daty", en: "when these dates were checked"),
    "kernel_running": Phrase(pl: "działające jądro", en: "running kernel"),
    "kernel_newest": Phrase(pl: "najnowsze zainstalowane jądro", en: "newest kernel installed"),
    "reboot_required": Phrase(pl: "czy system prosi o restart", en: "whether the system asks for a restart"),
    "secure_boot": Phrase(pl: "bezpieczny rozruch", en: "Secure Boot"),
    "boot_password": Phrase(pl: "czy menu startowe ma hasło", en: "whether the boot menu has a password"),
    "boot_source": Phrase(pl: "plik menu startowego", en: "file of the boot menu"),
    "ctrl_alt_del": Phrase(pl: "czy Ctrl-Alt-Del restartuje", en: "whether Ctrl-Alt-Del restarts"),
    "usb_storage": Phrase(pl: "czy przyjmuje pamięci USB", en: "whether USB storage is taken"),
    "usb_source": Phrase(pl: "gdzie ich zabroniono", en: "where it is forbidden"),
    "mandatory_access": Phrase(pl: "ograniczanie usług", en: "confinement of services"),
    "mandatory_source": Phrase(pl: "gdzie to ustawiono", en: "where it is set"),
    "crypto_policy": Phrase(pl: "zasada kryptograficzna", en: "cryptographic policy"),
    "legacy_services": Phrase(pl: "przestarzałe usługi", en: "outdated services"),
  ]

  private static let updates: [String: Phrase] = [
    "manager": Phrase(pl: "program do pakietów", en: "package manager"),
    "lists_updated": Phrase(pl: "kiedy pobrano listy", en: "when lists were fetched"),
    "lists_age_days": Phrase(pl: "wiek list w dniach", en: "age of the lists in days"),
    "security_source": Phrase(
      pl: "czy jest źródło poprawek bezpieczeństwa", en: "whether there is a source of security fixes"),
    "pending_security": Phrase(pl: "brakujące poprawki bezpieczeństwa", en: "missing security fixes"),
    "pending_reason": Phrase(pl: "dlaczego tego nie wiadomo", en: "why it is not known"),
    "pending_examples": Phrase(pl: "przykłady", en: "examples"),
    "held_security": Phrase(pl: "wstrzymane poprawki", en: "fixes held back"),
    "unsafe_sources": Phrase(pl: "źródła bez sprawdzania podpisu", en: "sources whose signatures are not checked"),
    "unsafe_source": Phrase(pl: "pierwsze takie źródło", en: "first such source"),
    "automatic": Phrase(pl: "co dzieje się samo", en: "what happens by itself"),
    "automatic_source": Phrase(pl: "gdzie to ustawiono", en: "where it is set"),
  ]

  private static let firewall: [String: Phrase] = [
    "tool": Phrase(pl: "zapora", en: "firewall"), "container": container,
    "at_boot": Phrase(pl: "czy włącza się przy starcie", en: "whether it starts with the system"),
    "boot_source": Phrase(pl: "gdzie to ustawiono", en: "where it is set"),
    "boot_policy": Phrase(pl: "zasada domyślna w plikach", en: "default policy in the files"),
    "loaded": Phrase(pl: "czy reguły są załadowane", en: "whether rules are loaded"),
    "loaded_policy": Phrase(pl: "załadowana zasada domyślna", en: "default policy loaded"),
  ]

  private static let protection: [String: Phrase] = [
    "container": container, "portable": Phrase(pl: "czy to komputer przenośny", en: "whether it is portable"),
    "root_encrypted": Phrase(pl: "czy dysk jest zaszyfrowany", en: "whether the disk is encrypted"),
    "encryption_source": Phrase(pl: "skąd to wiadomo", en: "how it is known"),
    "swap_encrypted": Phrase(pl: "czy pamięć wymiany jest zaszyfrowana", en: "whether swap is encrypted"),
    "antivirus": Phrase(pl: "programy ochronne", en: "programs against malware"),
    "antivirus_active": Phrase(pl: "czy coś je uruchamia", en: "whether something starts them"),
    "antivirus_source": Phrase(pl: "skąd to wiadomo", en: "how it is known"),
    "signatures_updated": Phrase(pl: "data sygnatur", en: "date of the signatures"),
    "signatures_age_days": Phrase(pl: "wiek sygnatur w dniach", en: "age of the signatures in days"),
    "integrity": Phrase(pl: "programy pilnujące plików", en: "programs that watch files"),
  ]

  private static let logging: [String: Phrase] = [
    "container": container,
    "persistent": Phrase(pl: "czy dzienniki są trwałe", en: "whether logs last"),
    "persistent_source": Phrase(pl: "gdzie to ustawiono", en: "where it is set"),
    "retention_days": Phrase(pl: "dni przechowywania", en: "days kept"),
    "retention_source": Phrase(pl: "gdzie to ustawiono", en: "where it is set"),
    "remote": Phrase(pl: "czy dzienniki są wysyłane", en: "whether logs are sent away"),
    "remote_encrypted": Phrase(pl: "czy wysyłanie jest szyfrowane", en: "whether sending is encrypted"),
    "remote_source": Phrase(pl: "gdzie to ustawiono", en: "where it is set"),
    "audit": Phrase(pl: "czy działa audyt", en: "whether auditing runs"),
    "audit_rules": Phrase(pl: "reguły audytu", en: "audit rules"),
    "audit_source": Phrase(pl: "plik reguł", en: "file of rules"),
    "time_tools": Phrase(pl: "programy ustawiające zegar", en: "programs that set the clock"),
    "time_active": Phrase(pl: "ile ich działa", en: "how many of them run"),
    "time_servers": Phrase(pl: "serwery czasu", en: "time servers"),
    "time_source": Phrase(pl: "gdzie je wskazano", en: "where they are named"),
    "time_synchronised": Phrase(pl: "czy zegar był zgodny", en: "whether the clock was in step"),
  ]

  private static let backup: [String: Phrase] = [
    "tools": Phrase(pl: "programy do kopii", en: "backup programs"),
    "tool_count": Phrase(pl: "ile ich jest", en: "how many there are"),
    "scheduled": Phrase(pl: "czy kopie robią się same", en: "whether backups are made by themselves"),
    "schedule_source": Phrase(pl: "co je uruchamia", en: "what starts them"),
    "last_made": Phrase(pl: "ostatni ślad kopii", en: "last trace of a backup"),
    "last_age_days": Phrase(pl: "dni od tego czasu", en: "days since then"),
    "last_source": Phrase(pl: "gdzie jest ten ślad", en: "where that trace is"),
  ]

  private static let kernel: [String: Phrase] = [
    "name": Phrase(pl: "ustawienie jądra", en: "kernel setting"), "value": Phrase(pl: "wartość", en: "value"),
    "container": container,
  ]

  private static let mount: [String: Phrase] = [
    "path": Phrase(pl: "katalog", en: "folder"), "container": container,
    "separate": Phrase(pl: "czy to osobny system plików", en: "whether it is a file system of its own"),
    "nodev": Phrase(pl: "opcja nodev", en: "option nodev"), "nosuid": Phrase(pl: "opcja nosuid", en: "option nosuid"),
    "noexec": Phrase(pl: "opcja noexec", en: "option noexec"),
  ]

  private static let keyFile: [String: Phrase] = [
    "path": Phrase(pl: "plik", en: "file"), "mode": Phrase(pl: "uprawnienia i właściciel", en: "permissions and owner"),
    "exposure": Phrase(pl: "dla kogo jest otwarty", en: "how it is exposed"),
  ]

  private static let walk: [String: Phrase] = [
    "files": Phrase(pl: "przejrzane pliki", en: "files seen"),
    "complete": Phrase(pl: "czy przejrzano wszystko", en: "whether all was seen"),
    "reason": Phrase(pl: "dlaczego nie wszystko", en: "why not all"),
    "open_files": Phrase(pl: "pliki otwarte dla każdego", en: "files open to everybody"),
    "open_folders": Phrase(pl: "katalogi otwarte dla każdego", en: "folders open to everybody"),
    "without_owner": Phrase(pl: "pliki bez właściciela", en: "files without an owner"),
    "unknown_privileged": Phrase(pl: "nieznane programy z prawami", en: "unknown programs with rights"),
    "open_file_examples": Phrase(pl: "przykłady", en: "examples"),
    "open_folder_examples": Phrase(pl: "przykłady", en: "examples"),
    "without_owner_examples": Phrase(pl: "przykłady", en: "examples"),
    "privileged_examples": Phrase(pl: "przykłady", en: "examples"),
  ]
}
