import Foundation
import Model
import Reports
import TestSupport
import Testing

/// What every page must keep: no reference outside, a policy that fits, and an order that a screen reader can follow.
@Suite struct PageTests {
  enum Kind: CaseIterable { case large, empty, hostile, accepted }

  /// The fonts as they lie in the source checkout.
  static func fonts() throws -> FontFaces {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Reports/Resources/fonts/web")
    return try FontFaces { face in [UInt8](try Data(contentsOf: folder.appending(path: face.file))) }
  }

  private func page(_ kind: Kind, _ language: Language) throws -> String {
    let inputs =
      switch kind {
      case .large: try Sample.large(language)
      case .empty: try Sample.inputs(language, programme: nil) { _ in }
      case .hostile: try HostileTests.inputs(language)
      case .accepted: try Sample.accepted(language)
      }
    return String(decoding: Report(inputs).html(fonts: try PageTests.fonts()), as: UTF8.self)
  }

  @Test(arguments: Kind.allCases, Language.allCases)
  func nothingIsLoadedAndEveryLinkLeadsSomewhere(kind: Kind, language: Language) throws {
    let html = try page(kind, language)
    // Quotes stand only around values: in text they are written as &quot;.
    let bare = html.replacing(/url\(data:font\/woff2;base64,[A-Za-z0-9+\/=]+\)/, with: "")
      .replacing(/"[^"]*"/, with: "")
    #expect(bare.matches(of: /<link|<iframe|<object|<img|url\(|@import/).isEmpty)
    #expect(bare.matches(of: /<[a-z][^>]*\s(?:src|style|action|on[a-z]+)=/).isEmpty)
    let ids = html.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
    #expect(Set(ids).count == ids.count, "ids are unique")
    for link in html.matches(of: /<a [^>]*href="([^"]*)"/).map({ String($0.1) }) {
      #expect(link.hasPrefix("https://") || link.hasPrefix("#") && ids.contains(String(link.dropFirst())), "\(link)")
    }
    for label in html.matches(of: /aria-labelledby="([^"]*)"/) { #expect(ids.contains(String(label.1))) }
  }

  @Test(arguments: Kind.allCases, Language.allCases)
  func headingsTablesAndPicturesCanBeRead(kind: Kind, language: Language) throws {
    let html = try page(kind, language)
    #expect(html.contains("<html lang=\"\(language.rawValue)\">"))
    let levels = html.matches(of: /<h([1-6])[ >]/).compactMap { Int($0.1) }
    #expect(levels.filter { $0 == 1 }.count == 1)
    #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 }, "no level is skipped")
    let tables = html.matches(of: /<table/).count
    #expect(html.matches(of: /<table[^>]*><caption/).count == tables)
    #expect(html.matches(of: /<th(?![^>]*scope=)[ >]/).isEmpty)
    let pictures = html.matches(of: /<svg [^>]*>/).map { String($0.0) }
    #expect(pictures.allSatisfy { $0.contains("aria-hidden") || $0.contains("role=\"img\" aria-label=\"") })
    #expect(!html.contains("Optional(") && !html.contains(">nil<"))
  }

  @Test(.enabled(if: Python.has("hashlib")), arguments: Language.allCases)
  func thePolicyNamesExactlyOurStyleAndScript(language: Language) throws {
    let program = """
      import base64, hashlib, re, sys
      page = sys.stdin.buffer.read().decode()
      policy = re.search('Content-Security-Policy" content="([^"]*)"', page).group(1)
      for kind, body in re.findall('<(style|script)>(.*?)</(?:style|script)>', page, re.S):
          digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
          rule = [part for part in policy.split(';') if part.strip().startswith(kind + '-src')][0]
          if "'sha256-" + digest + "'" not in rule:
              print(kind, 'beginning', repr(body[:40]), 'has', digest)
      """
    let html = try page(.large, language)
    #expect(html.contains("default-src 'none'"))
    #expect(!html.contains("unsafe-inline"))
    #expect(try Python.run(program, input: Data(html.utf8)).output == "")
  }

  @Test func englishIsEnglish() throws {
    let html = try page(.empty, .english)
    let letters = Set(html.filter { "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ".contains($0) })
    #expect(letters.isEmpty)
    #expect(html.contains("Summary for the head of the office"))
  }

  @Test func theFirstPageLeavesTheSignatureCornerEmpty() throws {
    let html = try page(.large, .polish)
    let strip = try #require(html.firstMatch(of: /<div class="strip">(.*?)<\/div>/.dotMatchesNewlines()))
    #expect(strip.1.matches(of: /<span/).count == 2, "only the mark and the edition, both on the left")
    #expect(html.contains(".strip{padding:14mm 17mm 0;height:44mm"))
  }
}
