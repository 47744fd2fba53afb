package import Model

extension Plan {
  /// Why an item is not in the plan.
  package enum Reason: Hashable, Sendable {
    /// Another item of the same variant group was chosen.
    case variant(chosen: Item.ID)
    /// It mends nothing that is open after the free work.
    case removesNoRisk
    /// What is bought mends the same at least as well.
    case alreadyCovered
    /// It would go past the limit by this much.
    case doesNotFit(over: Money)
    /// It would go past the area's cap by this much.
    case areaCap(area: Programme.Area.ID, over: Money)
    /// It would fit, but adds so little that the plan is better off cheaper: this share of the risk that purchases can
    /// remove, in thousandths.
    case littleMore(perMille: Int)
    /// All purchases together would remove too little to be defended.
    case trifling
    /// It is of no use without an item that is not bought.
    case prerequisite(missing: Item.ID)
    case notEligible(why: Phrase?)
    case eligibilityUnknown
    /// The office has nothing of what it is counted by.
    case nothingToEquip
    case officeDeclined

    /// A stable word for scripts.
    package var code: String {
      switch self {
      case .variant: "other-variant"
      case .removesNoRisk: "removes-no-risk"
      case .alreadyCovered: "already-covered"
      case .doesNotFit: "does-not-fit"
      case .areaCap: "area-cap"
      case .littleMore: "little-more"
      case .trifling: "trifling"
      case .prerequisite: "prerequisite"
      case .notEligible: "not-eligible"
      case .eligibilityUnknown: "eligibility-unknown"
      case .nothingToEquip: "nothing-to-equip"
      case .officeDeclined: "office-declined"
      }
    }

    /// The reason for people; `name` says how an item is called: its number in the plan, or its id, and `area` how an
    /// area is called.
    package func phrase(name: (Item.ID) -> String, area: (Programme.Area.ID) -> Phrase) -> Phrase {
      switch self {
      case .variant(let chosen):
        Phrase(pl: "Wybrano inny wariant: \(name(chosen))", en: "Another variant was chosen: \(name(chosen))")
      case .removesNoRisk:
        Phrase(pl: "Nie usuwa żadnego otwartego ryzyka", en: "Removes no open risk")
      case .alreadyCovered:
        Phrase(
          pl: "To samo ryzyko usuwają już pozycje planu", en: "Items of the plan already remove the same risk")
      case .doesNotFit(let over):
        Phrase(
          pl: "Nie mieści się w limicie: \(over.text(.polish)) za dużo",
          en: "Does not fit the limit: \(over.text(.english)) too much")
      case .areaCap(let id, let over):
        Phrase(
          pl: "Nie mieści się w limicie obszaru „\(area(id).pl)”: \(over.text(.polish)) za dużo",
          en: "Does not fit the cap of the area “\(area(id).en)”: \(over.text(.english)) too much")
      case .littleMore(let share):
        Phrase(
          pl: "Zmieściłaby się, ale dołożyłaby tylko \(share / 10),\(share % 10)\u{A0}% tego, co mogą usunąć zakupy",
          en: "Would fit, but would add only \(share / 10).\(share % 10)% of what purchases can remove")
      case .trifling:
        Phrase(
          pl: "Zakupy razem usunęłyby mniej niż 0,5\u{A0}% dzisiejszego ryzyka",
          en: "All purchases together would remove less than 0.5% of today's risk")
      case .prerequisite(let missing):
        Phrase(
          pl: "Nie działa bez pozycji \(name(missing)), której plan nie obejmuje",
          en: "Does not work without \(name(missing)), which is not in the plan")
      case .notEligible(let why):
        Phrase(
          pl: "Koszt niekwalifikowalny" + (why.map { ": \($0.pl)" } ?? ""),
          en: "Not an eligible cost" + (why.map { ": \($0.en)" } ?? ""))
      case .eligibilityUnknown:
        Phrase(
          pl: "Nie ustalono, czy koszt jest kwalifikowalny; sprawdź w regulaminie",
          en: "It is not known whether the cost is eligible; look it up in the call's rules")
      case .nothingToEquip:
        Phrase(
          pl: "Według danych urzędu nie ma czego wyposażyć", en: "By the office's numbers there is nothing to equip")
      case .officeDeclined:
        Phrase(pl: "Urząd zrezygnował z tej pozycji", en: "The office declined it")
      }
    }
  }
}
