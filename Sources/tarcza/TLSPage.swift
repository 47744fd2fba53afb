import CaseFile
import Catalogue
import Checks
import Model
import Probes
import Ratings

/// One TLS service as a page for the terminal.
struct TLSPage {
  let target: TLSTarget
  let seen: EndpointProbe.Seen
  let time: Duration
  let contents: TLSContents
  let findings: [FindingRecord]
  let catalogue: Catalogue
  let language: Language
  let paint = Paint.results

  var text: String {
    var blocks = [head]
    if let startTLS = contents.startTLS {
      blocks.append(section(say("Prośba o TLS", "Asking for TLS"), talk(startTLS)))
    }
    if let facts = contents.facts {
      blocks.append(section(say("Wersje", "Versions"), versions(facts)))
      blocks.append(section(say("Szyfry", "Cipher suites"), suites(facts)))
      blocks.append(section(say("Uzgadnianie kluczy", "Key exchange"), keyExchange(facts)))
      blocks += certificates(facts)
      blocks.append(section(say("Znane podatności", "Known weaknesses"), weaknesses(facts.endpoint)))
    } else {
      blocks.append(absence)
    }
    if let http = contents.http { blocks.append(section(say("Serwer WWW", "Web server"), web(http))) }
    blocks.append(section(say("Ocena", "Grade"), grade))
    blocks.append(section(say("Profile", "Profiles"), contents.profiles.flatMap(profile)))
    blocks.append(section(say("Ustalenia", "Findings"), failures))
    blocks.append(foot)
    return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private var head: [String] {
    let place = target.address.family == .v6 ? "[\(target.address)]:\(target.port)" : "\(target.address):\(target.port)"
    var line = paint.bold(clean(target.name))
    if target.name != target.address.description { line += "  \(place)" } else { line = paint.bold(place) }
    if let letter = contents.grade?.grade {
      line += "  " + say("ocena ", "grade ") + paint.bold(paint.text(letter, TLSPage.tone(grade: letter)))
    }
    var lines = [line]
    if !target.others.isEmpty {
      let list = target.others.map(\.description).joined(separator: ", ")
      lines.append(
        paint.faint(say("Ta nazwa ma też adresy (niezbadane): ", "Not examined, though of the same name: ") + list))
    }
    return lines
  }

  /// What to say when there is no TLS.
  private var absence: [String] {
    if contents.startTLS != nil { return [] }
    return [
      paint.sign(.unknown) + " "
        + say(
          "Ten port nie odpowiedział w TLS: nikt na nim nie nasłuchuje, milczy albo mówi innym protokołem. Dla protokołów "
            + "takich jak SMTP podaj --starttls.",
          "This port did not answer in TLS: nobody listens, it is silent, or it speaks something else. For protocols such "
            + "as SMTP give --starttls.")
    ]
  }

  private var grade: [String] {
    guard let row = contents.grade else { return [] }
    let caps = (row.caps ?? "").split(separator: " ").map { $0.split(separator: ":").map(String.init) }
    var lines: [String] = []
    if row.grade == nil {
      lines.append(
        paint.sign(.unknown) + " "
          + say("za mało wiadomo, by wystawić ocenę", "too little is known for a grade"))
    } else if caps.isEmpty {
      lines.append(paint.sign(.good) + " " + say("nic nie obniża oceny", "nothing lowers it"))
    }
    for cap in caps where cap.count == 2 {
      let words = GradeCap.all.first { $0.reason == cap[1] }?.text[language] ?? cap[1]
      lines.append(
        paint.text(padded(cap[0], 2), TLSPage.tone(grade: cap[0])) + "  " + say("najwyżej, bo ", "at most: ") + words)
    }
    let unknown = (row.unknown ?? "").split(separator: " ").compactMap { reason in
      GradeCap.all.first { $0.reason == reason }?.text[language]
    }
    if !unknown.isEmpty {
      lines.append(
        paint.sign(.unknown) + " " + say("nie wiadomo: ", "not known: ") + unknown.joined(separator: ", "))
    }
    return lines
  }

  private var failures: [String] {
    let failed = findings.filter { $0.verdict == Verdict.fail.rawValue }
    let sorted = failed.compactMap { finding in Severity(rawValue: finding.severity).map { ($0, finding) } }
      .sorted { $0.0 > $1.0 }
    var seen: Set<String> = []
    let lines = sorted.compactMap { severity, finding -> String? in
      guard seen.insert(finding.checkId).inserted else { return nil }
      let title = catalogue.check(finding.checkId)?.texts[language].title ?? finding.checkId
      let tone: Paint.Tone = severity >= .high ? .bad : severity >= .low ? .fair : .plain
      return paint.text("\(severity.sign) \(padded(severity.title[language], 11))", tone) + "  " + clean(title) + "  "
        + paint.faint(finding.checkId)
    }
    return lines.isEmpty && contents.facts != nil
      ? [paint.sign(.good) + " " + say("żadna kontrola nic nie wykazała", "no check found anything")] : lines
  }

  private var foot: [String] {
    let milliseconds = time.components.seconds * 1000 + time.components.attoseconds / 1_000_000_000_000_000
    let connections = Plural(pl: ("połączenie", "połączenia", "połączeń"), en: ("connection", "connections"))
      .counted(contents.connections, language)
    return [paint.faint("\(connections), \(milliseconds) ms")]
      + seen.obstacles.prefix(8).map {
        paint.sign(.unknown) + " " + clean($0.detail) + " (\(TLSReason.words($0.reason, language)))"
      }
  }
}

extension TLSPage {
  /// A titled part; nothing without lines.
  func section(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : [paint.bold(title)] + lines.map { "  " + $0 }
  }

  /// What peers sent cannot steer the terminal.
  func clean(_ text: String) -> String { Terminal.harmless(text) }

  func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// Words in lines of the terminal's width, at most `most` of them.
  func folded(_ words: [String], indent: Int, most: Int) -> [String] {
    let width = min(Terminal.width, 120) - 4
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = ""
    for word in words.prefix(most).map(clean) {
      if !line.isEmpty, indent + line.count + 2 + word.count > width {
        lines.append(margin + line)
        line = ""
      }
      line += (line.isEmpty ? "" : "  ") + word
    }
    lines.append(margin + line)
    if words.count > most { lines.append(margin + "… +\(words.count - most)") }
    return lines
  }

  static func tone(grade: String) -> Paint.Tone {
    switch grade {
    case "A+", "A": .good
    case "A-", "B": .fair
    default: .bad
    }
  }
}
