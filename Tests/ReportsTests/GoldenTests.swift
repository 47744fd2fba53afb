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

  /// For a look at a whole report: TARCZA_LOOK names a folder.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["TARCZA_LOOK"] != nil))
  func writeALargeReportToLookAt() throws {
    let folder = URL(filePath: try #require(ProcessInfo.processInfo.environment["TARCZA_LOOK"]))
    for language in Language.allCases {
      let report = Report(try Sample.large(language))
      try Data(report.html()).write(to: folder.appending(path: "large.\(language.rawValue).html"))
      try Data(report.json()).write(to: folder.appending(path: "large.\(language.rawValue).json"))
      let empty = Report(try Sample.inputs(language, programme: nil) { _ in })
      try Data(empty.html()).write(to: folder.appending(path: "empty.\(language.rawValue).html"))
    }
  }
}
