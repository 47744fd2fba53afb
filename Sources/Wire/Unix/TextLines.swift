/// The lines of a text file, one after the other, as a C program reads them: without the line feed, and only up to a
/// NUL byte.
struct TextLines: Sequence, IteratorProtocol {
  struct Line {
    /// From 1.
    var number: Int
    var bytes: ArraySlice<UInt8>
  }

  private let content: [UInt8]
  private var start = 0
  private var number = 0

  init(_ content: [UInt8]) { self.content = content }

  mutating func next() -> Line? {
    guard start < content.count else { return nil }
    let end = content[start...].firstIndex(of: UInt8(ascii: "\n")) ?? content.endIndex
    let bytes = content[start..<end].prefix { $0 != 0 }
    start = end + 1
    number += 1
    return Line(number: number, bytes: bytes)
  }
}

extension UInt8 {
  /// isspace(3) in the C locale.
  var isSpace: Bool { self == 32 || (9...13).contains(self) }
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}

extension ArraySlice<UInt8> {
  var text: String { String(decoding: self, as: UTF8.self) }

  /// Without white space at either end.
  var trimmed: ArraySlice<UInt8> {
    guard let last = lastIndex(where: { !$0.isSpace }) else { return prefix(0) }
    return self[...last].drop(while: \.isSpace)
  }

  /// The part before the first such byte.
  func before(_ byte: UInt8) -> ArraySlice<UInt8> { prefix { $0 != byte } }
}
