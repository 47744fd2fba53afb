import CaseFile
import Catalogue
import Checks
import Funding
import Model
import Reports

/// A report made from a case file, and its files.
struct ReportWriter {
  enum Form: String, CaseIterable { case html, json, pdf }

  let report: Report

  /// Makes the report of `findings`.
  init(
    file: CaseFile, catalogue: Catalogue, findings: [FindingRecord], grant: GrantOptions, compare: String? = nil,
    since: String? = nil, bought: [String] = [], law: ReportInputs.Law = .both, language: Language
  ) throws {
    var contents = try CaseContents(reading: file, findings: findings)
    contents.judging = Judging(checks: catalogue.checks.count, checksSha256: catalogue.digest)
    let programme = try grant.programme(in: catalogue, scope: contents.info?.programme)
    let wishes = try grant.wishes(for: programme)
    var inputs = ReportInputs(
      contents: contents, checks: catalogue.checks, modules: catalogue.modules, frameworks: catalogue.frameworks,
      remedies: catalogue.remedies, programme: programme,
      compared: try GrantOptions.compared(compare, with: programme, in: catalogue),
      limit: grant.limit.map { Money(zloty: $0) },
      prices: try grant.prices(for: programme), must: wishes.must, never: wishes.never,
      catalogueDigest: catalogue.digest, toolVersion: Version.text, language: language)
    inputs.sheet = catalogue.sheet(AssessmentSheet.usual)
    inputs.law = law
    inputs.earlier = try since.map {
      try EarlierCase(reading: $0, judgedBy: catalogue, bought: bought, programme: programme)
    }
    inputs.questions = Dictionary(
      catalogue.questionnaires.flatMap(\.questions).map { ($0.id, $0.text) }, uniquingKeysWith: { first, _ in first })
    report = Report(inputs)
  }

  /// Writes `raport.html`, `raport.json` and `raport.pdf`, or some of them, into a folder, each whole or not at all.
  ///
  /// Without `pdf`, which makes the PDF, none is written.
  func write(_ forms: Set<Form>, to folder: String, pdf: PDFWriter? = nil) throws -> [String] {
    try SafeFile.makeFolder(folder)
    return try Form.allCases.filter(forms.contains).compactMap { form in
      let path = SafeFile.inside(folder, "raport.\(form.rawValue)")
      switch form {
      case .html: try SafeFile.write(report.html(fonts: try ReportWriter.fonts()), to: path)
      case .json: try SafeFile.write(report.json(), to: path)
      case .pdf:
        guard let pdf else { return nil }
        try SafeFile.write(pdf.pdf(.full, of: report.json()), to: path)
      }
      return path
    }
  }

  /// The page's fonts, from the program's own folder.
  private static func fonts() throws -> FontFaces {
    let folder = try ProgramFolder.report.find() + "/fonts/web"
    return try FontFaces { face in try SafeFile.bytes("\(folder)/\(face.file)") }
  }
}
