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

  static func string(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
