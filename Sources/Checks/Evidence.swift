import CaseFile

/// The values that a finding shows, as JSON (RFC 8259), the same bytes for the same values.
struct Evidence {
  /// `{"oldest":`, `,"newest":` and so on, in the order of the check's evidence.
  private let openings: [[UInt8]]
  /// Kept from row to row, so that its memory is.
  private var buffer: [UInt8] = []

  init(_ columns: [String]) {
    openings = columns.enumerated().map { index, column in
      var opening = [index == 0 ? UInt8(ascii: "{") : UInt8(ascii: ",")]
      Evidence.append(quoted: Array(column.utf8)[...], to: &opening)
      return opening + [UInt8(ascii: ":")]
    }
  }

  /// An object with the columns in the order given; a column that was not observed is `null`.
  mutating func json(_ row: CaseRow, _ places: Range<Int>) -> String {
    buffer.removeAll(keepingCapacity: true)
    for (opening, place) in zip(openings, places) {
      buffer += opening
      if let number = row.integer(place) {
        buffer += String(number).utf8
      } else {
        append(row, place)
      }
    }
    if buffer.isEmpty { buffer.append(UInt8(ascii: "{")) }
    buffer.append(UInt8(ascii: "}"))
    return String(decoding: buffer, as: UTF8.self)
  }

  private mutating func append(_ row: CaseRow, _ place: Int) {
    let start = buffer.count
    buffer.append(UInt8(ascii: "\""))
    guard row.append(place, to: &buffer) else {
      buffer.removeLast()
      buffer += "null".utf8
      return
    }
    if buffer[(start + 1)...].contains(where: Evidence.needsEscape) {
      let text = buffer[(start + 1)...]
      buffer.removeSubrange(start...)
      Evidence.append(quoted: text, to: &buffer)
    } else {
      buffer.append(UInt8(ascii: "\""))
    }
  }

  /// RFC 8259 § 7: quotation mark, backslash and control characters.
  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private static func append(quoted text: ArraySlice<UInt8>, to json: inout [UInt8]) {
    json.append(UInt8(ascii: "\""))
    for byte in text {
      if needsEscape(byte) { json += escape(byte).utf8 } else { json.append(byte) }
    }
    json.append(UInt8(ascii: "\""))
  }

  private static func escape(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "\""): "\\\""
    case UInt8(ascii: "\\"): "\\\\"
    case 0x0A: "\\n"
    case 0x0D: "\\r"
    case 0x09: "\\t"
    case 0x08: "\\b"
    case 0x0C: "\\f"
    default: "\\u00" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16)
    }
  }
}
