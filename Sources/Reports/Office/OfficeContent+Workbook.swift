import Funding
import Model

extension OfficeContent {
  /// Plan, work without cost, findings, schedule and acceptance, dictionary.
  var workbook: Workbook {
    Workbook(
      title: title, company: office, marking: "\(marking) · \(edition)", language: say.language,
      sheets: [planSheet, workSheet, findingsSheet, scheduleSheet, dictionarySheet])
  }

  private var head: [String] { ["\(office) · \(edition) · \(marking)"] + cautions.prefix(1) }

  // The columns that the formulas name.
  private static let (area, count, price, rate, gross, net) = (2, 3, 5, 6, 7, 8)

  private var planSheet: Sheet {
    var sheet = Sheet(
      name: say(pl: "Plan", en: "Plan"), title: say(pl: "Plan zakupów", en: "Plan of purchases"),
      notes: head + [headline],
      columns: [
        Sheet.Column(title: say(pl: "Poz.", en: "Item"), width: 8),
        Sheet.Column(title: say(pl: "Przedmiot", en: "What"), width: 44),
        Sheet.Column(title: say(pl: "Obszar", en: "Area"), width: 22),
        Sheet.Column(title: say(pl: "Liczba", en: "Number"), width: 9, kind: .number),
        Sheet.Column(title: say(pl: "Ilość słownie", en: "Quantity"), width: 18),
        Sheet.Column(title: say(pl: "Cena brutto", en: "Price, gross"), width: 16, kind: .money),
        Sheet.Column(title: "VAT", width: 8, kind: .vat),
        Sheet.Column(title: say(pl: "Wartość brutto", en: "Value, gross"), width: 17, kind: .money),
        Sheet.Column(title: say(pl: "Wartość netto", en: "Value, net"), width: 17, kind: .money),
        Sheet.Column(title: say(pl: "Mniej ryzyka", en: "Risk removed"), width: 10, kind: .share),
        Sheet.Column(title: say(pl: "Cel", en: "Purpose"), width: 34),
        Sheet.Column(title: say(pl: "Funkcja i parametry minimalne", en: "Function and lowest parameters"), width: 40),
        Sheet.Column(title: say(pl: "Uwagi", en: "Remarks"), width: 34),
      ], rows: [])
    let first = sheet.headRow + 1
    sheet.rows = lines.enumerated().map { index, line in
      let row = first + index
      let cell = { (column: Int) in Sheet.cell(column, row) }
      return [
        .text(line.number), .text(line.title), .text(line.area), .number(line.count), .text(line.quantity),
        .money(line.price), .rate(line.vat),
        .amount("=\(cell(OfficeContent.count))*\(cell(OfficeContent.price))", line.total),
        .amount("=ROUND(\(cell(OfficeContent.gross))/(1+\(cell(OfficeContent.rate))),2)", line.net),
        .share(line.riskRemoved), .text(line.purpose), .text(line.function),
        .text(line.remarks.joined(separator: "; ")),
      ]
    }
    sheet.below = sums(first: first) + [[]] + refusals
    return sheet
  }

  /// Totals, sums of areas, and whether the plan keeps its limits: all live.
  private func sums(first: Int) -> [[Sheet.Cell]] {
    let last = first + max(lines.count, 1) - 1
    func range(_ column: Int) -> String {
      "$\(Sheet.letter(column))$\(first + 1):$\(Sheet.letter(column))$\(last + 1)"
    }
    // The table, an empty row, then these.
    let top = first + lines.count + 1
    func row(_ name: String, _ cells: Sheet.Cell...) -> [Sheet.Cell] {
      [.empty, .strong(name)] + Array(repeating: .empty, count: 5) + cells
    }
    let gross = Sheet.letter(OfficeContent.gross)
    let total = "\(gross)\(top + 1)"
    var rows = [
      row(
        say(pl: "Razem", en: "Total"), .amount("=SUM(\(range(OfficeContent.gross)))", budget.total),
        .amount("=SUM(\(range(OfficeContent.net)))", budget.net))
    ]
    var areas: [String] = []
    for line in lines where !areas.contains(line.area) { areas.append(line.area) }
    for (index, area) in areas.enumerated() {
      let own = lines.filter { $0.area == area }
      let name = Sheet.cell(1, top + 1 + index)
      rows.append([
        .empty, .text(area), .empty, .empty, .empty, .empty, .empty,
        .amount(
          "=SUMIF(\(range(OfficeContent.area)),\(name),\(range(OfficeContent.gross)))",
          own.reduce(.zero) { $0 + $1.total }),
        .amount(
          "=SUMIF(\(range(OfficeContent.area)),\(name),\(range(OfficeContent.net)))",
          own.reduce(.zero) { $0 + $1.net }),
      ])
    }
    let intensity = "\(gross)\(top + rows.count + 1)"
    rows.append(row(say(pl: "Część pokrywana grantem", en: "Share covered by the grant"), .share(budget.intensity)))
    let grant = "\(gross)\(top + rows.count + 1)"
    // Whole grosze, rounded down; the inner ROUND takes away what binary fractions add.
    rows.append(
      row(
        say(pl: "Grant", en: "Grant"), .amount("=ROUNDDOWN(ROUND(\(total)*\(intensity),4),2)", budget.grant)))
    rows.append(row(say(pl: "Wkład własny", en: "Own contribution"), .amount("=\(total)-\(grant)", budget.own)))
    if let minimum = budget.minimum {
      let cell = "\(gross)\(top + rows.count + 1)"
      rows.append(
        row(
          say(pl: "Najmniejszy grant", en: "Smallest grant"), .money(minimum),
          verdict("=IF(\(grant)>=\(cell),", kept: budget.grant >= minimum)))
    }
    for (name, limit) in [
      (say(pl: "Największy grant w programie", en: "Largest grant of the programme"), budget.maximum),
      (say(pl: "Limit powiatu", en: "County's own limit"), budget.countyLimit),
    ] {
      guard let limit else { continue }
      let cell = "\(gross)\(top + rows.count + 1)"
      rows.append(row(name, .money(limit), verdict("=IF(\(grant)<=\(cell),", kept: budget.grant <= limit)))
    }
    return rows
  }

  private func verdict(_ condition: String, kept: Bool) -> Sheet.Cell {
    let (yes, no) = (say(pl: "spełnione", en: "met"), say(pl: "niespełnione", en: "not met"))
    return .words("\(condition)\"\(yes)\",\"\(no)\")", kept ? yes : no)
  }

  private var refusals: [[Sheet.Cell]] {
    let notes = assumptions.map { [Sheet.Cell.empty, .remark($0)] }
    guard !refused.isEmpty else { return notes }
    return notes + [[], [.empty, .strong(say(pl: "Czego nie ma w planie i dlaczego", en: "What is not in the plan"))]]
      + refused.map {
        [
          .text($0.number), .text($0.title), .empty, .empty, .empty, .empty, .empty, .money($0.total),
          .remark($0.reason),
        ]
      }
  }

  private var workSheet: Sheet {
    var sheet = Sheet(
      name: say(pl: "Działania bez kosztu", en: "Work without cost"),
      title: say(pl: "Działania bez kosztu", en: "Work without cost"), notes: head + [workInWords],
      columns: [
        Sheet.Column(title: say(pl: "Nr", en: "No."), width: 8),
        Sheet.Column(title: say(pl: "Działanie", en: "Work"), width: 60),
        Sheet.Column(title: say(pl: "Kto", en: "Who"), width: 26),
        Sheet.Column(title: say(pl: "Godziny", en: "Hours"), width: 12, kind: .number),
        Sheet.Column(title: say(pl: "Dotyczy", en: "Mends"), width: 30),
      ], rows: [])
    guard let work else {
      sheet.columns = [Sheet.Column(title: say(pl: "Zakres", en: "Extent"), width: 100)]
      sheet.rows = [[.text(workInWords)]]
      sheet.notes = head
      return sheet
    }
    sheet.rows = work.map { [.text($0.number), .text($0.title), .text($0.who), .number($0.hours), .text($0.findings)] }
    return sheet
  }

  private var findingsSheet: Sheet {
    Sheet(
      name: say(pl: "Ustalenia", en: "Findings"), title: say(pl: "Ustalenia", en: "Findings"), notes: head,
      columns: findings.columns, rows: findings.rows, isFiltered: true)
  }

  /// What is to be done, with frames for why not, until when, by whom, and that it was accepted.
  private var scheduleSheet: Sheet {
    Sheet(
      name: say(pl: "Harmonogram i odbiór", en: "Schedule and acceptance"),
      title: say(pl: "Harmonogram i odbiór", en: "Schedule and acceptance"),
      notes: head + [
        say(
          pl: "Żółte pola wypełnia urząd: termin, osoba, odbiór, a przy odstąpieniu jego powód.",
          en: "The office fills in the yellow fields: date, person, acceptance, and a reason where it is not done.")
      ],
      columns: [
        Sheet.Column(title: say(pl: "Nr", en: "No."), width: 8),
        Sheet.Column(title: say(pl: "Działanie albo zakup", en: "Work or purchase"), width: 56),
        Sheet.Column(title: say(pl: "Powód odstąpienia", en: "Reason not to"), width: 28),
        Sheet.Column(title: say(pl: "Termin", en: "Date"), width: 14, kind: .day),
        Sheet.Column(title: say(pl: "Odpowiedzialny", en: "Responsible"), width: 26),
        Sheet.Column(title: say(pl: "Odbiór (data, podpis)", en: "Accepted (date, signature)"), width: 28),
      ], rows: schedule.map { [.text($0.number), .text($0.what), .blank, .blank, .blank, .blank] })
  }

  private var dictionarySheet: Sheet {
    Sheet(
      name: say(pl: "Słownik", en: "Dictionary"), title: say(pl: "Słownik", en: "Dictionary"),
      notes: head + [digest].filter { !$0.isEmpty },
      columns: [
        Sheet.Column(title: say(pl: "Pojęcie", en: "Term"), width: 30),
        Sheet.Column(title: say(pl: "Znaczenie", en: "Meaning"), width: 100),
      ], rows: glossary.map { [.strong($0.term), .text($0.meaning)] })
  }
}
