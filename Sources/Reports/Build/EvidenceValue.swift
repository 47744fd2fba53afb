import CaseFile
import FoundationEssentials

/// One value of a finding's evidence, as its JSON object keeps it.
enum EvidenceValue: Decodable, Hashable {
  case null
  case integer(Int)
  case text(String)

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let flag = try? container.decode(Bool.self) {
      self = .integer(flag ? 1 : 0)
    } else if let number = try? container.decode(Int.self) {
      self = .integer(number)
    } else if let number = try? container.decode(Double.self) {
      self = .text(String(number))
    } else {
      self = .text(try container.decode(String.self))
    }
  }

  var text: String? {
    switch self {
    case .null: nil
    case .integer(let number): String(number)
    case .text(let text): text
    }
  }
}

extension EvidenceValue {
  /// The evidence of each record by column; nothing where it is no JSON object.
  static func values(of records: [FindingRecord]) -> [[String: EvidenceValue]] {
    let decoder = JSONDecoder()
    return records.map { record in
      EvidenceReader.values(of: record.evidence)
        ?? (try? decoder.decode([String: EvidenceValue].self, from: Data(record.evidence.utf8))) ?? [:]
    }
  }
}
