import Funding
import Model

/// How the letter and the points came about, with which versions, and what the report is not.
struct MethodChapter {
  let report: Report
  let say: Voice

  static func title(_ say: Voice) -> String { say(pl: "Jak powstała ocena", en: "How the assessment was made") }

  var html: HTML {
    section(.class("flow"), .id("method"), HTML.Attribute("aria-labelledby", "method-title")) {
      h2(.id("method-title")) { MethodChapter.title(say) }
      letter
      points
      versions
      sources
    }
  }

  private var letter: HTML {
    .sequence([
      h3 { say(pl: "Ocena literowa", en: "The letter") },
      p {
        say(
          pl: "Ocenę wyznacza najsurowsza z reguł, które mają zastosowanie, a nie średnia. Żadna liczba drobnych "
            + "pozytywnych wyników nie zasłoni jednej otwartej słabości.",
          en:
            "The letter is set by the strictest rule that applies, not by an average. No number of small passes hides "
            + "one open weakness.")
      },
      Table(
        caption: say(pl: "Reguły oceny", en: "Rules of the letter"), captionIsHidden: true,
        heads: [(say(pl: "Reguła", en: "Rule"), .text), (say(pl: "Ocena najwyżej", en: "Letter at most"), .number)],
        rows: report.method.caps.map { cap in
          tr {
            rowHead { cap.condition }
            number { cap.grade.rawValue }
          }
        }
      ).html,
      p(.class("small")) {
        say(
          pl: "„Bez hasła” dotyczy kontroli opisanych jako CWE-306 lub CWE-258. Oceny nie ma, gdy nic nie zostało "
            + "rozstrzygnięte.",
          en: "“Without a password” means checks described as CWE-306 or CWE-258. There is no letter when nothing came "
            + "to an answer.")
      },
    ])
  }

  private var sources: HTML {
    let method = report.method
    guard !method.mergedFrom.isEmpty else { return .nothing }
    return .sequence([
      h3 { say(pl: "Połączone pliki spraw", en: "Merged case files") },
      ul {
        for source in method.mergedFrom {
          li {
            [
              source.file, source.institution, source.unit,
              say(pl: "wierszy: ", en: "rows: ") + say.number(source.rows),
            ].compactMap(\.self).joined(separator: ", ")
          }
        }
      },
      method.mergeConflicts == 0
        ? .nothing
        : p(.class("small")) {
          say(
            pl: "Różnic między plikami: \(say.number(method.mergeConflicts)). Opisuje je tabela merge_conflict pliku "
              + "sprawy.",
            en: "Differences between the files: \(say.number(method.mergeConflicts)). The case file's table "
              + "merge_conflict lists them.")
        },
    ])
  }

  private var points: HTML {
    .sequence([
      h3 { say(pl: "Punkty ryzyka", en: "Risk points") },
      p {
        say(
          pl:
            "Punkty służą tylko do ustalania kolejności. Ustalenie waży: krytyczne 40, wysokie 15, średnie 5, niskie 1, "
            + "informacja 0; ×1,5, gdy prowadzi do niego adres publiczny; ×(1 + ¼ log₂ liczby miejsc). Gdy miejsca różnią "
            + "się wagą, liczy się ta ich grupa, która daje najwięcej punktów. Środek naprawczy usuwa podaną w katalogu "
            + "część punktów; z kilku liczy się tylko najlepszy. Wagi są umowne i jednakowe dla wszystkich powiatów.",
          en:
            "Points serve only to set an order. A finding weighs: critical 40, high 15, medium 5, low 1, note 0; ×1.5 "
            + "when a public address leads to it; ×(1 + ¼ log₂ of the places). Where places differ in severity, the group "
            + "of them with the most points counts. A remedy takes away the share of the points that the catalogue "
            + "gives; of several only the best counts. The weights are conventions, the same for all counties.")
      },
    ])
  }

  private var versions: HTML {
    .sequence([
      h3 { say(pl: "Wersje i przebieg", en: "Versions and runs") },
      dl(.class("facts")) {
        for fact in facts {
          div {
            dt { fact.name }
            dd { fact.value }
          }
        }
      },
      digests,
      report.method.runs.isEmpty
        ? p(.class("empty")) { say(pl: "W pliku sprawy nie ma zapisanych przebiegów.", en: "The case holds no runs.") }
        : Table(
          caption: say(pl: "Przebiegi badania", en: "Runs of the examination"),
          heads: [
            (say(pl: "Początek", en: "Began"), .text), (say(pl: "Koniec", en: "Ended"), .text),
            (say(pl: "Skąd", en: "From"), .text), (say(pl: "Wersja", en: "Version"), .text),
            (say(pl: "Ziarno", en: "Seed"), .number),
          ],
          rows: report.method.runs.map { run in
            tr {
              rowHead { say.moment(run.started) }
              td { run.finished.map(say.moment) ?? say(pl: "przerwano", en: "cut off") }
              td { run.vantage ?? "–" }
              td { run.toolVersion }
              number { String(run.seed) }
            }
          }
        ).html,
    ])
  }

  private var facts: [(name: String, value: String)] {
    [
      (say(pl: "Program", en: "Program"), "Tarcza \(report.method.toolVersion)"),
      (say(pl: "Zestaw kontroli", en: "Checks"), say.counted(report.method.checks, Nouns.checks)),
      (
        say(pl: "Moduły", en: "Modules"),
        report.method.modules.isEmpty ? "–" : report.method.modules.joined(separator: ", ")
      ),
      (say(pl: "Format danych", en: "Data format"), report.schema),
    ]
  }

  private var digests: HTML {
    p(.class("small")) {
      say(pl: "SHA-256 katalogu kontroli: ", en: "SHA-256 of the folder of checks: ")
      element("code") { report.method.catalogueDigest }
      if let other = report.method.judgedWithDigest {
        say(pl: ". Oceny wydano z innym katalogiem: ", en: ". The verdicts were made with another folder: ")
        element("code") { other }
      }
      say(
        pl: ". SHA-256 zapisu obserwacji, który odtwarza „tarcza verify”: ",
        en: ". SHA-256 of the recorded observations, which “tarcza verify” makes again: ")
      element("code") { report.method.evidenceDigest }
      if let application = report.applicationDigest {
        say(pl: ". SHA-256 wydania do wniosku: ", en: ". SHA-256 of the application edition: ")
        element("code") { application }
      }
    }
  }
}
