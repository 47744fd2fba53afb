import CaseFile
import Checks
import Model

extension CheckFile {
  /// The JSON Schema (2020-12) of a check file, for editors that complete and check YAML while it is written.
  ///
  /// It says what a schema can say; conditions, links, texts and tests are left to `tarcza checks lint`.
  package static var schema: String {
    """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Tarcza: a check",
      "type": "object",
      "additionalProperties": false,
      "required": ["id", "judges", "severity", "verdicts", "texts", "tests"],
      "properties": {
        "id": { "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*\\\\.[a-z0-9]+(-[a-z0-9]+)*$" },
        "exchange": { "$ref": "#/$defs/identifier" },
        "judges": { "enum": \(words(judgeable)) },
        "where": { "type": "string", "minLength": 1 },
        "severity": { "$ref": "#/$defs/severity" },
        "parameters": {
          "type": "object",
          "propertyNames": { "pattern": "^[a-z_]+$" },
          "additionalProperties": { "type": ["string", "integer"] }
        },
        "verdicts": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/rule" } },
        "evidence": { "type": "array", "uniqueItems": true, "items": { "type": "string" } },
        "texts": {
          "type": "object",
          "additionalProperties": false,
          "required": ["pl", "en"],
          "properties": { "pl": { "$ref": "#/$defs/text" }, "en": { "$ref": "#/$defs/text" } }
        },
        "references": {
          "type": "object",
          "properties": {
            "cis8": { "type": "array", "items": { "type": "string", "pattern": "^[0-9]+\\\\.[0-9]+$" } },
            "cwe": { "type": "array", "items": { "type": "integer", "minimum": 1 } },
            "artemis": { "type": "array", "items": { "enum": \(words(ArtemisReport.all.map(\.id))) } },
            "url": { "type": "array", "items": { "type": "string", "pattern": "^https://" } }
          },
          "additionalProperties": { "type": "array", "items": { "type": "string" } }
        },
        "remedies": { "type": "array", "items": { "$ref": "#/$defs/remedy" } },
        "tests": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/test" } }
      },
      "$defs": {
        "identifier": { "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$" },
        "severity": { "enum": \(words(Severity.allCases.map(\.rawValue))) },
        "verdict": { "enum": \(words(Verdict.allCases.map(\.rawValue))) },
        "rule": {
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "when": { "type": "string", "minLength": 1 },
            "is": { "$ref": "#/$defs/verdict" },
            "otherwise": { "$ref": "#/$defs/verdict" },
            "severity": { "$ref": "#/$defs/severity" },
            "because": { "$ref": "#/$defs/identifier" }
          },
          "oneOf": [{ "required": ["when", "is"] }, { "required": ["otherwise"] }]
        },
        "text": {
          "type": "object",
          "additionalProperties": false,
          "required": ["title", "application", "meaning", "remedy", "verify"],
          "properties": {
            "title": { "type": "string", "minLength": 1 },
            "application": { "type": "string", "minLength": 1 },
            "meaning": { "type": "string", "minLength": 1 },
            "reasons": {
              "type": "object",
              "propertyNames": { "$ref": "#/$defs/identifier" },
              "additionalProperties": { "type": "string", "minLength": 1 }
            },
            "remedy": { "type": "array", "minItems": 1, "items": { "type": "string", "minLength": 1 } },
            "verify": { "type": "string", "minLength": 1 }
          }
        },
        "remedy": {
          "type": "object",
          "additionalProperties": false,
          "required": ["id", "effect"],
          "properties": {
            "id": { "$ref": "#/$defs/identifier" },
            "effect": { "type": "number", "exclusiveMinimum": 0, "maximum": 1 }
          }
        },
        "test": {
          "type": "object",
          "additionalProperties": false,
          "required": ["name", "given", "expect"],
          "properties": {
            "name": { "type": "string", "minLength": 1 },
            "given": {
              "type": "object",
              "propertyNames": { "enum": \(words(Schema.tables.map(\.name))) },
              "additionalProperties": { "type": "array", "items": { "type": "object" } }
            },
            "expect": {
              "oneOf": [
                { "enum": ["pass", "not-verified"] },
                {
                  "type": "object",
                  "additionalProperties": false,
                  "properties": {
                    "pass": { "$ref": "#/$defs/identifier" },
                    "fail": { "$ref": "#/$defs/identifier" },
                    "not-applicable": { "$ref": "#/$defs/identifier" },
                    "not-verified": { "$ref": "#/$defs/identifier" },
                    "severity": { "$ref": "#/$defs/severity" }
                  }
                }
              ]
            }
          }
        }
      }
    }

    """
  }

  /// The tables and views that a check may judge.
  static var judgeable: [String] {
    Schema.tables.filter { isJudgeable($0) }.map(\.name)
  }

  /// Verdicts are not judged.
  static func isJudgeable(_ table: CaseTable) -> Bool {
    table.column("id") != nil && ![FindingRecord.table.name, Judging.table.name].contains(table.name)
  }

  /// A JSON array of words that need no escapes.
  private static func words(_ words: [String]) -> String {
    "[" + words.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
  }
}
