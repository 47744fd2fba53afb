import Funding
import Model

extension ApplicationReport {
  /// The JSON Schema of `raport-do-wniosku.json` (draft 2020-12), as text.
  ///
  /// - Throws: nothing in practice: the schema is a constant.
  package static func schemaText() throws -> String {
    try JSONSchema.Document(
      id: "urn:tarcza:raport-do-wniosku:1", title: "Tarcza: raport-do-wniosku.json", root: root,
      definitions: definitions
    ).text()
  }

  private static let root: JSONSchema = .object(
    "The edition of a report that is attached to an application, in one language. It holds no host, address, account, "
      + "path, product, version, port or evidence. Amounts are in grosze, shares in thousandths of the whole.",
    required: [
      "schema": .choice("The format and its version.", [currentSchema.text]),
      "language": .choice("The language of all texts.", Language.allCases.map(\.rawValue)),
      "edition": .choice("For the grantor.", ["application"]),
      "marking": .choice("The Traffic Light Protocol mark.", ["TLP:GREEN"]),
      "number": .string("The report's number, the same in both editions.", pattern: "^T-[0-9]+-[0-9A-F]{6}$"),
      "office": .object(
        "What the office says of itself.", required: [:],
        optional: [
          "name": .string("Its name."), "teryt": .string("Its territorial code."), "address": .string("Its address."),
          "head": .string("Who allowed the examination."), "contact": .string("Who answers questions."),
        ]),
      "summary": .object(
        "The state of the office.",
        required: [
          "verdict": .string("In a sentence or two."),
          "decided": share("What part of the tests came to an answer."),
          "counts": .reference("Kinds of findings.", to: "counts"),
        ],
        optional: [
          "letters": .object(
            "A is best; missing when nothing came to an answer.",
            required: ["today": grade, "afterFreeWork": grade, "afterPlan": grade])
        ]),
      "areas": .array(
        "Findings by area.",
        of: .object(
          "An area.",
          required: ["area": .string("Its title."), "counts": .reference("Kinds of findings.", to: "counts")])),
      "findings": .array("What is wrong, the worst first.", of: .reference("A finding.", to: "finding")),
      "freeWork": .object(
        "Work that costs only hours; what it is stays inside until it is done.",
        required: [
          "actions": .integer("How many pieces of work.", minimum: 0),
          "hours": .integer("Hours of all of them.", minimum: 0),
        ]),
      "plan": .reference("The purchases.", to: "plan"),
      "requirements": .array("Requirements of law.", of: .reference("A requirement.", to: "requirement")),
      "method": .object(
        "How the report came about.",
        required: [
          "checks": .integer("How many checks there are.", minimum: 0),
          "fullEditionDigest": digest("SHA-256 of the full edition's raport.json, byte for byte."),
        ],
        optional: [
          "toolVersion": .string("The program's version."),
          "catalogueDigest": digest("SHA-256 of the folder of checks."),
        ]),
    ],
    optional: [
      "date": Report.day("The day of the examination; missing when nothing has run."),
      "programme": .object(
        "The grant programme; missing when none was chosen.",
        required: ["name": .string("Its name."), "status": .string("What its status means.")]),
    ])

  private static let definitions: [String: JSONSchema] = [
    "counts": .object(
      "Kinds of findings.",
      required: [
        "critical": .integer("Critical ones.", minimum: 0), "high": .integer("High ones.", minimum: 0),
        "other": .integer("Medium and low ones, and notes.", minimum: 0),
      ]),
    "finding": .object(
      "A problem, in general words.",
      required: [
        "number": .string("Its number in both editions.", pattern: "^U-[0-9]{3,}$"), "title": .string("What it is."),
        "area": .string("Its area."), "severity": Report.severity,
        "systems": .choice("How many systems, roughly.", Band.allCases.map(\.rawValue)),
        "freeWork": .boolean("Whether work without cost mends it, at least in part."), "items": items,
      ]),
    "plan": .object(
      "The purchases and the money.",
      required: [
        "headline": .string("What the plan comes to."),
        "lines": .array("Purchases in the order in which they pay.", of: .reference("A line.", to: "line")),
        "refused": .array(
          "Items that are not bought.",
          of: .object(
            "An item.",
            required: [
              "number": item, "title": .string("The item."), "total": Report.money("What it would cost."),
              "reason": .string("Why it is not bought."),
            ])),
        "budget": .object(
          "The money.",
          required: [
            "total": Report.money("Gross cost of all lines."), "net": Report.money("The same without VAT."),
            "grant": Report.money("The part that the grant covers."),
            "own": Report.money("The part that the county pays."),
          ],
          optional: [
            "minimum": Report.money("The programme's least grant."),
            "maximum": Report.money("The programme's largest grant."),
            "countyLimit": Report.money("The county's own largest grant."),
          ]),
        "rules": .array(
          "Rules of the programme.",
          of: .object(
            "A rule.",
            required: [
              "title": .string("The rule."),
              "outcome": .choice("Whether it is kept.", LimitCheck.Outcome.allCases.map(\.rawValue)),
            ], optional: ["mark": .string("How sure the rule is; missing when it is confirmed.")])),
        "assumptions": .array("What the numbers rest on.", of: .string("An assumption.")),
      ]),
    "line": .object(
      "One line of the budget.",
      required: [
        "number": item, "title": .string("The item."), "area": .string("The programme's area."),
        "function": .string("Function and lowest parameters."),
        "purpose": .array("The problems that it mends.", of: .string("A problem, in general words.")),
        "count": .integer("How many.", minimum: 0), "quantity": .string("The number with its unit."),
        "quantityAssumed": .boolean("Whether the office must still fill it in."),
        "price": Report.money("Gross price of one."),
        "priceEstimated": .boolean("Whether the price is a rough estimate."),
        "vat": .integer("The rate of VAT in per cent; 0 where exempt.", minimum: 0),
        "net": Report.money("All without VAT."), "total": Report.money("Gross price of all."),
        "riskRemoved": share("The share of today's risk that it removes."),
        "mandatory": .boolean("Whether the programme demands it."),
      ],
      optional: [
        "condition": .string("On what its eligibility depends."),
        "mark": .string("How sure its eligibility is; missing when it is confirmed."),
      ]),
    "requirement": .object(
      "A requirement of law and how far it is met.",
      required: [
        "framework": .string("The act or norm."), "id": .string("Its stable id."), "title": .string("What it asks."),
        "status": .choice(
          "Unmet and met in part are one: to-improve.", RequirementStatus.Status.allCases.map(\.rawValue)),
      ],
      optional: [
        "unit": .string("Where it stands; missing when it is not in force."),
        "mark": .string("How sure that place is; missing when it is confirmed."),
      ]),
  ]

  private static let grade: JSONSchema = .choice("A letter.", Grade.allCases.map(\.rawValue))
  private static let item: JSONSchema = .string("The item's place in the catalogue.", pattern: "^Z-[0-9]{2,}$")
  private static let items: JSONSchema = .array("Lines of the plan that mend it.", of: item)

  private static func share(_ description: String) -> JSONSchema { .integer(description, minimum: 0) }
  private static func digest(_ description: String) -> JSONSchema { .string(description, pattern: "^[0-9a-f]{64}$") }
}
