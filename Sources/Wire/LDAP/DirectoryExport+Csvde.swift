/// The tables that Microsoft's `csvde` writes: a line for each entry, a column for each attribute.
extension DirectoryExport {
  static func csvde(_ bytes: [UInt8], _ selection: Selection) throws(Failure) -> DirectoryExport {
    let table: CSVDocument
    do { table = try CSVDocument(bytes, longest: longest) } catch { throw .table(error) }
    var export = DirectoryExport(.csvde)
    guard let names = table.header.firstIndex(where: { $0.lowercased() == "dn" }) else { throw .foreign }
    let columns = table.header.enumerated().filter { $0.offset != names }
    export.attributes = Set(columns.map { DirectoryEntry.key($0.element) })
    for row in table.rows {
      var entry = DirectoryEntry(name: row.cells[names])
      guard !entry.name.isEmpty else { throw .malformed(line: row.line) }
      for (index, type) in columns where !row.cells[index].isEmpty {
        for value in try values(row.cells[index], line: row.line) { entry.add(value, to: type, selection) }
      }
      try export.add(entry)
    }
    return export
  }

  /// The values in a cell: parted by semicolons unless `\` stands before one, bytes written as X'…'.
  private static func values(_ cell: String, line: Int) throws(Failure) -> [[UInt8]] {
    var values: [[UInt8]] = []
    var value: [UInt8] = []
    var isEscaped = false
    for byte in cell.utf8 {
      switch byte {
      // Names have escapes of their own; they stay as they are.
      case _ where isEscaped:
        value += byte == UInt8(ascii: ";") ? [byte] : [UInt8(ascii: "\\"), byte]
        isEscaped = false
      case UInt8(ascii: "\\"): isEscaped = true
      case UInt8(ascii: ";"):
        values.append(value)
        value = []
      default: value.append(byte)
      }
    }
    if isEscaped { value.append(UInt8(ascii: "\\")) }
    values.append(value)
    var decoded: [[UInt8]] = []
    for value in values {
      guard value.starts(with: Array("X'".utf8)), value.last == UInt8(ascii: "'"), value.count >= 3 else {
        decoded.append(value)
        continue
      }
      guard let bytes = hexadecimal(value.dropFirst(2).dropLast()) else { throw .malformed(line: line) }
      decoded.append(bytes)
    }
    return decoded
  }

  private static func hexadecimal(_ digits: ArraySlice<UInt8>) -> [UInt8]? {
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    var high: UInt8?
    for digit in digits {
      guard let value = Character(Unicode.Scalar(digit)).hexDigitValue else { return nil }
      if let first = high {
        bytes.append(first << 4 | UInt8(value))
        high = nil
      } else {
        high = UInt8(value)
      }
    }
    return bytes
  }
}
