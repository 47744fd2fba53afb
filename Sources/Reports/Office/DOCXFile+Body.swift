extension DOCXFile {
  /// The width of the text on A4 with margins of 2 cm, in twentieths of a point.
  private static let width = 9638

  /// `word/document.xml`.
  var body: String {
    let relations = "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    return "<w:document \(DOCXFile.main) \(relations)><w:body>" + document.blocks.map(block).joined()
      + "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId4\"/><w:footerReference w:type=\"default\" r:id=\"rId5\"/>"
      + "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" "
      + "w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
  }

  private func block(_ block: TextDocument.Block) -> String {
    switch block {
    case .title(let text): paragraph(text, "Title")
    case .subtitle(let text): paragraph(text, "Subtitle")
    case .heading(let level, let text): paragraph(text, "Heading\(min(max(level, 1), 3))")
    case .paragraph(let text): paragraph(text, nil)
    case .note(let text): paragraph(text, "Note")
    case .bullet(let text): paragraph(text, "ListBullet")
    case .table(let table): self.table(table)
    case .blanks(let names): blanks(names)
    }
  }

  private func paragraph(_ text: String, _ style: String?) -> String {
    "<w:p>\(style.map { "<w:pPr><w:pStyle w:val=\"\($0)\"/></w:pPr>" } ?? "")\(DOCXFile.run(text))</w:p>"
  }

  private func table(_ table: TextDocument.Table) -> String {
    let widths = table.widths.map { $0 * DOCXFile.width / 100 }
    let caption = DOCXFile.escaped(table.caption)
    let head = row(table.heads, table, widths, isHead: true)
    let rows = table.rows.enumerated().map { index, cells in
      row(cells, table, widths, isSum: table.hasSum && index == table.rows.count - 1)
    }
    return "<w:p><w:pPr><w:pStyle w:val=\"Caption\"/><w:keepNext/></w:pPr>\(DOCXFile.run(table.caption))</w:p>"
      + "<w:tbl><w:tblPr><w:tblStyle w:val=\"Tarcza\"/><w:tblW w:w=\"\(DOCXFile.width)\" w:type=\"dxa\"/>"
      + "<w:tblLayout w:type=\"fixed\"/>"
      + "<w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" "
      + "w:noVBand=\"1\"/><w:tblCaption w:val=\"\(caption)\"/></w:tblPr><w:tblGrid>"
      + widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined() + "</w:tblGrid>" + head + rows.joined() + "</w:tbl>"
      + "<w:p/>"
  }

  private func row(
    _ cells: [String], _ table: TextDocument.Table, _ widths: [Int], isHead: Bool = false, isSum: Bool = false
  ) -> String {
    "<w:tr><w:trPr><w:cantSplit/>\(isHead ? "<w:tblHeader/>" : "")</w:trPr>"
      + zip(cells.enumerated(), widths).map { cell, width in
        let side = table.numbers.contains(cell.offset) ? "<w:jc w:val=\"right\"/>" : ""
        return "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/></w:tcPr>"
          + "<w:p><w:pPr><w:pStyle w:val=\"TableText\"/>\(side)</w:pPr>"
          + "\(DOCXFile.run(cell.element, bold: isHead || isSum))</w:p></w:tc>"
      }.joined() + "</w:tr>"
  }

  /// Two in a row, a line over each name.
  private func blanks(_ names: [String]) -> String {
    let half = DOCXFile.width / 2
    let cell = { (name: String) in
      "<w:tc><w:tcPr><w:tcW w:w=\"\(half)\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:spacing w:before=\"600\"/></w:pPr>"
        + "\(DOCXFile.run("……………………………………………………"))</w:p>"
        + "<w:p><w:pPr><w:pStyle w:val=\"TableText\"/></w:pPr>\(DOCXFile.run(name))</w:p></w:tc>"
    }
    let rows = stride(from: 0, to: names.count, by: 2).map { start in
      "<w:tr><w:trPr><w:cantSplit/></w:trPr>\(cell(names[start]))"
        + (start + 1 < names.count ? cell(names[start + 1]) : cell("")) + "</w:tr>"
    }
    return "<w:tbl><w:tblPr><w:tblW w:w=\"\(DOCXFile.width)\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr>"
      + "<w:tblGrid><w:gridCol w:w=\"\(half)\"/><w:gridCol w:w=\"\(half)\"/></w:tblGrid>" + rows.joined()
      + "</w:tbl><w:p/>"
  }

  /// `word/numbering.xml`: one list with bullets.
  var numbering: String {
    "<w:numbering \(DOCXFile.main)><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"
      + "<w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"•\"/><w:lvlJc w:val=\"left\"/>"
      + "<w:pPr><w:ind w:left=\"360\" w:hanging=\"360\"/></w:pPr></w:lvl></w:abstractNum>"
      + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"
  }

  /// `word/styles.xml`.
  var styles: String {
    let fonts = "<w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\" w:cs=\"Calibri\" w:eastAsia=\"Calibri\"/>"
    return
      "<w:styles \(DOCXFile.main)><w:docDefaults><w:rPrDefault><w:rPr>\(fonts)<w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/>"
      + "<w:lang w:val=\"\(languageTag)\" w:eastAsia=\"\(languageTag)\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>"
      + "<w:pPrDefault><w:pPr><w:spacing w:after=\"120\" w:line=\"264\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault>"
      + "</w:docDefaults>" + style("Normal", "Normal", isDefault: true)
      + style("Title", "Title", paragraph: "<w:spacing w:before=\"720\" w:after=\"120\"/>", text: 52, isBold: true)
      + style("Subtitle", "Subtitle", paragraph: "<w:spacing w:after=\"240\"/>", text: 26, colour: "4A5567")
      + heading(1, size: 34) + heading(2, size: 27) + heading(3, size: 23)
      + style(
        "Caption", "caption", paragraph: "<w:spacing w:before=\"120\" w:after=\"60\"/>", text: 19, colour: "4A5567")
      + style(
        "TableText", "Table Text",
        paragraph: "<w:spacing w:before=\"30\" w:after=\"30\" w:line=\"240\" w:lineRule=\"auto\"/>", text: 19)
      + style(
        "Note", "Note",
        paragraph: "<w:pBdr><w:left w:val=\"single\" w:sz=\"24\" w:space=\"8\" w:color=\"B7791F\"/></w:pBdr>"
          + "<w:ind w:left=\"227\"/>", text: 20)
      + style(
        "ListBullet", "List Bullet",
        paragraph: "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>"
          + "<w:spacing w:after=\"60\"/>")
      + style("Header", "header", text: 17, colour: "4A5567")
      + style(
        "Footer", "footer", paragraph: "<w:tabs><w:tab w:val=\"right\" w:pos=\"\(DOCXFile.width)\"/></w:tabs>",
        text: 17,
        colour: "4A5567") + tableStyle + "</w:styles>"
  }

  private func heading(_ level: Int, size: Int) -> String {
    style(
      "Heading\(level)", "heading \(level)",
      paragraph: "<w:keepNext/><w:keepLines/><w:spacing w:before=\"\(440 - 80 * level)\" w:after=\"100\"/>"
        + "<w:outlineLvl w:val=\"\(level - 1)\"/>", text: size, colour: "0B4A66", isBold: true)
  }

  private func style(
    _ id: String, _ name: String, paragraph: String = "", text: Int? = nil, colour: String? = nil, isBold: Bool = false,
    isDefault: Bool = false
  ) -> String {
    let size = text.map { "<w:sz w:val=\"\($0)\"/><w:szCs w:val=\"\($0)\"/>" } ?? ""
    let run = (isBold ? "<w:b/>" : "") + (colour.map { "<w:color w:val=\"\($0)\"/>" } ?? "") + size
    return
      "<w:style w:type=\"paragraph\"\(isDefault ? " w:default=\"1\"" : "") w:styleId=\"\(id)\"><w:name w:val=\"\(name)\"/>"
      + (isDefault ? "" : "<w:basedOn w:val=\"Normal\"/>") + "<w:qFormat/>"
      + (paragraph.isEmpty ? "" : "<w:pPr>\(paragraph)</w:pPr>") + (run.isEmpty ? "" : "<w:rPr>\(run)</w:rPr>")
      + "</w:style>"
  }

  private var tableStyle: String {
    let line = { (side: String) in "<w:\(side) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"D3D9E2\"/>" }
    return "<w:style w:type=\"table\" w:styleId=\"Tarcza\"><w:name w:val=\"Tarcza\"/><w:tblPr><w:tblBorders>"
      + ["top", "left", "bottom", "right", "insideH", "insideV"].map(line).joined()
      + "</w:tblBorders><w:tblCellMar><w:left w:w=\"85\" w:type=\"dxa\"/><w:right w:w=\"85\" w:type=\"dxa\"/></w:tblCellMar>"
      + "</w:tblPr><w:tblStylePr w:type=\"firstRow\"><w:rPr><w:b/></w:rPr><w:tcPr>"
      + "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E6EFF4\"/></w:tcPr></w:tblStylePr></w:style>"
  }
}
