import Archives
import CaseFile
import Foundation
import Funding
import Model
import TestSupport
import Testing

@testable import Reports

/// The office files, opened by LibreOffice, which is another reader of the formats and calculates by itself.
@Suite(.enabled(if: Program("soffice").isWanted)) struct OfficeTests {
  private static let office = Program("soffice")

  /// The file converted by LibreOffice, as text.
  private static func converted(_ file: ReportFile, to filter: String, _ ending: String) throws -> String {
    let folder = try TemporaryFolder()
    try Data(file.bytes).write(to: URL(filePath: folder.file(file.name)))
    // A profile of its own: another LibreOffice of the same user would take over the work.
    try office.run(
      [
        "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--convert-to", filter, "--outdir",
        folder.file("out"), folder.file(file.name),
      ], in: folder.path)
    let name = file.name.split(separator: ".").dropLast().joined(separator: ".") + ending
    return String(decoding: try folder.read("out/\(name)"), as: UTF8.self)
  }

  private static func files(_ form: ReportFile.Form, _ inputs: ReportInputs) throws -> [ReportFile] {
    let editions = try Editions(inputs)
    return try editions.files([form]) + editions.application.files([form])
  }

  /// The first sheet as LibreOffice calculates it: the amounts are those of the report.
  @Test(arguments: Language.allCases) func thePlanCalculatesToTheReportsAmounts(language: Language) throws {
    let inputs = try Sample.large(language)
    let budget = try Editions(inputs).full.plan.budget
    for file in try Self.files(.xlsx, inputs) {
      // Nothing is recalculated from what we cached: the values are taken out first.
      let csv = try Self.converted(
        ReportFile(.xlsx, file.edition, Self.withoutValues(file.bytes)), to: "csv:Text - txt - csv (StarCalc):9,34,76",
        ".csv")
      let cached = try Self.cachedValues(file.bytes)
      func line(_ name: String) throws -> [Substring] {
        try #require(
          csv.split(separator: "\n").first {
            $0.split(separator: "\t", omittingEmptySubsequences: false).contains { $0 == name }
          },
          "\(name) in \(csv)"
        ).split(separator: "\t", omittingEmptySubsequences: false)
      }
      let total = try line(language == .polish ? "Razem" : "Total")
      #expect(Self.grosze(total[7]) == budget.total.grosze)
      #expect(Self.grosze(total[8]) == budget.net.grosze)
      #expect(try Self.grosze(line("Grant")[7]) == budget.grant.grosze)
      #expect(
        try Self.grosze(line(language == .polish ? "Wkład własny" : "Own contribution")[7]) == budget.own.grosze)
      #expect(
        try line(language == .polish ? "Limit powiatu" : "County's own limit").contains {
          $0 == (language == .polish ? "spełnione" : "met")
        })
      #expect(cached.contains(Double(budget.total.grosze) / 100) && cached.contains(Double(budget.net.grosze) / 100))
      #expect(csv.contains(language == .polish ? "Zapora sieciowa UTM" : "firewall"))
    }
  }

  /// `12 345,67 zł`, `PLN 12,345.67` and their kin.
  private static func grosze(_ text: Substring) -> Int? {
    let digits = text.filter(\.isNumber)
    guard let mark = text.lastIndex(where: { $0 == "," || $0 == "." }) else { return Int(digits).map { $0 * 100 } }
    let decimals = text[mark...].count { $0.isNumber }
    return Int(digits).map { decimals == 2 ? $0 : $0 * 100 }
  }

  private static func withoutValues(_ bytes: [UInt8]) throws -> [UInt8] {
    var writer = ZIPWriter()
    let archive = try ZIPArchive(bytes)
    for entry in archive.entries {
      let content = String(decoding: try archive.read(entry), as: UTF8.self)
      try writer.add(entry.name, Array(content.replacing(#/</f><v>[^<]*</v>/#, with: "</f>").utf8))
    }
    return writer.finished()
  }

  private static func cachedValues(_ bytes: [UInt8]) throws -> Set<Double> {
    let content = String(decoding: try ZIPArchive(bytes).read("xl/worksheets/sheet1.xml"), as: UTF8.self)
    return Set(content.matches(of: #/</f><v>([^<]*)</v>/#).compactMap { Double($0.output.1) })
  }

  @Test(arguments: Language.allCases) func theDocumentReadsAsWritten(language: Language) throws {
    let inputs = try Sample.large(language)
    let report = try Editions(inputs).full
    for file in try Self.files(.docx, inputs) {
      let text = try Self.converted(file, to: "txt:Text (encoded):UTF8", ".txt")
      #expect(text.contains("Starostwo Powiatowe w Przykładowie"))
      #expect(text.contains(report.plan.budget.total.text(language)))
      for line in report.plan.lines { #expect(text.contains(line.number) && text.contains(line.title)) }
      #expect(text.contains(language == .polish ? "Starosta (data, podpis" : "Head of the office (date"))
      let parts = try ZIPArchive(file.bytes)
      let body = String(decoding: try parts.read("word/document.xml"), as: UTF8.self)
      let styles = String(decoding: try parts.read("word/styles.xml"), as: UTF8.self)
      #expect(body.components(separatedBy: "<w:tblHeader/>").count > 4)
      for style in ["Title", "Heading1", "Heading2", "Heading3"] {
        #expect(
          styles.contains("w:styleId=\"\(style)\"") && body.contains("<w:pStyle w:val=\"\(style)\"/>"), "\(style)")
      }
      #expect(styles.contains("<w:lang w:val=\"\(language == .polish ? "pl-PL" : "en-GB")\""))
    }
  }

  @Test func workbooksHaveTheirSheetsFrozenHeadsAndPrintSetup() throws {
    for file in try Self.files(.xlsx, Sample.large()) {
      let archive = try ZIPArchive(file.bytes)
      let book = String(decoding: try archive.read("xl/workbook.xml"), as: UTF8.self)
      for name in ["Plan", "Działania bez kosztu", "Ustalenia", "Harmonogram i odbiór", "Słownik"] {
        #expect(book.contains("<sheet name=\"\(name)\""))
      }
      for number in 1...5 {
        let sheet = String(decoding: try archive.read("xl/worksheets/sheet\(number).xml"), as: UTF8.self)
        #expect(sheet.contains("state=\"frozen\"") && sheet.contains("orientation=\"landscape\""))
        #expect(sheet.contains(file.edition == .full ? "TLP:AMBER+STRICT" : "TLP:GREEN"))
      }
    }
  }

  /// Formulas, tags and control characters of a stranger are text in every office file.
  @Test func hostileTextStaysText() throws {
    let evil = "=HYPERLINK(\"http://evil.example\";\"x\")"
    var inputs = try HostileTests.inputs(.polish)
    inputs.contents.info?.institution = evil
    for index in inputs.contents.findings.indices { inputs.contents.findings[index].name = evil }
    for file in try Self.files(.xlsx, inputs) {
      let archive = try ZIPArchive(file.bytes)
      for entry in archive.entries where entry.name.hasPrefix("xl/worksheets/") && entry.name.hasSuffix(".xml") {
        let sheet = String(decoding: try archive.read(entry), as: UTF8.self)
        #expect(!sheet.matches(of: #/<f>([^<]*)/#).contains { $0.output.1.contains("HYPERLINK") })
      }
      let strings = String(decoding: try archive.read("xl/sharedStrings.xml"), as: UTF8.self)
      #expect(strings.contains("=HYPERLINK(") && !strings.contains("<script>"))
      #expect(try Self.converted(file, to: "csv:Text - txt - csv (StarCalc):9,34,76", ".csv").contains("=HYPERLINK("))
    }
    for file in try Self.files(.docx, inputs) {
      let body = String(decoding: try ZIPArchive(file.bytes).read("word/document.xml"), as: UTF8.self)
      #expect(body.contains("=HYPERLINK(&quot;") && !body.contains("<script>"))
      #expect(
        try Self.converted(file, to: "txt:Text (encoded):UTF8", ".txt").contains("=HYPERLINK(\"http://evil.example\""))
    }
  }
}
