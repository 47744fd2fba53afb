import Funding
import Model

/// Why the plan is as it is.
extension ReportBuilder {
  func numbers(ofItems items: [Item.ID]) -> [String] { items.map { itemNumbers[$0] ?? $0 } }

  /// Why a line is bought, and why in its place.
  func why(_ line: Plan.Line) -> String {
    let removed = line.riskRemoved.perMille(of: plan.risk.today)
    let effect = voice(
      pl: "usuwa \(voice.tenths(perMille: removed)) dzisiejszego ryzyka, \(forThousand(line)) pkt za 1000\u{A0}zł",
      en: "removes \(voice.tenths(perMille: removed)) of today's risk, \(forThousand(line)) points for PLN\u{A0}1,000")
    switch line.demand {
    case .programme where line.riskRemoved == .zero:
      return voice(pl: "wymaga jej program", en: "the programme demands it")
    case .programme: return voice(pl: "wymaga jej program; ", en: "the programme demands it; ") + effect
    case .office where line.riskRemoved == .zero:
      return voice(
        pl: "na życzenie urzędu; nie usuwa otwartego ryzyka", en: "the office asks for it; it removes no open risk")
    case .office: return voice(pl: "na życzenie urzędu; ", en: "the office asks for it; ") + effect
    case .prerequisite:
      let needing = plan.lines.filter { item($0.item)?.requires.contains(line.item) == true }.map(\.item)
      return voice(pl: "bez niej nie działa ", en: "needed by ") + voice.list(numbers(ofItems: needing))
    case .nobody: return effect
    }
  }

  /// Points removed for a thousand zloty, with two decimals.
  private func forThousand(_ line: Plan.Line) -> String {
    guard line.total > .zero else { return "–" }
    let hundredths = line.riskRemoved.thousandths * 10_000 / line.total.grosze
    let comma = inputs.language == .polish ? "," : "."
    return "\(hundredths / 100)\(comma)\(String(hundredths % 100).padded(to: 2))"
  }

  func proof() -> Report.Proof {
    let proof = plan.proof
    let nodes = voice.number(proof.nodes)
    let sentence: String
    if inputs.programme == nil {
      sentence = voice(pl: "Bez programu nie ma czego wybierać.", en: "Without a programme there is nothing to choose.")
    } else if proof.complete, proof.most == .zero {
      sentence = voice(
        pl: "Sprawdzono wszystkie dopuszczalne zestawy: żaden zakup nie usuwa otwartego ryzyka.",
        en: "All allowed sets were considered: no purchase removes any open risk.")
    } else if proof.complete, proof.isTrifling {
      sentence = voice(
        pl: "Sprawdzono wszystkie dopuszczalne zestawy: zakupy nie mogą usunąć nawet 0,5\u{A0}% dzisiejszego ryzyka, "
          + "dlatego plan nie kupuje niczego ponad to, czego wymaga program albo urząd.",
        en: "All allowed sets were considered: purchases cannot remove even 0.5% of today's risk, so the plan buys "
          + "nothing beyond what the programme or the office demands.")
    } else if proof.complete {
      sentence = voice(
        pl: "Sprawdzono wszystkie dopuszczalne zestawy (węzłów drzewa wyboru: \(nodes)): dowiedziono, że w tym limicie "
          + "zakupy nie mogą usunąć więcej niż \(voice.points(proof.most)) pkt, a tańszego zestawu, który zachowuje "
          + "98\u{A0}% tego, nie ma.",
        en: "All allowed sets were considered (nodes of the tree of choices: \(nodes)): it is proved that within this "
          + "limit purchases cannot remove more than \(voice.points(proof.most)) points, and that no cheaper set keeps "
          + "98% of that.")
    } else {
      sentence = voice(
        pl: "Zestawów jest zbyt wiele, by sprawdzić wszystkie: po \(nodes) węzłach wyszukiwanie przerwano. Najlepszy "
          + "znaleziony usuwa \(voice.points(proof.most)) pkt, żaden nie usunie więcej niż \(voice.points(proof.bound)) "
          + "pkt. Lepszy albo tańszy plan może istnieć.",
        en: "There are too many sets to consider all: the search was stopped after \(nodes) nodes. The best one found "
          + "removes \(voice.points(proof.most)) points, none removes more than \(voice.points(proof.bound)). A better or "
          + "a cheaper plan may exist.")
    }
    return Report.Proof(
      complete: proof.complete, most: proof.most, bound: proof.bound, nodes: proof.nodes, sentence: sentence)
  }

  func nextLetter() -> Report.NextLetter? {
    let coverage = coverage()
    guard coverage.answered > 0,
      let next = Planner().nextLetter(after: plan, of: question, coverage: coverage.share)
    else { return nil }
    let grade = next.grade.rawValue
    switch next.way {
    case .purchases(let items, let cost, let over):
      let names = voice.list(numbers(ofItems: items))
      let money = voice.money(cost)
      let fits = over == .zero
      return Report.NextLetter(
        grade: next.grade, way: .purchases, items: numbers(ofItems: items), cost: cost, over: over,
        sentence: voice(
          pl: "Ocena \(grade) wymaga jeszcze \(names) za \(money): "
            + (fits
              ? "mieści się w limicie, ale plan z 98\u{A0}% ryzyka obywa się bez tego. Dodaj pozycję przez --must."
              : "\(voice.money(over)) ponad limit."),
          en: "Letter \(grade) also needs \(names) for \(money): "
            + (fits
              ? "that fits the limit, but the plan that keeps 98% does without. Add it with --must."
              : "\(voice.money(over)) beyond the limit.")))
    case .nothingMends(let problem):
      let name = numbers[problem] ?? problem
      return Report.NextLetter(
        grade: next.grade, way: .nothingMends, items: [], cost: nil, over: nil,
        sentence: voice(
          pl:
            "Ocena \(grade) wymaga usunięcia \(name), a żadna pozycja, którą można tu kupić, nie usuwa go dostatecznie.",
          en: "Letter \(grade) needs \(name) to be mended, and no item that can be bought here does so well enough."))
    case .outside(let problem):
      let name = numbers[problem] ?? problem
      return Report.NextLetter(
        grade: next.grade, way: .outside, items: [], cost: nil, over: nil,
        sentence: voice(
          pl: "Ocena \(grade) wymaga usunięcia \(name) w jednostkach, których program nie finansuje.",
          en: "Letter \(grade) needs \(name) to be mended in units that the programme never pays for."))
    case .accepted(let problem):
      let name = numbers[problem] ?? problem
      return Report.NextLetter(
        grade: next.grade, way: .accepted, items: [], cost: nil, over: nil,
        sentence: voice(
          pl: "Ocena \(grade) wymaga usunięcia \(name): ryzyko przyjęte na piśmie nadal obniża ocenę.",
          en: "Letter \(grade) needs \(name) to be mended: a risk accepted on paper still holds the letter down."))
    case .coverage:
      return Report.NextLetter(
        grade: next.grade, way: .coverage, items: [], cost: nil, over: nil,
        sentence: voice(
          pl: "Ocena \(grade) nie wymaga zakupów, tylko dokończenia badania: zbyt wiele sprawdzeń nie dało odpowiedzi.",
          en: "Letter \(grade) needs no purchase but a finished examination: too many tests came to no answer."))
    }
  }

  func priceShift(_ shift: PriceShift) -> Report.PriceShift {
    let (added, dropped) = (numbers(ofItems: shift.added), numbers(ofItems: shift.dropped))
    let changes = [
      dropped.isEmpty ? nil : voice(pl: "wypada ", en: "drops ") + voice.list(dropped),
      added.isEmpty ? nil : voice(pl: "wchodzi ", en: "adds ") + voice.list(added),
    ].compactMap(\.self)
    let head =
      shift.perCent > 0
      ? voice(pl: "Ceny wyższe o \(shift.perCent)\u{A0}%: ", en: "Prices \(shift.perCent)% higher: ")
      : voice(pl: "Ceny niższe o \(-shift.perCent)\u{A0}%: ", en: "Prices \(-shift.perCent)% lower: ")
    let same = voice(
      pl: "te same pozycje kosztują \(voice.money(shift.sameLines))",
      en: "the same items cost \(voice.money(shift.sameLines))")
    let over =
      shift.over > .zero
      ? voice(pl: ", \(voice.money(shift.over)) ponad limit", en: ", \(voice.money(shift.over)) beyond the limit") : ""
    let left = voice.points(shift.risk)
    let now =
      changes.isEmpty
      ? voice(pl: "; plan się nie zmienia.", en: "; the plan stays the same.")
      : voice(
        pl:
          "; plan: \(changes.joined(separator: ", ")), razem \(voice.money(shift.total)), zostaje \(left) pkt ryzyka.",
        en: "; the plan \(changes.joined(separator: ", ")), total \(voice.money(shift.total)), \(left) points are left."
      )
    return Report.PriceShift(
      perCent: shift.perCent, sameLines: shift.sameLines, over: shift.over, total: shift.total, added: added,
      dropped: dropped, risk: shift.risk, sentence: head + same + over + now)
  }
}
