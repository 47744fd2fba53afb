import Catalogue
import Glibc

/// Makes the PDF of an edition: the templates read its JSON, which the PDF carries as an attachment.
///
/// The same JSON and the same version of Typst make the same bytes.
struct PDFWriter {
  /// Which of the templates begins the document.
  enum Template: String {
    case full = "raport.typ"
    case application = "wniosek.typ"
  }

  private let typst: Typst
  private let folder: String

  /// - Throws: a ``Failure`` or an error that says what is missing and how to get it.
  init() throws {
    typst = try Typst.find()
    folder = try ProgramFolder.report.find()
  }

  /// The PDF of an edition's JSON.
  ///
  /// The data is a file of its own and never becomes part of a program; Typst can read nothing but that file and the
  /// templates.
  func pdf(_ template: Template, of json: [UInt8]) throws -> [UInt8] {
    let workshop = try PrivateFolder()
    defer { workshop.remove() }
    // Ctrl-C ends Typst, which belongs to the same terminal; this process stays to tidy up.
    let before = (signal(SIGINT, SIG_IGN), signal(SIGHUP, SIG_IGN))
    defer {
      _ = signal(SIGINT, before.0)
      _ = signal(SIGHUP, before.1)
    }
    for name in SafeFile.names(in: folder + "/typst") where name.hasSuffix(".typ") {
      try SafeFile.write(SafeFile.bytes("\(folder)/typst/\(name)"), to: workshop.file(name))
    }
    try SafeFile.write(json, to: workshop.file("raport.json"))
    try typst.compile(template.rawValue, to: "raport.pdf", in: workshop, fonts: folder + "/fonts")
    return try SafeFile.bytes(workshop.file("raport.pdf"), limit: 1 << 28)
  }
}
