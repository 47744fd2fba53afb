import Funding
import Model

/// Says things in one language, the way its typography asks.
struct Voice {
  var language: Language

  func callAsFunction(pl: String, en: String) -> String { Phrase(pl: pl, en: en)[language] }
  func callAsFunction(_ phrase: Phrase) -> String { phrase[language] }

  func money(_ amount: Money) -> String { amount.text(language) }
  func day(_ day: Day) -> String { day.text(language) }
  func number(_ number: Int) -> String { number.grouped(language) }
  func counted(_ count: Int, _ noun: Plural) -> String { noun.counted(count, language) }

  /// Whole per cent of a share in thousandths, rounded to the nearest.
  func percent(perMille: Int) -> String { percent((perMille + 5) / 10) }

  func percent(_ share: Int) -> String { language == .polish ? "\(share)\u{A0}%" : "\(share)%" }

  /// Per cent with one decimal, of a share in thousandths.
  func tenths(perMille: Int) -> String {
    "\(perMille / 10)\(comma)\(perMille % 10)" + (language == .polish ? "\u{A0}%" : "%")
  }

  /// Points with one decimal.
  func points(_ risk: RiskPoints) -> String { risk.text(language) }

  /// Whole points with their unit.
  func wholePoints(_ risk: RiskPoints) -> String {
    "\(((risk.thousandths + 500) / 1000).grouped(language))\u{A0}" + self(pl: "pkt", en: "pts")
  }

  /// A moment as `22 listopada 2026, 23:35 UTC`; the text itself when it is none.
  func moment(_ iso: String) -> String {
    guard let moment = Timestamp(iso: iso) else { return iso }
    let clock = moment.iso.dropFirst(11).prefix(5)
    return "\(day(moment.day)), \(clock)\u{A0}UTC"
  }

  /// `a, b i c` or `a, b and c`.
  func list(_ parts: [String]) -> String {
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + self(pl: " i ", en: " and ") + last
  }

  private var comma: String { language == .polish ? "," : "." }
}

extension Voice {
  func severity(_ severity: Severity) -> String {
    switch severity {
    case .critical: self(pl: "Krytyczne", en: "Critical")
    case .high: self(pl: "Wysokie", en: "High")
    case .medium: self(pl: "Średnie", en: "Medium")
    case .low: self(pl: "Niskie", en: "Low")
    case .info: self(pl: "Informacja", en: "Note")
    }
  }

  func status(_ status: Report.RequirementAnswer.Status) -> String {
    switch status {
    case .met: self(pl: "spełnione", en: "met")
    case .needsSurvey: self(pl: "wymaga ankiety", en: "needs the survey")
    case .partly: self(pl: "częściowo", en: "partly")
    case .notMet: self(pl: "niespełnione", en: "not met")
    case .notExamined: self(pl: "nie sprawdzono", en: "not examined")
    }
  }

  func outcome(_ outcome: LimitCheck.Outcome) -> String {
    switch outcome {
    case .met: self(pl: "spełnione", en: "met")
    case .notMet: self(pl: "niespełnione", en: "not met")
    case .unknown: self(pl: "do sprawdzenia", en: "to be checked")
    }
  }
}
