import CaseFile
import Foundation
import Model
import Reports
import Testing

/// What services and files may have put into a case.
@Suite struct HostileTests {
  private static let attack = "\"><script>alert(1)</script><img src=https://evil.example/x onerror=alert(2)>&amp;'"
  private static let formula = "=HYPERLINK(\"https://evil.example\") #evil[x] $x$ `x`"
  private static let tricks = "a\u{202E}txt.exe\u{2066}b\u{0}c\u{7}d\u{1B}[31m\u{85}\u{200B}e\u{FEFF}\nf\u{2028}g"

  static func inputs(_ language: Language) throws -> ReportInputs {
    try Sample.inputs(language) { writer in
      var info = CaseInfo(scope: attack)
      info.institution = attack
      info.address = tricks
      info.contact = String(repeating: "x", count: 1_000_000)
      info.authorisedBy = "{port}" + attack
      info.employees = Int.max
      info.grantLimit = Int.max
      try writer.insert(&info)
      var run = Run(started: attack, toolVersion: attack, language: "xx", vantage: tricks, seed: .min)
      try writer.insert(&run)
      try writer.insert(contentsOf: [Unit(unit: "starostwo", name: attack, kind: attack)])
      var asset = Asset(address: attack, name: tricks, unit: "starostwo", origin: attack)
      asset.vendor = attack
      try writer.insert(&asset)
      var endpoint = Endpoint(
        asset: asset.id, address: "192.168.10.1", port: 22, state: "open", stateReason: "accepted", observed: "")
      endpoint.service = "ssh"
      endpoint.banner = "SSH-" + String(repeating: "e\u{301}", count: 500_000)
      endpoint.product = attack
      try writer.insert(&endpoint)
      let check = SampleCatalogue.checks[2]
      for (index, verdict) in [Verdict.fail, .fail, .notVerified, .notVerified, .pass].enumerated() {
        var record = check.record(verdict, index: index + 1)
        record.name = attack
        record.reason = index == 2 ? "tls10,\(attack)" : index == 1 ? attack : record.reason
        record.evidence = index == 0 ? "not json" : #"{"oldest":"</div>{newest}","<b>":[1]}"#
        record.evidence = index == 1 ? #"{"oldest":"</div>{newest}\u202e","<b>":"<i>"}"# : record.evidence
        record.fingerprint = attack + "\(index)"
        record.subjectTable = index == 3 ? "x\"; DROP TABLE finding; --" : record.subjectTable
        record.severity = index == 3 ? "terrible" : record.severity
        try writer.insert(&record)
      }
      var job = Job(module: attack, target: attack, state: .failed)
      job.reason = attack
      job.detail = tricks
      try writer.insert(&job)
      for (index, text) in [formula, String(decoding: [0x41, 0xFF, 0xC3, 0x28], as: UTF8.self)].enumerated() {
        let record = check.record(.fail, index: index + 1)
        var decision = AcceptedRisk(
          unit: nil, checkId: index == 0 ? record.checkId : attack, fingerprint: index == 0 ? attack + "1" : attack,
          severity: attack, reason: text, acceptedBy: tricks, accepted: attack, until: tricks)
        try writer.insert(&decision)
      }
    }
  }

  @Test func aValueIsNotSearchedForPlacesAgain() throws {
    let report = Report(
      try Sample.inputs { writer in
        var record = SampleCatalogue.checks[2].record(.fail, index: 1)
        record.evidence = #"{"oldest":"{newest} {oldest}","newest":"TLSv1.2"}"#
        try writer.insert(&record)
      })
    #expect(report.findings.first?.title == "Usługa przyjmuje {newest} {oldest}")
  }

  @Test(arguments: Language.allCases) func textFromOutsideStaysText(language: Language) throws {
    let report = Report(try HostileTests.inputs(language))
    let html = String(decoding: report.html(), as: UTF8.self)
    #expect(!html.contains("<script>alert"))
    #expect(!html.contains("<img"))
    #expect(
      html.contains("=HYPERLINK(&quot;https://evil.example&quot;) #evil[x] $x$ `x`") && html.contains("A\u{FFFD}"))
    #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(html.components(separatedBy: "<script").count == 2, "only the page's own script")
    #expect(html.utf8.count < 300_000)
    let json = String(decoding: try report.json(), as: UTF8.self)
    for text in [html, json] {
      #expect(
        text.unicodeScalars.allSatisfy { scalar in
          scalar == "\n"
            || scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value)
              && !(0x202A...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value)
        })
      #expect(text.contains("⟨U+202E⟩"))
    }
    #expect(report.office.contact?.hasSuffix("…") == true)
    #expect(report.assets.first?.services.first?.banner?.unicodeScalars.count ?? 0 <= 161)
  }
}
