import Funding
import Model

extension ReportBuilder {
  func planSheet() -> Report.PlanSheet {
    let budget = plan.budget
    let lines = plan.lines.compactMap(line)
    return Report.PlanSheet(
      headline: headline(), freeWork: plan.freeWork.compactMap(freeWork), lines: lines,
      order: purchaseOrder(lines), refused: plan.refusals.compactMap(refused),
      budget: Report.Budget(
        total: budget.total, net: budget.net, grant: budget.grant, own: budget.own, minimum: budget.minimum,
        maximum: budget.maximum, countyLimit: budget.countyLimit), rules: plan.limits.map(rule),
      assumptions: assumptions(), proof: proof(), nextLetter: nextLetter(),
      priceShifts: Planner().priceShifts(of: plan, for: question).map(priceShift), comparison: comparison())
  }

  private func headline() -> String {
    guard inputs.programme != nil else {
      return voice(
        pl: "Nie wybrano programu grantowego, więc plan obejmuje tylko działania bez kosztu.",
        en: "No grant programme was chosen, so the plan holds only work that costs nothing.")
    }
    let bought = plan.risk.afterFreeWork - plan.risk.afterPlan
    if plan.proof.isTrifling {
      let demanded = plan.budget.total
      return voice(
        pl: "Po działaniach bez kosztu zakupy usunęłyby mniej niż 0,5\u{A0}% dzisiejszego ryzyka. Plan zawiera więc "
          + "tylko to, czego wymaga program albo urząd: \(voice.money(demanded)).",
        en: "After the free work purchases would remove less than 0.5% of today's risk. So the plan holds only what "
          + "the programme or the office demands: \(voice.money(demanded)).")
    }
    guard !plan.lines.isEmpty else {
      return voice(
        pl: "Po działaniach bez kosztu żaden dopuszczalny zakup nie usuwa otwartego ryzyka. Plan nie zawiera zakupów.",
        en: "After the free work no eligible purchase removes any open risk. The plan holds no purchases.")
    }
    let total = voice.money(plan.budget.total)
    guard bought > .zero else {
      return voice(
        pl: "Plan zawiera tylko to, czego wymaga program albo urząd: \(total). Otwartego ryzyka nie ma czym usuwać.",
        en: "The plan holds only what the programme or the office demands: \(total). No open risk is left to remove.")
    }
    let share = voice.percent(perMille: bought.perMille(of: plan.risk.today))
    return voice(
      pl: "Zakupy za \(total) usuwają \(share) dzisiejszego ryzyka. To najtańszy zestaw, który zachowuje co najmniej "
        + "98\u{A0}% tego, co w tym limicie da się usunąć zakupami; każde ustalenie liczy się raz, na konto najlepszego "
        + "kupionego środka.",
      en: "Purchases for \(total) remove \(share) of today's risk. This is the cheapest set that keeps at least 98% of "
        + "what purchases within the limit can remove; each finding counts once, to the account of the best measure "
        + "bought.")
  }

  private func freeWork(_ work: Plan.FreeWork) -> Report.FreeWork? {
    guard let remedy = inputs.remedies.first(where: { $0.id == work.remedy }) else { return nil }
    return Report.FreeWork(
      number: workNumbers[work.remedy] ?? "", remedy: work.remedy, title: voice(remedy.title), who: voice(remedy.who),
      hours: work.hours, places: work.places, findings: numbers(of: work.problems), riskRemoved: work.riskRemoved)
  }

  func item(_ id: Item.ID) -> Item? { inputs.programme?.items.first { $0.id == id } }

  private func line(_ line: Plan.Line) -> Report.Line? {
    guard let item = item(line.item) else { return nil }
    let conditional = item.eligibility.value == .conditional
    return Report.Line(
      number: itemNumbers[item.id] ?? "", item: item.id, title: voice(item.title),
      area: inputs.programme?.areas.first { $0.id == item.area }.map { voice($0.title) } ?? item.area,
      requirements: voice(item.requirements), count: line.quantity.count,
      quantity: voice.counted(line.quantity.count, item.quantity.unit), quantityAssumed: line.quantity.assumed,
      price: line.price.one, priceEstimated: line.price.estimate,
      priceSource: line.price.estimate ? nil : Untrusted.optional(line.price.source, limit: 200),
      vat: line.price.vat, net: line.net, total: line.total,
      findings: numbers(of: line.problems), riskRemoved: line.riskRemoved, mandatory: line.demand == .programme,
      insisted: line.demand == .office, requires: numbers(ofItems: item.requires), why: why(line),
      condition: conditional
        ? item.eligibility.note.map { voice($0) } ?? voice(pl: "warunek opisuje regulamin", en: "see the call's rules")
        : nil, mark: item.eligibility.confidence.mark.map { voice($0) })
  }

  private func refused(_ refusal: Plan.Refusal) -> Report.Refused? {
    guard let item = item(refusal.item) else { return nil }
    return Report.Refused(
      number: itemNumbers[item.id] ?? "", item: item.id, title: voice(item.title), total: refusal.total,
      code: refusal.reason.code, reason: voice(refusal.reason.phrase(name: { itemNumbers[$0] ?? $0 }, area: areaTitle)))
  }

  private func areaTitle(_ id: Programme.Area.ID) -> Phrase {
    inputs.programme?.areas.first { $0.id == id }?.title ?? Phrase(same: id)
  }

  private func rule(_ check: LimitCheck) -> Report.Rule {
    let unknown = voice(pl: "nie podano", en: "not given")
    let grant = voice.money(plan.budget.grant)
    let (title, bound, value): (String, String, String)
    switch check.rule {
    case .programmeMaximum(let limit):
      title = voice(pl: "Największa kwota grantu w programie", en: "The programme's largest grant")
      (bound, value) = (limit.map { voice(pl: "do ", en: "up to ") + voice.money($0) } ?? unknown, grant)
    case .countyLimit(let limit):
      title = voice(pl: "Limit powiatu", en: "The county's own limit")
      (bound, value) = (limit.map { voice(pl: "do ", en: "up to ") + voice.money($0) } ?? unknown, grant)
    case .programmeMinimum(let limit):
      title = voice(pl: "Najmniejsza kwota grantu w programie", en: "The programme's smallest grant")
      (bound, value) = (limit.map { voice(pl: "od ", en: "from ") + voice.money($0) } ?? unknown, grant)
    case .mandatoryItem(let id):
      title = voice(pl: "Pozycja obowiązkowa: ", en: "Mandatory item: ") + (item(id).map { voice($0.title) } ?? id)
      bound = voice(pl: "w planie", en: "in the plan")
      value = check.outcome == .met ? itemNumbers[id] ?? id : voice(pl: "brak", en: "missing")
    case .mandatoryArea(let id):
      title = voice(pl: "Obszar obowiązkowy: ", en: "Mandatory area: ") + voice(areaTitle(id))
      bound = voice(pl: "co najmniej jedna pozycja", en: "at least one item")
      value = check.outcome == .met ? voice(pl: "jest", en: "there is one") : voice(pl: "brak", en: "missing")
    case .areaCap(let id, let cap):
      let spent = plan.lines.filter { item($0.item)?.area == id }.reduce(Money.zero) { $0 + $1.total }
      title = voice(pl: "Limit obszaru: ", en: "Cap of the area: ") + voice(areaTitle(id))
      (bound, value) = (voice(pl: "do ", en: "up to ") + voice.money(cap), voice.money(spent))
    case .oneVariant:
      title = voice(pl: "Jeden wariant tego samego środka", en: "One variant of the same measure")
      bound = voice(pl: "najwyżej jeden", en: "at most one")
      value = check.outcome == .met ? voice(pl: "zachowano", en: "kept") : voice(pl: "przekroczono", en: "exceeded")
    case .conditions(let count):
      title = voice(pl: "Pozycje kwalifikowalne pod warunkiem", en: "Items that are eligible on a condition")
      bound = voice(pl: "warunek do spełnienia", en: "a condition to meet")
      value = voice.counted(count, Nouns.items)
    }
    return Report.Rule(
      title: title, bound: bound, value: value, outcome: check.outcome, mark: check.confidence.mark.map { voice($0) })
  }

  private func assumptions() -> [String] {
    var assumptions: [String] = []
    if plan.lines.contains(where: \.price.estimate) {
      assumptions.append(
        voice(
          pl:
            "Ceny oznaczone „szacunek orientacyjny” to środek przedziału z katalogu. Przed złożeniem wniosku zastąp je "
            + "własnym rozeznaniem rynku.",
          en: "Prices marked “rough estimate” are the middle of the catalogue's range. Replace them by your own market "
            + "research before you apply."))
    }
    if plan.lines.contains(where: \.quantity.assumed) {
      assumptions.append(
        voice(
          pl: "Ilości oznaczone „do uzupełnienia” przyjęto jako 1, bo zakres badania nie podaje liczby pracowników, "
            + "stanowisk, serwerów lub administratorów.",
          en: "Quantities marked “to be filled in” stand at 1, because the scope gives no number of employees, "
            + "workstations, servers or administrators."))
    }
    if inputs.programme != nil, plan.budget.countyLimit == nil {
      assumptions.append(
        voice(
          pl: "Nie podano limitu powiatu, więc plan sięga największej kwoty programu. Indywidualny limit wynika "
            + "z regulaminu naboru.",
          en: "The county's own limit was not given, so the plan goes up to the programme's maximum. The individual "
            + "limit follows from the call's rules."))
    }
    if let minimum = plan.budget.minimum, plan.budget.grant < minimum, inputs.programme != nil {
      assumptions.append(
        voice(
          pl: "Użyteczne zakupy nie sięgają najmniejszej kwoty programu (\(voice.money(minimum))). Planu nie "
            + "uzupełniono zbędnymi pozycjami.",
          en: "The useful purchases do not reach the programme's minimum (\(voice.money(minimum))). The plan was not "
            + "padded with items that are not needed."))
    }
    let outside = plan.mended.contains { $0.placesOutside > 0 }
    if outside {
      assumptions.append(
        voice(
          pl: "Ustaleń w jednostkach, których program nie finansuje, nie brano pod uwagę przy wyborze zakupów.",
          en: "Findings in units that the programme never pays for were not counted when purchases were chosen."))
    }
    return assumptions
  }
}
