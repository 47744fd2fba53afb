/// A message of the domain name system, as far as the names of hosts need it (RFC 1035 § 4.1, RFC 6762 § 18).
package struct DNSMessage: Hashable, Sendable {
  /// The number by which an answer is matched to its question; 0 in multicast DNS.
  package var id: UInt16
  /// Whether it is an answer.
  package var isResponse: Bool
  /// The response code, 0 for no error.
  package var code: UInt8
  package var questions: [Question]
  /// The records of the answer section that could be read.
  package var answers: [Record]

  package struct Question: Hashable, Sendable {
    package var name: DNSName
    package var type: Kind
    /// 1 for the Internet, 3 for CHAOS; the highest bit asks a multicast responder for a unicast answer.
    package var `class`: UInt16

    package init(_ name: DNSName, _ type: Kind, class: UInt16 = 1) {
      self.name = name
      self.type = type
      self.class = `class`
    }
  }

  package struct Record: Hashable, Sendable {
    package var name: DNSName
    package var type: Kind
    package var content: Content
  }

  package enum Content: Hashable, Sendable {
    case pointer(DNSName)
    /// The strings of a TXT record.
    case text([[UInt8]])
    /// Any other, as it came.
    case other([UInt8])
  }

  /// A type of record.
  package struct Kind: RawRepresentable, Hashable, Sendable {
    package var rawValue: UInt16
    package init(rawValue: UInt16) { self.rawValue = rawValue }
    package static let a = Kind(rawValue: 1)
    package static let pointer = Kind(rawValue: 12)
    package static let text = Kind(rawValue: 16)
  }

  /// A question, which wants recursion when `recursive`.
  package static func query(_ id: UInt16, _ questions: [Question], recursive: Bool = false) -> [UInt8] {
    var writer = Writer()
    writer.u16(id)
    writer.u16(recursive ? 0x0100 : 0)
    writer.u16(UInt16(truncatingIfNeeded: questions.count))
    for _ in 0..<3 { writer.u16(0) }
    for question in questions {
      for label in question.name.labels {
        writer.vector(1) { $0.append(label.prefix(63)) }
      }
      writer.u8(0)
      writer.u16(question.type.rawValue)
      writer.u16(question.class)
    }
    return writer.bytes
  }

  /// Nil when `bytes` are no message; records after one that cannot be read are left out.
  package init?(_ bytes: [UInt8]) {
    var reader = Reader(bytes)
    guard let id = try? reader.u16(), let flags = try? reader.u16(), let asked = try? reader.u16(),
      let answered = try? reader.u16(), (try? reader.skip(4)) != nil
    else { return nil }
    self.id = id
    isResponse = flags & 0x8000 != 0
    code = UInt8(flags & 0x000F)
    // Only a plain question or its answer (opcode 0), and no more of them than anybody sends.
    guard flags & 0x7800 == 0, asked <= 16 else { return nil }
    questions = []
    answers = []
    var position = 12
    for _ in 0..<asked {
      guard let (name, end) = DNSName.read(bytes, at: position), end + 4 <= bytes.count else { return nil }
      questions.append(
        Question(name, Kind(rawValue: DNSMessage.u16(bytes, end)), class: DNSMessage.u16(bytes, end + 2)))
      position = end + 4
    }
    for _ in 0..<min(answered, 256) {
      guard let (record, end) = DNSMessage.record(bytes, at: position) else { return }
      answers.append(record)
      position = end
    }
  }

  private static func record(_ bytes: [UInt8], at start: Int) -> (Record, Int)? {
    guard let (name, fields) = DNSName.read(bytes, at: start), fields + 10 <= bytes.count else { return nil }
    let type = Kind(rawValue: u16(bytes, fields))
    let (first, length) = (fields + 10, Int(u16(bytes, fields + 8)))
    guard first + length <= bytes.count else { return nil }
    let content: Content
    switch type {
    case .pointer:
      guard let (target, end) = DNSName.read(bytes, at: first), end == first + length else { return nil }
      content = .pointer(target)
    case .text:
      var reader = Reader(Array(bytes[first..<(first + length)]))
      var strings: [[UInt8]] = []
      while !reader.isAtEnd, var string = try? reader.vector(1) { strings.append(string.rest()) }
      content = .text(strings)
    default: content = .other(Array(bytes[first..<(first + length)]))
    }
    return (Record(name: name, type: type, content: content), first + length)
  }

  private static func u16(_ bytes: [UInt8], _ place: Int) -> UInt16 {
    UInt16(bytes[place]) << 8 | UInt16(bytes[place + 1])
  }
}
