import CXlsxWriter
import Glibc
package import Model

/// Why no workbook was written.
package enum OfficeFileError: Error, Hashable, Sendable {
  /// The folder for temporary files cannot be used.
  case temporaryFile
  /// libxlsxwriter refused; its own words.
  case refused(String)

  /// One sentence: what went wrong and what to do.
  package var phrase: Phrase {
    switch self {
    case .temporaryFile:
      Phrase(
        pl: "Nie można zapisać pliku tymczasowego; zwolnij miejsce albo wskaż inny folder w zmiennej TMPDIR.",
        en: "No temporary file can be written; make room, or name another folder in the variable TMPDIR.")
    case .refused(let words):
      Phrase(pl: "Arkusz XLSX nie powstał: \(words).", en: "The XLSX workbook was not made: \(words).")
    }
  }
}

/// Writes a workbook through libxlsxwriter (https://libxlsxwriter.github.io).
///
/// The same workbook gives the same bytes: the time of making is a fixed one, and libxlsxwriter itself gives the ZIP
/// file's entries no time. Text is always written as text, so that what begins like a formula is none.
@safe struct XLSXFile {
  /// - Throws: ``OfficeFileError``.
  static func bytes(of workbook: Workbook) throws(OfficeFileError) -> [UInt8] {
    var template = Array("\(temporaryFolder())/tarcza-XXXXXX".utf8CString)
    guard unsafe mkdtemp(&template) != nil else { throw .temporaryFile }
    let folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    let path = folder + "/raport.xlsx"
    defer {
      unsafe unlink(path)
      unsafe rmdir(folder)
    }
    guard let file = unsafe workbook_new(path) else { throw .temporaryFile }
    let writer = unsafe XLSXFile(file: file)
    writer.setProperties(workbook)
    let formats = unsafe Formats(file, workbook.language)
    var error: OfficeFileError?
    for sheet in workbook.sheets {
      do throws(OfficeFileError) { try writer.write(sheet, of: workbook, formats) } catch let caught {
        error = error ?? caught
      }
    }
    // It frees the workbook, whatever happened before.
    let status = unsafe workbook_close(file)
    if let error { throw error }
    guard status == LXW_NO_ERROR else { throw unsafe .refused(String(cString: lxw_strerror(status))) }
    return try read(path)
  }

  private let file: UnsafeMutablePointer<lxw_workbook>

  private func setProperties(_ workbook: Workbook) {
    unsafe workbook.title.withCString { title in
      unsafe workbook.company.withCString { company in
        unsafe "Tarcza".withCString { author in
          var properties = unsafe lxw_doc_properties()
          unsafe properties.title = UnsafeMutablePointer(mutating: title)
          unsafe properties.company = UnsafeMutablePointer(mutating: company)
          unsafe properties.author = UnsafeMutablePointer(mutating: author)
          // 1 January 2000: any fixed moment will do.
          unsafe properties.created = 946_684_800
          unsafe workbook_set_properties(file, &properties)
        }
      }
    }
  }

  private func write(_ sheet: Sheet, of workbook: Workbook, _ formats: Formats) throws(OfficeFileError) {
    guard let page = unsafe workbook_add_worksheet(file, sheet.name) else { throw .refused(sheet.name) }
    for (index, column) in sheet.columns.enumerated() {
      unsafe worksheet_set_column(page, UInt16(index), UInt16(index), column.width, nil)
    }
    unsafe put(.text(sheet.title), 0, 0, page, formats, formats.title)
    for (index, note) in sheet.notes.enumerated() {
      unsafe put(.text(note), index + 1, 0, page, formats, formats.note)
    }
    if let height = sheet.height(of: sheet.columns.map { .strong($0.title) }) {
      unsafe worksheet_set_row(page, UInt32(sheet.headRow), height, nil)
    }
    for (index, column) in sheet.columns.enumerated() {
      unsafe put(.text(column.title), sheet.headRow, index, page, formats, formats.head)
    }
    for (index, row) in (sheet.rows + [[]] + sheet.below).enumerated() {
      if let height = sheet.height(of: row) {
        unsafe worksheet_set_row(page, UInt32(sheet.headRow + 1 + index), height, nil)
      }
      for (column, cell) in row.enumerated() {
        unsafe put(cell, sheet.headRow + 1 + index, column, page, formats, nil)
      }
    }
    unsafe worksheet_freeze_panes(page, UInt32(sheet.headRow + 1), 0)
    if sheet.isFiltered, !sheet.rows.isEmpty {
      unsafe worksheet_autofilter(
        page, UInt32(sheet.headRow), 0, UInt32(sheet.headRow + sheet.rows.count), UInt16(sheet.columns.count - 1))
    }
    unsafe worksheet_set_landscape(page)
    // A4 (ECMA-376, 18.3.1.63).
    unsafe worksheet_set_paper(page, 9)
    unsafe worksheet_fit_to_pages(page, 1, 0)
    unsafe worksheet_repeat_rows(page, UInt32(sheet.headRow), UInt32(sheet.headRow))
    unsafe worksheet_set_header(page, "&L&8\(XLSXFile.cut(workbook.title, 100))&R&8\(workbook.marking)")
    unsafe worksheet_set_footer(page, "&L&8\(sheet.name)&R&8&P / &N")
  }

  private func put(
    _ cell: Sheet.Cell, _ row: Int, _ column: Int, _ page: UnsafeMutablePointer<lxw_worksheet>, _ formats: Formats,
    _ format: UnsafeMutablePointer<lxw_format>?
  ) {
    let (row, column) = (UInt32(row), UInt16(column))
    switch cell {
    case .empty: break
    case .text(let text):
      unsafe worksheet_write_string(page, row, column, XLSXFile.cut(text), format ?? formats.text)
    case .remark(let text): unsafe worksheet_write_string(page, row, column, XLSXFile.cut(text), formats.note)
    case .strong(let text):
      unsafe worksheet_write_string(page, row, column, XLSXFile.cut(text), formats.strong)
    case .number(let number): unsafe worksheet_write_number(page, row, column, Double(number), formats.number)
    case .money(let money):
      unsafe worksheet_write_number(page, row, column, XLSXFile.zloty(money), formats.money)
    case .share(let share): unsafe worksheet_write_number(page, row, column, Double(share) / 1000, formats.share)
    case .rate(let rate): unsafe worksheet_write_number(page, row, column, Double(rate) / 100, formats.rate)
    case .day(let day):
      // Days since 30 December 1899 (ECMA-376, 18.17.4.1); 1 January 1970 is number 25 569.
      unsafe worksheet_write_number(page, row, column, Double(day.number + 25_569), formats.day)
    case .amount(let formula, let money):
      unsafe worksheet_write_formula_num(page, row, column, formula, formats.strongMoney, XLSXFile.zloty(money))
    case .part(let formula, let share):
      unsafe worksheet_write_formula_num(page, row, column, formula, formats.share, Double(share) / 1000)
    case .words(let formula, let text):
      unsafe worksheet_write_formula_str(page, row, column, formula, formats.strong, text)
    case .blank: unsafe worksheet_write_blank(page, row, column, formats.blank)
    }
  }

  private static func zloty(_ money: Money) -> Double { Double(money.grosze) / 100 }

  /// A cell holds at most 32 767 characters (Excel's limits), counted in UTF-16.
  private static func cut(_ text: String, _ limit: Int = 32_000) -> String {
    text.utf16.count <= limit ? text : String(text.unicodeScalars.prefix(limit / 2)) + "…"
  }

  private static func temporaryFolder() -> String {
    guard let folder = unsafe getenv("TMPDIR") else { return "/tmp" }
    return unsafe String(cString: folder)
  }

  private static func read(_ path: String) throws(OfficeFileError) -> [UInt8] {
    guard let handle = unsafe fopen(path, "re") else { throw .temporaryFile }
    defer { unsafe fclose(handle) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe fread(&chunk, 1, chunk.count, handle)
      if count == 0 { break }
      bytes += chunk.prefix(count)
    }
    guard unsafe ferror(handle) == 0 else { throw .temporaryFile }
    return bytes
  }

  /// The looks of the cells; they belong to the workbook.
  @safe private struct Formats {
    typealias Format = UnsafeMutablePointer<lxw_format>
    let title, note, head, text, strong, number, money, strongMoney, share, rate, day, blank: Format?

    init(_ file: UnsafeMutablePointer<lxw_workbook>, _ language: Language) {
      let currency = language == .polish ? "#,##0.00\\ \"zł\"" : "\"PLN\" #,##0.00"
      func make(_ shape: (Format) -> Void) -> Format? {
        guard let format = unsafe workbook_add_format(file) else { return nil }
        unsafe format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        unsafe shape(format)
        return unsafe format
      }
      func framed(_ format: Format) {
        unsafe format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
        unsafe format_set_border_color(format, 0xD3D9E2)
      }
      func numbered(_ picture: String, bold: Bool = false) -> Format? {
        unsafe make {
          unsafe framed($0)
          unsafe format_set_num_format($0, picture)
          if bold { unsafe format_set_bold($0) }
        }
      }
      unsafe title = make {
        unsafe format_set_bold($0)
        unsafe format_set_font_size($0, 16)
        unsafe format_set_font_color($0, 0x0B4A66)
      }
      unsafe note = make { unsafe format_set_font_color($0, 0x4A5567) }
      unsafe head = make {
        unsafe format_set_bold($0)
        unsafe format_set_text_wrap($0)
        unsafe format_set_font_color($0, 0xFFFFFF)
        unsafe format_set_bg_color($0, 0x0B4A66)
        unsafe framed($0)
      }
      unsafe text = make {
        unsafe format_set_text_wrap($0)
        unsafe framed($0)
      }
      unsafe strong = make {
        unsafe format_set_bold($0)
        unsafe format_set_text_wrap($0)
        unsafe framed($0)
      }
      unsafe number = numbered("#,##0")
      unsafe money = numbered(currency)
      unsafe strongMoney = numbered(currency, bold: true)
      unsafe share = numbered("0.0%")
      unsafe rate = numbered("0%")
      unsafe day = numbered(language == .polish ? "d.mm.yyyy" : "d mmm yyyy")
      unsafe blank = make {
        unsafe format_set_bg_color($0, 0xFFFBE8)
        unsafe framed($0)
      }
    }
  }
}
