import Model

extension Report {
  static let findingDefinitions: [String: JSONSchema] = [
    "finding": .object(
      "One problem and all places where it was found.",
      required: [
        "number": .string("Its number in this report.", pattern: "^U-[0-9]{3,}$"),
        "check": .string("The check's id."), "area": .string("The module's title."), "severity": severity,
        "title": .string("The problem."), "plainTitle": .string("The same, free of technical detail."),
        "meaning": .string("What it means for the office."), "points": points,
        "exposed": .boolean("Whether a public address leads to one of its places."),
        "places": .array("Where it was found.", of: .reference("A place.", to: "place")),
        "steps": .array("How to mend it.", of: .string("A step.")), "verify": .string("How to see that it is mended."),
        "freeWork": .array(
          "Work that costs only hours.",
          of: .object(
            "A piece of work.",
            required: [
              "number": .string("D-01"), "title": .string("What is to be done."), "who": .string("Who can do it."),
              "hours": .integer("For one place.", minimum: 0),
            ])),
        "purchases": .array(
          "Items that mend it.",
          of: .object(
            "An item.",
            required: [
              "number": .string("Z-01"), "title": .string("The item."),
              "planned": .boolean("Whether it is in the plan on this finding's account."),
            ])), "mendedByFreeWork": .integer("Per cent of its risk gone after the free work.", minimum: 0),
        "mendedByPlan": .integer("Per cent of its risk gone after the plan.", minimum: 0),
        "references": .reference("Points of law and norms.", to: "references"),
      ]),
    "place": .object(
      "Where a problem was found.",
      required: [
        "label": .string("How it is called."), "severity": severity,
        "evidence": .array(
          "Observed values.",
          of: .object(
            "A value.",
            required: ["column": .string("The column."), "label": .string("What it is, in words.")],
            optional: ["value": .string("Missing when it was not observed.")])),
        "fingerprint": .string("The same thing in another scan has the same fingerprint."),
      ],
      optional: [
        "address": .string("The address."), "name": .string("The host's name."), "transport": .string("tcp or udp."),
        "port": .integer("The port.", minimum: 0), "unit": .string("The organisational unit."),
        "reason": .string("Why, in a sentence."),
      ]),
    "references": .object(
      "Points of law, norms and sources.",
      required: [
        "requirements": .array(
          "Requirements.",
          of: .object(
            "A requirement.",
            required: ["framework": .string("The framework's id."), "id": .string("The requirement's id.")],
            optional: [
              "unit": .string("Where it stands on the report's day."), "title": .string("Its title."),
            ])), "cis8": .array("Safeguards of CIS Controls v8.1.", of: .string("A safeguard.")),
        "artemis": .array("What CERT Polska's scanner calls it.", of: .string("An id.")),
        "cwe": .array("Weaknesses of CWE.", of: .integer("A number.", minimum: 1)),
        "urls": .array("Sources.", of: .string("An address of a page.")),
      ]),
  ]
}
