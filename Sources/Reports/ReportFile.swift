/// One file of a report: its form, its edition, and its bytes.
package struct ReportFile: Hashable, Sendable {
  /// The kinds of files that a report is written as.
  package enum Form: String, CaseIterable, Sendable {
    case html, json, pdf, xlsx, docx, csv, ocsf

    /// Those that the application edition has: the lists of single findings for a SIEM are for the office only.
    package static let forApplication: [Form] = [.html, .json, .pdf, .xlsx, .docx]

    /// How its file's name ends.
    package var ending: String { self == .ocsf ? "ocsf.json" : rawValue }
  }

  package let form: Form
  package let edition: Edition
  package let bytes: [UInt8]

  package init(_ form: Form, _ edition: Edition, _ bytes: [UInt8]) {
    self.form = form
    self.edition = edition
    self.bytes = bytes
  }

  package var name: String { edition.fileName(form) }
}

/// Which of the two reports of one case.
package enum Edition: String, CaseIterable, Sendable {
  /// All detail, for the office only.
  case full = "internal"
  /// What may be attached to an application.
  case application

  /// The file's name.
  ///
  /// `raport.html` and `raport.json` of the full edition are names that scripts rely on; the files that people send to
  /// each other say in their name what they are.
  package func fileName(_ form: ReportFile.Form) -> String {
    switch self {
    case .application: "raport-do-wniosku.\(form.ending)"
    case .full where form == .html || form == .json: "raport.\(form.ending)"
    case .full: "raport-PELNE-nie-publikowac.\(form.ending)"
    }
  }
}
