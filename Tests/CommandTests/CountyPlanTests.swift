import Foundation
import TestSupport
import Testing

/// A whole county under the shipped catalogues: sums, reasons, units, and the hospital that is never paid for.
@Suite struct CountyPlanTests {
  private struct Plan: Decodable {
    struct Line: Decodable {
      var number, item, why: String
      var count, price, total, net, vat: Int
      var findings: [String]
    }
    struct Refused: Decodable { var item, code, reason: String }
    struct Budget: Decodable { var total, net, grant, own: Int }
    struct Comparison: Decodable {
      struct Row: Decodable {
        var finding: String
        var here, there: [String]
      }
      var total: Int
      var rows: [Row]
    }
    struct Proof: Decodable { var complete: Bool }
    var lines: [Line]
    var refused: [Refused]
    var budget: Budget
    var proof: Proof
    var comparison: Comparison?
  }

  private struct Report: Decodable {
    struct Place: Decodable { var unit: String? }
    struct Finding: Decodable {
      var number: String
      var places: [Place]
    }
    struct Unit: Decodable {
      struct Counts: Decodable {
        var critical, high, medium, low, info: Int
        var all: Int { critical + high + medium + low + info }
      }
      struct Finding: Decodable {
        var number: String
        var places: Int
      }
      struct Work: Decodable { var hours: Int }
      var unit: String?
      var name, funding: String
      var fundable: Bool
      var assets: Int
      var places: Counts
      var findings: [Finding]
      var freeWork: [Work]
      var purchases: [String]
    }
    struct Asset: Decodable {}
    var findings: [Finding]
    var units: [Unit]
    var assets: [Asset]
  }

  private func plan(_ arguments: [String], in folder: TemporaryFolder) throws -> Plan {
    let run = try Command(["plan", "c.tarcza", "--format", "json"] + arguments, in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    return try JSONDecoder().decode(Plan.self, from: Data(run.output.utf8))
  }

  @Test func everyProgrammesPlanAddsUpAndIsProved() throws {
    let folder = try TemporaryFolder()
    try CountyCase.write(to: folder.file("c.tarcza"))
    let list = try Command(["programmes", "list", "--format", "json"], in: folder.path)
    struct Listed: Decodable { var id: String }
    let programmes = try JSONDecoder().decode([Listed].self, from: Data(list.output.utf8)).map(\.id)
    #expect(programmes.count >= 4)
    for programme in programmes {
      let plan = try plan(["--programme", programme], in: folder)
      #expect(plan.proof.complete)
      #expect(plan.lines.allSatisfy { $0.total == $0.price * $0.count && !$0.why.isEmpty })
      #expect(plan.budget.total == plan.lines.reduce(0) { $0 + $1.total })
      #expect(plan.budget.net == plan.lines.reduce(0) { $0 + $1.net })
      #expect(plan.budget.total == plan.budget.grant + plan.budget.own)
      #expect(plan.budget.grant <= 35_000_000)
      #expect(plan.refused.allSatisfy { !$0.reason.isEmpty })
      let credited = plan.lines.flatMap(\.findings)
      #expect(Set(credited).count == credited.count)
    }
  }

  @Test func twoProgrammesAnswerEveryFinding() throws {
    let folder = try TemporaryFolder()
    try CountyCase.write(to: folder.file("c.tarcza"))
    let both = try plan(["--compare", "cyberbezpieczny-samorzad"], in: folder)
    let comparison = try #require(both.comparison)
    #expect(comparison.rows.allSatisfy { !$0.here.isEmpty && !$0.there.isEmpty })
    let other = try plan(["--programme", "cyberbezpieczny-samorzad"], in: folder)
    #expect(comparison.total == other.budget.total)
    let workstations = try #require(other.refused.first { $0.item.hasPrefix("workstation") })
    #expect(workstations.code == "not-eligible" && workstations.reason.contains(": "))
    let same = try Command(["plan", "c.tarcza", "--compare", "cyfrowy-powiat"], in: folder.path)
    #expect(same.status == 2 && same.errors.contains("--compare"))
    let unknown = try Command(["plan", "c.tarcza", "--compare", "cyfrowy-powit"], in: folder.path)
    #expect(unknown.status == 2 && unknown.errors.contains("cyfrowy-powiat"))
  }

  @Test func unitsSumUpToTheCountyAndTheHospitalIsNeverPaidFor() throws {
    let folder = try TemporaryFolder()
    try CountyCase.write(to: folder.file("c.tarcza"))
    let run = try Command(["report", "c.tarcza", "--format", "html,json"], in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    let report = try JSONDecoder().decode(Report.self, from: Data(folder.read("raport.json")))
    #expect(report.units.map(\.unit) == ["starostwo"] + CountyCase.schools + ["szpital"])
    #expect(report.units.reduce(0) { $0 + $1.assets } == report.assets.count)
    for finding in report.findings {
      let parts = report.units.flatMap(\.findings).filter { $0.number == finding.number }
      #expect(parts.reduce(0) { $0 + $1.places } == finding.places.count, "\(finding.number)")
    }
    let places = report.units.reduce(0) { $0 + $1.places.all }
    #expect(places == report.findings.reduce(0) { $0 + $1.places.count })
    let hospital = try #require(report.units.last)
    #expect(!hospital.fundable && hospital.purchases.isEmpty && !hospital.findings.isEmpty)
    #expect(hospital.funding.contains("jednostka ochrony zdrowia"))
    #expect(report.units.dropLast().allSatisfy { $0.fundable })
    let page = String(decoding: try folder.read("raport.html"), as: UTF8.self)
    // Each of the six subordinate units has its own duties (uKSC, Annex 4); the office has article 8 instead.
    #expect(page.components(separatedBy: "Obowiązki tej jednostki").count - 1 == 6)
    for number in 1...7 { #expect(page.contains("<section id=\"unit-\(number)\"")) }
    guard let look = ProcessInfo.processInfo.environment["TARCZA_LOOK"] else { return }
    try Data(folder.read("raport.html")).write(to: URL(filePath: look).appending(path: "county.html"))
    try Data(folder.read("c.tarcza")).write(to: URL(filePath: look).appending(path: "county.tarcza"))
  }
}
