import CaseFile
import Catalogue
import Model
import Ratings

/// The part of the page about the authorities' profiles.
extension TLSPage {
  /// A profile: whether it is met, and what differs, rule by rule.
  func profile(_ row: TLSProfile) -> [String] {
    let titles = catalogue.profiles.map { $0.title[language] }
    let title = catalogue.profiles.first { $0.id == row.profile }?.title[language] ?? row.profile
    let tone: Paint.Tone = row.meets.map { $0 ? .good : .bad } ?? .unknown
    let verdict =
      switch row.meets {
      case .some(true): say("spełnia", "met")
      case .some(false): say("nie spełnia", "not met")
      case nil: say("nie wiadomo", "not known")
      }
    let level = row.level.map { " (\(TLSPage.levels[$0]?[language] ?? $0))" } ?? ""
    var lines = ["\(paint.sign(tone)) \(padded(title, titles.map(\.count).max() ?? 0))  \(verdict)\(level)"]
    for (rule, values) in differences(row) {
      let label = TLSPage.rules[rule]?[language] ?? rule
      let list = folded(values, indent: 6, most: 8)
      if let only = list.first, list.count == 1 {
        lines.append("    " + paint.faint(label + ":") + " " + only.drop { $0 == " " })
      } else {
        lines += ["    " + paint.faint(label + ":")] + list
      }
    }
    if row.meets != false, let unknown = row.unknown, !unknown.isEmpty {
      let names = unknown.split(separator: " ").map { TLSPage.rules[String($0)]?[language] ?? String($0) }
      lines.append("    " + paint.faint(say("brakuje danych: ", "facts missing: ") + names.joined(separator: ", ")))
    }
    return lines
  }

  /// What differs, gathered by rule in the order of the row.
  private func differences(_ row: TLSProfile) -> [(rule: String, values: [String])] {
    var found: [(rule: String, values: [String])] = []
    for difference in (row.differences ?? "").split(separator: " ") {
      let parts = difference.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { continue }
      var value = parts[1]
      // A level after a colon is put into words.
      if let colon = value.lastIndex(of: ":"), let words = TLSPage.levels[String(value[value.index(after: colon)...])] {
        value = value[..<colon] + " (\(words[language]))"
      }
      if let place = found.firstIndex(where: { $0.rule == parts[0] }) {
        found[place].values.append(value)
      } else {
        found.append((parts[0], [value]))
      }
    }
    return found
  }

  private static let levels: [String: Phrase] = [
    "good": Phrase(pl: "dobry", en: "good"), "sufficient": Phrase(pl: "wystarczający", en: "sufficient"),
    "phase-out": Phrase(pl: "do wycofania", en: "phase out"),
    "insufficient": Phrase(pl: "niewystarczający", en: "insufficient"),
  ]

  private static let rules: [String: Phrase] = [
    "version": Phrase(pl: "wersje", en: "versions"),
    "missing-version": Phrase(pl: "brakująca wersja", en: "missing version"),
    "required-version": Phrase(pl: "wymagana wersja", en: "required version"),
    "suite": Phrase(pl: "szyfry", en: "cipher suites"), "group": Phrase(pl: "grupy", en: "groups"),
    "dh": Phrase(pl: "grupy DH", en: "DH groups"), "dh-bits": Phrase(pl: "długość DH w bitach", en: "DH size in bits"),
    "signature": Phrase(pl: "podpisy", en: "signatures"),
    "certificate": Phrase(pl: "certyfikat", en: "certificate"),
    "certificate-key": Phrase(pl: "klucz certyfikatu", en: "the certificate's key"),
    "certificate-days": Phrase(pl: "ważność certyfikatu w dniach", en: "the certificate's validity in days"),
    "certificate-digest": Phrase(pl: "skrót podpisu certyfikatu", en: "digest under the certificate"),
    "hsts": Phrase(pl: "czas HSTS w sekundach", en: "age of HSTS in seconds"),
    "compression": Phrase(pl: "kompresja TLS", en: "TLS compression"),
    "secure_renegotiation": Phrase(pl: "bezpieczna renegocjacja", en: "secure renegotiation"),
    "client_renegotiation": Phrase(pl: "renegocjacja na żądanie klienta", en: "client-initiated renegotiation"),
    "extended_master_secret": Phrase(pl: "rozszerzony sekret główny", en: "extended master secret"),
    "early_data": Phrase(pl: "dane 0-RTT", en: "0-RTT data"), "heartbeat": Phrase(pl: "heartbeat", en: "heartbeat"),
  ]
}
