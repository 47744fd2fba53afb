import Funding
import Model

/// What the office files of either edition say, in the words of one language.
struct OfficeContent {
  struct Line {
    var number: String
    var title: String
    var area: String
    var function: String
    var purpose: String
    var count: Int
    var quantity: String
    var price: Money
    var vat: Int
    var net: Money
    var total: Money
    /// In thousandths of today's risk.
    var riskRemoved: Int
    var remarks: [String]
  }

  struct Work {
    var number: String
    var title: String
    var who: String
    var hours: Int
    var findings: String
  }

  struct Refused {
    var number: String
    var title: String
    var total: Money
    var reason: String
  }

  struct Budget {
    var total: Money
    var net: Money
    var grant: Money
    var own: Money
    var minimum: Money?
    var maximum: Money?
    var countyLimit: Money?

    /// The lower of the two upper limits.
    var limit: Money? { [maximum, countyLimit].compactMap(\.self).min() }
    /// The part that the grant covers, in thousandths.
    var intensity: Int {
      total > .zero ? (grant.grosze * 1000 + total.grosze / 2) / total.grosze : 1000
    }
  }

  /// A table of findings, which each edition has in its own columns.
  struct Findings {
    var columns: [Sheet.Column]
    var rows: [[Sheet.Cell]]
  }

  var say: Voice
  var title: String
  var marking: String
  var edition: String
  /// How far the document may go, and why it is no public information.
  var cautions: [String]
  var office: String
  var facts: [(name: String, value: String)]
  var verdict: String
  var letters: [(stage: String, grade: Grade)]
  var risks: [(title: String, remedy: String, cost: String)]
  var decisions: [String]
  var headline: String
  var lines: [Line]
  var budget: Budget
  var refused: [Refused]
  var assumptions: [String]
  /// Nil where the edition does not tell what the work is.
  var work: [Work]?
  var workInWords: String
  var findings: Findings
  /// What is to be done and accepted, in order.
  var schedule: [(number: String, what: String)]
  var glossary: [(term: String, meaning: String)]
  /// SHA-256 that ties the editions together.
  var digest: String
}

extension OfficeContent {
  static func letters(_ grades: [Grade], _ say: Voice) -> [(stage: String, grade: Grade)] {
    let stages = [
      say(pl: "Dziś", en: "Today"), say(pl: "Po działaniach bez kosztu", en: "After the work without cost"),
      say(pl: "Po planie zakupów", en: "After the plan"),
    ]
    return zip(stages, grades).map { ($0, $1) }
  }

  static func remarks(
    mandatory: Bool, assumed: Bool, estimated: Bool, condition: String?, mark: String?, _ say: Voice
  ) -> [String] {
    [
      mandatory ? say(pl: "pozycja obowiązkowa", en: "mandatory") : nil,
      assumed ? say(pl: "ilość do uzupełnienia", en: "quantity to be filled in") : nil,
      estimated ? say(pl: "cena: szacunek orientacyjny", en: "price: rough estimate") : nil,
      condition.map { say(pl: "warunek: ", en: "condition: ") + $0 }, mark,
    ].compactMap(\.self)
  }
}
