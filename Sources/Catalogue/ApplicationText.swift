package import Model

/// What must not stand in a text of the application edition: nothing there may help an attacker.
package enum ApplicationText {
  /// The first thing in the text that gives something away; nil when there is none.
  package static func problem(in text: String) -> Phrase? {
    if text.contains("{") || text.contains("}") {
      return Phrase(
        pl: "tekst do wniosku nie może wstawiać wartości w klamrach",
        en: "a text for the application must not fill in values in braces")
    }
    let words = text.split { $0.isWhitespace || "()„”“\"'«»/".contains($0) }
    for (index, word) in words.enumerated() {
      let bare = trimmed(word)
      guard !bare.isEmpty else { continue }
      let next = index + 1 < words.count ? trimmed(words[index + 1]) : ""
      if let kind = kind(of: bare, before: next) {
        return Phrase(
          pl: "„\(bare)” (\(kind.pl)) nie może stać w tekście do wniosku; napisz ogólniej",
          en: "“\(bare)” (\(kind.en)) must not stand in a text for the application; say it in general terms")
      }
    }
    return nil
  }

  private static func kind(of word: String, before next: String) -> Phrase? {
    let lower = word.lowercased()
    if lower.hasPrefix("cve-") || lower == "cve" { return Phrase(same: "CVE") }
    if AddressBlock(word) != nil { return Phrase(pl: "adres", en: "an address") }
    if isPort(lower, before: next) { return Phrase(same: "port") }
    if isVersion(lower, before: next) { return Phrase(pl: "wersja", en: "a version") }
    if let stem = stems.first(where: { lower.hasPrefix($0) }) {
      return Phrase(pl: "nazwa produktu: \(stem)", en: "a product's name: \(stem)")
    }
    return names.contains(word) ? Phrase(pl: "nazwa produktu", en: "a product's name") : nil
  }

  private static func trimmed(_ word: Substring) -> String {
    let marks: Set<Character> = [".", ",", ";", "!", "?", "–", "—", "-", "…"]
    var word = word
    while let last = word.last, marks.contains(last) { word.removeLast() }
    while let first = word.first, marks.contains(first) { word.removeFirst() }
    if word.hasSuffix(":"), !word.hasSuffix("::") { word.removeLast() }
    return String(word)
  }

  /// `port 443`, `portu: 443`, `host:443`, `:443`, `443/tcp`.
  private static func isPort(_ word: String, before next: String) -> Bool {
    if ["port", "ports", "portu", "portem", "portów", "porty", "portach", "porcie"].contains(word),
      next.first?.isASCIIDigit ?? false
    {
      return true
    }
    guard let colon = word.lastIndex(of: ":") else { return false }
    let tail = word[word.index(after: colon)...]
    return (1...5).contains(tail.count) && tail.allSatisfy(\.isASCIIDigit)
  }

  /// `1.2`, `v1`, `sslv3`, `TLS 1`, but not IPv4 and IPv6.
  private static func isVersion(_ word: String, before next: String) -> Bool {
    if word == "ipv4" || word == "ipv6" { return false }
    if ["tls", "ssl", "ssh", "smb", "snmp", "ntlm", "tlsv", "sslv"].contains(word),
      next.first?.isASCIIDigit ?? false
    {
      return true
    }
    let letters = Array(word)
    for index in letters.indices.dropFirst() where letters[index].isASCIIDigit {
      let before = letters[index - 1]
      if before == "v" { return true }
      if before == ".", index >= 2, letters[index - 2].isASCIIDigit { return true }
    }
    return false
  }

  /// The beginnings of words, in lower case, so that declined forms are found, too.
  private static let stems = [
    "windows", "microsoft", "linux", "debian", "ubuntu", "centos", "redhat", "openssh", "openssl", "openvpn", "nginx",
    "apache", "tomcat", "lighttpd", "iis", "samba", "mysql", "mariadb", "postgres", "mongodb", "redis", "elasticsearch",
    "memcached", "docker", "kubernetes", "vmware", "vsphere", "esxi", "proxmox", "hyper-v", "cisco", "fortinet",
    "fortigate", "mikrotik", "sophos", "palo-alto", "checkpoint", "juniper", "ubiquiti", "tp-link", "d-link", "zyxel",
    "synology", "qnap", "netgear", "draytek", "hikvision", "dahua", "postfix", "exim", "dovecot", "wordpress", "joomla",
    "drupal", "php", "java", "eset", "bitdefender", "kaspersky", "veeam", "active-directory", "sharepoint", "pam_",
    "bcrypt", "yescrypt", "sha1", "sha256", "sha512", "md5", "jetdirect", "teamviewer", "anydesk", "realvnc",
  ]

  /// Names that are other words, too, unless they are written so.
  private static let names: Set<String> = ["Exchange", "Outlook", "Oracle", "Office", "Android", "HP", "Dell", "IBM"]
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

extension NodeReader {
  /// A text in both languages that the application edition shows.
  func applicationPhrase() -> Phrase? {
    guard let fields = fields(["pl", "en"]) else { return nil }
    let pl = fields.required("pl")?.applicationText()
    let en = fields.required("en")?.applicationText()
    guard let pl, let en else { return nil }
    return Phrase(pl: pl, en: en)
  }

  /// A text that the application edition shows.
  func applicationText() -> String? {
    guard let text = text() else { return nil }
    guard let problem = ApplicationText.problem(in: text) else { return text }
    report(problem.pl, problem.en)
    return nil
  }
}
