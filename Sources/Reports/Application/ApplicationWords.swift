import Model

/// What every form of the application edition says in the same words.
enum ApplicationWords {
  static func title(_ say: Voice) -> String {
    say(pl: "Samoocena cyberbezpieczeństwa: raport do wniosku", en: "Cybersecurity self-assessment for an application")
  }

  static func edition(_ say: Voice) -> String {
    say(pl: "Wydanie do wniosku o grant", en: "Edition for a grant application")
  }

  static func safety(_ say: Voice) -> String {
    say(
      pl: "To wydanie nie zawiera adresów, nazw urządzeń, kont, produktów ani wersji. Szczegóły są w wydaniu pełnym, "
        + "które zostaje w urzędzie. Raport wspiera diagnozę wykonaną przez osobę z certyfikatem i jej nie zastępuje.",
      en: "This edition holds no addresses, device names, accounts, products or versions. Details are in the full "
        + "edition, which stays in the office. The report supports the diagnosis by a certified person and does not "
        + "replace it.")
  }

  /// Why the report is no public information.
  ///
  /// The act of 5 July 2018 on the national cybersecurity system, article 37(1); its wording after the 2026 change is not
  /// yet confirmed, and the text says so.
  static func publicInformation(_ say: Voice) -> String {
    say(
      pl: "Do informacji o podatnościach, incydentach i zagrożeniach nie stosuje się ustawy o dostępie do informacji "
        + "publicznej (art. 37 ust. 1 ustawy o krajowym systemie cyberbezpieczeństwa; brzmienie po zmianie z 2026 r. do "
        + "potwierdzenia).",
      en: "The act on access to public information does not apply to information on vulnerabilities, incidents and "
        + "threats (art. 37(1) of the act on the national cybersecurity system; wording after the 2026 change to be "
        + "confirmed).")
  }

  static func law(_ say: Voice) -> String {
    publicInformation(say)
      + say(
        pl: " Oznaczenie TLP: odbiorca może przekazać dokument w swoim środowisku zawodowym, ale go nie publikuje.",
        en: " The TLP mark: recipients may share the document within their community, but do not publish it.")
  }

  static func glossary(_ say: Voice) -> [(term: String, meaning: String)] {
    [
      (
        say(pl: "Ocena A–F", en: "Letter A to F"),
        say(
          pl: "Wyznacza ją najsurowsza z reguł, które mają zastosowanie, a nie średnia; A jest najlepsza.",
          en: "Set by the strictest rule that applies, not by an average; A is best.")
      ),
      (
        say(pl: "Waga ustalenia", en: "Severity"),
        say(
          pl: "Krytyczna, wysoka, średnia, niska albo informacja: jak duże szkody umożliwia słabość.",
          en: "Critical, high, medium, low or a note: how much harm the weakness makes possible.")
      ),
      (
        say(pl: "Mniej ryzyka", en: "Risk removed"),
        say(
          pl: "Część dzisiejszych punktów ryzyka, którą usuwa pozycja. Punkty służą tylko do ustalania kolejności.",
          en: "The share of today's risk points that an item removes. Points serve only to set an order.")
      ),
      (
        "KRI",
        say(
          pl: "Krajowe Ramy Interoperacyjności: rozporządzenie z wymaganiami dla systemów podmiotów publicznych.",
          en: "The national interoperability framework: a regulation on public bodies' systems.")
      ),
      (
        "uKSC",
        say(pl: "Ustawa o krajowym systemie cyberbezpieczeństwa.", en: "The act on the national cybersecurity system.")
      ),
      (
        "TLP:GREEN",
        say(
          pl: "Dokument dla odbiorcy i jego środowiska zawodowego; nie do publikacji.",
          en: "For the recipient and their community; not for publication.")
      ),
    ]
  }

  static func digest(_ say: Voice) -> String {
    say(
      pl: "Wydanie pełne to plik raport.json o skrócie SHA-256:", en: "The full edition is raport.json with SHA-256:")
  }

  static func facts(of report: ApplicationReport, _ say: Voice) -> [(name: String, value: String)] {
    let none = say(pl: "nie podano", en: "not given")
    var facts = [
      (say(pl: "Numer raportu", en: "Report number"), report.number.text),
      (say(pl: "Dzień badania", en: "Examined on"), report.date.map(say.day) ?? none),
      (
        say(pl: "Program grantowy", en: "Grant programme"),
        report.programme?.name.text ?? say(pl: "nie wybrano", en: "none chosen")
      ),
      (say(pl: "Limit powiatu", en: "County's limit"), report.plan.budget.countyLimit.map(say.money) ?? none),
      (say(pl: "Kierownik urzędu", en: "Head of the office"), report.office.head?.text ?? none),
      (say(pl: "Osoba do kontaktu", en: "Contact"), report.office.contact?.text ?? none),
    ]
    if let teryt = report.office.teryt { facts.append(("TERYT", teryt.text)) }
    return facts
  }

  static func band(_ band: Band, _ say: Voice) -> String {
    switch band {
    case .one: "1"
    case .few: "2–5"
    case .several: "6–20"
    case .many: say(pl: "ponad 20", en: "over 20")
    }
  }

  static func status(_ status: ApplicationReport.RequirementStatus.Status, _ say: Voice) -> String {
    switch status {
    case .met: say(pl: "spełnione", en: "met")
    case .toImprove: say(pl: "do poprawy", en: "to improve")
    case .needsSurvey: say(pl: "wymaga ankiety", en: "needs the survey")
    case .notExamined: say(pl: "nie sprawdzono", en: "not examined")
    }
  }

  /// How a finding is mended: by purchases, by work, or by what is still to be decided.
  static func remedy(of finding: ApplicationReport.Finding, _ say: Voice) -> String {
    let work = finding.freeWork ? [say(pl: "działanie bez kosztu", en: "work without cost")] : []
    let parts = work + finding.items.map(\.text)
    return parts.isEmpty ? say(pl: "do ustalenia", en: "to be decided") : parts.joined(separator: ", ")
  }

  static func freeWork(_ work: ApplicationReport.FreeWork, _ say: Voice) -> String {
    work.actions == 0
      ? say(pl: "Nie ma działań bez kosztu do wykonania.", en: "There is no work without cost to do.")
      : say(
        pl: "Bez kosztu: \(say.counted(work.actions, Nouns.actions)), \(say.counted(work.hours, Nouns.hours)) pracy. "
          + "Ich treść pozostaje w urzędzie do czasu wykonania.",
        en:
          "Without cost: \(say.counted(work.actions, Nouns.actions)), \(say.counted(work.hours, Nouns.hours)) of work. "
          + "What it is stays in the office until it is done.")
  }

  static func vat(_ rate: Int, _ say: Voice) -> String {
    rate == 0 ? say(pl: "zw.", en: "exempt") : say.percent(rate)
  }
}
