import CaseFile
import Foundation
import Model
import TestSupport
import Testing

@testable import Reports

/// CSV and OCSF, read by another program.
@Suite struct MachineFormsTests {
  @Test func theCSVHasALineForEveryPlace() throws {
    let report = try Editions(Sample.large()).full
    let program = """
      import csv, io, sys
      data = sys.stdin.buffer.read()
      assert data.startswith(b'\\xef\\xbb\\xbf'), 'no byte order mark'
      rows = list(csv.DictReader(io.StringIO(data.decode('utf-8-sig'), newline=''), delimiter=';'))
      assert all(None not in r and None not in r.values() for r in rows)
      print(len(rows), rows[0]['number'], rows[0]['severity'], rows[0]['title'], rows[0]['port'])
      """
    let (status, output) = try Python.run(program, input: Data(report.csv()))
    let first = try #require(report.findings.first)
    #expect(status == 0, "\(output)")
    let places = report.findings.reduce(0) { $0 + $1.places.count }
    let port = first.places.first?.port.map(String.init) ?? ""
    #expect(output == "\(places) U-001 critical \(first.title) \(port)\n")
  }

  @Test func cellsThatBeginLikeAFormulaAreNone() throws {
    var bytes: [UInt8] = []
    CSVLine.write(["=1+1", "+1", "-1", "@x", "\tx", "a=1", "a;\"b\"\n", ""], to: &bytes)
    #expect(
      String(decoding: bytes, as: UTF8.self) == "\"'=1+1\";\"'+1\";\"'-1\";\"'@x\";\"'\tx\";a=1;\"a;\"\"b\"\"\n\";\r\n")
  }

  @Test(arguments: Language.allCases) func theOCSFFindingsHaveWhatTheClassRequires(language: Language) throws {
    let report = try Editions(Sample.large(language)).full
    let program = """
      import json, sys
      events = json.load(sys.stdin)
      for e in events:
          assert e['class_uid'] == 2003 and e['category_uid'] == 2, e
          assert e['type_uid'] == e['class_uid'] * 100 + e['activity_id'], e
          assert e['severity_id'] in (1, 2, 3, 4, 5) and isinstance(e['time'], int), e
          assert e['metadata']['version'] == '1.3.0' and e['metadata']['product']['vendor_name'], e
          assert e['finding_info']['uid'] and e['finding_info']['title'], e
          assert e['compliance']['standards'] and e['compliance']['status_id'] == 3, e
          assert e['resources'][0]['name'], e
      print(len(events), len({e['finding_info']['uid'] for e in events}), events[0]['time'], events[0]['severity'])
      """
    let (status, output) = try Python.run(program, input: Data(try report.ocsf()))
    let places = report.findings.flatMap(\.places)
    #expect(status == 0, "\(output)")
    // 19 November 2026, 05:12:30 UTC: the end of the sample's run.
    #expect(output == "\(places.count) \(Set(places.map(\.fingerprint)).count) 1795065150000 Critical\n")
  }

  @Test func aReportWithoutFindingsIsAnEmptyList() throws {
    let report = try Editions(Sample.inputs { _ in }).full
    #expect(String(decoding: try report.ocsf(), as: UTF8.self) == "[\n]\n")
    #expect(report.csv().split(separator: 0x0A).count == 1)
  }

  @Test func hostileTextStaysText() throws {
    let report = try Editions(HostileTests.inputs(.polish)).full
    let (status, output) = try Python.run("import json, sys; json.load(sys.stdin)", input: Data(try report.ocsf()))
    #expect(status == 0, "\(output)")
    let csv = String(decoding: report.csv(), as: UTF8.self)
    #expect(csv.contains("\"\"><script>alert(1)") && !csv.contains("\u{202E}"))
  }
}
