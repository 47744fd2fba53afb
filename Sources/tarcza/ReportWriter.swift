import Archives
import CaseFile
import Catalogue
import Checks
import Funding
import Model
import Reports

/// A report made from a case file, and its files.
struct ReportWriter {
  let editions: Editions
  private let file: CaseFile
  private let inputs: ReportInputs

  /// The full edition.
  var report: Report { editions.full }

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
    editions = try Editions(inputs)
    self.file = file
    self.inputs = inputs
  }

  /// Writes the editions into a folder in the forms that each of them has.
  ///
  /// Nothing is written before every file of the application edition passed the leak test. Without `pdf`, which makes
  /// the PDF, none is written.
  func write(
    _ forms: Set<ReportFile.Form>, _ wanted: Set<Edition> = [.full], to folder: String, pdf: PDFWriter? = nil
  ) throws -> [String] {
    let fonts = forms.contains(.html) ? try ReportWriter.fonts() : nil
    let setter = forms.contains(.pdf) ? pdf : nil
    let forms = ReportFile.Form.allCases.filter(forms.contains)
    var files: [ReportFile] = []
    if wanted.contains(.full) {
      files += try editions.files(forms, fonts: fonts)
      if let setter { files.append(ReportFile(.pdf, .full, try setter.pdf(.full, of: editions.fullJSON))) }
    }
    if wanted.contains(.application) {
      var own = try editions.application.files(forms.filter(ReportFile.Form.forApplication.contains), fonts: fonts)
      if let setter {
        own.append(ReportFile(.pdf, .application, try setter.pdf(.application, of: editions.application.json())))
      }
      let values = try ClassifiedValues(reading: file, findings: inputs.contents.findings)
      let test = try LeakTest(values, for: inputs)
      for file in own { try pass(file, test) }
      files += own
    }
    try SafeFile.makeFolder(folder)
    return try files.map { file in
      let path = SafeFile.inside(folder, file.name)
      try SafeFile.write(file.bytes, to: path)
      return path
    }
  }

  /// The page's fonts, from the program's own folder.
  private static func fonts() throws -> FontFaces {
    let folder = try ProgramFolder.report.find() + "/fonts/web"
    return try FontFaces { face in try SafeFile.bytes("\(folder)/\(face.file)") }
  }

  /// Lets a file of the application edition through, or ends in words for people.
  private func pass(_ file: ReportFile, _ test: LeakTest) throws {
    do { try test.check(file) } catch let leak as LeakTest.Leak {
      let value = Terminal.harmless(leak.value)
      throw Failure(
        "Wydania do wniosku nie zapisano: plik \(leak.file) zawierałby „\(value)” (\(leak.privacy.words.pl)) z pliku "
          + "sprawy. Zapisz samo wydanie pełne (--edition internal) i zgłoś ten błąd autorom programu.",
        "The application edition was not written: \(leak.file) would hold “\(value)” (\(leak.privacy.words.en)) of the "
          + "case file. Write the full edition alone (--edition internal) and report this fault to the program's authors."
      )
    } catch let error as ArchiveError {
      throw Failure(
        "Wydania do wniosku nie zapisano, bo pliku \(file.name) nie da się sprawdzić: \(error.phrase.pl).",
        "The application edition was not written, for \(file.name) cannot be tested: \(error.phrase.en).")
    }
  }
}

extension Privacy {
  /// What a value of the class is.
  fileprivate var words: Phrase {
    switch self {
    case .plain: Phrase(pl: "zwykła wartość", en: "a plain value")
    case .count: Phrase(pl: "liczba", en: "a number")
    case .name: Phrase(pl: "nazwa", en: "a name")
    case .address: Phrase(pl: "adres", en: "an address")
    case .version: Phrase(pl: "produkt lub wersja", en: "a product or version")
    case .account: Phrase(pl: "konto", en: "an account")
    case .path: Phrase(pl: "ścieżka", en: "a path")
    }
  }
}
