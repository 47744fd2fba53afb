import Model

extension ApplicationReport {
  /// The edition as one HTML page that needs nothing else: no network, no file.
  ///
  /// Without `fonts` it is set in the reader's own.
  package func html(fonts: FontFaces? = nil) -> [UInt8] {
    var bytes = Array("<!doctype html>\n".utf8)
    ApplicationPage(report: self, say: Voice(language: language), fonts: fonts).html.write(to: &bytes)
    return bytes
  }
}

/// The page of the application edition: its cover, and the frame around its chapters.
struct ApplicationPage {
  let report: ApplicationReport
  let say: Voice
  let fonts: FontFaces?

  private typealias Words = ApplicationWords

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
            cover
            ApplicationSummary(report: report, say: say).html
            ApplicationPlan(report: report, say: say).html
            ApplicationFindings(report: report, say: say).html
            ApplicationRequirements(report: report, say: say).html
          }
        }
        element("script") { HTML.constant(Script.text) }
      }
    }
  }

  private var title: String { Words.title(say) }

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
      element("title") { [title, report.office.name?.text].compactMap(\.self).joined(separator: ", ") }
      meta("generator", "Tarcza")
      meta("referrer", "no-referrer")
      if let fonts { element("style") { HTML.fonts(fonts) } }
      for style in styles { element("style") { HTML.constant(style) } }
    }
  }

  private var styles: [StaticString] {
    [
      StyleSheet.screen, StyleSheet.print,
      report.language == .polish ? ApplicationPage.polishPages : ApplicationPage.englishPages,
    ]
  }

  private func meta(_ name: String, _ content: String) -> HTML {
    .void("meta", [HTML.Attribute("name", name), HTML.Attribute("content", content)])
  }

  private var contents: [(id: String, title: String)] {
    [
      ("summary", say(pl: "Podsumowanie", en: "Summary")), ("plan", ApplicationPlan.title(say)),
      ("findings", ApplicationFindings.title(say)), ("requirements", ApplicationRequirements.title(say)),
    ]
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

  /// Its top right corner stays empty for the visible mark of a signature.
  private var cover: HTML {
    section(.class("cover"), .id("top"), HTML.Attribute("aria-labelledby", "title")) {
      div(.class("strip")) {
        span(.class("tlp")) { report.marking.text }
        span { Words.edition(say) }
      }
      div(.class("hero")) {
        CoverPicture().html
        element("h1", [.id("title")]) { title }
        p(.class("office")) {
          report.office.name?.text ?? say(pl: "Nazwy urzędu nie podano", en: "The office's name was not given")
        }
        if let address = report.office.address { p(.class("where")) { address.text } }
      }
      div(.class("inside")) {
        dl(.class("facts")) {
          for (name, value) in Words.facts(of: report, say) {
            div {
              dt { name }
              dd { value }
            }
          }
        }
        div(.class("note")) {
          p { Words.safety(say) }
          p { Words.law(say) }
        }
        p(.class("small")) {
          Words.digest(say)
          " "
          element("code") { report.method.fullEditionDigest.text }
        }
      }
    }
  }

  /// The running head and foot of printed pages; the first page has neither.
  private static let polishPages: StaticString = """
    @page{size:A4;margin:20mm 17mm 17mm;@top-left{content:"Raport do wniosku o grant";\
    font:500 8pt "Inter","Segoe UI",sans-serif;color:#4a5567}@top-right{content:"TLP:GREEN";\
    font:400 7.4pt "JetBrains Mono","DejaVu Sans Mono",monospace;color:#131a26}@bottom-left{content:"Wydanie do wniosku"\
    ;font:400 7.4pt "Inter","Segoe UI",sans-serif;color:#4a5567}@bottom-right{content:"strona " counter(page) " z " \
    counter(pages);font:500 7.4pt "Inter","Segoe UI",sans-serif;color:#4a5567}}
    @page:first{margin:0 0 14mm;@top-left{content:none}@top-right{content:none}@bottom-left{content:none}\
    @bottom-right{content:none}}
    """

  private static let englishPages: StaticString = """
    @page{size:A4;margin:20mm 17mm 17mm;@top-left{content:"Report for a grant application";\
    font:500 8pt "Inter","Segoe UI",sans-serif;color:#4a5567}@top-right{content:"TLP:GREEN";\
    font:400 7.4pt "JetBrains Mono","DejaVu Sans Mono",monospace;color:#131a26}@bottom-left{content:"Application \
    edition";font:400 7.4pt "Inter","Segoe UI",sans-serif;color:#4a5567}@bottom-right{content:"page " counter(page) \
    " of " counter(pages);font:500 7.4pt "Inter","Segoe UI",sans-serif;color:#4a5567}}
    @page:first{margin:0 0 14mm;@top-left{content:none}@top-right{content:none}@bottom-left{content:none}\
    @bottom-right{content:none}}
    """
}
