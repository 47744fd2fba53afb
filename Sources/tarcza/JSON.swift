import CaseFile
import Foundation

/// JSON for scripts: keys in the order of the source, one value a line where there are many.
enum JSON {
  /// An array of objects, one a line.
  static func text(_ rows: CaseRows) -> String {
    let lines = rows.rows.map { row in
      "  {" + zip(rows.columns, row).map { "\(string($0)): \(value($1))" }.joined(separator: ", ") + "}"
    }
    return lines.isEmpty ? "[]\n" : "[\n" + lines.joined(separator: ",\n") + "\n]\n"
  }

  /// A value of our own, pretty, with sorted keys.
  static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
  }

  private static func value(_ value: CaseValue) -> String {
    switch value {
    case .null: "null"
    case .integer(let number): String(number)
    case .text(let text): string(text)
    }
  }

  /// A text as JSON writes it (RFC 8259 § 7), in one line.
  static func string(_ text: String) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    // A text can always be encoded; the empty one stands for the impossible.
    return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
  }
}
