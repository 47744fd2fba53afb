import Funding
import Model

extension Report {
  static let changeDefinitions: [String: JSONSchema] = [
    "changes": .object(
      "What became of the findings of an earlier case file, judged by the same checks.",
      required: [
        "sentence": .string("What changed, in words."),
        "earlier": .reference("How the office stood then.", to: "standing"),
        "now": .reference("How it stands now.", to: "standing"),
        "counts": .object(
          "Places by what became of them.",
          required: [
            "new": count("Not there then, there now."),
            "firstExamined": count("There now; then nobody looked, or it could not be decided."),
            "gone": count("There then, not there now."),
            "unknown": count("There then; now nobody looked, or it could not be decided."),
            "worse": count("Worse than then."), "better": count("Milder than then."), "same": count("As then."),
          ]),
        "rows": .array("Checks that failed then or fail now.", of: .reference("A check.", to: "change")),
        "method": .object(
          "What else differs than the office itself.",
          required: [
            "sameChecks": .boolean("Whether both were judged with the same folder of checks at their time."),
            "sameTool": .boolean("Whether the same version of Tarcza looked."),
            "judgedOtherwise": count("Verdicts of then that today's checks decide otherwise."),
            "checks": .array("The titles of those checks.", of: .string("A title.")),
            "sentence": .string("In words."),
          ]),
      ],
      optional: [
        "settlement": .object(
          "What was bought in between and what it removed.",
          required: [
            "lines": .array("The items bought.", of: .reference("An item.", to: "settlementLine")),
            "removedOtherwise": points, "total": money("What the items cost together, gross."),
          ])
      ]),
    "standing": .object(
      "How the office stood at one time.",
      required: [
        "risk": points, "findings": count("Failing checks."), "places": count("Their places."),
        "coverage": count("Share of examinations that came to an answer."), "assets": count("Machines examined."),
        "toolVersions": .array("Versions of Tarcza that looked.", of: .string("A version.")),
      ],
      optional: [
        "date": day("The day; missing when nothing was examined."),
        "grade": .choice("The letter; missing when nothing came to an answer.", Grade.allCases.map(\.rawValue)),
      ]),
    "change": .object(
      "A check that failed then or fails now.",
      required: [
        "check": .string("Its id."), "area": .string("Its module's title."), "title": .string("The problem."),
        "severity": severity, "pointsBefore": points, "points": points,
        "places": .array(
          "Its places.",
          of: .object(
            "A place.",
            required: [
              "label": .string("How it is called."),
              "state": .choice("What became of it.", Changes.State.allCases.map(\.rawValue)),
              "fingerprint": .string("The finding's fingerprint; that of then where there is none now."),
            ],
            optional: [
              "severityBefore": severity, "severity": severity,
              "reason": .string("Why it is not known, or was not known then."),
            ])),
      ],
      optional: ["finding": .string("Its number in this report; missing when it fails no more.")]),
    "settlementLine": .object(
      "An item that was bought.",
      required: [
        "number": .string("Its number."), "item": .string("Its id."), "title": .string("What it is."),
        "planned": .boolean("Whether the plan of the earlier case holds it."), "cost": money("What it cost, gross."),
        "costEstimated": .boolean("Whether the cost is a guess of the catalogue."),
        "findings": .array(
          "The checks that count for it.",
          of: .object(
            "A check.",
            required: [
              "check": .string("Its id."), "title": .string("The problem."),
              "placesBefore": count("Places then."), "places": count("Places now."), "pointsBefore": points,
              "points": points,
            ])),
        "removed": points,
      ]),
  ]

  private static func count(_ description: String) -> JSONSchema { .integer(description, minimum: 0) }
}
