import Funding
import Model

extension ProgrammeFile {
  /// The JSON Schema (2020-12) of a programme file, for editors that complete and check YAML while it is written.
  ///
  /// It says what a schema can say; areas, remedies, limits and items that are like others are left to
  /// `tarcza programmes lint`.
  package static var schema: String {
    """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Tarcza: a grant programme",
      "type": "object",
      "additionalProperties": false,
      "required": ["id", "name", "areas", "items", "verified"],
      "properties": {
        "id": { "$ref": "#/$defs/identifier" },
        "name": { "$ref": "#/$defs/phrase" },
        "operated-by": { "$ref": "#/$defs/textFact" },
        "legal-frame": { "$ref": "#/$defs/textFact" },
        "status": \(fact("{ \"enum\": \(words(Programme.Status.self)) }")),
        "call-opens": { "$ref": "#/$defs/dayFact" },
        "call-closes": { "$ref": "#/$defs/dayFact" },
        "eligible-from": { "$ref": "#/$defs/dayFact" },
        "project-ends": { "$ref": "#/$defs/dayFact" },
        "applicants": { "$ref": "#/$defs/phraseFact" },
        "minimum": \(fact("{ \"$ref\": \"#/$defs/money\" }")),
        "maximum": \(fact("{ \"$ref\": \"#/$defs/money\" }")),
        "intensity": \(fact("{ \"type\": \"integer\", \"minimum\": 0, \"maximum\": 100 }")),
        "durability-years": \(fact("{ \"type\": \"integer\", \"minimum\": 0, \"maximum\": 50 }")),
        "excluded-units": \(fact("{ \"type\": \"array\", \"items\": { \"enum\": \(words(UnitKind.self)) } }")),
        "areas": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/area" } },
        "items": { "type": "array", "items": { "$ref": "#/$defs/item" } },
        "duties": { "type": "array", "items": { "$ref": "#/$defs/phraseFact" } },
        "exclusions": { "type": "array", "items": { "$ref": "#/$defs/phraseFact" } },
        "rules": { "type": "array", "items": { "$ref": "#/$defs/phraseFact" } },
        "verified": { "$ref": "#/$defs/day" }
      },
      "$defs": {
        "identifier": { "type": "string", "maxLength": 64, "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$" },
        "text": { "type": "string", "pattern": "\\\\S" },
        "day": { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" },
        "money": {
          "oneOf": [
            { "type": "integer", "minimum": 0 },
            { "type": "string", "pattern": "^[0-9]{1,12}(\\\\.[0-9]{2})?$" }
          ]
        },
        "phrase": {
          "type": "object",
          "additionalProperties": false,
          "required": ["pl", "en"],
          "properties": { "pl": { "$ref": "#/$defs/text" }, "en": { "$ref": "#/$defs/text" } }
        },
        "textFact": \(fact("{ \"$ref\": \"#/$defs/text\" }")),
        "dayFact": \(fact("{ \"$ref\": \"#/$defs/day\" }")),
        "phraseFact": \(fact("{ \"$ref\": \"#/$defs/phrase\" }")),
        "area": {
          "type": "object",
          "additionalProperties": false,
          "required": ["id", "title"],
          "properties": {
            "id": { "$ref": "#/$defs/identifier" },
            "title": { "$ref": "#/$defs/phrase" },
            "mandatory": \(fact("{ \"enum\": [true, false, \"yes\", \"no\"] }")),
            "cap": \(fact("{ \"$ref\": \"#/$defs/money\" }"))
          }
        },
        "item": {
          "type": "object",
          "additionalProperties": false,
          "required": ["id", "area", "eligibility"],
          "anyOf": [
            { "required": ["like"] },
            { "required": ["title", "requirements", "remedies", "quantity", "price"] }
          ],
          "properties": {
            "id": { "$ref": "#/$defs/identifier" },
            "like": { "type": "string", "pattern": "^[a-z0-9-]+\\\\.[a-z0-9-]+$" },
            "area": { "$ref": "#/$defs/identifier" },
            "title": { "$ref": "#/$defs/phrase" },
            "requirements": { "$ref": "#/$defs/phrase" },
            "eligibility": \(fact("{ \"enum\": \(words(Item.Eligibility.self)) }")),
            "mandatory": { "type": "boolean" },
            "remedies": { "type": "array", "items": { "$ref": "#/$defs/identifier" } },
            "quantity": {
              "type": "object",
              "additionalProperties": false,
              "required": ["basis", "each", "unit"],
              "properties": {
                "basis": { "enum": \(words(Item.Quantity.Basis.self)) },
                "each": { "type": "integer", "minimum": 1, "maximum": 100000 },
                "for-every": { "type": "integer", "minimum": 1, "maximum": 100000 },
                "unit": {
                  "type": "object",
                  "additionalProperties": false,
                  "required": ["pl", "en"],
                  "properties": {
                    "pl": { "type": "array", "minItems": 3, "maxItems": 3, "items": { "$ref": "#/$defs/text" } },
                    "en": { "type": "array", "minItems": 2, "maxItems": 2, "items": { "$ref": "#/$defs/text" } }
                  }
                }
              }
            },
            "price": {
              "type": "object",
              "additionalProperties": false,
              "required": ["low", "high", "year", "confidence"],
              "properties": {
                "low": { "$ref": "#/$defs/money" },
                "high": { "$ref": "#/$defs/money" },
                "year": { "type": "integer", "minimum": 2000, "maximum": 2100 },
                "vat": { "type": "integer", "minimum": 0, "maximum": 100 },
                "confidence": { "enum": \(words(Confidence.self)) },
                "source": { "$ref": "#/$defs/text" }
              }
            },
            "variant": { "$ref": "#/$defs/identifier" },
            "requires": { "type": "array", "uniqueItems": true, "items": { "$ref": "#/$defs/identifier" } }
          }
        }
      }
    }

    """
  }

  /// The schema of a value with its standing: what was seen in a source names it; no value means unknown.
  private static func fact(_ value: String) -> String {
    """
    {
      "type": "object", "additionalProperties": false, "required": ["confidence"],
      "properties": {
        "value": \(value), "confidence": { "enum": \(words(Confidence.self)) },
        "source": { "$ref": "#/$defs/text" }, "note": { "$ref": "#/$defs/phrase" }
      },
      "if": { "properties": { "confidence": { "enum": ["confirmed", "reported"] } } },
      "then": { "required": ["source"] },
      "anyOf": [{ "required": ["value"] }, { "properties": { "confidence": { "const": "unknown" } } }]
    }
    """
  }

  /// A JSON array of an enumeration's words, which need no escapes.
  private static func words<Word: RawRepresentable & CaseIterable>(_ type: Word.Type) -> String
  where Word.RawValue == String {
    "[" + Word.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ") + "]"
  }
}
