import Archives
import Model

/// A text document of headings, paragraphs and tables, before it is written.
struct TextDocument {
  enum Block {
    case title(String)
    case subtitle(String)
    /// Levels 1 to 3.
    case heading(Int, String)
    case paragraph(String)
    /// A remark in a frame of its own.
    case note(String)
    case bullet(String)
    case table(Table)
    /// Lines to be filled in by hand, each over its name.
    case blanks([String])
  }

  struct Table {
    /// What it holds, for those who cannot see it.
    var caption: String
    var heads: [String]
    /// The columns' shares of the width, in per cent.
    var widths: [Int]
    /// Columns with numbers, set to the right.
    var numbers: Set<Int> = []
    var rows: [[String]]
    /// Whether the last row is a sum.
    var hasSum = false
  }

  var title: String
  var language: Language
  /// At the top and at the bottom of every page.
  var header: String
  var footer: String
  var blocks: [Block]
}

/// Writes a document as Office Open XML (ECMA-376), in parts of its own: real styles, header rows of tables, language.
///
/// The same document gives the same bytes.
struct DOCXFile {
  /// - Throws: ``ArchiveError`` when it would be larger than a ZIP file may be.
  static func bytes(of document: TextDocument) throws(ArchiveError) -> [UInt8] {
    let parts = DOCXFile(document: document)
    var archive = ZIPWriter()
    for (name, content) in [
      ("[Content_Types].xml", parts.contentTypes), ("_rels/.rels", parts.relations),
      ("docProps/core.xml", parts.properties), ("word/document.xml", parts.body), ("word/styles.xml", parts.styles),
      ("word/numbering.xml", parts.numbering), ("word/settings.xml", parts.settings),
      ("word/header1.xml", parts.header), ("word/footer1.xml", parts.footer),
      ("word/_rels/document.xml.rels", parts.documentRelations),
    ] {
      try archive.add(name, Array((DOCXFile.declaration + content).utf8))
    }
    return archive.finished()
  }

  let document: TextDocument

  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  static let main = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
  private static let packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships"
  private static let officeRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  private var contentTypes: String {
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    let parts = [
      ("document", "document.main"), ("styles", "styles"), ("numbering", "numbering"), ("settings", "settings"),
      ("header1", "header"), ("footer1", "footer"),
    ]
    return "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
      + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
      + parts.map { "<Override PartName=\"/word/\($0.0).xml\" ContentType=\"\(word).\($0.1)+xml\"/>" }.joined()
      + "<Override PartName=\"/docProps/core.xml\" "
      + "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>"
  }

  private var relations: String {
    "<Relationships xmlns=\"\(DOCXFile.packageRelations)\">"
      + "<Relationship Id=\"rId1\" Type=\"\(DOCXFile.officeRelations)/officeDocument\" Target=\"word/document.xml\"/>"
      + "<Relationship Id=\"rId2\" Type=\"\(DOCXFile.packageRelations)/metadata/core-properties\" "
      + "Target=\"docProps/core.xml\"/></Relationships>"
  }

  private var documentRelations: String {
    let parts = [
      ("styles", "styles"), ("numbering", "numbering"), ("settings", "settings"), ("header", "header1"),
      ("footer", "footer1"),
    ]
    return "<Relationships xmlns=\"\(DOCXFile.packageRelations)\">"
      + parts.enumerated().map { index, part in
        "<Relationship Id=\"rId\(index + 1)\" Type=\"\(DOCXFile.officeRelations)/\(part.0)\" Target=\"\(part.1).xml\"/>"
      }.joined() + "</Relationships>"
  }

  /// Who and when are fixed: the file says neither on which machine nor by whom it was made.
  private var properties: String {
    "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
      + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
      + "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>\(DOCXFile.escaped(document.title))</dc:title>"
      + "<dc:creator>Tarcza</dc:creator><dc:language>\(languageTag)</dc:language>"
      + "<dcterms:created xsi:type=\"dcterms:W3CDTF\">2000-01-01T00:00:00Z</dcterms:created></cp:coreProperties>"
  }

  private var settings: String {
    "<w:settings \(DOCXFile.main)><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"708\"/>"
      + "<w:themeFontLang w:val=\"\(languageTag)\"/></w:settings>"
  }

  private var header: String {
    "<w:hdr \(DOCXFile.main)><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>\(DOCXFile.run(document.header))</w:p></w:hdr>"
  }

  private var footer: String {
    let field = { (code: String) in
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> \(code) </w:instrText></w:r>"
        + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r>"
        + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    }
    return "<w:ftr \(DOCXFile.main)><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>\(DOCXFile.run(document.footer))"
      + "<w:r><w:tab/></w:r>\(field("PAGE"))\(DOCXFile.run(" / "))\(field("NUMPAGES"))</w:p></w:ftr>"
  }

  var languageTag: String { document.language == .polish ? "pl-PL" : "en-GB" }

  /// A run of text, spaces kept.
  static func run(_ text: String, bold: Bool = false) -> String {
    "<w:r>\(bold ? "<w:rPr><w:b/></w:rPr>" : "")<w:t xml:space=\"preserve\">\(escaped(text))</w:t></w:r>"
  }

  /// Text for XML 1.0 (section 2.2): what it does not allow becomes the replacement character.
  static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: result += "&amp;"
      case 0x3C: result += "&lt;"
      case 0x3E: result += "&gt;"
      case 0x22: result += "&quot;"
      case 0x00..<0x09, 0x0B, 0x0C, 0x0E..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
