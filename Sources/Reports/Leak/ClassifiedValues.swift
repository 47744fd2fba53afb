package import CaseFile
package import Model

/// Every value of a case file that must not leave the office, with its privacy class.
///
/// The values are those of all columns of class name, address, version, account and path in the documented tables, the
/// evidence of the findings, the networks and names that the scope lists, and the ids of the checks that failed. What
/// the office says of itself for the report (`case_info` but for the scope's text) is no such value.
///
/// What cannot be told from an ordinary part of a report is left out, and this is all that is: values of less than three
/// characters, whole and decimal numbers, loopback addresses, and dates.
package struct ClassifiedValues: Sendable {
  package struct Value: Hashable, Sendable {
    package let text: String
    package let privacy: Privacy
  }

  private(set) var values: [Value] = []
  private var seen: Set<String> = []
  /// What was added already, whether it tells anything or not.
  private var added: Set<Value> = []

  package init() {}

  /// Collects the values of `file` and of findings that were judged anew.
  ///
  /// - Throws: ``CaseFileError`` when SQLite cannot read it.
  package init(reading file: CaseFile, findings: [FindingRecord]) throws {
    for table in Schema.tables where table.view == nil && table.name != CaseInfo.table.name {
      for column in table.columns where ClassifiedValues.isClassified(column.privacy) && column.name != "evidence" {
        let rows = try file.rows(
          "SELECT DISTINCT \(column.name.quoted) FROM \(table.name.quoted) WHERE \(column.name.quoted) IS NOT NULL")
        for row in rows.rows {
          guard let value = row.first else { continue }
          switch value {
          case .integer(let number) where column.name.hasSuffix("port"): add(port: number)
          default: if let text = value.text { add(text, column.privacy) }
          }
        }
      }
    }
    for info in try file.all(CaseInfo.self) { add(scope: info.scope) }
    for check in Set(findings.lazy.filter { $0.verdict == Verdict.fail.rawValue }.map(\.checkId)).sorted() {
      add(check, .name)
    }
    add(evidenceOf: findings)
  }

  /// Many findings show the same: each different evidence of a table is read once.
  private mutating func add(evidenceOf findings: [FindingRecord]) {
    var seen: [String: Set<String>] = [:]
    let different = findings.filter { seen[$0.subjectTable, default: []].insert($0.evidence).inserted }
    var classes: [String: [String: Privacy]] = [:]
    for (record, evidence) in zip(different, EvidenceValue.values(of: different)) {
      let table = record.subjectTable
      if classes[table] == nil {
        classes[table] = Dictionary(
          (Schema.table(table)?.columns ?? []).map { ($0.name, $0.privacy) }, uniquingKeysWith: { first, _ in first })
      }
      for (column, value) in evidence {
        let privacy = classes[table]?[column] ?? .name
        if ClassifiedValues.isClassified(privacy), let text = value.text { add(text, privacy) }
      }
    }
  }

  private static func isClassified(_ privacy: Privacy) -> Bool { privacy != .plain && privacy != .count }

  /// Adds a value and those of its parts that tell as much.
  package mutating func add(_ text: String, _ privacy: Privacy) {
    guard added.insert(Value(text: text, privacy: privacy)).inserted else { return }
    insert(text, privacy)
    let words = text.split { $0.isWhitespace || ",;()[]{}<>\"'=".contains($0) }
    if words.count > 1 {
      // Of a banner or a sentence, the words that are no words: `OpenSSH_9.2p1`, `srv-1.powiat.local`.
      for word in words where ClassifiedValues.isTelling(word) { insert(String(word), privacy) }
    } else if privacy == .name, let dot = text.firstIndex(of: "."), IPAddress(text) == nil {
      // Of a host's full name, the host and the domain.
      if text.distance(from: text.startIndex, to: dot) >= 4 { insert(String(text[..<dot]), privacy) }
      let domain = text[text.index(after: dot)...]
      if domain.contains(".") { insert(String(domain), privacy) }
    } else if privacy == .account, let mark = text.lastIndex(where: { $0 == "\\" }) {
      insert(String(text[text.index(after: mark)...]), privacy)
    }
  }

  /// A port, in the ways in which it is written beside its protocol; a lone number is like any other.
  private mutating func add(port: Int64) {
    for form in ["tcp/\(port)", "udp/\(port)", "\(port)/tcp", "\(port)/udp", "port \(port)"] {
      insert(form, .address)
    }
  }

  private mutating func add(scope: String) {
    for word in scope.split(whereSeparator: { $0.isWhitespace || ",;()[]{}<>\"'=".contains($0) }) {
      if AddressBlock(word) != nil { insert(String(word), .address) }
    }
  }

  private mutating func insert(_ text: String, _ privacy: Privacy) {
    guard !seen.contains(text), ClassifiedValues.isDistinct(text) else { return }
    seen.insert(text)
    values.append(Value(text: text, privacy: privacy))
  }

  private static func isTelling(_ word: Substring) -> Bool {
    let hasLetter = word.contains(where: \.isLetter)
    let inner = word.dropFirst().dropLast()
    return word.count >= 5 && hasLetter
      && (word.contains(where: \.isNumber) || inner.contains { ".@\\_/:".contains($0) })
  }

  /// Whether finding it in a text means something.
  private static func isDistinct(_ text: String) -> Bool {
    guard text.count >= 3, text.contains(where: { $0.isLetter || $0.isNumber }) else { return false }
    if let address = IPAddress(text) { return !address.isLoopback && address.value != 0 }
    if Day(iso: text) != nil || Timestamp(iso: text) != nil { return false }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return !(parts.count <= 2 && parts.allSatisfy { $0.allSatisfy(\.isNumber) })
  }
}
