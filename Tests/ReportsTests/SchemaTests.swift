import Foundation
import Model
import Reports
import TestSupport
import Testing

@Suite(.enabled(if: Python.has("jsonschema"))) struct SchemaTests {
  private static let judge = """
    import json, sys
    from jsonschema import Draft202012Validator
    schema, report = json.load(sys.stdin)
    Draft202012Validator.check_schema(schema)
    for error in Draft202012Validator(schema).iter_errors(report):
        print(list(error.absolute_path), error.message[:300])
    """

  enum Kind: CaseIterable {
    case small, large, empty, hostile, withoutProgramme, compared

    func inputs(_ language: Language) throws -> ReportInputs {
      switch self {
      case .small: try Sample.small(language)
      case .large: try Sample.large(language)
      case .empty: try Sample.inputs(language) { _ in }
      case .hostile: try HostileTests.inputs(language)
      case .compared: try ChangesTests.compared(language)
      case .withoutProgramme:
        try Sample.inputs(language, programme: nil) { try Sample.findings(&$0, SampleCatalogue.checks[0], fails: 2) }
      }
    }
  }

  @Test(arguments: Kind.allCases, Language.allCases)
  func theReportKeepsToItsSchema(kind: Kind, language: Language) throws {
    #expect(try SchemaTests.complaints(Editions(kind.inputs(language)).fullJSON, Report.schemaText()) == "")
  }

  @Test func theSchemaRefusesWhatIsNoReport() throws {
    let report = Report(try Sample.small())
    let text = String(decoding: try report.json(), as: UTF8.self)
    let broken = [
      text.replacing("\"tarcza.raport/1\"", with: "\"tarcza.raport/2\""),
      text.replacing("\"severity\" : \"critical\"", with: "\"severity\" : \"catastrophic\""),
      text.replacing("\"edition\" :", with: "\"editon\" :"),
    ]
    for report in broken {
      #expect(report != text)
      #expect(try SchemaTests.complaints(Array(report.utf8), Report.schemaText()) != "")
    }
  }

  /// What jsonschema says against the document; nothing when it keeps to the schema.
  static func complaints(_ json: [UInt8], _ schema: String) throws -> String {
    let input = "[" + schema + "," + String(decoding: json, as: UTF8.self) + "]"
    let (status, output) = try Python.run(SchemaTests.judge, input: Data(input.utf8))
    return status == 0 ? output : "python3 ended with \(status): \(output)"
  }
}
