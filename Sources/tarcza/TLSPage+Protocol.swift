import CaseFile
import Model
import Ratings

/// The parts of the page about TLS itself.
extension TLSPage {
  func versions(_ facts: EndpointFacts) -> [String] {
    let rows: [(String, Bool?, Bool)] = [
      ("SSLv2", facts.endpoint.sslv2, false), ("SSLv3", facts.endpoint.sslv3, false),
      ("TLS 1.0", facts.endpoint.tls10, false), ("TLS 1.1", facts.endpoint.tls11, false),
      ("TLS 1.2", facts.endpoint.tls12, true), ("TLS 1.3", facts.endpoint.tls13, true),
    ]
    return rows.map { name, accepted, isGood in
      let tone: Paint.Tone =
        switch accepted {
        case nil: .unknown
        case .some(true): isGood ? .good : .bad
        // Only its absence is to be regretted.
        case .some(false): isGood ? (name == "TLS 1.3" ? .fair : .plain) : .good
        }
      let words =
        switch accepted {
        case nil: say("bez jednoznacznej odpowiedzi", "no clear answer")
        case .some(true): say("przyjmuje", "accepted")
        case .some(false): say("odrzuca", "refused")
        }
      return "\(paint.sign(tone)) \(padded(name, 8))  \(words)"
    }
  }

  func suites(_ facts: EndpointFacts) -> [String] {
    guard !facts.suites.isEmpty else {
      return facts.endpoint.cipher.map { [say("uzgodniony: ", "agreed on: ") + clean($0)] } ?? []
    }
    let order = ["TLSv1.3", "TLSv1.2", "TLSv1.1", "TLSv1.0", "SSLv3", "SSLv2"]
    return order.flatMap { version -> [String] in
      let suites = facts.suites.filter { $0.version == version }
      guard !suites.isEmpty else { return [] }
      let row = contents.versions.first { $0.version == version }
      return [head(version, row)] + suites.sorted { ($0.position ?? .max) < ($1.position ?? .max) }.map(line)
    }
  }

  private func head(_ version: String, _ row: TLSVersion?) -> String {
    let whose =
      switch row?.preference {
      case "server": say(", kolejność serwera", ", the server's order")
      case "client": say(", kolejność klienta", ", the client's order")
      default: ""
      }
    let partial = row?.complete == false ? say(", lista niepełna", ", list incomplete") : ""
    return version + paint.faint(whose + partial)
  }

  private func line(_ suite: TLSSuite) -> String {
    let tone: Paint.Tone =
      switch suite.kind {
      case "aead": .good
      case "static", "ccm8", "cbc-sha1", "cbc-sha2": .fair
      case nil: .plain
      default: .bad
      }
    let bits = suite.bits.map { "\($0)" } ?? ""
    let group = suite.exchangedGroup.map { " \($0)" } ?? ""
    let dh = suite.dhBits.map { " \($0)" } ?? ""
    return "  \(paint.sign(tone)) \(padded(clean(suite.suite), 46)) " + paint.faint("\(bits)\(group)\(dh)")
  }

  func keyExchange(_ facts: EndpointFacts) -> [String] {
    let endpoint = facts.endpoint
    var lines: [String] = []
    if let groups = endpoint.groups, !groups.isEmpty {
      lines.append(say("grupy: ", "groups: ") + clean(groups.split(separator: ",").joined(separator: ", ")))
    }
    if let quantum = endpoint.postQuantum {
      lines.append(
        paint.sign(quantum ? .good : .plain) + " "
          + (quantum
            ? say("grupa postkwantowa (ML-KEM)", "a post-quantum group (ML-KEM)")
            : say("bez grupy postkwantowej", "no post-quantum group")))
    }
    if let bits = endpoint.dhBits {
      lines.append(
        paint.sign(bits < 1024 ? .bad : bits < 2048 ? .fair : .plain) + " DH \(bits) "
          + clean(endpoint.dhPrime.map { "(\($0))" } ?? ""))
    }
    let features: [(Bool?, Bool, String)] = [
      (endpoint.secureRenegotiation, true, say("bezpieczna renegocjacja", "secure renegotiation")),
      (endpoint.extendedMasterSecret, true, say("rozszerzony sekret główny", "extended master secret")),
      (endpoint.fallbackScsv, true, say("ochrona przed cofaniem wersji (SCSV)", "fallback protection (SCSV)")),
      (endpoint.compression, false, say("kompresja TLS", "TLS compression")),
      (endpoint.clientRenegotiation, false, say("renegocjacja na żądanie klienta", "client-initiated renegotiation")),
      (endpoint.earlyData, false, say("dane 0-RTT", "0-RTT data")),
      (endpoint.signatureSha1, false, say("podpisy SHA-1", "SHA-1 signatures")),
    ]
    for (value, wanted, name) in features {
      guard let value else { continue }
      let words = value ? say("tak", "yes") : say("nie", "no")
      lines.append("\(paint.sign(value == wanted ? .good : .fair)) \(name): \(words)")
    }
    return lines
  }

  func weaknesses(_ endpoint: TLSEndpoint) -> [String] {
    let all: [(String, Bool?, String?)] = [
      ("Heartbleed", endpoint.heartbleed, endpoint.heartbleedReason),
      ("CCS injection", endpoint.earlyCcs, endpoint.earlyCcsReason),
      ("Ticketbleed", endpoint.ticketbleed, endpoint.ticketbleedReason),
      ("ROBOT", endpoint.robot, endpoint.robotReason), ("POODLE (SSLv3)", endpoint.poodleSslv3, nil),
      ("POODLE (TLS)", endpoint.poodleTls, endpoint.poodleTlsReason), ("DROWN", endpoint.drown, nil),
      ("FREAK", endpoint.freak, nil), ("Logjam", endpoint.logjam, nil), ("SWEET32", endpoint.sweet32, nil),
      ("RC4", endpoint.rc4, nil), ("CRIME", endpoint.crime, nil), ("BEAST", endpoint.beast, nil),
      (say("niebezpieczna renegocjacja", "insecure renegotiation"), endpoint.insecureRenegotiation, nil),
    ]
    let found = all.filter { $0.1 == true }
    let unknown = all.filter { $0.1 == nil }
    let excluded = all.filter { $0.1 == false }.map(\.0)
    var lines = found.map { name, _, reason in
      "\(paint.sign(.bad)) \(paint.text(name, .bad))" + (reason.map { paint.faint(" (\(clean(words($0))))") } ?? "")
    }
    if endpoint.lucky13 == true {
      lines.append("\(paint.sign(.plain)) LUCKY13" + paint.faint(say(": tylko możliwe (CBC)", ": possible only (CBC)")))
    }
    if !excluded.isEmpty {
      lines.append("\(paint.sign(.good)) " + say("wykluczone: ", "ruled out: ") + excluded.joined(separator: ", "))
    }
    if !unknown.isEmpty, unknown.count < all.count {
      lines.append(
        "\(paint.sign(.unknown)) " + say("nie wiadomo: ", "not known: ")
          + unknown.map { name, _, reason in name + (reason.map { " (\(clean(words($0))))" } ?? "") }.joined(
            separator: ", "))
    }
    return lines
  }

  private func words(_ reason: String) -> String { TLSReason.words(reason, language) }
}
