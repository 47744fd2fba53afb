import Model

extension Report {
  /// The report as one HTML page that needs nothing else: no network, no file, no script.
  ///
  /// Without `fonts` it is set in the reader's own.
  package func html(fonts: FontFaces? = nil) -> [UInt8] {
    var bytes = Array("<!doctype html>\n".utf8)
    Page(report: self, say: Voice(language: language), fonts: fonts).html.write(to: &bytes)
    return bytes
  }
}

/// The frame around the chapters.
struct Page {
  let report: Report
  let say: Voice
  let fonts: FontFaces?

  var html: HTML {
    element("html", [HTML.Attribute("lang", report.language.rawValue)]) {
      head
      element("body") {
        element("a", [.class("skip"), HTML.Attribute("href", "#summary")]) {
          say(pl: "Przejdź do podsumowania", en: "Skip to the summary")
        }
        div(.class("page")) {
          navigation
          element("main") {
            CoverChapter(report: report, say: say, contents: contents).html
            SummaryChapter(report: report, say: say).html
            PlanChapter(report: report, say: say).html
            OrderChapter(report: report, say: say).html
            if let changes = report.changes { ChangesChapter(changes: changes, say: say).html }
            UnitsChapter(report: report, say: say).html
            RiskChapter(report: report, say: say).html
            RequirementsChapter(report: report, say: say).html
            FindingsChapter(report: report, say: say).html
            CardsChapter(report: report, say: say).html
            AcceptedChapter(report: report, say: say).html
            PassedChapter(report: report, say: say).html
            GapsChapter(report: report, say: say).html
            OutsideChapter(report: report, say: say).html
            AssetsChapter(report: report, say: say).html
            MethodChapter(report: report, say: say).html
            GlossaryChapter(report: report, say: say).html
            DiagnosisChapter(report: report, say: say).html
          }
        }
        element("script") { HTML.constant(Script.text) }
      }
    }
  }

  private var title: String {
    say(pl: "Raport z samooceny cyberbezpieczeństwa", en: "Cybersecurity self-assessment report")
  }

  private var head: HTML {
    element("head") {
      HTML.void("meta", [HTML.Attribute("charset", "utf-8")])
      meta("viewport", "width=device-width, initial-scale=1")
      HTML.void(
        "meta",
        [
          HTML.Attribute("http-equiv", "Content-Security-Policy"),
          HTML.Attribute("content", ContentSecurity.policy(styles: styles, fonts: fonts, script: Script.text)),
        ])
      element("title") { [title, report.office.name].compactMap(\.self).joined(separator: ", ") }
      meta("generator", "Tarcza \(report.method.toolVersion)")
      meta("referrer", "no-referrer")
      meta("robots", "noindex, nofollow")
      if let fonts { element("style") { HTML.fonts(fonts) } }
      for style in styles { element("style") { HTML.constant(style) } }
    }
  }

  private var styles: [StaticString] {
    [
      StyleSheet.screen, StyleSheet.print,
      report.language == .polish ? StyleSheet.polishPages : StyleSheet.englishPages,
    ]
  }

  private func meta(_ name: String, _ content: String) -> HTML {
    .void("meta", [HTML.Attribute("name", name), HTML.Attribute("content", content)])
  }

  private var navigation: HTML {
    element("nav", [.class("side"), HTML.Attribute("aria-label", say(pl: "Spis treści", en: "Contents"))]) {
      p { title }
      ol { for chapter in contents { li { link(to: chapter.id) { chapter.title } } } }
      element("div", [.class("tools"), .id("tools"), HTML.Attribute("hidden", "")]) {
        element(
          "button",
          [
            HTML.Attribute("type", "button"), .id("theme"),
            HTML.Attribute("data-dark", say(pl: "Tryb ciemny", en: "Dark")),
            HTML.Attribute("data-light", say(pl: "Tryb jasny", en: "Light")),
          ]
        ) { say(pl: "Tryb ciemny", en: "Dark") }
        element("button", [HTML.Attribute("type", "button"), .id("print")]) { say(pl: "Drukuj", en: "Print") }
      }
    }
  }

  private var contents: [(id: String, title: String)] {
    let chapters: [(id: String, title: String, isPresent: Bool)] = [
      ("summary", SummaryChapter.title(say), true), ("plan", PlanChapter.title(report, say), true),
      ("order", OrderChapter.title(say), !report.plan.order.isEmpty),
      ("changes", ChangesChapter.title(say), report.changes != nil),
      ("units", UnitsChapter.title(say), !report.units.isEmpty), ("risk", RiskChapter.title(say), true),
      ("requirements", RequirementsChapter.title(say), true), ("findings", FindingsChapter.title(say), true),
      ("cards", CardsChapter.title(say), true),
      ("accepted", AcceptedChapter.title(say), !report.accepted.isEmpty),
      ("passed", PassedChapter.title(say), true), ("gaps", GapsChapter.title(say), true),
      ("outside", OutsideChapter.title(say), true), ("assets", AssetsChapter.title(say), true),
      ("method", MethodChapter.title(say), true),
      ("glossary", GlossaryChapter.title(say), !report.glossary.isEmpty),
      ("diagnosis", DiagnosisChapter.title(say), true),
    ]
    return chapters.filter(\.isPresent).map { ($0.id, $0.title) }
  }
}
