import Foundation
import Funding
import Model
import Reports
import Testing

/// The page's script in a real browser: what it shows, what it filters, how it sorts.
@Suite(.enabled(if: Chromium.canRun)) struct ScriptTests {
  private func page(_ language: Language) throws -> String {
    String(decoding: Report(try Sample.large(language)).html(fonts: try PageTests.fonts()), as: UTF8.self)
  }

  /// The policy would not let a script of the test run: it goes, for these tests only.
  private func result(of script: String, _ language: Language = .polish) throws -> String {
    let page = try page(language).replacing(/<meta http-equiv="Content-Security-Policy"[^>]*>/, with: "")
      .replacing("</body>", with: "<script>document.title = 'GOT ' + (function () { \(script) })()</script></body>")
    let document = try Chromium.document(of: [UInt8](page.utf8))
    return String(try #require(document.firstMatch(of: /<title>GOT ([^<]*)<\/title>/)).1)
  }

  @Test func thePolicyLetsThePagesOwnScriptRun() throws {
    let before = try page(.polish)
    #expect(before.contains("id=\"filter\" hidden") && before.contains("id=\"tools\" hidden"))
    let after = try Chromium.document(of: [UInt8](before.utf8))
    #expect(after.contains("id=\"filter\" role=\"search\"") && after.contains("class=\"sort\""))
    #expect(after.contains("Widać 20 z 20"))
  }

  @Test func theFilterHidesRowsAndCardsAlike() throws {
    let report = Report(try Sample.large())
    let critical = report.findings.filter { $0.severity == .critical }.map(\.number)
    let shown = """
      var s = document.getElementById('filter-severity'), q = document.getElementById('filter-text');
      var see = function () { return [].map.call(document.querySelectorAll('[data-finding]:not([hidden])'),
        function (e) { return e.dataset.finding }).join() + ' ' + [].map.call(
        document.querySelectorAll('#cards .card:not([hidden])'), function (e) { return e.id }).join() };
      """
    #expect(
      try result(of: shown + "s.value = 'critical'; s.dispatchEvent(new Event('input')); return see()")
        == "\(critical.joined(separator: ",")) \(critical.joined(separator: ","))")
    let last = try #require(report.findings.last)
    let found = try result(of: shown + "q.value = '\(last.title)'; q.dispatchEvent(new Event('input')); return see()")
    let (rows, cards) = (found.split(separator: " ").first, found.split(separator: " ").last)
    #expect(rows == cards && rows?.contains(last.number) == true)
    #expect(rows?.split(separator: ",").count ?? 20 < 20, "\(found)")
  }

  @Test(arguments: Language.allCases) func tablesSortByNumbersSeverityAndWords(language: Language) throws {
    let report = Report(try Sample.large(language))
    let sort = """
      var t = document.querySelector('#findings table'), h = t.tHead.rows[0].cells;
      var go = function (i) { h[i].querySelector('button').click(); return [].map.call(t.tBodies[0].rows,
        function (r) { return r.dataset.finding }) };
      """
    func numbers(_ script: String) throws -> [String] {
      try result(of: sort + "return (\(script)).join()", language).split(separator: ",").map(String.init)
    }
    let byNumber = Dictionary(uniqueKeysWithValues: report.findings.map { ($0.number, $0) })
    let points = try numbers("go(4)").compactMap { byNumber[$0]?.points.thousandths }
    // The table shows tenths of a point.
    #expect(points.count == 20 && points.map { ($0 + 50) / 100 } == points.map { ($0 + 50) / 100 }.sorted())
    let severities = try numbers("(go(2), go(2))").compactMap { byNumber[$0]?.severity }
    #expect(severities == severities.sorted())
    #expect(
      try result(of: sort + "go(2); return h[2].getAttribute('aria-sort') + h[1].hasAttribute('aria-sort')", language)
        == "ascendingfalse")
  }

  /// The page for the head of the office is one page of A4, signatures included, in print.
  @Test(.enabled(if: Chromium.canPrint), arguments: Language.allCases)
  func theHeadsPageIsOneSheet(language: Language) throws {
    for inputs in [try Sample.large(language), try Sample.accepted(language)] {
      let sheets = try Chromium.sheets(of: Report(inputs).html(fonts: try PageTests.fonts()))
      let second = try #require(sheets.dropFirst().first)
      #expect(second.contains(language == .polish ? "Podsumowanie dla Starosty" : "Summary for the head of the office"))
      #expect(second.contains(language == .polish ? "Starosta (data" : "Head of the office (date"), "\(second)")
    }
  }
}
