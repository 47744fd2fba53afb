import Funding
import Model

extension Report {
  private static let letter: JSONSchema = .choice("A letter.", Grade.allCases.map(\.rawValue))

  static let unitDefinitions: [String: JSONSchema] = [
    "unitSheet": .object(
      "One organisational unit's own results.",
      required: [
        "name": .string("Its name."), "kind": .string("Its kind in words; empty where no unit was named."),
        "fundable": .boolean("Whether the programme may pay for purchases in it."),
        "funding": .string("Why not, or on what the answer rests."),
        "reason": .string("Why the letter is no better today."), "assets": .integer("Machines examined.", minimum: 0),
        "places": .object(
          "Places of findings by severity.",
          required: [
            "critical": .integer("Critical.", minimum: 0), "high": .integer("High.", minimum: 0),
            "medium": .integer("Medium.", minimum: 0), "low": .integer("Low.", minimum: 0),
            "info": .integer("Notes.", minimum: 0),
          ]),
        "accepted": .integer("Places whose risk is accepted.", minimum: 0),
        "answered": .integer("Verdicts pass and fail.", minimum: 0),
        "asked": .integer("Those and not-verified.", minimum: 0),
        "findings": .array(
          "What is wrong here.",
          of: .object(
            "A finding.",
            required: [
              "number": .string("U-001", pattern: "^U-[0-9]{3,}$"), "title": .string("What it is."),
              "severity": severity, "places": .integer("How many places.", minimum: 1),
              "labels": .array("A few of them.", of: .string("A place.")),
            ])),
        "freeWork": .array(
          "Work that costs only hours.",
          of: .object(
            "A piece of work.",
            required: [
              "number": .string("D-01", pattern: "^D-[0-9]{2,}$"), "title": .string("What is to be done."),
              "hours": .integer("For this unit's places.", minimum: 0),
            ])),
        "purchases": .array(
          "The plan's lines that mend something here.", of: .string("Z-01", pattern: "^Z-[0-9]{2,}$")),
      ],
      optional: [
        "unit": .string("Its id in the scope; missing for what no unit was named for."),
        "letters": .object(
          "The letters; missing when nothing came to an answer.",
          required: ["today": letter, "afterFreeWork": letter, "afterPlan": letter]),
      ])
  ]
}
