import Model
import OpenSSL

/// What a signature says, for people.
struct SignaturePage {
  let examined: DetachedSignature.Examination
  let language: Language

  init(_ examined: DetachedSignature.Examination, _ language: Language) {
    self.examined = examined
    self.language = language
  }

  var text: String { lines.map { $0 + "\n" }.joined() }

  private var lines: [String] {
    guard examined.isIntact else {
      let why = Terminal.harmless(examined.reason ?? "")
      return [say("Podpis NIE jest podpisem tego pliku: \(why).", "The signature is NOT one of this file: \(why).")]
    }
    var lines = [say("Podpis jest podpisem dokładnie tego pliku.", "The signature is one of exactly this file.")]
    lines += signer
    if let claimed = examined.claimedTime {
      let moment = Timestamp(seconds: claimed).iso
      lines.append(
        say("Czas podany przez podpisującego: \(moment).", "Time that the signer claims: \(moment)."))
    }
    lines.append(stamp)
    if !examined.isCAdES {
      lines.append(
        say(
          "Podpis nie wskazuje swojego certyfikatu (nie jest CAdES-BES).",
          "The signature does not name its certificate (it is no CAdES-BES)."))
    }
    return lines
  }

  private var signer: [String] {
    guard let certificate = examined.certificate else {
      return [say("Podpis nie zawiera certyfikatu podpisującego.", "The signature does not carry its certificate.")]
    }
    let (subject, issuer) = (Terminal.harmless(certificate.subject), Terminal.harmless(certificate.issuer))
    var lines = [
      say("Podpisał: \(subject)", "Signed by: \(subject)"), say("Wystawca: \(issuer)", "Issuer: \(issuer)"),
    ]
    switch examined.trust {
    case .trusted: lines.append(say("Wystawca jest zaufany.", "The issuer is trusted."))
    case let trust:
      let why = Terminal.harmless(trust?.reason ?? "–")
      lines.append(
        say(
          "Wystawca NIE jest zaufany na tym komputerze (\(why)). Własne urzędy podaj w --authorities.",
          "The issuer is NOT trusted on this machine (\(why)). Name further authorities in --authorities."))
    }
    return lines
  }

  private var stamp: String {
    guard let stamp = examined.stamp else { return say("Bez znacznika czasu.", "No time stamp.") }
    let moment = Timestamp(seconds: stamp.time).iso
    guard stamp.isIntact else {
      return say("Znacznik czasu NIE dotyczy tego podpisu.", "The time stamp is NOT one of this signature.")
    }
    return stamp.isTrusted
      ? say("Znacznik czasu: \(moment), urząd zaufany.", "Time stamp: \(moment), its authority is trusted.")
      : say(
        "Znacznik czasu: \(moment), ale jego urząd NIE jest zaufany na tym komputerze.",
        "Time stamp: \(moment), but its authority is NOT trusted on this machine.")
  }
}
