import Model

/// The first page.
///
/// Its top right corner stays empty for the visible mark of a signature.
struct CoverChapter {
  let report: Report
  let say: Voice
  let contents: [(id: String, title: String)]

  var html: HTML {
    section(.class("cover"), .id("top"), HTML.Attribute("aria-labelledby", "title")) {
      div(.class("strip")) {
        span(.class("tlp")) { report.marking }
        span { say(pl: "Wydanie pełne, do użytku wewnętrznego", en: "Full edition, for internal use") }
      }
      div(.class("hero")) {
        CoverPicture().html
        element("h1", [.id("title")]) {
          say(pl: "Raport z samooceny cyberbezpieczeństwa", en: "Cybersecurity self-assessment report")
        }
        p(.class("office")) {
          report.office.name ?? say(pl: "Nazwy urzędu nie podano", en: "The office's name was not given")
        }
        if let address = report.office.address { p(.class("where")) { address } }
      }
      div(.class("inside")) {
        dl(.class("facts")) { for fact in facts { div { fact } } }
        warning
        contentsList
      }
    }
  }

  private var facts: [HTML] {
    var facts: [HTML] = [
      fact(say(pl: "Dzień badania", en: "Examined on"), report.date.map(say.day) ?? none),
      fact(say(pl: "Zakres", en: "Scope"), scope),
      fact(
        say(pl: "Zgoda na badanie", en: "Allowed by"), report.office.authorisedBy ?? none),
      fact(
        say(pl: "Program grantowy", en: "Grant programme"),
        report.programme?.name ?? say(pl: "nie wybrano", en: "none chosen")),
      fact(say(pl: "Zestaw kontroli", en: "Checks"), say.counted(report.method.checks, Nouns.checks)),
      fact(say(pl: "Skrót zestawu SHA-256", en: "SHA-256 of the checks"), shortDigest),
    ]
    if let teryt = report.office.teryt { facts.append(fact("TERYT", teryt)) }
    if let contact = report.office.contact {
      facts.append(fact(say(pl: "Osoba do kontaktu", en: "Contact"), contact))
    }
    return facts
  }

  private var none: String { say(pl: "nie podano", en: "not given") }

  private var scope: String {
    let units = report.office.units.isEmpty ? "" : ", " + say.counted(report.office.units.count, Nouns.units)
    return say.counted(report.assets.count, Nouns.assets) + units
  }

  private var shortDigest: String {
    let digest = report.method.catalogueDigest
    return digest.count > 20 ? "\(digest.prefix(8)) … \(digest.suffix(4))" : digest
  }

  private func fact(_ name: String, _ value: String) -> HTML {
    .sequence([dt { name }, dd { value }])
  }

  private var warning: HTML {
    div(.class("note")) {
      p {
        b { say(pl: "Ten dokument opisuje niezałatane słabości. ", en: "This document describes open weaknesses. ") }
        say(
          pl: "Nie publikuj go i nie dołączaj do wniosku. Przekazuj go tylko osobom w urzędzie, które muszą go znać.",
          en: "Do not publish it or attach it to an application. Give it only to people in the office who need it.")
      }
      p {
        say(
          pl: "Do informacji o podatnościach i zagrożeniach nie stosuje się ustawy o dostępie do informacji publicznej "
            + "(art. 37 ust. 1 ustawy o krajowym systemie cyberbezpieczeństwa). ",
          en: "The act on access to public information does not apply to information on vulnerabilities and threats "
            + "(art. 37(1) of the act on the national cybersecurity system). ")
        Pieces(say: say).mark(
          say(
            pl: "brzmienie po zmianie z 2026 r. do potwierdzenia", en: "wording after the 2026 change to be confirmed"))
      }
    }
  }

  private var contentsList: HTML {
    div(.class("contents")) {
      h2 { say(pl: "Spis treści", en: "Contents") }
      ol { for chapter in contents { li { link(to: chapter.id) { chapter.title } } } }
    }
  }
}
