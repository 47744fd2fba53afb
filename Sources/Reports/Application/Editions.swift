import Model
import OpenSSL

/// Both editions of one report, each with the other's digest.
package struct Editions: Sendable {
  /// All detail, for the office only.
  package let full: Report
  /// What may be attached to an application.
  package let application: ApplicationReport
  /// The full edition's `raport.json`.
  package let fullJSON: [UInt8]

  /// - Throws: nothing in practice: every value of a report can be encoded.
  package init(_ inputs: ReportInputs) throws {
    let base = ReportBuilder(inputs)
    let builder = ApplicationBuilder(base)
    var full = base.report()
    let draft = builder.report(beside: full, digest: ApplicationReport.noDigest)
    full.applicationDigest = SHA256.hex(try draft.json())
    fullJSON = try full.json()
    self.full = full
    application = builder.report(beside: full, digest: PublicText(digestOf: fullJSON))
  }

  /// The full edition in these forms; without `fonts` its page is set in the reader's own.
  ///
  /// - Throws: what a form's writer throws.
  package func files(_ forms: [ReportFile.Form], fonts: FontFaces? = nil) throws -> [ReportFile] {
    try forms.compactMap { form in
      switch form {
      case .html: ReportFile(form, .full, full.html(fonts: fonts))
      case .json: ReportFile(form, .full, fullJSON)
      // Typst sets it, outside this room.
      case .pdf: nil
      case .xlsx: ReportFile(form, .full, try XLSXFile.bytes(of: OfficeContent(full).workbook))
      case .csv: ReportFile(form, .full, full.csv())
      case .ocsf: ReportFile(form, .full, try full.ocsf())
      case .docx: ReportFile(form, .full, try DOCXFile.bytes(of: OfficeContent(full).document))
      }
    }
  }
}
