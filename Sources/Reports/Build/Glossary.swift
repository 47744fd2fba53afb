import Model

/// The technical words that a reader without the trade may meet, each with what it means.
enum Glossary {
  /// The words that occur in the report, in the alphabet's order.
  static func terms(in report: Report, _ voice: Voice) -> [Report.Term] {
    let words = words(of: report)
    return entries.filter { entry in entry.signs.contains { occurs($0, in: words) } }
      .map { Report.Term(word: voice($0.word), meaning: voice($0.meaning)) }
      .sorted { ($0.word.lowercased(), $0.word) < ($1.word.lowercased(), $1.word) }
  }

  private struct Entry: Sendable {
    var word: Phrase
    /// How the word begins in the texts, in lower case; one with capitals occurs as it stands.
    var signs: [String]
    var meaning: Phrase
  }

  /// The distinct words of the texts, as they stand and in lower case.
  private struct Words {
    var exact: Set<String>
    var lower: Set<String>

    init(_ texts: [String]) {
      exact = Set(Set(texts).flatMap { $0.split { !$0.isLetter && !$0.isNumber }.map(String.init) })
      lower = Set(exact.map { $0.lowercased() })
    }
  }

  /// What a reader of every rendering meets.
  private static func words(of report: Report) -> Words {
    var parts: [String] = []
    for finding in report.findings {
      parts += [finding.area, finding.title, finding.plainTitle, finding.meaning, finding.verify] + finding.steps
      parts += finding.freeWork.map(\.title) + finding.purchases.map(\.title)
      parts += Set(finding.places.prefix(20).flatMap { $0.evidence.map(\.label) + [$0.reason ?? ""] })
      if !finding.references.cwe.isEmpty { parts.append("CWE") }
      if !finding.references.cis8.isEmpty { parts.append("CIS Controls") }
    }
    parts += report.accepted.flatMap { [$0.title, $0.meaning] }
    parts += report.plan.lines.flatMap { [$0.title, $0.requirements] } + report.plan.refused.map(\.title)
    parts += report.passed.map(\.title) + report.gaps.notVerified.flatMap { [$0.title, $0.reason] }
    parts += report.gaps.modulesNotRun.flatMap { [$0.title, $0.summary] } + report.gaps.areas
    parts += report.requirements.flatMap { [$0.title, $0.frameworkTitle, $0.framework.uppercased()] }
    parts += report.outside.rows.map(\.title)
    parts += ["SHA", report.marking, "TLP"]
    if !report.outside.rows.isEmpty { parts.append("Artemis") }
    return Words(parts)
  }

  /// Whether a word begins so; abbreviations must be the whole word.
  private static func occurs(_ sign: String, in words: Words) -> Bool {
    if sign.contains(where: \.isUppercase) { return words.exact.contains(sign) }
    return words.lower.contains { $0.hasPrefix(sign) }
  }

  private static func entry(
    _ pl: String, _ en: String, _ signs: [String], pl meaningPl: String, en meaningEn: String
  ) -> Entry {
    Entry(word: Phrase(pl: pl, en: en), signs: signs, meaning: Phrase(pl: meaningPl, en: meaningEn))
  }

  private static let entries: [Entry] = network + encryption + accounts + organisation

  private static let network: [Entry] = [
    entry(
      "Artemis", "Artemis", ["Artemis"],
      pl: "Program CERT Polska, który bada publiczne adresy i domeny urzędów i zawiadamia je o słabościach.",
      en: "CERT Polska's program that examines the public addresses and domains of offices and writes to them."),
    entry(
      "DNS", "DNS", ["DNS"], pl: "System, który zamienia nazwy, takie jak powiat.pl, na adresy komputerów.",
      en: "The system that turns names such as powiat.pl into addresses of computers."),
    entry(
      "FTP", "FTP", ["FTP"], pl: "Stary sposób przesyłania plików; hasła i pliki idą nim otwartym tekstem.",
      en: "An old way to transfer files; passwords and files travel in the clear."),
    entry(
      "LDAP", "LDAP", ["LDAP"], pl: "Usługa, z której systemy czytają spis kont i grup, na przykład Active Directory.",
      en: "The service from which systems read accounts and groups, such as Active Directory."),
    entry(
      "port", "port", ["port"], pl: "Numer drzwi, za którymi komputer udostępnia jedną usługę, na przykład 443.",
      en: "The number of the door behind which a computer offers one service, such as 443."),
    entry(
      "pulpit zdalny (RDP)", "remote desktop (RDP)", ["pulpit", "RDP", "desktop"],
      pl: "Praca na ekranie innego komputera przez sieć.", en: "Working on another computer's screen over the network."),
    entry(
      "segmentacja sieci", "network segmentation", ["segment"],
      pl: "Podział sieci na części, między którymi wolno tylko to, co potrzebne.",
      en: "Dividing a network into parts with only the needed traffic between them."),
    entry(
      "SMB", "SMB", ["SMB"], pl: "Udostępnianie plików i drukarek w sieciach Windows.",
      en: "Sharing of files and printers in Windows networks."),
    entry(
      "SNMP", "SNMP", ["SNMP"], pl: "Protokół do odczytu stanu urządzeń sieciowych i drukarek.",
      en: "A protocol for reading the state of network devices and printers."),
    entry(
      "SSH", "SSH", ["SSH"], pl: "Szyfrowane zarządzanie komputerem przez wiersz poleceń.",
      en: "Encrypted management of a computer from the command line."),
    entry(
      "telnet", "telnet", ["telnet"], pl: "Stare zarządzanie urządzeniem przez sieć, bez szyfrowania.",
      en: "Old management of a device over the network, without encryption."),
    entry(
      "UTM", "UTM", ["UTM"], pl: "Zapora sieciowa, która oprócz filtrowania ruchu wykrywa ataki i złośliwe pliki.",
      en: "A firewall that also detects attacks and malicious files."),
    entry(
      "VPN", "VPN", ["VPN"], pl: "Szyfrowane połączenie, przez które pracownik łączy się z siecią urzędu z zewnątrz.",
      en: "An encrypted connection into the office's network from outside."),
    entry(
      "zapora sieciowa", "firewall", ["zapor", "firewall"],
      pl: "Urządzenie lub program, który przepuszcza tylko dozwolony ruch.",
      en: "A device or program that lets only allowed traffic pass."),
  ]

  private static let encryption: [Entry] = [
    entry(
      "certyfikat", "certificate", ["certyfikat", "certificate"],
      pl: "Elektroniczne zaświadczenie, że serwer jest tym, za który się podaje.",
      en: "An electronic attestation that a server is what it claims to be."),
    entry(
      "HSTS", "HSTS", ["HSTS"],
      pl: "Polecenie strony dla przeglądarki, by zawsze łączyła się z nią szyfrowanym połączeniem.",
      en: "A site's order to the browser to connect to it only with encryption."),
    entry(
      "SHA-256", "SHA-256", ["SHA"],
      pl: "Skrót pliku: zmiana choćby jednego znaku daje inny skrót, więc widać, czy plik jest ten sam.",
      en: "A file's digest: changing a single character changes it, so it shows whether a file is the same."),
    entry(
      "STARTTLS", "STARTTLS", ["STARTTLS"], pl: "Włączenie szyfrowania w rozmowie, która zaczęła się bez niego.",
      en: "Switching encryption on in a conversation that began without it."),
    entry(
      "TLS", "TLS", ["TLS"],
      pl: "Szyfrowanie połączeń ze stronami i pocztą; starsze wersje (SSL, TLS 1.0 i 1.1) są złamane lub wycofane.",
      en:
        "Encryption of connections to sites and mail; the older versions (SSL, TLS 1.0 and 1.1) are broken or withdrawn."
    ),
  ]

  private static let accounts: [Entry] = [
    entry(
      "MFA, drugi składnik", "MFA, second factor",
      ["MFA", "składnik", "factor"],
      pl: "Logowanie, które oprócz hasła wymaga czegoś jeszcze, na przykład klucza lub telefonu.",
      en: "Signing in with something beside the password, such as a key or a telephone."),
    entry(
      "PAM", "PAM", ["PAM"], pl: "Część systemu Linux, która sprawdza hasła i zasady logowania.",
      en: "The part of Linux that checks passwords and the rules for signing in."),
    entry(
      "skrót hasła", "password hash", ["skrót", "hash"],
      pl: "Postać, w której system przechowuje hasło, żeby nie trzymać go otwarcie.",
      en: "The form in which a system keeps a password so as not to keep it in the clear."),
  ]

  private static let organisation: [Entry] = [
    entry(
      "CIS Controls", "CIS Controls", ["CIS"],
      pl: "Międzynarodowy spis zalecanych zabezpieczeń, wydawany przez Center for Internet Security.",
      en: "An international list of recommended safeguards by the Center for Internet Security."),
    entry(
      "CWE", "CWE", ["CWE"], pl: "Międzynarodowy spis rodzajów słabości; numer wskazuje rodzaj.",
      en: "An international list of kinds of weaknesses; the number names the kind."),
    entry(
      "EDR", "EDR", ["EDR"], pl: "Program na komputerach, który wykrywa ataki i pozwala na nie reagować.",
      en: "A program on computers that detects attacks and lets one respond."),
    entry(
      "KRI", "KRI", ["KRI"], pl: "Krajowe Ramy Interoperacyjności: rozporządzenie z wymaganiami dla systemów urzędów.",
      en: "The National Interoperability Framework: a regulation with requirements for offices' systems."),
    entry(
      "SPF, DKIM, DMARC", "SPF, DKIM, DMARC", ["SPF", "DMARC", "DKIM"],
      pl: "Wpisy w DNS, które utrudniają podszywanie się pod adresy poczty urzędu.",
      en: "DNS records that make it harder to forge the office's mail addresses."),
    entry(
      "SZBI", "ISMS", ["SZBI", "ISMS"],
      pl: "System zarządzania bezpieczeństwem informacji: zasady, role i ich przeglądy.",
      en: "Information security management system: rules, roles and their reviews."),
    entry(
      "TLP", "TLP", ["TLP"],
      pl:
        "Oznaczenie, komu wolno przekazać dokument. AMBER+STRICT: tylko osobom we własnej organizacji, które muszą go znać.",
      en: "A mark of who may be given a document. AMBER+STRICT: only people in the own organisation who need to know."),
    entry(
      "uKSC", "uKSC", ["UKSC", "uKSC"], pl: "Ustawa o krajowym systemie cyberbezpieczeństwa.",
      en: "The Polish act on the national cybersecurity system."),
    entry(
      "UPS", "UPS", ["UPS"], pl: "Zasilacz awaryjny, który podtrzymuje urządzenia, gdy zabraknie prądu.",
      en: "A supply that keeps devices running when the power fails."),
  ]
}
