import Model

/// The self-assessment sheet: each requirement, where it stands, and what scan and survey say of it.
struct RequirementsChapter {
  let report: Report
  let say: Voice

  static func title(_ say: Voice) -> String {
    say(pl: "Arkusz samooceny KRI/uKSC", en: "KRI/uKSC self-assessment sheet")
  }

  private var pieces: Pieces { Pieces(say: say) }

  var html: HTML {
    section(.id("requirements"), HTML.Attribute("aria-labelledby", "requirements-title")) {
      h2(.id("requirements-title")) { RequirementsChapter.title(say) }
      p(.class("lead")) {
        say(
          pl:
            "Arkusz pokazuje, skąd pochodzi każda odpowiedź: ze skanu czy z oświadczenia urzędu w ankiecie. Wymagań o "
            + "zasadach i procedurach skan nigdy nie zalicza, a tego, czego nie sprawdzono, nie uznaje się za spełnione.",
          en:
            "The sheet shows where each answer comes from: the scan, or the office's statement in the survey. A scan "
            + "never meets a requirement about rules and procedures, and what was not examined never counts as met.")
      }
      if report.requirements.isEmpty {
        p(.class("empty")) { say(pl: "Katalog nie zawiera wymagań.", en: "The catalogue holds no requirements.") }
      } else {
        identification
        overview
        table
        p(.class("small")) {
          say(
            pl:
              "To arkusz samooceny, a nie formularz diagnozy z dokumentów konkursu. Nie jest certyfikatem zgodności, "
              + "audytem ani diagnozą w rozumieniu przepisów. Jego układ jest własny.",
            en:
              "This is a self-assessment sheet, not the form of a call's documents. It is no certificate of conformity, "
              + "no audit and no diagnosis in the sense of the law. Its layout is our own.")
        }
      }
    }
  }

  /// Who is assessed.
  private var identification: HTML {
    let none = say(pl: "nie podano", en: "not given")
    let facts: [(String, String)] = [
      (say(pl: "Jednostka", en: "Entity"), report.office.name ?? none), ("TERYT", report.office.teryt ?? none),
      (say(pl: "Adres", en: "Address"), report.office.address ?? none),
      (
        say(pl: "Pracownicy", en: "Employees"),
        report.office.employees.map { $0.grouped(say.language) } ?? none
      ),
      (say(pl: "Osoba do kontaktu", en: "Contact"), report.office.contact ?? none),
      (say(pl: "Stan prawny na", en: "Law as of"), report.date.map(say.day) ?? none),
    ]
    return dl(.class("facts")) {
      for (name, value) in facts {
        div {
          dt { name }
          dd { value }
        }
      }
    }
  }

  private var areas: [RequirementTiles.Area] {
    var areas: [RequirementTiles.Area] = []
    for answer in sorted {
      let name = heading(of: answer)
      if areas.last?.name != name { areas.append(RequirementTiles.Area(name: name, answers: [])) }
      areas[areas.count - 1].answers.append(answer)
    }
    return areas
  }

  private func heading(of answer: Report.RequirementAnswer) -> String {
    answer.part + (answer.unitName.map { ": \($0)" } ?? "")
  }

  /// The areas as tiles, and their numbers.
  private var overview: HTML {
    let areas = areas
    return .sequence([
      h3 { say(pl: "Obszary wymagań", en: "Areas of requirements") },
      RequirementTiles(areas: areas, say: say).html,
      Table(
        caption: say(pl: "Liczba wymagań według stanu", en: "Requirements by status"), captionIsHidden: true,
        heads: [(say(pl: "Obszar", en: "Area"), .text)]
          + RequirementTiles.order.map { (title: say.status($0), kind: Table.Kind.number) },
        rows: areas.map { area in
          tr {
            rowHead { area.name }
            for status in RequirementTiles.order { number { say.number(area.count(status)) } }
          }
        }
      ).html,
      h3 { say(pl: "Wymagania i źródła odpowiedzi", en: "Requirements and where the answers come from") },
    ])
  }

  private var table: HTML {
    Table(
      caption: say(
        pl: "Wynik: bez zastrzeżeń / ustalenia / nie rozstrzygnięto. Przepis w nawiasie obowiązywał w dniu naboru.",
        en: "Result: passed / failed / undecided. A point in brackets was in force when the call opened."),
      heads: [
        (say(pl: "Przepis", en: "Point"), .text), (say(pl: "Wymaganie", en: "Requirement"), .text),
        (say(pl: "Wynik", en: "Result"), .number), (say(pl: "Stan", en: "Status"), .text),
        (say(pl: "Podstawa oceny", en: "Rests on"), .text),
      ], rows: rows
    ).html
  }

  private var rows: [HTML] {
    var rows: [HTML] = []
    var heading = ""
    for answer in sorted {
      let next = self.heading(of: answer)
      if next != heading {
        heading = next
        rows.append(
          element("tr", [.class("group")]) {
            element("th", [HTML.Attribute("scope", "rowgroup"), HTML.Attribute("colspan", "5")]) { heading }
          })
      }
      rows.append(row(answer))
    }
    return rows
  }

  /// In the sheet's order, but all points of a unit together.
  private var sorted: [Report.RequirementAnswer] {
    var parts: [String] = []
    var units: [String: [String]] = [:]
    for answer in report.requirements {
      if !parts.contains(answer.part) { parts.append(answer.part) }
      let unit = answer.unitId ?? ""
      if units[answer.part]?.contains(unit) != true { units[answer.part, default: []].append(unit) }
    }
    return parts.flatMap { part in
      (units[part] ?? []).flatMap { unit in
        report.requirements.filter { $0.part == part && ($0.unitId ?? "") == unit }
      }
    }
  }

  private func row(_ answer: Report.RequirementAnswer) -> HTML {
    tr {
      td(.class("no")) {
        answer.unit ?? ""
        if let then = answer.programmeUnit { element("small") { "(\(then))" } }
        if answer.unit == nil, answer.programmeUnit == nil { answer.id }
      }
      rowHead {
        answer.title
        element("small") {
          witnesses(answer)
          if let due = answer.due { say(pl: ", termin: \(say.day(due))", en: ", due: \(say.day(due))") }
        }
        if let mark = answer.mark ?? (answer.unit == nil ? answer.programmeMark : nil) {
          element("small") { pieces.mark(mark) }
        }
      }
      number {
        answer.passed + answer.failed + answer.notVerified == 0
          ? "–" : "\(answer.passed) / \(answer.failed) / \(answer.notVerified)"
      }
      td { pieces.chip(answer.status) }
      td(.class("basis")) {
        answer.basis
        for voice in answer.answers.prefix(4) { element("small") { words(voice) } }
        if answer.answers.count > 4 {
          element("small") {
            say(
              pl: "i \(answer.answers.count - 4) dalszych odpowiedzi",
              en: "and \(answer.answers.count - 4) more answers")
          }
        }
        pieces.findings(Array(answer.findings.prefix(6)))
        if answer.findings.count > 6 { "…" }
      }
    }
  }

  private func witnesses(_ answer: Report.RequirementAnswer) -> String {
    switch (answer.answeredBy.contains("scan"), answer.answeredBy.contains("survey")) {
    case (true, true): say(pl: "odpowiada skan i ankieta", en: "answered by scan and survey")
    case (true, false): say(pl: "odpowiada skan", en: "answered by the scan")
    default: say(pl: "odpowiada ankieta", en: "answered by the survey")
    }
  }

  private func words(_ voice: Report.SurveyVoice) -> String {
    let source = [
      voice.unitName, voice.by, voice.on.map(say.day),
      voice.evidence.map { say(pl: "dowód: \($0)", en: "evidence: \($0)") },
    ].compactMap(\.self)
    let said = "\(voice.question) – \(voice.answer)"
    return source.isEmpty ? said : "\(said) (\(source.joined(separator: ", ")))"
  }
}
