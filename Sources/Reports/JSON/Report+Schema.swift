import Funding
import Model

extension Report {
  /// The JSON Schema of `raport.json` (draft 2020-12), as text.
  ///
  /// - Throws: nothing in practice: the schema is a constant.
  package static func schemaText() throws -> String {
    try JSONSchema.Document(
      id: "urn:tarcza:raport:1", title: "Tarcza: raport.json", root: root, definitions: definitions
    ).text()
  }

  private static let root: JSONSchema = .object(
    "The report of one examination, in one language. Amounts are in grosze, risk in thousandths of a point, shares in "
      + "thousandths of the whole unless they are called per cent.",
    required: [
      "schema": .choice("The format and its version.", [currentSchema]),
      "language": .choice("The language of all texts.", Language.allCases.map(\.rawValue)),
      "edition": .choice("internal: all detail, for the office only.", ["internal"]),
      "marking": .string("The Traffic Light Protocol mark."), "office": .reference("The office.", to: "office"),
      "summary": .reference("The page for the head of the office.", to: "summary"),
      "risk": .object(
        "Risk points.",
        required: ["today": points, "afterFreeWork": points, "afterPlan": points]),
      "findings": .array("What is wrong, the worst first.", of: .reference("A problem.", to: "finding")),
      "accepted": .array(
        "What the office has decided to live with.", of: .reference("An accepted risk.", to: "acceptedRisk")),
      "outside": .reference("What CERT Polska would see.", to: "outside"),
      "network": .array("Hosts by unit.", of: .reference("A unit on the map.", to: "networkUnit")),
      "glossary": .array("Words explained.", of: .reference("A word.", to: "term")),
      "diagnosis": .reference("What is left to a certified person.", to: "diagnosis"),
      "plan": .reference("Free work and purchases.", to: "plan"),
      "units": .array("Each unit's own results.", of: .reference("A unit.", to: "unitSheet")),
      "requirements": .array(
        "Requirements of law and how far the scan answers them.", of: .reference("An answer.", to: "requirement")),
      "passed": .array("What was examined and is in order.", of: .reference("A check.", to: "passed")),
      "gaps": .reference("What is not known, and why.", to: "gaps"),
      "assets": .array("The machines examined.", of: .reference("A machine.", to: "asset")),
      "method": .reference("How the report came about.", to: "method"),
    ],
    optional: [
      "applicationDigest": .string(
        "SHA-256 of raport-do-wniosku.json of the same case, with 64 zeros in the place of this edition's digest.",
        pattern: "^[0-9a-f]{64}$"),
      "date": day("The day of the last run; missing when nothing has run."),
      "programme": .reference("The grant programme; missing when none was chosen.", to: "programme"),
      "changes": .reference("What became of an earlier case's findings; missing when none was given.", to: "changes"),
    ])

  private static var definitions: [String: JSONSchema] {
    var all = caseDefinitions
    for (name, definition) in summaryDefinitions { all[name] = definition }
    for (name, definition) in findingDefinitions { all[name] = definition }
    for (name, definition) in planDefinitions { all[name] = definition }
    for (name, definition) in unitDefinitions { all[name] = definition }
    for (name, definition) in changeDefinitions { all[name] = definition }
    for (name, definition) in closingDefinitions { all[name] = definition }
    return all
  }

  static let points: JSONSchema = .integer("Thousandths of a risk point.", minimum: 0)
  static let severity: JSONSchema = .choice("How bad it is.", Severity.allCases.map(\.rawValue))
  static let numbers: JSONSchema = .array("Numbers of findings.", of: .string("U-001", pattern: "^U-[0-9]{3,}$"))

  static func day(_ description: String) -> JSONSchema {
    .string(description, pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
  }

  static func money(_ description: String) -> JSONSchema { .integer(description + " In grosze.") }
}
