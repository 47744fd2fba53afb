/// The names and numbers of group(5).
package struct GroupFile: Hashable, Sendable {
  private var names: [UInt32: String] = [:]

  package init(_ content: [UInt8]) {
    for line in TextLines(content) {
      let fields = line.bytes.split(
        separator: UInt8(ascii: ":"), maxSplits: 3, omittingEmptySubsequences: false)
      guard fields.count >= 3, fields[0].count <= 256, let number = UInt32(fields[2].text) else { continue }
      if names[number] == nil { names[number] = fields[0].text }
    }
  }

  package func name(of number: UInt32) -> String? { names[number] }
}
