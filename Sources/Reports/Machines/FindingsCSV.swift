import Model

extension Report {
  /// The findings as comma-separated values, a line for every place (RFC 4180), for a spreadsheet or a SIEM.
  ///
  /// UTF-8 with a byte order mark and semicolons, as Excel with Polish settings opens it without asking. The names of
  /// the columns are the same in every language.
  package func csv() -> [UInt8] {
    let head = [
      "number", "check", "severity", "area", "title", "label", "address", "name", "transport", "port", "unit", "reason",
      "evidence", "free_work", "purchases", "cwe", "requirements", "fingerprint",
    ]
    var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    CSVLine.write(head, to: &bytes)
    for finding in findings {
      let shared = [
        finding.freeWork.map(\.number).joined(separator: " "),
        finding.purchases.filter(\.planned).map(\.number).joined(separator: " "),
        finding.references.cwe.map { "CWE-\($0)" }.joined(separator: " "),
        finding.references.requirements.map { "\($0.framework):\($0.id)" }.joined(separator: " "),
      ]
      for place in finding.places {
        let evidence = place.evidence.compactMap { value in value.value.map { "\(value.column)=\($0)" } }
        let own = [
          finding.number, finding.check, place.severity.rawValue, finding.area, finding.title, place.label,
          place.address ?? "", place.name ?? "", place.transport ?? "", place.port.map(String.init) ?? "",
          place.unit ?? "", place.reason ?? "", evidence.joined(separator: "; "),
        ]
        CSVLine.write(own + shared + [place.fingerprint], to: &bytes)
      }
    }
    return bytes
  }
}

/// One line of a CSV file.
enum CSVLine {
  static func write(_ cells: [String], to bytes: inout [UInt8]) {
    for (index, text) in cells.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ";")) }
      write(text, to: &bytes)
    }
    bytes += [0x0D, 0x0A]
  }

  /// A text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, "CSV Injection").
  private static func write(_ text: String, to bytes: inout [UInt8]) {
    let start: Set<UInt8> = [0x09, 0x0D, UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@")]
    let marks: Set<UInt8> = [0x0A, 0x0D, UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "\"")]
    let isFormula = text.utf8.first.map(start.contains) ?? false
    guard isFormula || text.utf8.contains(where: marks.contains) else {
      bytes += Array(text.utf8)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    if isFormula { bytes.append(UInt8(ascii: "'")) }
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
