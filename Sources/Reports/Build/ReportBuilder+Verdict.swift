import Funding
import Model

extension ReportBuilder {
  /// The state of the office in one or two sentences, without any technical word.
  func verdict(_ letter: Report.Letter?, coverage: Report.Coverage) -> String {
    guard let letter else {
      return voice(
        pl: "W tym badaniu nic nie zostało rozstrzygnięte, więc oceny nie ma. Brak ustaleń nie oznacza, że urząd jest "
          + "bezpieczny.",
        en: "Nothing came to an answer in this examination, so there is no letter. No findings does not mean that the "
          + "office is safe.")
    }
    return state(letter.rule) + outlook()
  }

  private func state(_ rule: GradeCap.Rule?) -> String {
    switch rule {
    case .criticalExposedWithoutPassword:
      voice(
        pl: "Do systemów urzędu można dziś wejść z internetu bez hasła.",
        en: "Today the office's systems can be entered from the internet without a password.")
    case .criticalExposed:
      voice(
        pl: "Systemy urzędu są dziś narażone na przejęcie z internetu.",
        en: "Today the office's systems can be taken over from the internet.")
    case .critical:
      voice(
        pl: "W sieci urzędu są dziś słabości, które pozwalają przejąć systemy lub dane.",
        en: "Today there are weaknesses in the office's network that let systems or data be taken over.")
    case .high:
      voice(
        pl: "W zbadanym zakresie są dziś poważne słabości, choć żadna nie jest krytyczna.",
        en: "What was examined has serious weaknesses today, though none is critical.")
    case .acceptedCritical, .acceptedHigh:
      voice(
        pl: "Najpoważniejsze słabości urząd zna: przyjął ich ryzyko na piśmie, ale ich nie usunął.",
        en: "The office knows its most serious weaknesses and accepted them in writing, but has not mended them.")
    case .coverage:
      voice(
        pl: "Poważnych słabości nie znaleziono, ale zbyt wiele sprawdzeń nie dało odpowiedzi.",
        en: "No serious weakness was found, but too many examinations came to no answer.")
    case nil:
      groups.isEmpty && acceptedGroups.isEmpty
        ? voice(pl: "W zbadanym zakresie nie znaleziono słabości.", en: "No weakness was found in what was examined.")
        : voice(
          pl: "W zbadanym zakresie nie znaleziono poważnych słabości.",
          en: "No serious weakness was found in what was examined.")
    }
  }

  /// What the free work and the purchases change.
  private func outlook() -> String {
    let risk = plan.risk
    guard risk.today > .zero else { return "" }
    let free = (risk.today - risk.afterFreeWork).perMille(of: risk.today)
    let bought = (risk.afterFreeWork - risk.afterPlan).perMille(of: risk.today)
    let (first, second, total) = (
      voice.percent(perMille: free), voice.percent(perMille: bought), voice.money(plan.budget.total)
    )
    // Less than half a per cent would be printed as nothing; a plan of the demanded lines alone removes that little.
    switch (free >= 5, bought >= 5) {
    case (true, true):
      return voice(
        pl: " Zmiany bez kosztu usuną \(first) stwierdzonego ryzyka, a zakupy za \(total) kolejne \(second).",
        en:
          " Changes that cost nothing remove \(first) of the risk found, and purchases for \(total) another \(second).")
    case (true, false):
      return free == 1000
        ? voice(
          pl: " Całe stwierdzone ryzyko usuną zmiany bez kosztu.",
          en: " Changes that cost nothing remove all of the risk found.")
        : voice(
          pl: " Zmiany bez kosztu usuną \(first) stwierdzonego ryzyka.",
          en: " Changes that cost nothing remove \(first) of the risk found.")
    case (false, true):
      return voice(
        pl: " Zakupy za \(total) usuną \(second) stwierdzonego ryzyka.",
        en: " Purchases for \(total) remove \(second) of the risk found.")
    case (false, false):
      return voice(
        pl: " Plan nie zmniejsza tego ryzyka; potrzebna jest decyzja, jak je usunąć.",
        en: " The plan does not lower this risk; it must be decided how to remove it.")
    }
  }
}
