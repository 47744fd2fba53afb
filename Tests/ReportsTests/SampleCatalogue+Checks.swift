import Model

extension SampleCatalogue {
  static let checks = [
    SampleCheck(
      id: "ports.remote-desktop", severity: .critical,
      title: ("Pulpit zdalny dostępny pod adresem {address}", "Remote desktop open at {address}"),
      plain: ("Dostęp zdalny wymaga wzmocnienia", "Remote access must be strengthened"),
      meaning: (
        "Każdy w internecie może otworzyć ekran logowania do serwera urzędu. Wystarczy odgadnąć jedno hasło, aby pracować na nim jak pracownik.",
        "Anybody on the internet can open the login screen of the office's server. One guessed password is enough to work on it like an employee."
      ),
      steps: [
        ("Zamknij port na zaporze brzegowej.", "Close the port on the edge firewall."),
        ("Zdalną pracę przenieś na VPN z drugim składnikiem.", "Move remote work to a VPN with a second factor."),
      ],
      remedies: [("close-port", 60), ("network-firewall", 95)], kri: ["szbi-7"], cwe: 307, port: 3389,
      address: "203.0.113.24"),
    SampleCheck(
      id: "ports.backup-share", severity: .critical,
      title: ("Kopie zapasowe leżą w zwykłym udziale sieciowym", "Backups lie in an ordinary share"),
      plain: ("Kopie zapasowe nie są odporne na zaszyfrowanie", "Backups can be encrypted by an attacker"),
      meaning: (
        "Program szyfrujący zniszczy dane i kopie jednocześnie. Urząd nie miałby z czego odtworzyć systemów.",
        "Ransomware would destroy data and backups at once. The office could restore nothing."
      ),
      steps: [
        ("Odłącz kopię od sieci po zapisie.", "Unplug the backup after writing."),
        ("Wdróż magazyn niezmienialny.", "Set up an immutable store."),
      ],
      remedies: [("immutable-backup", 100)], kri: ["szbi-12b"], cwe: 732, places: 4, port: 445),
    SampleCheck(
      id: "tls.obsolete-protocol", severity: .high,
      title: ("Usługa przyjmuje {oldest}", "The service accepts {oldest}"),
      plain: ("Połączenia szyfrowane przestarzałym protokołem", "Connections with an obsolete protocol"),
      meaning: (
        "Połączenie szyfrowane starym protokołem można podsłuchać. Dotyczy danych mieszkańców wpisywanych w formularzach.",
        "A connection with an old protocol can be read by others. It concerns what citizens type into forms."
      ),
      steps: [("Wyłącz TLS 1.0 i 1.1, włącz TLS 1.2 i 1.3.", "Switch TLS 1.0 and 1.1 off, 1.2 and 1.3 on.")],
      remedies: [("tls-configuration", 100)], kri: ["szbi-12d"], cwe: 326, places: 2),
    SampleCheck(
      id: "passwords.short", severity: .high, title: ("Hasła mogą mieć 8 znaków", "Passwords may have 8 characters"),
      plain: ("Zasady haseł wymagają wzmocnienia", "Password rules must be strengthened"),
      meaning: (
        "Program zgadujący hasła może próbować bez końca. Krótkie hasło odgadnie w kilka godzin.",
        "A guessing program may try for ever. It finds a short password within hours."
      ),
      steps: [("Ustaw długość 12 i blokadę po 5 próbach.", "Set 12 characters and a lock after 5 tries.")],
      remedies: [("password-policy", 100)], kri: ["szbi-7"], cwe: 521, port: nil),
    SampleCheck(
      id: "ports.no-endpoint-detection", severity: .high,
      title: ("Stacje robocze bez wykrywania ataków", "Workstations without detection of attacks"),
      plain: (
        "Ataki na komputery pracowników mogą pozostać niezauważone", "Attacks on staff computers may stay unseen"
      ),
      meaning: (
        "Zwykły antywirus nie widzi ataków bez pliku. Nikt nie dowie się o włamaniu, dopóki nie będzie za późno.",
        "An ordinary antivirus misses fileless attacks. Nobody notices a break-in before it is too late."
      ),
      steps: [("Wdróż system wykrywania na wszystkich stacjach.", "Set up detection on all workstations.")],
      remedies: [("edr", 90)], kri: ["szbi-7"], cwe: 778, places: 40, port: nil),
    SampleCheck(
      id: "tls.expired-certificate", severity: .medium, title: ("Certyfikat wygasł", "The certificate has expired"),
      plain: ("Certyfikaty usług wymagają odnowienia", "Certificates must be renewed"),
      meaning: (
        "Przeglądarka ostrzega mieszkańców przed stroną urzędu, a ci uczą się ostrzeżenia pomijać.",
        "Browsers warn citizens of the office's page, and they learn to ignore warnings."
      ),
      steps: [("Odnów certyfikat i ustaw przypomnienie.", "Renew the certificate and set a reminder.")],
      remedies: [("renew-certificate", 100)], kri: ["szbi-12d"], cwe: 298, places: 3),
    short(
      "passwords.admin-without-second-factor", .high, "Konta administratorów bez drugiego składnika",
      "Administrators without a second factor", [("hardware-keys", 95)], places: 9),
    short(
      "ports.unsupported-system", .critical, "System bez wsparcia producenta na serwerze",
      "Unsupported system on a server", [("new-server", 100)], places: 2),
    short(
      "ports.local-logs", .high, "Dzienniki zdarzeń nie są zbierane centralnie", "Logs are not collected centrally",
      [("log-server", 85)], places: 14),
    short(
      "ports.database-open", .high, "Baza danych dostępna z całej sieci urzędu", "Database open to the whole network",
      [("close-port", 100)], places: 2),
    short(
      "ports.flat-network", .high, "Jedna płaska sieć bez podziału", "One flat network",
      [("segmentation", 90), ("network-firewall", 40)], places: 1),
    short(
      "ports.printer-panel", .high, "Panele drukarek z hasłem fabrycznym", "Printer panels with factory passwords",
      [("device-passwords", 100)], places: 11),
    short(
      "passwords.no-training", .high, "Brak szkolenia w ostatnich 24 miesiącach", "No training within 24 months",
      [("awareness-training", 85)], places: 1),
    short(
      "ports.telnet", .medium, "Usługa Telnet przyjmuje połączenia", "Telnet accepts connections",
      [("close-port", 100)], places: 3),
    short(
      "tls.weak-key", .medium, "Klucz certyfikatu jest za krótki", "The certificate's key is too short",
      [("renew-certificate", 100)], places: 2),
    short(
      "ports.vendor-access", .medium, "Zdalny dostęp dostawcy poza kontrolą urzędu", "Vendor access out of control",
      [("service-contract", 50), ("network-firewall", 80)], places: 1),
    short(
      "tls.self-signed", .medium, "Certyfikat podpisany własnym kluczem", "Self-signed certificate",
      [("renew-certificate", 80)], places: 6),
    short(
      "passwords.no-lockout", .medium, "Konto nie blokuje się po błędnych próbach", "No lock after failed logins",
      [("password-policy", 100)], places: 1),
    short(
      "ports.version-banner", .low, "Serwer ujawnia wersję oprogramowania", "A server tells its version",
      [("close-port", 50)], places: 4),
    short(
      "ports.snmp-public", .low, "Społeczność „public” tylko do odczytu", "Read-only community “public”",
      [("device-passwords", 90)], places: 5),
  ]

  private static func short(
    _ id: String, _ severity: Severity, _ pl: String, _ en: String, _ remedies: [(String, Int)], places: Int
  ) -> SampleCheck {
    SampleCheck(
      id: id, severity: severity, title: (pl, en), plain: (pl, en),
      meaning: ("Słabość ułatwia włamanie lub utratę danych urzędu.", "It makes a break-in or a loss of data easier."),
      steps: [("Usuń przyczynę zgodnie z opisem działania.", "Remove the cause as the remedy says.")],
      remedies: remedies, kri: ["szbi-7"], cwe: 16, places: places)
  }
}
