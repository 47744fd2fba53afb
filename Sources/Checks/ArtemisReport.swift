package import Model

/// A kind of report that Artemis, the scanner of CERT Polska, sends to an office about its public addresses and domains.
///
/// Ids and weights are those of Artemis itself (`artemis/reporting/severity.py`,
/// https://github.com/CERT-Polska/Artemis, as read in 2026); the titles are ours.
package struct ArtemisReport: Hashable, Identifiable, Sendable {
  package var id: String
  package var title: Phrase
  package var severity: Severity

  private init(_ id: String, _ severity: Severity, pl: String, en: String) {
    self.id = id
    self.severity = severity
    title = Phrase(pl: pl, en: en)
  }

  /// The kinds that concern an office's addresses, mail and sites, the gravest first; those about single content
  /// management systems and about attacks that Tarcza never tries stand under one heading.
  package static let all: [ArtemisReport] = services + certificates + sites + domains

  private static let services: [ArtemisReport] = [
    ArtemisReport(
      "nuclei_vulnerability", .high, pl: "Znana podatność usługi dostępnej z internetu",
      en: "A known vulnerability of a service on the internet"),
    ArtemisReport(
      "exposed_database_with_easy_password", .high, pl: "Baza danych z łatwym hasłem lub bez hasła",
      en: "A database with an easy password or none"),
    ArtemisReport(
      "weak_admin_credentials", .high, pl: "Panel administracyjny z łatwym hasłem",
      en: "An administration panel with an easy password"),
    ArtemisReport(
      "exposed_ssh_with_easy_password", .high, pl: "SSH z łatwym hasłem", en: "SSH with an easy password"),
    ArtemisReport(
      "writable_ftp", .high, pl: "Serwer FTP, na którym każdy może pisać", en: "An FTP server open to write"),
    ArtemisReport(
      "open_port_remote_desktop", .medium, pl: "Pulpit zdalny dostępny z internetu",
      en: "Remote desktop open to the internet"),
    ArtemisReport("open_port_telnet", .medium, pl: "Telnet dostępny z internetu", en: "Telnet open to the internet"),
    ArtemisReport(
      "open_port_database", .low, pl: "Baza danych dostępna z internetu", en: "A database open to the internet"),
    ArtemisReport(
      "open_port_smb", .low, pl: "Udostępnianie plików (SMB) dostępne z internetu",
      en: "File sharing (SMB) open to the internet"),
    ArtemisReport(
      "open_port_ldap", .low, pl: "Usługa katalogowa (LDAP) dostępna z internetu",
      en: "A directory service (LDAP) open to the internet"),
    ArtemisReport(
      "nuclei_exposed_panel", .low, pl: "Panel logowania administratora dostępny z internetu",
      en: "An administrator's login panel open to the internet"),
  ]

  private static let certificates: [ArtemisReport] = [
    ArtemisReport("expired_ssl_certificate", .low, pl: "Certyfikat po terminie", en: "An expired certificate"),
    ArtemisReport(
      "almost_expired_ssl_certificate", .low, pl: "Certyfikat tuż przed końcem ważności",
      en: "A certificate about to expire"),
    ArtemisReport(
      "certificate_authority_invalid", .low, pl: "Certyfikat, któremu przeglądarki nie ufają",
      en: "A certificate that browsers do not trust"),
    ArtemisReport(
      "bad_certificate_names", .low, pl: "Certyfikat wystawiony na inną nazwę", en: "A certificate for another name"),
  ]

  private static let sites: [ArtemisReport] = [
    ArtemisReport(
      "exposed_version_control_folder", .high, pl: "Kod źródłowy dostępny na stronie",
      en: "Source code exposed by a web site"),
    ArtemisReport(
      "exposed_sql_dump", .high, pl: "Kopia bazy danych dostępna na stronie",
      en: "A database dump exposed by a web site"),
    ArtemisReport(
      "directory_index", .medium, pl: "Spis plików serwera dostępny dla każdego", en: "A listing of the server's files"),
    ArtemisReport(
      "exposed_http_server_info_status", .medium, pl: "Strona stanu serwera dostępna dla każdego",
      en: "The server's status page open to everybody"),
    ArtemisReport(
      "no_https_redirect", .low, pl: "Strona bez przekierowania na połączenie szyfrowane",
      en: "A site that does not redirect to HTTPS"),
    ArtemisReport(
      "missing_security_headers", .low, pl: "Brak nagłówków bezpieczeństwa strony", en: "Security headers missing"),
    ArtemisReport(
      "old_wordpress", .low, pl: "Nieaktualny system zarządzania stroną", en: "An outdated content management system"),
  ]

  private static let domains: [ArtemisReport] = [
    ArtemisReport(
      "misconfigured_email", .medium, pl: "Poczta bez ochrony przed podszywaniem się (SPF, DMARC)",
      en: "Mail without protection against spoofing (SPF, DMARC)"),
    ArtemisReport(
      "zone_transfer_possible", .medium, pl: "Serwer DNS wydaje całą strefę każdemu",
      en: "A name server that gives its zone to everybody"),
    ArtemisReport(
      "close_domain_expiration_date", .medium, pl: "Domena, której rejestracja wkrótce wygaśnie",
      en: "A domain whose registration ends soon"),
    ArtemisReport(
      "subdomain_takeover_possible", .high, pl: "Poddomena, którą może przejąć ktoś obcy",
      en: "A subdomain that a stranger can take over"),
  ]
}
