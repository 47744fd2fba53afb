/// The groups of group(5): names, numbers and members.
package struct GroupFile: Hashable, Sendable {
  package struct Group: Hashable, Sendable {
    package var name: String
    package var number: UInt32
    package var members: [String]

    package init(name: String, number: UInt32, members: [String]) {
      (self.name, self.number, self.members) = (name, number, members)
    }
  }

  /// The most groups that are kept.
  package static var mostGroups: Int { 100_000 }

  package private(set) var groups: [Group] = []
  private var names: [UInt32: String] = [:]

  package init(_ content: [UInt8]) {
    for line in TextLines(content) {
      let fields = line.bytes.split(
        separator: UInt8(ascii: ":"), maxSplits: 3, omittingEmptySubsequences: false)
      guard fields.count >= 3, fields[0].count <= 256, let number = UInt32(fields[2].text) else { continue }
      guard groups.count < GroupFile.mostGroups else { return }
      let members = fields.count > 3 ? fields[3].trimmed.split(separator: UInt8(ascii: ",")).map(\.text) : []
      groups.append(Group(name: fields[0].text, number: number, members: members))
      if names[number] == nil { names[number] = fields[0].text }
    }
  }

  package func name(of number: UInt32) -> String? { names[number] }

  /// The groups that an account belongs to, its own one (`gid`) first.
  package func groups(of account: String, gid: UInt32?) -> [Group] {
    groups.filter { $0.number == gid } + groups.filter { $0.number != gid && $0.members.contains(account) }
  }
}
