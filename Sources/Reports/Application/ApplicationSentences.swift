import Funding
import Model

/// The sentences of the application edition that depend on the case's numbers, and the specimen's vocabulary.
extension PublicVoice {
  var nothingDecided: PublicText {
    self(
      pl: "W tym badaniu nic nie zostało rozstrzygnięte, więc oceny nie ma.",
      en: "Nothing came to an answer in this examination, so there is no letter.")
  }

  /// The state in a sentence, without where a weakness can be reached from.
  func state(critical: Bool, high: Bool) -> PublicText {
    if critical {
      return self(
        pl: "Zbadane systemy mają słabości krytyczne, które trzeba usunąć w pierwszej kolejności.",
        en: "The examined systems have critical weaknesses that must be mended first.")
    }
    return high
      ? self(
        pl: "W zbadanym zakresie są poważne słabości, choć żadna nie jest krytyczna.",
        en: "What was examined has serious weaknesses, though none is critical.")
      : self(
        pl: "W zbadanym zakresie nie znaleziono poważnych słabości.",
        en: "No serious weakness was found in what was examined.")
  }

  func freeWork(removes share: Int) -> PublicText {
    self(
      pl: " Działania bez kosztu usuną \(percent(perMille: share)) stwierdzonego ryzyka.",
      en: " Work without cost removes \(percent(perMille: share)) of the risk found.")
  }

  func purchases(for total: Money, remove share: Int) -> PublicText {
    self(
      pl: " Zakupy za \(money(total)) usuną \(percent(perMille: share)) stwierdzonego ryzyka.",
      en: " Purchases for \(money(total)) remove \(percent(perMille: share)) of the risk found.")
  }

  /// Whether an application is possible.
  func status(_ status: Programme.Status?, isClosed: Bool) -> PublicText {
    if isClosed {
      return self(
        pl: "Nabór jest zamknięty; plan może służyć rozliczeniu albo następnemu naborowi.",
        en: "The call is closed; the plan can serve the settlement or the next call.")
    }
    return switch status {
    case .open: self(pl: "Nabór trwa.", en: "The call is open.")
    case .announced: self(pl: "Nabór zapowiedziano.", en: "The call is announced.")
    default: self(pl: "Nie ustalono, czy nabór trwa.", en: "It is not known whether the call is open.")
    }
  }

  /// What a plan comes to.
  enum Outcome {
    case withoutProgramme, nothing
    case onlyDemanded(Money)
    case removes(_ share: Int, for: Money)

    static let all: [Outcome] = [.withoutProgramme, .nothing, .onlyDemanded(.zero), .removes(0, for: .zero)]
  }

  func headline(_ outcome: Outcome) -> PublicText {
    switch outcome {
    case .withoutProgramme:
      self(
        pl: "Nie wybrano programu grantowego, więc plan nie zawiera zakupów.",
        en: "No grant programme was chosen, so the plan holds no purchases.")
    case .nothing: self(pl: "Plan nie zawiera zakupów.", en: "The plan holds no purchases.")
    case .onlyDemanded(let total):
      self(
        pl: "Plan zawiera tylko to, czego wymaga program albo urząd: \(money(total)).",
        en: "The plan holds only what the programme or the office demands: \(money(total)).")
    case .removes(let share, let total):
      self(
        pl:
          "Zakupy za \(money(total)) usuwają \(percent(perMille: share)) ryzyka. To najtańszy zestaw, który zachowuje "
          + "co najmniej 98\u{A0}% tego, co w tym limicie da się usunąć zakupami.",
        en:
          "Purchases for \(money(total)) remove \(percent(perMille: share)) of the risk. This is the cheapest set that "
          + "keeps at least 98% of what purchases within the limit can remove.")
    }
  }

  /// Why an item is not bought.
  func reason(
    _ reason: Funding.Plan.Reason, number: (Item.ID) -> PublicText, area: (Programme.Area.ID) -> PublicText
  ) -> PublicText {
    switch reason {
    case .variant(let chosen):
      let name = number(chosen)
      return self(pl: "Wybrano inny wariant: \(name)", en: "Another variant was chosen: \(name)")
    case .removesNoRisk: return self(pl: "Nie usuwa żadnego stwierdzonego ryzyka", en: "Removes no risk that was found")
    case .alreadyCovered:
      return self(pl: "To samo ryzyko usuwają inne pozycje planu", en: "Other items of the plan remove the same risk")
    case .doesNotFit(let over):
      return self(
        pl: "Nie mieści się w limicie: \(money(over)) za dużo",
        en: "Does not fit the limit: \(money(over)) too much")
    case .areaCap(let id, let over):
      return self(
        pl: "Nie mieści się w limicie obszaru „\(area(id))”: \(money(over)) za dużo",
        en: "Does not fit the cap of the area “\(area(id))”: \(money(over)) too much")
    case .littleMore, .trifling:
      return self(pl: "Usunęłaby zbyt mało ryzyka jak na swoją cenę", en: "Would remove too little risk for its price")
    case .prerequisite(let missing):
      let name = number(missing)
      return self(
        pl: "Nie działa bez pozycji \(name), której plan nie obejmuje",
        en: "Does not work without \(name), which is not in the plan")
    case .notEligible: return self(pl: "Koszt niekwalifikowalny", en: "Not an eligible cost")
    case .eligibilityUnknown:
      return self(
        pl: "Nie ustalono, czy koszt jest kwalifikowalny", en: "It is not known whether the cost is eligible")
    case .nothingToEquip:
      return self(
        pl: "Według danych urzędu nie ma czego wyposażyć", en: "By the office's numbers there is nothing to equip")
    case .officeDeclined: return self(pl: "Urząd zrezygnował z tej pozycji", en: "The office declined it")
    }
  }

  /// A rule of the programme; nil where the programme's value is not known.
  func rule(
    _ rule: LimitCheck.Rule, item: (Item.ID) -> PublicText?, area: (Programme.Area.ID) -> PublicText
  ) -> PublicText? {
    switch rule {
    case .programmeMaximum(let limit):
      limit.map {
        self(pl: "Grant do \(money($0)) (program)", en: "A grant up to \(money($0)) (programme)")
      }
    case .countyLimit(let limit):
      limit.map {
        self(pl: "Grant do \(money($0)) (limit powiatu)", en: "A grant up to \(money($0)) (county's limit)")
      }
    case .programmeMinimum(let limit):
      limit.map { self(pl: "Grant od \(money($0))", en: "A grant from \(money($0))") }
    case .mandatoryItem(let id):
      item(id).map { self(pl: "Pozycja obowiązkowa: \($0)", en: "Mandatory item: \($0)") }
    case .mandatoryArea(let id): self(pl: "Obszar obowiązkowy: \(area(id))", en: "Mandatory area: \(area(id))")
    case .areaCap(let id, let cap):
      self(
        pl: "Obszar „\(area(id))” do \(money(cap))", en: "The area “\(area(id))” up to \(money(cap))")
    case .oneVariant: self(pl: "Jeden wariant tego samego środka", en: "One variant of the same measure")
    case .conditions(let count):
      self(
        pl: "Warunki kwalifikowalności do spełnienia: \(count)", en: "Conditions of eligibility to be met: \(count)")
    }
  }

  /// What the numbers rest on.
  func assumptions(estimated: Bool, assumed: Bool, withoutLimit: Bool) -> [PublicText] {
    var assumptions: [PublicText] = []
    if estimated {
      assumptions.append(
        self(
          pl: "Ceny oznaczone „szacunek orientacyjny” to środek przedziału z katalogu; zastępuje je rozeznanie rynku.",
          en: "Prices marked “rough estimate” are the middle of the catalogue's range; market research replaces them."))
    }
    if assumed {
      assumptions.append(
        self(
          pl: "Ilości oznaczone „do uzupełnienia” przyjęto jako 1.",
          en: "Quantities marked “to be filled in” stand at 1."))
    }
    if withoutLimit {
      assumptions.append(
        self(
          pl: "Nie podano limitu powiatu, więc plan sięga największej kwoty programu.",
          en: "The county's own limit was not given, so the plan goes up to the programme's maximum."))
    }
    return assumptions
  }
}

extension PublicVoice {
  /// Every sentence once, for the edition that is made of nothing.
  var allSentences: [PublicText] {
    let unknown: PublicText = "×"
    let reasons: [Funding.Plan.Reason] = [
      .variant(chosen: ""), .removesNoRisk, .alreadyCovered, .doesNotFit(over: .zero), .areaCap(area: "", over: .zero),
      .littleMore(perMille: 0), .trifling, .prerequisite(missing: ""), .notEligible(why: nil), .eligibilityUnknown,
      .nothingToEquip, .officeDeclined,
    ]
    let rules: [LimitCheck.Rule] = [
      .programmeMaximum(.zero), .countyLimit(.zero), .programmeMinimum(.zero), .mandatoryItem(""), .mandatoryArea(""),
      .areaCap("", .zero), .oneVariant, .conditions(count: 0),
    ]
    let states: [PublicText] = [
      nothingDecided, state(critical: true, high: true), state(critical: false, high: true),
      state(critical: false, high: false), freeWork(removes: 0), purchases(for: .zero, remove: 0),
    ]
    let statuses: [Programme.Status?] = [nil, .open, .announced]
    let others = statuses.map { status($0, isClosed: false) } + [status(nil, isClosed: true)]
    return states + others + Outcome.all.map(headline)
      + reasons.map { reason($0, number: { _ in unknown }, area: { _ in unknown }) }
      + rules.compactMap { rule($0, item: { _ in unknown }, area: { _ in unknown }) }
      + assumptions(estimated: true, assumed: true, withoutLimit: true)
      + Confidence.allCases.flatMap {
        [PublicText(markOf: $0, language), PublicText(markOf: $0, law: true, language)].compactMap(\.self)
      } + [self(pl: "Inne", en: "Other"), self(pl: "inny obszar", en: "another area")]
      + [self(pl: "warunek opisuje regulamin", en: "see the call's rules")]
  }
}
