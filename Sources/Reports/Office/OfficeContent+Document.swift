import Funding
import Model

extension OfficeContent {
  /// Summary and plan, to be edited and signed.
  var document: TextDocument {
    TextDocument(
      title: title, language: say.language, header: "\(title) · \(marking)", footer: "\(office) · \(edition)",
      blocks: cover + summary + plan + closing)
  }

  private var cover: [TextDocument.Block] {
    [.title(title), .subtitle("\(office) · \(edition) · \(marking)")]
      + [
        .table(
          TextDocument.Table(
            caption: say(pl: "Dane raportu", en: "About the report"),
            heads: [say(pl: "Pole", en: "Field"), say(pl: "Wartość", en: "Value")], widths: [35, 65],
            rows: facts.map { [$0.name, $0.value] }))
      ] + cautions.map { .note($0) }
  }

  private var summary: [TextDocument.Block] {
    var blocks: [TextDocument.Block] = [
      .heading(1, say(pl: "Podsumowanie", en: "Summary")), .paragraph(verdict),
    ]
    if !letters.isEmpty {
      blocks.append(
        .table(
          TextDocument.Table(
            caption: say(pl: "Ocena, A jest najlepsza", en: "The letter, A is best"),
            heads: [say(pl: "Kiedy", en: "When"), say(pl: "Ocena", en: "Letter")], widths: [70, 30],
            rows: letters.map { [$0.stage, $0.grade.rawValue] })))
    }
    if !risks.isEmpty {
      let hasCost = risks.contains { !$0.cost.isEmpty }
      let heads = [
        say(pl: "Ryzyko", en: "Risk"), say(pl: "Co zrobić", en: "What to do"), say(pl: "Koszt", en: "Cost"),
      ]
      blocks += [
        .heading(2, say(pl: "Największe ryzyka", en: "The largest risks")),
        .table(
          TextDocument.Table(
            caption: say(pl: "Ryzyka i środki zaradcze", en: "Risks and remedies"),
            heads: hasCost ? heads : Array(heads.prefix(2)), widths: hasCost ? [50, 32, 18] : [60, 40], numbers: [2],
            rows: risks.map { hasCost ? [$0.title, $0.remedy, $0.cost] : [$0.title, $0.remedy] })),
      ]
    }
    if !decisions.isEmpty {
      blocks.append(.heading(2, say(pl: "Decyzje do podjęcia", en: "Decisions to take")))
      blocks += decisions.map { .bullet($0) }
    }
    return blocks
  }

  private var plan: [TextDocument.Block] {
    var blocks: [TextDocument.Block] = [
      .heading(1, say(pl: "Plan", en: "Plan")), .paragraph(headline),
      .heading(2, say(pl: "Działania bez kosztu", en: "Work without cost")),
    ]
    if let work, !work.isEmpty {
      blocks.append(
        .table(
          TextDocument.Table(
            caption: workInWords,
            heads: [
              say(pl: "Nr", en: "No."), say(pl: "Działanie", en: "Work"), say(pl: "Kto", en: "Who"),
              say(pl: "Godziny", en: "Hours"),
            ], widths: [10, 52, 25, 13], numbers: [3],
            rows: work.map { [$0.number, $0.title, $0.who, say.number($0.hours)] })))
    } else {
      blocks.append(
        .paragraph(
          work == nil
            ? workInWords
            : say(pl: "Nie ma działań bez kosztu do wykonania.", en: "There is no work without cost to do.")))
    }
    blocks.append(.heading(2, say(pl: "Zakupy", en: "Purchases")))
    blocks.append(
      lines.isEmpty
        ? .paragraph(say(pl: "Plan nie zawiera zakupów.", en: "The plan holds no purchases.")) : .table(purchases))
    if !lines.isEmpty { blocks.append(.table(money)) }
    if !assumptions.isEmpty {
      blocks.append(.heading(3, say(pl: "Założenia", en: "Assumptions")))
      blocks += assumptions.map { .bullet($0) }
    }
    if !refused.isEmpty {
      blocks += [
        .heading(2, say(pl: "Czego nie ma w planie i dlaczego", en: "What is not in the plan, and why")),
        .table(
          TextDocument.Table(
            caption: say(pl: "Pozycje katalogu poza planem", en: "Items of the catalogue left out"),
            heads: [
              say(pl: "Poz.", en: "Item"), say(pl: "Przedmiot", en: "What"), say(pl: "Wartość", en: "Value"),
              say(pl: "Powód", en: "Why not"),
            ], widths: [10, 40, 17, 33], numbers: [2],
            rows: refused.map { [$0.number, $0.title, say.money($0.total), $0.reason] })),
      ]
    }
    return blocks
  }

  private var purchases: TextDocument.Table {
    TextDocument.Table(
      caption: say(
        pl: "Pozycje planu w kolejności opłacalności, kwoty brutto", en: "Items in the order in which they pay, gross"),
      heads: [
        say(pl: "Poz.", en: "Item"), say(pl: "Przedmiot i cel", en: "What and what for"),
        say(pl: "Ilość", en: "Quantity"), say(pl: "Cena jedn.", en: "Price of one"), say(pl: "Wartość", en: "Value"),
      ], widths: [9, 45, 14, 16, 16], numbers: [2, 3, 4],
      rows: lines.map { line in
        let details = ([line.purpose] + line.remarks).filter { !$0.isEmpty }.joined(separator: "; ")
        return [
          line.number, details.isEmpty ? line.title : "\(line.title) (\(details))", line.quantity,
          say.money(line.price), say.money(line.total),
        ]
      } + [["", say(pl: "Razem brutto", en: "Total, gross"), "", "", say.money(budget.total)]], hasSum: true)
  }

  private var money: TextDocument.Table {
    let limits: [(String, Money?)] = [
      (say(pl: "Wartość netto", en: "Value, net"), budget.net), (say(pl: "Grant", en: "Grant"), budget.grant),
      (say(pl: "Wkład własny", en: "Own contribution"), budget.own),
      (say(pl: "Najmniejszy grant w programie", en: "Smallest grant of the programme"), budget.minimum),
      (say(pl: "Największy grant w programie", en: "Largest grant of the programme"), budget.maximum),
      (say(pl: "Limit powiatu", en: "County's own limit"), budget.countyLimit),
    ]
    return TextDocument.Table(
      caption: say(pl: "Budżet", en: "Budget"),
      heads: [say(pl: "Kwota", en: "Amount"), say(pl: "Wartość", en: "Value")], widths: [65, 35], numbers: [1],
      rows: limits.compactMap { name, amount in amount.map { [name, say.money($0)] } })
  }

  private var closing: [TextDocument.Block] {
    [
      .heading(1, say(pl: "Podpisy", en: "Signatures")),
      .blanks([
        say(pl: "Sporządził (data, podpis)", en: "Prepared by (date, signature)"),
        say(
          pl: "Starosta (data, podpis kwalifikowany lub zaufany)", en: "Head of the office (date, qualified signature)"),
      ]),
      .heading(2, say(pl: "Osoba, która wykonuje diagnozę", en: "The person who makes the diagnosis")),
      .paragraph(
        say(
          pl: "Raport wspiera diagnozę cyberbezpieczeństwa i jej nie zastępuje. Pola wypełnia osoba z certyfikatem.",
          en: "The report supports the cybersecurity diagnosis and does not replace it. A certified person fills in "
            + "the fields.")),
      .blanks([
        say(pl: "Imię i nazwisko", en: "Name"), say(pl: "Certyfikat i jego numer", en: "Certificate and its number"),
        say(pl: "Ważny do", en: "Valid until"), say(pl: "Data i podpis", en: "Date and signature"),
      ]),
    ] + (digest.isEmpty ? [] : [.paragraph(digest)])
  }
}
