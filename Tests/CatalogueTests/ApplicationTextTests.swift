import Catalogue
import Testing

@Suite struct ApplicationTextTests {
  @Test(arguments: [
    "Serwer 192.168.1.5 jest słaby", "Address fe80::1 answers", "sieć 10.0.0.0/8", "usługa na porcie 443",
    "Open port 22", "host:8080", "działa (:443)", "OpenSSH 7.4", "wersja 1.2", "SSLv3 is on", "TLS 1.0", "TLS 1",
    "SMBv1", "v2", "CVE-2024-6387", "opisane jako cve-2021-44228.", "Serwer nginx", "Serwery Windowsowe",
    "systemu „Linux”", "Apache/Tomcat", "Microsoft Exchange", "Konto {name}", "skrót MD5",
  ])
  func whatHelpsAnAttackerIsRefused(text: String) { #expect(ApplicationText.problem(in: text) != nil) }

  @Test(arguments: [
    "Przestarzałe szyfrowanie połączeń", "Hasła krótsze niż 12 znaków", "Brak drugiego składnika logowania (MFA)",
    "Usługa dostępna z sieci: wymaga ochrony", "Certyfikat traci ważność za mniej niż 30 dni",
    "Ruch IPv4 i IPv6 bez zapory", "An exchange of data between offices", "W 2026 r. 3 z 4 usług", "Zapora i VPN",
    "Zgodność z KRI (§ 19 ust. 2)", "In transport, support and import", "TLS jest stare",
  ])
  func generalTextIsTaken(text: String) { #expect(ApplicationText.problem(in: text) == nil) }
}
