import CaseFile
import Checks
import Foundation
import Funding
import Model
import TestSupport
import Testing

@testable import Reports

/// The edition for the grantor: what it may hold and what it never does.
@Suite struct ApplicationTests {
  private static func editions(_ language: Language = .polish) throws -> Editions {
    try Editions(Sample.large(language))
  }

  @Test(arguments: Language.allCases, SchemaTests.Kind.allCases)
  func theReportKeepsToItsSchema(language: Language, kind: SchemaTests.Kind) throws {
    let report = try Editions(kind.inputs(language)).application
    #expect(try SchemaTests.complaints(report.json(), ApplicationReport.schemaText()) == "")
  }

  @Test func theSchemaRefusesWhatIsNoSuchReport() throws {
    let text = String(decoding: try Self.editions().application.json(), as: UTF8.self)
    for (old, new) in [
      ("\"marking\" : \"TLP:GREEN\"", "\"marking\" : \"TLP:CLEAR\""), ("\"systems\" : \"1\"", "\"systems\" : \"3\""),
      ("\"edition\" :", "\"hosts\" :"),
    ] {
      let broken = text.replacing(old, with: new)
      #expect(broken != text)
      #expect(try SchemaTests.complaints(Array(broken.utf8), ApplicationReport.schemaText()) != "")
    }
  }

  @Test func eachEditionCarriesTheOthersDigest() throws {
    let editions = try Self.editions()
    let json = try editions.application.json()
    let full = editions.fullJSON
    #expect(editions.application.method.fullEditionDigest.text == Self.digest(full))
    #expect(try editions.full.json() == full)
    // The rule of the documentation: the application edition with zeros in the place of the full one's digest.
    let zeroed = String(decoding: json, as: UTF8.self)
      .replacing(Self.digest(full), with: String(repeating: "0", count: 64))
    #expect(editions.full.applicationDigest == Self.digest(Array(zeroed.utf8)))
    #expect(String(decoding: full, as: UTF8.self).contains(try #require(editions.full.applicationDigest)))
    #expect(String(decoding: editions.application.html(), as: UTF8.self).contains(Self.digest(full)))
    #expect(
      String(decoding: editions.full.html(), as: UTF8.self).contains(try #require(editions.full.applicationDigest)))
  }

  @Test func unmetAndPartlyMetRequirementsAreOne() throws {
    let editions = try Self.editions()
    let full = editions.full.requirements
    #expect(full.contains { $0.status == .partly || $0.status == .notMet })
    for requirement in editions.application.requirements {
      let statuses = full.filter { $0.id == requirement.id.text }.map(\.status)
      #expect((requirement.status == .toImprove) == statuses.contains { $0 == .partly || $0 == .notMet })
    }
  }

  @Test func numbersOfSystemsAreToldInBands() {
    #expect(
      [0, 1, 2, 5, 6, 20, 21, 5000].map { Band($0).rawValue } == [
        "1", "1", "2-5", "2-5", "6-20", "6-20", "more-than-20", "more-than-20",
      ])
  }

  @Test func amountsAndLettersAreThoseOfTheFullEdition() throws {
    let editions = try Self.editions()
    let (full, application) = (editions.full, editions.application)
    #expect(application.plan.budget.total == full.plan.budget.total)
    #expect(application.plan.lines.map(\.total) == full.plan.lines.map(\.total))
    #expect(application.plan.lines.map(\.number.text) == full.plan.lines.map(\.number))
    #expect(application.plan.refused.map(\.number.text) == full.plan.refused.map(\.number))
    #expect(application.summary.letters?.afterPlan == full.summary.letters?.afterPlan.grade)
    #expect(Set(application.findings.map(\.number.text)) == Set(full.findings.map(\.number)))
    #expect(application.findings.map(\.severity) == application.findings.map(\.severity).sorted(by: >))
    #expect(application.freeWork.hours == full.plan.freeWork.reduce(0) { $0 + $1.hours })
    #expect(!application.plan.lines.isEmpty && !application.plan.refused.isEmpty)
  }

  /// Nothing of MUST NOT: no free work's content, no check id, no CWE, no way in from the internet.
  @Test(arguments: Language.allCases) func whatHelpsAnAttackerIsNotSaid(language: Language) throws {
    let editions = try Self.editions(language)
    for file in try editions.application.files(ReportFile.Form.forApplication) {
      let text = try ExportedText.readings(of: file).map { reading in
        String(String.UnicodeScalarView(reading.scalars.compactMap(Unicode.Scalar.init)))
      }.joined(separator: "\n")
      for work in editions.full.plan.freeWork { #expect(!text.contains(work.title.lowercased()), "\(work.title)") }
      for finding in editions.full.findings { #expect(!text.contains(finding.check), "\(finding.check)") }
      for word in ["cwe-", "cve-", "internet", "192.168", "203.0.113", "tlsv1", "openssh", "przykladowo.local"] {
        #expect(!text.contains(word), "\(file.name): \(word)")
      }
    }
  }

  @Test func theSameCaseGivesTheSameBytes() throws {
    let (one, other) = (try Self.editions(), try Self.editions())
    #expect(try one.files(ReportFile.Form.allCases) == other.files(ReportFile.Form.allCases))
    #expect(
      try one.application.files(ReportFile.Form.forApplication)
        == other.application.files(ReportFile.Form.forApplication))
  }

  @Test func textOfTheScopeStaysText() throws {
    let html = String(decoding: try Editions(HostileTests.inputs(.polish)).application.html(), as: UTF8.self)
    #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(!html.contains("<script>alert") && !html.contains("<img"))
  }

  @Test func namesSayWhatTheFilesAre() {
    #expect(Edition.full.fileName(.html) == "raport.html" && Edition.full.fileName(.json) == "raport.json")
    for form in ReportFile.Form.allCases where form != .html && form != .json {
      #expect(Edition.full.fileName(form).contains("PELNE-nie-publikowac"))
    }
    for form in ReportFile.Form.forApplication { #expect(Edition.application.fileName(form).contains("do-wniosku")) }
  }

  /// `TARCZA_LOOK` names a folder to write every form to, for a look.
  @Test(arguments: Language.allCases) func everyFormIsMade(language: Language) throws {
    let editions = try Self.editions(language)
    let files =
      try editions.files(ReportFile.Form.allCases) + editions.application.files(ReportFile.Form.forApplication)
    #expect(files.map(\.name).count == Set(files.map(\.name)).count)
    #expect(files.allSatisfy { !$0.bytes.isEmpty })
    guard let folder = ProcessInfo.processInfo.environment["TARCZA_LOOK"] else { return }
    for file in files {
      try Data(file.bytes).write(to: URL(filePath: folder).appending(path: "\(language.rawValue)-\(file.name)"))
    }
  }

  static func digest(_ bytes: [UInt8]) -> String { PublicText(digestOf: bytes).text }
}
