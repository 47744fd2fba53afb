import FoundationEssentials

/// A part of a JSON Schema (draft 2020-12, https://json-schema.org/draft/2020-12).
indirect enum JSONSchema: Encodable, Sendable {
  case string(String, pattern: String? = nil)
  case choice(String, [String])
  case integer(String, minimum: Int? = nil)
  case boolean(String)
  case array(String, of: JSONSchema)
  /// One of the named definitions.
  case reference(String, to: String)
  /// No property beside the named ones is allowed.
  case object(String, required: [String: JSONSchema], optional: [String: JSONSchema] = [:])

  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    func put(_ name: String, _ value: some Encodable) throws { try container.encode(value, forKey: Key(name)) }
    func head(_ type: String, _ description: String) throws {
      try put("type", type)
      try put("description", description)
    }
    switch self {
    case .string(let description, let pattern):
      try head("string", description)
      if let pattern { try put("pattern", pattern) }
    case .choice(let description, let words):
      try head("string", description)
      try put("enum", words)
    case .integer(let description, let minimum):
      try head("integer", description)
      if let minimum { try put("minimum", minimum) }
    case .boolean(let description):
      try head("boolean", description)
    case .array(let description, let element):
      try head("array", description)
      try put("items", element)
    case .reference(let description, let name):
      try put("description", description)
      try put("$ref", "#/$defs/\(name)")
    case .object(let description, let required, let optional):
      try head("object", description)
      try put("properties", required.merging(optional) { first, _ in first })
      try put("required", required.keys.sorted())
      try put("additionalProperties", false)
    }
  }

  /// A whole schema document: the object's own keywords beside `$schema`, `$id` and `$defs`.
  struct Document: Encodable {
    var id: String
    var title: String
    var root: JSONSchema
    var definitions: [String: JSONSchema]

    func encode(to encoder: any Encoder) throws {
      try root.encode(to: encoder)
      var container = encoder.container(keyedBy: Key.self)
      try container.encode("https://json-schema.org/draft/2020-12/schema", forKey: Key("$schema"))
      try container.encode(id, forKey: Key("$id"))
      try container.encode(title, forKey: Key("title"))
      try container.encode(definitions, forKey: Key("$defs"))
    }

    func text() throws -> String {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }
  }
}
