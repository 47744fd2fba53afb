import Foundation
import Model
import Reports
import Testing

/// The sample's renderings, byte for byte; `TARCZA_RECORD=1` writes them anew.
@Suite struct GoldenTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

  @Test(arguments: [Language.polish, .english]) func theBytesAreThoseOnRecord(language: Language) throws {
    let report = Report(try Sample.small(language))
    for (name, bytes) in [
      ("raport.\(language.rawValue).json", try report.json()), ("raport.\(language.rawValue).html", report.html()),
    ] {
      let file = GoldenTests.folder.appending(path: name)
      if ProcessInfo.processInfo.environment["TARCZA_RECORD"] == "1" { try Data(bytes).write(to: file) }
      #expect(try Data(contentsOf: file) == Data(bytes), "\(name) differs; look, then renew with TARCZA_RECORD=1")
    }
  }

  /// A large report stays small enough to send; TARCZA_LOOK names a folder to write it to, for a look.
  @Test(arguments: Language.allCases) func largeReportsStaySmallEnoughToSend(language: Language) throws {
    let fonts = try PageTests.fonts()
    let large = Report(try Sample.large(language)).html(fonts: fonts)
    let empty = Report(try Sample.inputs(language, programme: nil) { _ in }).html(fonts: fonts)
    #expect((1...5_000_000).contains(large.count))
    #expect(empty.count < large.count)
    guard let folder = ProcessInfo.processInfo.environment["TARCZA_LOOK"] else { return }
    for (name, bytes) in [("large", large), ("empty", empty)] {
      try Data(bytes).write(to: URL(filePath: folder).appending(path: "\(name).\(language.rawValue).html"))
    }
  }
}
