/// The lines of a file whose fields are parted by colons, such as passwd(5) and shadow(5), read one by one.
struct ColonLines<Entry> {
  /// The most lines that are kept.
  static var mostLines: Int { 100_000 }

  private(set) var entries: [Entry] = []
  /// The numbers of the lines that make no sense.
  private(set) var malformed: [Int] = []
  /// Whether there were more lines than are kept.
  private(set) var isCut = false

  /// Hands each line that is neither empty nor a comment to `entry`, with its number; nil means that it makes no sense.
  init(_ content: [UInt8], _ entry: (ArraySlice<UInt8>, Int) -> Entry?) {
    for line in TextLines(content) {
      let content = line.bytes.drop(while: \.isSpace)
      guard let first = content.first, first != UInt8(ascii: "#") else { continue }
      guard entries.count + malformed.count < Self.mostLines else {
        isCut = true
        return
      }
      if let entry = entry(content, line.number) {
        entries.append(entry)
      } else {
        malformed.append(line.number)
      }
    }
  }
}
