import Funding
import Model

extension Report {
  static let summaryDefinitions: [String: JSONSchema] = [
    "summary": .object(
      "The page for the head of the office.",
      required: [
        "verdict": .string("One or two plain sentences."), "coverage": .reference("Coverage.", to: "coverage"),
        "counts": .object(
          "Kinds of findings by severity.",
          required: [
            "critical": .integer("Critical.", minimum: 0), "high": .integer("High.", minimum: 0),
            "medium": .integer("Medium.", minimum: 0), "low": .integer("Low.", minimum: 0),
            "info": .integer("Notes.", minimum: 0), "places": .integer("Places of all findings.", minimum: 0),
          ]),
        "accepted": .integer("Accepted places whose decision holds.", minimum: 0),
        "topRisks": .array(
          "The largest risks.",
          of: .object(
            "A risk.",
            required: [
              "finding": .string("Its number."), "severity": severity,
              "title": .string("Free of addresses, ports, versions and products."),
              "meaning": .string("In plain words."),
              "remedies": .array("What to do.", of: .string("An action or a purchase.")),
            ], optional: ["cost": money("Cost of the planned purchases.")])),
        "decisions": .array("What the head of the office has to decide.", of: .string("A decision.")),
      ],
      optional: [
        "acceptedSentence": .string("What accepted risks mean for the letter; missing when there are none."),
        "letters": .object(
          "Missing when nothing came to an answer.",
          required: [
            "today": .reference("Today.", to: "letter"), "afterFreeWork": .reference("After free work.", to: "letter"),
            "afterPlan": .reference("After the plan.", to: "letter"),
          ]),
      ]),
    "letter": .object(
      "A letter and why it is no better.",
      required: ["grade": grade, "findings": numbers, "reason": .string("In a sentence.")],
      optional: ["rule": .choice("The rule that holds it there.", GradeCap.Rule.allCases.map(\.rawValue))]),
    "coverage": .object(
      "How much of what was to be examined came to an answer.",
      required: [
        "share": .integer("The lower share of verdicts and jobs, in thousandths.", minimum: 0),
        "answered": .integer("Verdicts pass and fail.", minimum: 0),
        "asked": .integer("Those and not-verified.", minimum: 0), "jobsDone": .integer("Jobs done.", minimum: 0),
        "jobs": .integer("All jobs.", minimum: 0), "assets": .integer("Machines.", minimum: 0),
      ]),
    "requirement": .object(
      "How far scan and survey answer one requirement.",
      required: [
        "part": .string("The part of the self-assessment sheet."),
        "framework": .string("The framework's id."), "frameworkTitle": .string("Its title."),
        "id": .string("The requirement's stable id."), "title": .string("Its title."),
        "answeredBy": .array("What can answer it.", of: .choice("scan or survey.", ["scan", "survey"])),
        "passed": .integer("Verdicts pass.", minimum: 0), "failed": .integer("Verdicts fail.", minimum: 0),
        "notVerified": .integer("Verdicts not-verified.", minimum: 0),
        "status": .choice("What that comes to.", RequirementAnswer.Status.allCases.map(\.rawValue)),
        "basis": .string("What the status rests on."), "findings": numbers,
        "answers": .array(
          "What the office answered itself.",
          of: .object(
            "One answer with its source.",
            required: [
              "id": .string("The question's id."), "question": .string("The question."),
              "answer": .string("In a word."),
            ],
            optional: [
              "unitName": .string("The subordinate unit that answered."), "by": .string("Who answered."),
              "on": day("When."), "evidence": .string("The name of what proves it."),
            ])),
      ],
      optional: [
        "unitId": .string("The subordinate unit that it is answered for."), "unitName": .string("Its name."),
        "unit": .string("Where it stands on the report's day; missing when it is not in force then."),
        "act": .string("In which act."),
        "mark": .string("How sure that place is; missing when it is confirmed."),
        "programmeUnit": .string("Where it stood when the programme's call opened, if elsewhere."),
        "programmeAct": .string("In which act."),
        "programmeMark": .string("How sure that place is; missing when it is confirmed."),
        "due": day("By when it has to be met for the first time."),
      ]),
  ]
}
