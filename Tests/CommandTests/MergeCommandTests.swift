import CaseFile
import Foundation
import TestSupport
import Testing

/// `tarcza merge` as a user runs it.
@Suite struct MergeCommandTests {
  @Test func casesOfTwoUnitsMakeOneCountysCase() throws {
    let folder = try TemporaryFolder()
    let root = Command.root.appending(path: "Tests/ProbesTests/Roots/debian12").path
    for name in ["a.tarcza", "b.tarcza"] {
      let scan = try Command(["scan", "--evidence", root, "--case", name, "--output", "raporty"], in: folder.path)
      #expect(scan.status <= 1, "\(scan.errors)")
    }
    let before = try ["a.tarcza", "b.tarcza"].map(folder.read)
    let merge = try Command(["merge", "powiat.tarcza", "starostwo=a.tarcza", "lo1=b.tarcza"], in: folder.path)
    #expect(merge.status == 0, "\(merge.errors)")
    #expect(merge.output.contains("asset") && merge.output.contains("Zapisano powiat.tarcza."))
    #expect(try ["a.tarcza", "b.tarcza"].map(folder.read) == before, "the sources do not change")
    #expect(try folder.names.filter { $0.contains(".part") || $0.hasSuffix("-wal") } == [])

    let file = try CaseFile.open(folder.file("powiat.tarcza"), readonly: true)
    #expect(try file.all(Asset.self).map(\.unit) == ["starostwo", "lo1"])
    let units = try file.rows("SELECT unit, count(*) FROM findings WHERE verdict = 'fail' GROUP BY unit").rows
    #expect(units.count == 2 && units.first?.last == units.last?.last, "each unit has its own findings: \(units)")
    try file.close()

    let again = try Command(["merge", "powiat.tarcza", "a.tarcza", "b.tarcza"], in: folder.path)
    #expect(again.status == 2 && again.errors.contains("powiat.tarcza"))
    let report = try Command(["report", "powiat.tarcza", "--output", "raport"], in: folder.path)
    #expect(report.status == 0, "\(report.errors)")
    let page = String(decoding: try folder.read("raport/raport.html"), as: UTF8.self)
    #expect(page.contains("Połączone pliki spraw") && page.contains("a.tarcza, "))
  }
}
