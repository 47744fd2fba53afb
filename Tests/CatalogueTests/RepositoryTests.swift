import Catalogue
import Checks
import Foundation
import Funding
import Model
import Probes
import TestSupport
import Testing
import Yams

@Suite struct RepositoryTests {
  @Test func ownChecksHaveNoFault() throws {
    let package = String(#filePath.prefix(upTo: try #require(#filePath.range(of: "/Tests/")).lowerBound))
    let lint = Catalogue.lint([package + "/checks"])
    #expect(lint.errors.isEmpty, "\(lint.errors.map { $0.text(.english) }.joined(separator: "\n"))")
    #expect(lint.checks > 20 && lint.testsRun > 100 && lint.testsPassed == lint.testsRun)
  }

  private static func folder() throws -> String {
    String(#filePath.prefix(upTo: try #require(#filePath.range(of: "/Tests/")).lowerBound)) + "/checks"
  }

  static let programmes = [
    "cyfrowy-powiat", "cyfrowa-gmina", "cyberbezpieczny-samorzad", "lokalne-centra-cyberbezpieczenstwa",
  ]

  /// Every fact that somebody saw names where, and every refusal says why.
  @Test func fourProgrammesSayHowSureTheyAre() throws {
    let catalogue = try Catalogue.load(from: [RepositoryTests.folder()])
    #expect(Set(catalogue.programmes.map(\.id)) == Set(RepositoryTests.programmes))
    for programme in catalogue.programmes {
      let standings =
        programme.items.map { ($0.eligibility.confidence, $0.eligibility.source) }
        + (programme.rules + programme.duties + programme.exclusions).map { ($0.confidence, $0.source) }
      #expect(standings.allSatisfy { $0 != .confirmed && $0 != .reported || $1 != nil })
      #expect(programme.items.allSatisfy { $0.eligibility.value != .no || $0.eligibility.note != nil })
    }
    let unknown = try #require(catalogue.programme("lokalne-centra-cyberbezpieczenstwa"))
    #expect(unknown.minimum.value == nil && unknown.minimum.confidence == .unknown)
    #expect(unknown.maximum.value == nil && unknown.items.filter { $0.eligibility.value == .yes }.isEmpty)
  }

  /// The same old workstation is paid for by one programme and by name not by another.
  @Test func theSameFindingIsFundableInOneProgrammeAndNotInAnother() throws {
    let catalogue = try Catalogue.load(from: [RepositoryTests.folder()])
    let old = Problem(
      id: "host.unsupported",
      places: [Problem.Place(id: "asset 1", asset: "asset 1", severity: .high, exposed: false)],
      effects: ["workstation-replacement": 100])
    func plan(_ id: String) throws -> Plan {
      let programme: Programme = try #require(catalogue.programme(id))
      return Planner().plan(PlanQuestion(problems: [old], remedies: catalogue.remedies, programme: programme))
    }
    let county = try plan("cyfrowy-powiat")
    #expect(county.lines.map(\.item).contains("workstation"))
    let samorzad = try plan("cyberbezpieczny-samorzad")
    #expect(samorzad.lines.allSatisfy { $0.problems.isEmpty })
    let refusal = try #require(samorzad.refusals.first { $0.item == "workstation" })
    guard case .notEligible(let why) = refusal.reason else {
      return #expect(Bool(false), "\(refusal.reason)")
    }
    #expect(why?.pl.contains("stacje robocze") == true && why?.en.contains("workstations") == true)
    guard
      case .eligibilityUnknown = try #require(
        plan("lokalne-centra-cyberbezpieczenstwa").refusals.first { $0.item == "workstation" }
      ).reason
    else { return #expect(Bool(false), "nothing is known of it") }
  }

  @Test(.enabled(if: Python.has("jsonschema")), arguments: programmes)
  func programmesKeepToTheirSchema(id: String) throws {
    let text = try String(contentsOfFile: RepositoryTests.folder() + "/programmes/\(id).yaml", encoding: .utf8)
    let document = try #require(try Yams.load(yaml: text))
    let sound = try complaints(RepositoryTests.plain(document))
    #expect(sound == "", "\(sound)")
    var broken = try #require(RepositoryTests.plain(document) as? [String: Any])
    broken["statsu"] = broken.removeValue(forKey: "status")
    #expect(try complaints(broken).contains("statsu"))
  }

  /// Days become texts again: JSON has none.
  private static func plain(_ value: Any) -> Any {
    switch value {
    case let list as [Any]: list.map(plain)
    case let map as [AnyHashable: Any]:
      Dictionary(uniqueKeysWithValues: map.map { ("\($0.key)", plain($0.value)) })
    case let date as Date: String(date.ISO8601Format().prefix(10))
    default: value
    }
  }

  private func complaints(_ document: Any) throws -> String {
    let judge = """
      import json, sys
      from jsonschema import Draft202012Validator
      schema, document = json.load(sys.stdin)
      Draft202012Validator.check_schema(schema)
      for error in Draft202012Validator(schema).iter_errors(document):
          print(list(error.absolute_path), error.message[:300])
      """
    let json = String(decoding: try JSONSerialization.data(withJSONObject: document), as: UTF8.self)
    let (status, output) = try Python.run(judge, input: Data("[\(ProgrammeFile.schema),\(json)]".utf8))
    return status == 0 ? output : "python3 ended with \(status): \(output)"
  }

  /// A quick scan answers every check: the ports that conditions name are all in the set.
  @Test func everyPortThatACheckNamesIsInTheQuickSet() throws {
    let package = String(#filePath.prefix(upTo: try #require(#filePath.range(of: "/Tests/")).lowerBound))
    let catalogue = try Catalogue.load(from: [package + "/checks"])
    var named: Set<UInt16> = []
    for check in catalogue.checks where check.judges == "service" {
      for condition in check.rules.compactMap(\.condition) where !condition.contains("'udp'") {
        let lists = condition.matches(of: /port (?:NOT )?(?:IN \(([^)]*)\)|(?:=|<>|BETWEEN) (\d+)(?: AND (\d+))?)/)
        for list in lists {
          let text = [list.1, list.2, list.3].compactMap { $0.map(String.init) }.joined(separator: ",")
          named.formUnion(text.split { !$0.isNumber }.compactMap { UInt16($0) })
        }
      }
    }
    #expect(named.count > 80, "\(named.count)")
    // Ports that only say what is left out of a finding need no visit.
    let missing = named.filter { !PortSets.quick.contains($0) }.sorted()
    #expect(missing == [], "\(missing)")
  }
}
