import Archives
import Foundation
import Model
import TestSupport
import Testing

@testable import Reports

/// The PDF reader of the leak test, held against pdftotext on PDFs of another program.
@Suite struct PDFTextTests {
  /// LibreOffice's PDF of the application edition's document.
  private static func document(_ folder: TemporaryFolder) throws -> [UInt8] {
    let editions = try Editions(Sample.large())
    let file = try #require(try editions.application.files([.docx]).first)
    try Data(file.bytes).write(to: URL(filePath: folder.file("a.docx")))
    try Program("soffice").run(
      [
        "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--convert-to", "pdf", "--outdir",
        folder.path, folder.file("a.docx"),
      ], in: folder.path)
    return try folder.read("a.pdf")
  }

  @Test(.enabled(if: Program("soffice").isWanted && Program("pdftotext").isWanted))
  func everyWordThatPdftotextReadsIsRead() throws {
    let folder = try TemporaryFolder()
    let bytes = try Self.document(folder)
    let read = PlainText(try PDFText(bytes, limit: 1 << 26).joined).scalars.filter { $0 != 0x20 }
    let text = String(decoding: try Program("pdftotext").run([folder.file("a.pdf"), "-"]), as: UTF8.self)
    let words = PlainText(text).scalars.split(separator: 0x20).map(Array.init)
    #expect(words.count > 300)
    let missing = words.filter { word in read.firstRange(of: word) == nil }
    #expect(
      missing.isEmpty,
      "\(missing.prefix(5).map { String(String.UnicodeScalarView($0.compactMap(UnicodeScalar.init))) })")
    #expect(words.contains(Array("przykładowie".unicodeScalars.map(\.value))))
  }

  @Test(.enabled(if: Program("soffice").isWanted)) func aValueInAPDFStopsTheExport() throws {
    let bytes = try Self.document(TemporaryFolder())
    var values = ClassifiedValues()
    values.add("Przykładowie", .name)
    let file = ReportFile(.pdf, .application, bytes)
    #expect(throws: LeakTest.Leak.self) { try LeakTest(values, excusedBy: []).check(file) }
    var others = ClassifiedValues()
    others.add("srv-77.nigdzie.local", .name)
    try LeakTest(others, excusedBy: []).check(file)
  }

  /// A PDF by hand: a title in UTF-16, an object stream, an attachment and metadata, packed and plain.
  @Test func stringsObjectStreamsMetadataAndAttachmentsAreRead() throws {
    let packed = "7 0 8 12 (hidden-one) <FEFF00730072007601420111>"
    let stream = try Deflate.pack(Array(packed.utf8), .zlib)
    let attachment = try Deflate.pack(Array("{\"host\": \"srv-2.powiat.local\"}".utf8), .zlib)
    var bytes = Array("%PDF-1.7\n1 0 obj << /Title (a\\(b\\)c \\101) /Alt [<616263>] >> endobj\n".utf8)
    func add(_ head: String, _ content: [UInt8]) {
      bytes += Array("\(head) /Length \(content.count) >> stream\n".utf8) + content + Array("\nendstream endobj\n".utf8)
    }
    add("2 0 obj << /Type /ObjStm /N 2 /First 9 /Filter /FlateDecode", stream)
    add("3 0 obj << /Type /EmbeddedFile /Filter [/FlateDecode]", attachment)
    add("4 0 obj << /Type /Metadata", Array("<x:xmpmeta>jkow&#97;lski</x:xmpmeta>".utf8))
    bytes += Array("trailer << /ID [(trailer-id)] >> %%EOF".utf8)
    let pdf = try PDFText(bytes, limit: 10_000)
    for text in ["a(b)c A", "abc", "hidden-one", "srvłđ", "trailer-id"] {
      #expect(pdf.strings.contains(text), "\(text)")
    }
    let readings = try ExportedText.readings(of: ReportFile(.pdf, .application, bytes))
    for value in ["srv-2.powiat.local", "jkowalski", "hidden-one"] {
      var values = ClassifiedValues()
      values.add(value, .name)
      let test = LeakTest(values, excusedBy: [])
      #expect(throws: LeakTest.Leak.self, "\(value)") { try test.check(ReportFile(.pdf, .application, bytes)) }
    }
    #expect(readings.count > 3)
  }

  @Test func whatCannotBeReadIsNotLetThrough() throws {
    for text in [
      "%PDF-1.7 nothing", "%PDF-1.7\n1 0 obj << /Encrypt 2 0 R >> endobj",
      "%PDF-1.7\n1 0 obj << /Filter /LZWDecode /Length 3 >> stream\nabc\nendstream endobj",
      "%PDF-1.7\n1 0 obj << /Filter /FlateDecode /Length 3 >> stream\nabc\nendstream endobj",
    ] {
      #expect(throws: ArchiveError.self, "\(text)") { try PDFText(Array(text.utf8), limit: 1000) }
    }
    let bomb = try Deflate.pack([UInt8](repeating: 65, count: 100_000), .zlib)
    let head = "%PDF-1.7\n1 0 obj << /Filter /FlateDecode /Length \(bomb.count) >> stream\n"
    #expect(throws: ArchiveError.tooLarge(limit: 1000)) {
      try PDFText(Array(head.utf8) + bomb + Array("\nendstream endobj".utf8), limit: 1000)
    }
  }

  @Test func mutilatedFilesNeverTrap() {
    let text =
      "%PDF-1.7\n1 0 obj << /A [1 2 0 R (x\\)y) <6162> /N#20 true ] /B << /C (d) >> >> endobj\n2 0 obj [[[[ endobj trailer <<"
    var bytes = Array(text.utf8)
    var state: UInt64 = 1
    for round in 0..<5000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 20)
      if round % 40 == 0 { bytes = Array(text.utf8) }
      _ = try? PDFText(bytes, limit: 10_000)
    }
    let deep = Array(("%PDF-1.7\n1 0 obj " + String(repeating: "[", count: 100_000)).utf8)
    _ = try? PDFText(deep, limit: 10_000)
  }
}
