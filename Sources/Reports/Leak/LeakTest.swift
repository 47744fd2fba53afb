import CaseFile
import Checks
import Funding
package import Model

/// The last gate before a file of the application edition is written: it must not contain a classified value.
///
/// The edition's type keeps such values out already; this looks at the final bytes, whatever way they came about, and it
/// runs on every export. A value is found as whole words, whatever the case and whatever the marks of the format in
/// between.
///
/// A value that the same search finds in the catalogue's texts for applications, in what the office says of itself, or
/// in an edition made of nothing (``ApplicationReport/specimen(_:)``) is excused: a host that is called `serwer` cannot
/// be told from the word. Its address and its full name are still looked for.
package struct LeakTest: Sendable {
  private let values: [ClassifiedValues.Value]
  private let needles: Needles

  /// A classified value in a file that was to leave the office.
  package struct Leak: Error, Hashable, Sendable {
    /// The file that was not written.
    package let file: String
    package let value: String
    package let privacy: Privacy
  }

  /// - Parameters:
  ///   - values: What must not be found.
  ///   - harmless: Texts in which they mean nothing.
  init(_ values: ClassifiedValues, excusedBy harmless: [PlainText]) {
    let texts = values.values.map { PlainText($0.text) }
    var all = Needles()
    for (index, text) in texts.enumerated() { all.add(text, id: index) }
    let excused = Set(harmless.flatMap(all.found))
    var needles = Needles()
    for (index, text) in texts.enumerated() where !excused.contains(index) { needles.add(text, id: index) }
    self.values = values.values
    self.needles = needles
  }

  /// - Throws: ``Leak`` for the first classified value in the file, ``ArchiveError`` for a file that cannot be read.
  package func check(_ file: ReportFile) throws {
    for reading in try [PlainText(file.name)] + ExportedText.readings(of: file) {
      guard let id = needles.found(in: reading).first else { continue }
      throw Leak(file: file.name, value: values[id].text, privacy: values[id].privacy)
    }
  }
}

extension LeakTest {
  /// The test for the editions of one case.
  ///
  /// - Throws: what the specimen's renderings throw: nothing in practice.
  package init(_ values: ClassifiedValues, for inputs: ReportInputs) throws {
    let specimen = try ApplicationReport.specimen(inputs.language).files(ReportFile.Form.forApplication)
    let readings = try specimen.flatMap { try ExportedText.readings(of: $0) + [PlainText($0.name)] }
    self.init(values, excusedBy: readings + inputs.harmlessTexts.map { PlainText($0) })
  }
}

extension ReportInputs {
  /// The catalogue's texts that may stand in an application, and what the office says of itself.
  fileprivate var harmlessTexts: [String] {
    var texts = checks.map { $0.texts[language].application } + modules.map { $0.title[language] }
    for framework in frameworks {
      texts.append(framework.title[language])
      for requirement in framework.requirements {
        texts += [requirement.title[language], requirement.id] + requirement.places.flatMap { [$0.unit, $0.act] }
      }
    }
    if let programme {
      texts.append(programme.name[language])
      texts += programme.areas.map { $0.title[language] }
      for item in programme.items {
        texts += [item.title[language], item.requirements[language]]
        texts += [item.eligibility.note?[language]].compactMap(\.self)
        texts += [1, 2, 5].map { item.quantity.unit.form($0, language) }
      }
    }
    let office = OfficeStatement(contents.info)
    texts += [office.name, office.teryt, office.address, office.head, office.contact].compactMap { $0?.text }
    return texts
  }
}
