import Foundation
import TestSupport
import Testing

/// `tarcza report` as a user runs it: two editions, their forms and their names.
@Suite struct ReportCommandTests {
  private static func scanned() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let root = Command.root.appending(path: "Tests/ProbesTests/Roots/debian12").path
    let scan = try Command(["scan", "--evidence", root, "--case", "a.tarcza", "--output", "s"], in: folder.path)
    #expect(scan.status <= 1, "\(scan.errors)")
    return folder
  }

  @Test func bothEditionsAreWrittenInEveryForm() throws {
    let folder = try Self.scanned()
    let all = ["report", "a.tarcza", "--format", "html,json,xlsx,docx,csv,ocsf", "--output"]
    for output in ["r", "again"] {
      let run = try Command(all + [output], in: folder.path)
      #expect(run.status == 0, "\(run.errors)")
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.file("r")).sorted()
    let full = "raport-PELNE-nie-publikowac"
    #expect(
      names == [
        "\(full).csv", "\(full).docx", "\(full).ocsf.json", "\(full).xlsx", "raport-do-wniosku.docx",
        "raport-do-wniosku.html", "raport-do-wniosku.json", "raport-do-wniosku.xlsx", "raport.html", "raport.json",
      ])
    for name in names {
      #expect(try folder.read("r/\(name)") == folder.read("again/\(name)"), "\(name) differs from the same case's")
      let status = try FileManager.default.attributesOfItem(atPath: folder.file("r/\(name)"))
      #expect(status[.posixPermissions] as? Int == 0o600, "\(name)")
    }
    let digest = try Command("sha256sum", ["r/raport.json"], in: folder.path).output.prefix(64)
    #expect(String(decoding: try folder.read("r/raport-do-wniosku.json"), as: UTF8.self).contains(digest))
    // What the scan wrote is what the report writes again.
    #expect(try folder.read("s/raport.json") == folder.read("r/raport.json"))
  }

  private static let python = Command.root.appending(path: ".build/python/bin/python3").path

  /// Typst sets both; the leak test reads the application edition's PDF before it is written.
  @Test(
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: python) || ProcessInfo.processInfo.environment["CI"] == "true"))
  func bothEditionsAreSetAsPDF() throws {
    let folder = try Self.scanned()
    let run = try Command(
      ["report", "a.tarcza", "--format", "pdf", "--output", "r"], in: folder.path,
      environment: ["TARCZA_TYPST": Self.python])
    #expect(run.status == 0, "\(run.errors)")
    let names = ["raport-PELNE-nie-publikowac.pdf", "raport-do-wniosku.pdf"]
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("r")).sorted() == names)
    for name in names { #expect(try folder.read("r/\(name)").starts(with: Array("%PDF-".utf8))) }
  }

  @Test func oneEditionCanBeAskedFor() throws {
    let folder = try Self.scanned()
    for (edition, names) in [
      ("internal", ["raport.html", "raport.json"]),
      ("application", ["raport-do-wniosku.html", "raport-do-wniosku.json"]),
    ] {
      let run = try Command(["report", "a.tarcza", "--edition", edition, "--output", edition], in: folder.path)
      #expect(run.status == 0, "\(run.errors)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file(edition)).sorted() == names)
    }
    let schema = try Command(["report", "--schema", "--edition", "application"], in: folder.path)
    #expect(schema.output.contains("urn:tarcza:raport-do-wniosku:1"))
  }

  @Test(arguments: [
    (["--edition", "application", "--format", "csv"], "csv"), (["--edition", "public"], "public"),
    (["--format", "odt"], "odt"),
  ]) func whatIsNotThereIsSaid(arguments: [String], word: String) throws {
    let folder = try Self.scanned()
    let run = try Command(["report", "a.tarcza", "--output", "r"] + arguments, in: folder.path)
    #expect(run.status == 2 && run.errors.contains(word), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.file("r")))
  }
}
