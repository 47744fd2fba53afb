import Model

extension Report {
  /// Accepted risks, the view from outside, the map of the network, the glossary and the diagnosis.
  static let closingDefinitions: [String: JSONSchema] = [
    "acceptedRisk": .object(
      "A weakness that the office has decided to live with.",
      required: [
        "number": .string("Its number in this report.", pattern: "^A-[0-9]{2,}$"),
        "check": .string("The check's id."), "area": .string("The module's title."), "severity": severity,
        "title": .string("The problem."), "plainTitle": .string("The same, free of technical detail."),
        "meaning": .string("What it means for the office."),
        "places": .array("Where it is accepted.", of: .reference("A place.", to: "place")),
        "reason": .string("Why, in the office's own words."), "by": .string("Who decided."),
        "state": .choice(
          "in-force: it does not count; expired or worse: it counts again; not-found: it was not there this time.",
          AcceptedRisk.State.allCases.map(\.rawValue)),
      ],
      optional: [
        "finding": .string("The finding's number.", pattern: "^U-[0-9]{3,}$"), "on": day("When it was decided."),
        "until": day("The last day on which it holds."),
      ]),
    "outside": .object(
      "What CERT Polska's scanner would write about.",
      required: [
        "limits": .string("What the comparison is worth."),
        "rows": .array(
          "One for each kind of report.",
          of: .object(
            "A kind of report.",
            required: [
              "id": .string("Artemis' own id."), "title": .string("What it is about."), "severity": severity,
              "state": .choice("What this examination says of it.", OutsideRow.State.allCases.map(\.rawValue)),
              "findings": numbers, "visible": .integer("Places visible from outside.", minimum: 0),
              "inside": .integer("Other places.", minimum: 0),
            ])),
      ]),
    "networkUnit": .object(
      "Hosts of one unit.",
      required: [
        "name": .string("The unit's name."),
        "hosts": .array(
          "Hosts that are alike.",
          of: .object(
            "Alike hosts.",
            required: ["exposure": exposure, "count": .integer("How many.", minimum: 1)],
            optional: ["worst": severity])),
      ], optional: ["unit": .string("The unit's id in the scope.")]),
    "term": .object(
      "A word and its meaning.",
      required: ["word": .string("The word."), "meaning": .string("What it means.")]),
    "diagnosis": .object(
      "What is left to a certified person.",
      required: [
        "statement": .string("What the report is not."),
        "fields": .array("Empty fields to be filled in by hand.", of: .string("A field's name.")),
      ]),
  ]

  static let exposure: JSONSchema = .choice(
    "How far it can be reached, as far as the examination saw.", Exposure.allCases.map(\.rawValue))
}
