import Model

/// Each requirement of law, where it stands today, and what the scan can say of it.
struct RequirementsChapter {
  let report: Report
  let say: Voice

  static func title(_ say: Voice) -> String { say(pl: "Wymagania KRI i uKSC", en: "Requirements of KRI and uKSC") }

  private var pieces: Pieces { Pieces(say: say) }

  var html: HTML {
    section(.id("requirements"), HTML.Attribute("aria-labelledby", "requirements-title")) {
      h2(.id("requirements-title")) { RequirementsChapter.title(say) }
      p(.class("lead")) {
        say(
          pl:
            "Arkusz samooceny pokazuje, skąd pochodzi każda odpowiedź. Wymagań o zasadach i procedurach skan nigdy nie "
            + "zalicza, a tego, czego nie sprawdzono, nie uznaje się za spełnione.",
          en:
            "The self-assessment sheet shows where each answer comes from. A scan never meets a requirement about rules "
            + "and procedures, and what was not examined never counts as met.")
      }
      if report.requirements.isEmpty {
        p(.class("empty")) { say(pl: "Katalog nie zawiera wymagań.", en: "The catalogue holds no requirements.") }
      } else {
        table
        p(.class("small")) {
          say(
            pl: "Arkusz nie jest certyfikatem zgodności, audytem ani diagnozą w rozumieniu przepisów.",
            en: "The sheet is no certificate of conformity, no audit and no diagnosis in the sense of the law.")
        }
      }
    }
  }

  private var table: HTML {
    let day =
      report.date.map { say(pl: "Stan prawny na \(say.day($0))", en: "Law as of \(say.day($0))") }
      ?? say(pl: "Dnia badania nie zapisano", en: "The day was not recorded")
    return Table(
      caption: say(
        pl: "\(day). Skan: bez zastrzeżeń / ustalenia / nie sprawdzono",
        en: "\(day). Scan: passed / failed / not verified"),
      heads: [
        (say(pl: "Przepis", en: "Point"), .text), (say(pl: "Wymaganie", en: "Requirement"), .text),
        (say(pl: "Skan", en: "Scan"), .number), (say(pl: "Stan", en: "Status"), .text),
        (say(pl: "Podstawa oceny", en: "Rests on"), .text),
      ], rows: rows
    ).html
  }

  private var rows: [HTML] {
    var rows: [HTML] = []
    var framework = ""
    for answer in report.requirements {
      if answer.framework != framework {
        framework = answer.framework
        rows.append(
          element("tr", [.class("group")]) {
            element("th", [HTML.Attribute("scope", "rowgroup"), HTML.Attribute("colspan", "5")]) {
              answer.frameworkTitle
            }
          })
      }
      rows.append(row(answer))
    }
    return rows
  }

  private func row(_ answer: Report.RequirementAnswer) -> HTML {
    tr {
      td(.class("no")) { answer.unit ?? answer.id }
      rowHead {
        answer.title
        if let mark = answer.mark { element("small") { pieces.mark(mark) } }
      }
      number {
        answer.passed + answer.failed + answer.notVerified == 0
          ? "–" : "\(answer.passed) / \(answer.failed) / \(answer.notVerified)"
      }
      td { pieces.chip(answer.status) }
      td(.class("basis")) {
        answer.basis
        pieces.findings(Array(answer.findings.prefix(6)))
        if answer.findings.count > 6 { "…" }
      }
    }
  }
}
