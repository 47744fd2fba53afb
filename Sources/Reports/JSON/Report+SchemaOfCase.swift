import Funding
import Model

extension Report {
  /// The office, the machines, the gaps and the method.
  static let caseDefinitions: [String: JSONSchema] = [
    "office": .object(
      "Who was examined and by whose leave.",
      required: [
        "units": .array(
          "Organisational units.",
          of: .object(
            "A unit.",
            required: [
              "id": .string("Its id in the scope."), "name": .string("Its name."),
              "kind": .string("Its kind in words."),
            ]))
      ],
      optional: [
        "name": .string("The office's name."), "teryt": .string("The territorial code of GUS."),
        "address": .string("Its postal address."), "contact": .string("Who answers questions."),
        "employees": .integer("Employees with an account."), "workstations": .integer("Workstations."),
        "servers": .integer("Servers."), "administrators": .integer("Administrators."),
        "authorisedBy": .string("Who allowed the examination."), "authorisedOn": day("When it was allowed."),
      ]),
    "asset": .object(
      "A machine.",
      required: [
        "label": .string("How it is called."), "origin": .string("How it was examined, in words."),
        "services": .array("Open ports.", of: .reference("A port.", to: "service")),
        "listeners": .array(
          "Sockets that were listed and not contacted.", of: .reference("A socket.", to: "listener")),
        "findings": .integer("How many kinds of findings it has.", minimum: 0), "exposure": exposure,
      ],
      optional: [
        "worst": severity,
        "address": .string("Its address."), "name": .string("Its name."), "kind": .string("What it is."),
        "vendor": .string("Its maker."), "unit": .string("Its organisational unit."),
      ]),
    "service": .object(
      "An open port.",
      required: [
        "transport": .string("tcp or udp."), "port": .integer("The port.", minimum: 0),
        "proved": .boolean("Whether the service itself showed its protocol."),
      ],
      optional: [
        "name": .string("The protocol."), "product": .string("Product and version."),
        "banner": .string("The first line it sent."),
      ]),
    "listener": .object(
      "A socket that waits for peers.",
      required: [
        "transport": .string("tcp or udp."), "address": .string("The address it is bound to."),
        "port": .integer("The port.", minimum: 0), "reachable": .boolean("Whether other machines can reach it."),
      ], optional: ["process": .string("The program.")]),
    "passed": .object(
      "A check that passed somewhere.",
      required: [
        "check": .string("The check's id."), "area": .string("The module's title."),
        "title": .string("The weakness that was looked for."), "places": .integer("Places that passed.", minimum: 1),
        "of": .integer("Places examined.", minimum: 1),
      ]),
    "gaps": .object(
      "What is not known, and why.",
      required: [
        "notVerified": .array(
          "Checks that came to no answer.",
          of: .object(
            "A check and one reason.",
            required: [
              "check": .string("The check's id."), "area": .string("The module's title."),
              "title": .string("The weakness that was looked for."), "reason": .string("Why it could not be told."),
              "places": .integer("How many places.", minimum: 1),
              "examples": .array("Some of them.", of: .string("A place.")),
            ])),
        "jobs": .array(
          "Work that was not done, or only in part.",
          of: .object(
            "A job.",
            required: [
              "area": .string("The module's title."), "target": .string("What was to be examined."),
              "state": .string("What became of it, in words."), "reason": .string("Why."),
            ])),
        "modulesNotRun": .array(
          "Modules that were not run.",
          of: .object(
            "A module.",
            required: [
              "module": .string("Its id."), "title": .string("Its title."), "summary": .string("What it examines."),
            ])),
        "areas": .array("Subjects that this version does not examine.", of: .string("A subject.")),
      ]),
    "method": .object(
      "How the report came about.",
      required: [
        "caps": .array(
          "The rules of the letter, the worst first.",
          of: .object(
            "A rule.",
            required: [
              "rule": .choice("Its id.", GradeCap.Rule.allCases.map(\.rawValue)),
              "condition": .string("When it applies."), "grade": grade,
            ])), "toolVersion": .string("The version that made the report."),
        "checks": .integer("How many checks judged.", minimum: 0),
        "catalogueDigest": .string("SHA-256 of the folder of checks."),
        "evidenceDigest": .string(
          "SHA-256 of what the case file recorded: of all its rows but the verdicts.", pattern: "^[0-9a-f]{64}$"),
        "runs": .array(
          "The runs that filled the case.",
          of: .object(
            "A run.",
            required: [
              "started": .string("When it began, UTC."), "toolVersion": .string("The version that ran."),
              "seed": .integer("The seed of its random orders."),
            ],
            optional: [
              "finished": .string("When it ended; missing when it was cut off."),
              "vantage": .string("From where it looked: lan, internet or a place's name."),
            ])), "modules": .array("Titles of the modules that ran.", of: .string("A title.")),
        "mergedFrom": .array(
          "The case files that this one was merged from.",
          of: .object(
            "A file.",
            required: ["file": .string("Its name."), "rows": .integer("Rows taken from it.", minimum: 0)],
            optional: [
              "institution": .string("The office's name in it."), "unit": .string("The unit its rows were given."),
            ])),
        "mergeConflicts": .integer("How often those files contradict each other.", minimum: 0),
      ], optional: ["judgedWithDigest": .string("The folder's SHA-256 when judging, where it was another.")]),
  ]

  static let grade: JSONSchema = .choice("A letter, best first.", Grade.allCases.map(\.rawValue))
}
