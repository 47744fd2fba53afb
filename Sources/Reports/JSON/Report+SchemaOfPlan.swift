import Funding
import Model

extension Report {
  private static let itemNumbers: JSONSchema = .array(
    "Numbers of items.", of: .string("Such as Z-01.", pattern: "^Z-[0-9]{2,}$"))

  static let planDefinitions: [String: JSONSchema] = [
    "plan": .object(
      "What to do first for nothing, what to buy then, and what not to buy and why.",
      required: [
        "headline": .string("What it comes to."),
        "freeWork": .array("Work that costs only hours.", of: .reference("A piece of work.", to: "freeWork")),
        "lines": .array("Purchases in the order in which they pay.", of: .reference("A line.", to: "line")),
        "order": .array(
          "The purchases one after the other.",
          of: .object(
            "A step.",
            required: [
              "step": .integer("1, 2, 3.", minimum: 1), "number": .string("Z-01"), "title": .string("The item."),
              "total": money("Its cost."), "spent": money("What this and the steps before cost."),
              "riskRemoved": points, "riskLeft": points, "why": .string("Why it stands here."),
            ])),
        "refused": .array("Items that are not bought.", of: .reference("An item.", to: "refused")),
        "budget": .object(
          "The money.",
          required: [
            "total": money("Gross cost of all lines."), "net": money("The same without VAT."),
            "grant": money("The part that the grant covers."),
            "own": money("The part that the county pays."),
          ],
          optional: [
            "minimum": money("The programme's least grant."), "maximum": money("The programme's largest grant."),
            "countyLimit": money("The county's own largest grant."),
          ]),
        "rules": .array(
          "Rules of the programme.",
          of: .object(
            "A rule.",
            required: [
              "title": .string("The rule."), "bound": .string("What it asks."), "value": .string("What the plan has."),
              "outcome": .choice("Whether it is kept.", LimitCheck.Outcome.allCases.map(\.rawValue)),
            ], optional: ["mark": .string("How sure the rule is; missing when it is confirmed.")])),
        "assumptions": .array("What the numbers rest on.", of: .string("An assumption.")),
        "proof": .object(
          "What the search for the purchases proved.",
          required: [
            "complete": .boolean("Whether no allowed purchases are better, proved."), "most": points, "bound": points,
            "nodes": .integer("Nodes of the tree of choices looked at.", minimum: 0), "sentence": .string("In words."),
          ]),
        "priceShifts": .array(
          "The plan at other prices.",
          of: .object(
            "At prices changed by so much.",
            required: [
              "perCent": .integer("By how much."), "sameLines": money("What today's lines would cost."),
              "over": money("How far that goes past the limit."), "total": money("The plan made at those prices."),
              "added": itemNumbers, "dropped": itemNumbers, "risk": points, "sentence": .string("In words."),
            ])),
      ],
      optional: [
        "nextLetter": .object(
          "What a better letter would take.",
          required: [
            "grade": .choice("The letter.", Grade.allCases.map(\.rawValue)),
            "way": .choice("How it can be reached.", Report.NextLetter.Way.allCases.map(\.rawValue)),
            "items": itemNumbers, "sentence": .string("In words."),
          ],
          optional: ["cost": money("What they cost."), "over": money("How far the purchases go past the limit.")]),
        "comparison": .object(
          "The same findings under another programme.",
          required: [
            "programme": .string("Its id."), "name": .string("Its name."),
            "statusSentence": .string("What its status means."), "total": money("Gross cost of its plan."),
            "grant": money("The part that its grant covers."), "risk": points,
            "rows": .array(
              "Every finding and what each programme pays for it.",
              of: .object(
                "A finding.",
                required: [
                  "finding": .string("Its number.", pattern: "^U-[0-9]{3,}$"), "title": .string("What it is."),
                  "here": .array("Under the plan's programme.", of: .string("An item, or why there is none.")),
                  "there": .array("Under the other one.", of: .string("An item, or why there is none.")),
                ])),
          ],
          optional: [
            "limit": money("The largest grant there."),
            "letter": .choice("The letter after that plan.", Grade.allCases.map(\.rawValue)),
          ]),
      ]),
    "freeWork": .object(
      "Work that costs only hours.",
      required: [
        "number": .string("D-01", pattern: "^D-[0-9]{2,}$"), "remedy": .string("The remedy's id."),
        "title": .string("What is to be done."), "who": .string("Who can do it."),
        "hours": .integer("For all places.", minimum: 0), "places": .integer("How many places.", minimum: 1),
        "findings": numbers, "riskRemoved": points,
      ]),
    "line": .object(
      "One line of the budget.",
      required: [
        "number": .string("The item's place in the catalogue.", pattern: "^Z-[0-9]{2,}$"),
        "item": .string("The item's id."), "title": .string("The item."), "area": .string("The programme's area."),
        "requirements": .string("Function and lowest parameters."), "count": .integer("How many.", minimum: 0),
        "quantity": .string("The number with its unit."),
        "quantityAssumed": .boolean("Whether the office must still fill it in."), "price": money("Gross price of one."),
        "priceEstimated": .boolean("Whether the price is a rough estimate."), "total": money("Gross price of all."),
        "vat": .integer("The rate of VAT in per cent; 0 where exempt.", minimum: 0), "net": money("All without VAT."),
        "requires": itemNumbers, "why": .string("Why it is bought, and why in this place."),
        "findings": numbers, "riskRemoved": points, "mandatory": .boolean("Whether the programme demands it."),
        "insisted": .boolean("Whether the office insists on it."),
      ],
      optional: [
        "condition": .string("On which condition the cost is eligible."),
        "mark": .string("How sure the eligibility is; missing when it is confirmed."),
        "priceSource": .string("Where the price comes from."),
      ]),
    "refused": .object(
      "An item that is not bought.",
      required: [
        "number": .string("The item's place in the catalogue."), "item": .string("The item's id."),
        "title": .string("The item."), "total": money("What it would cost."),
        "code": .choice(
          "Why.",
          [
            "other-variant", "removes-no-risk", "already-covered", "does-not-fit", "not-eligible",
            "eligibility-unknown", "nothing-to-equip", "office-declined", "area-cap", "little-more", "trifling",
            "prerequisite",
          ]), "reason": .string("Why, in words."),
      ]),
    "programme": .object(
      "What is known of the grant programme.",
      required: [
        "id": .string("Its id."), "name": .string("Its name."), "statusSentence": .string("What its status means."),
        "closed": .boolean("Whether it takes applications no more."),
        "facts": .array("Facts, each with its standing.", of: .reference("A fact.", to: "fact")),
        "rules": .array("Further rules.", of: .reference("A rule.", to: "fact")),
        "verified": day("When the catalogue's author last looked at the sources."),
      ], optional: ["status": .choice("Where the call stands.", Programme.Status.allCases.map(\.rawValue))]),
    "fact": .object(
      "A fact and how sure it is.",
      required: [
        "label": .string("What it is; empty for a rule."),
        "confidence": .choice("How sure it is.", Confidence.allCases.map(\.rawValue)),
      ],
      optional: [
        "value": .string("Missing when it is not known."), "mark": .string("How the uncertainty is marked."),
        "note": .string("A remark."), "source": .string("Where it comes from."),
      ]),
  ]
}
