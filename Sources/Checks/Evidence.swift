import CaseFile

/// The values that a finding shows, as JSON (RFC 8259), the same bytes for the same values.
enum Evidence {
  /// An object with the columns in the order given; a column that was not observed is `null`.
  static func json(_ columns: [String], _ values: [CaseValue]) -> String {
    var json = "{"
    for (column, value) in zip(columns, values) {
      if json.utf8.count > 1 { json += "," }
      append(column, to: &json)
      json += ":"
      switch value {
      case .null: json += "null"
      case .integer(let number): json += String(number)
      case .text(let text): append(text, to: &json)
      }
    }
    return json + "}"
  }

  private static func append(_ text: String, to json: inout String) {
    json += "\""
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
      json += text
    } else {
      for scalar in text.unicodeScalars { json += escape(scalar) ?? String(scalar) }
    }
    json += "\""
  }

  /// RFC 8259 § 7: quotation mark, backslash and control characters.
  private static func escape(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    case "\u{8}": "\\b"
    case "\u{C}": "\\f"
    case "\0"..."\u{1F}":
      "\\u00" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16)
    default: nil
    }
  }
}
