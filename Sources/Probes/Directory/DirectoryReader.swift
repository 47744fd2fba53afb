import CaseFile
import Model
import Wire

/// Makes rows of what a directory showed: pure, the same for a server and a file.
struct DirectoryReader {
  let contents: DirectoryContents
  let now: Timestamp
  let memberships: Memberships
  /// By the keys of their names.
  let entries: [String: DirectoryEntry]
  /// The names of SIDs.
  let names: [SecurityIdentifier: String]
  /// The keys of the names of entries with SIDs.
  let keys: [SecurityIdentifier: String]

  init(_ contents: DirectoryContents, now: Timestamp) {
    self.contents = contents
    self.now = now
    memberships = Memberships(contents.entries)
    entries = Dictionary(contents.entries.map { (DistinguishedName.key($0.name), $0) }) { first, _ in first }
    keys = Dictionary(
      contents.entries.compactMap { entry in entry.sid.map { ($0, DistinguishedName.key(entry.name)) } }
    ) { first, _ in first }
    names = Dictionary(
      contents.entries.filter { !$0.isOf("foreignsecurityprincipal") }.compactMap { entry in
        entry.sid.map { ($0, entry.label) }
      }
    ) { first, _ in first
    }
  }

  /// All rows; a directory without the entry of a domain has none, which is said.
  func observation() -> DirectoryObservation {
    var seen = DirectoryObservation()
    let roots = contents.entries.filter { $0.isOf("domaindns") && $0.sid != nil }
    guard !roots.isEmpty else {
      seen.obstacles.append(
        Obstacle(reason: "no-domain", detail: "no entry of a domain (objectClass domainDNS with objectSid)"))
      return seen
    }
    for root in roots {
      guard let sid = root.sid else { continue }
      let part = DomainReader(self, root: root, sid: sid)
      part.read(into: &seen)
    }
    return seen
  }

  // MARK: Words for values

  func days(since moment: Timestamp?) -> Int? { moment.map { max(0, now.day - $0.day) } }

  /// A name for a SID: that of its entry, that of a well-known one, else the SID itself.
  func name(of sid: SecurityIdentifier) -> String {
    names[sid] ?? DirectoryReader.wellKnown[sid.description] ?? sid.description
  }

  private static let wellKnown = [
    "S-1-1-0": "Everyone", "S-1-5-7": "Anonymous", "S-1-5-11": "Authenticated Users", "S-1-5-32-545": "Users",
    "S-1-5-32-546": "Guests", "S-1-5-32-554": "Pre-Windows 2000 Compatible Access",
  ]
}
