import CaseFile
import Model
import Ratings

/// The parts of the page about what is around TLS: the talk before it, the certificates, the web server.
extension TLSPage {
  func talk(_ row: StartTLS) -> [String] {
    var lines: [String] = []
    if let banner = row.banner { lines.append(paint.faint(clean(banner))) }
    lines.append(
      flag(
        row.offered, true, say("proponuje TLS (\(row.protocolName))", "offers TLS (\(row.protocolName))"),
        say("nie proponuje TLS (\(row.protocolName))", "does not offer TLS (\(row.protocolName))")))
    if row.accepted == false {
      lines.append(paint.sign(.bad) + " " + say("odmawia: ", "refuses: ") + clean(row.refusal ?? ""))
    }
    if row.offered == true, row.works != true {
      lines.append(flag(row.works, true, "", say("TLS nie działa", "TLS does not work")))
    }
    if let plain = row.plainLogin {
      let methods = row.plainMethods.map { $0.isEmpty ? "" : " (\(clean($0)))" } ?? ""
      lines.append(
        flag(
          plain, false, say("przed TLS przyjmuje hasła jawnie", "takes readable passwords before TLS") + methods,
          say("przed TLS nie przyjmuje haseł", "takes no passwords before TLS")))
    }
    if let injection = row.injection {
      lines.append(
        flag(
          injection, false,
          say("wykonuje polecenia wstrzyknięte przed TLS", "executes commands injected before TLS"),
          say("nie wykonuje poleceń wstrzykniętych przed TLS", "executes no commands injected before TLS")))
    }
    return lines
  }

  func certificates(_ facts: EndpointFacts) -> [[String]] {
    Dictionary(grouping: facts.certificates, by: \.chain).sorted { $0.key < $1.key }.compactMap { number, chain in
      guard let leaf = chain.first(where: { $0.position == 0 }) else { return nil }
      let title = number == 0 ? say("Certyfikat", "Certificate") : say("Drugi certyfikat", "Second certificate")
      return section(title, certificate(leaf) + chain.filter { $0.position > 0 }.map(above))
    }
  }

  private func certificate(_ leaf: TLSCertificate) -> [String] {
    var lines = [paint.bold(clean(leaf.subject ?? ""))]
    let names = (leaf.names ?? "").split(separator: ",").map(String.init)
    if !names.isEmpty { lines += folded(names, indent: 0, most: 12) }
    lines.append(key(leaf))
    lines.append(validity(leaf))
    if let trusted = leaf.trusted {
      let by = leaf.trustedBy == "office" ? say(" (urząd certyfikacji urzędu)", " (the office's own authority)") : ""
      lines.append(
        flag(
          trusted, true, say("zaufany", "trusted") + by,
          say("niezaufany: ", "not trusted: ") + clean(leaf.trustReason ?? ""), else: .bad))
    }
    if let matches = leaf.nameMatches {
      lines.append(
        flag(
          matches, true, say("wystawiony na tę nazwę", "made out to this name"),
          say("wystawiony na inną nazwę", "made out to another name"), else: .bad))
    }
    if let weakness = leaf.keyWeakness, !weakness.isEmpty {
      lines.append(
        paint.sign(.bad) + " " + say("klucz da się obliczyć: ", "the key can be computed: ") + clean(weakness))
    }
    if leaf.chainOrdered == false || (leaf.chainExtra ?? 0) > 0 {
      lines.append(paint.sign(.fair) + " " + say("łańcuch nieuporządkowany", "the chain is not in order"))
    }
    if let staple = leaf.staple, staple != "none" { lines.append(paint.faint("OCSP: \(clean(staple))")) }
    if let wish = contents.facts?.endpoint.clientCertificate, wish != "none", leaf.chain == 0 {
      lines.append(
        paint.sign(.plain) + " "
          + (wish == "required"
            ? say("wymaga certyfikatu klienta", "requires a client certificate")
            : say("przyjmuje certyfikat klienta", "takes a client certificate")))
    }
    lines.append(paint.faint("SHA-256 \(leaf.sha256 ?? "")"))
    return lines
  }

  private func key(_ row: TLSCertificate) -> String {
    let curve = row.keyCurve.map { $0.isEmpty ? "" : " \($0)" } ?? ""
    let size = row.keyBits.map { curve.isEmpty ? " \($0)" : "" } ?? ""
    let weak = row.keyType == "RSA" && (row.keyBits ?? .max) < 2048
    let digest = row.signatureDigest ?? "?"
    let isOld = ["MD5", "SHA1", "MD2", "MD4"].contains(digest)
    return paint.sign(weak || isOld ? .bad : .good) + " " + clean((row.keyType ?? "?") + curve + size)
      + say(", podpis ", ", signed with ") + clean(digest)
  }

  private func validity(_ row: TLSCertificate) -> String {
    let days = row.daysLeft ?? 0
    let tone: Paint.Tone =
      row.daysLeft == nil ? .unknown : days < 0 || (row.daysUntilValid ?? 0) > 0 ? .bad : days < 30 ? .fair : .good
    let noun = Plural(pl: ("dzień", "dni", "dni"), en: ("day", "days"))
    let left =
      days < 0
      ? say("wygasł", "expired") : say("jeszcze ", "") + noun.counted(days, language) + say("", " left")
    let span = [row.notBefore, row.notAfter].map { String(($0 ?? "?").prefix(10)) }.joined(separator: " – ")
    return paint.sign(tone) + " " + span + " (\(left))"
  }

  private func above(_ row: TLSCertificate) -> String {
    let tone: Paint.Tone = row.inPath == false ? .fair : (row.daysLeft ?? 0) < 0 ? .bad : .plain
    let key = (row.keyType ?? "?") + (row.keyBits.map { " \($0)" } ?? "")
    return paint.sign(tone) + " ↑ " + clean(row.subject ?? "")
      + paint.faint("  \(clean(key)), \(clean(row.signatureDigest ?? "?"))")
  }

  func web(_ row: HTTPEndpoint) -> [String] {
    guard let status = row.status else {
      return [paint.sign(.unknown) + " " + say("nie odpowiedział: ", "no answer: ") + (row.reason ?? "")]
    }
    var lines = ["HTTP \(status)" + (row.title.map { $0.isEmpty ? "" : "  " + clean($0) } ?? "")]
    if let place = row.redirect, !place.isEmpty { lines.append("→ " + clean(place)) }
    if row.tls {
      let age = row.hstsMaxAge.map { " (\($0 / 86_400) d)" } ?? ""
      lines.append(flag(row.hsts, true, "HSTS" + age, say("brak HSTS", "no HSTS")))
    }
    if let redirects = row.plainRedirects, let port = row.plainPort {
      lines.append(
        flag(
          redirects, true, say("port \(port) kieruje na https", "port \(port) redirects to https"),
          say("port \(port) nie kieruje na https", "port \(port) does not redirect to https")))
    }
    if let faults = row.cspFaults {
      lines.append(flag(faults.isEmpty, true, "Content-Security-Policy", "Content-Security-Policy: \(clean(faults))"))
    }
    lines.append(
      flag(
        row.framingForbidden, true, say("zakaz ramek", "framing forbidden"), say("bez zakazu ramek", "framing allowed"))
    )
    lines.append(
      flag(
        row.xContentTypeOptions.map { $0.lowercased() == "nosniff" }, true, "X-Content-Type-Options",
        say("brak X-Content-Type-Options", "no X-Content-Type-Options")))
    if let faults = row.cookieFaults, !faults.isEmpty {
      lines.append(paint.sign(.fair) + " " + say("ciasteczka: ", "cookies: ") + clean(faults))
    }
    if let server = row.server, !server.isEmpty {
      lines.append(paint.sign(row.serverVersion == true ? .fair : .plain) + " Server: " + clean(server))
    }
    return lines
  }

  /// A line with a sign: good when the flag is as wanted.
  private func flag(
    _ value: Bool?, _ wanted: Bool, _ yes: String, _ no: String, else tone: Paint.Tone = .fair
  ) -> String {
    guard let value else { return paint.sign(.unknown) + " " + yes + say(": nie wiadomo", ": not known") }
    return paint.sign(value == wanted ? .good : tone) + " " + (value ? yes : no)
  }
}
