import Model
import Wire

/// What was learnt of a directory, from a server or a file, before it is made sense of.
struct DirectoryContents: Sendable {
  /// Which attributes an entry would have shown if it had them.
  enum Shown: Hashable, Sendable {
    /// Those that were asked for, and are no secret; or everything, in a whole export.
    case everything
    /// Only these, by their names in lower case: an export of chosen attributes.
    case only(Set<String>)
  }

  /// `ldap`, `ldif` or `csvde`.
  var source: String
  var shown = Shown.everything
  var entries: [DirectoryEntry] = []
  /// What the server says of itself (RFC 4512 § 5.1); nil for a file.
  var root: DirectoryEntry?
  /// Whom the server took us for; nil for a file.
  var account: String?
  /// Whether the schema was searched for the attributes of LAPS.
  var hasSchema = false
  /// Whether the configuration was searched for authorities.
  var hasConfiguration = false
  /// The entries with a readable attribute for passwords, by the keys of their names; nil when nobody asked.
  var storedPasswords: Set<String>?

  /// What a file holds.
  init(_ export: DirectoryExport) {
    source = export.format.rawValue
    entries = export.entries
    // These stand in every entry, and nobody chooses them: an export that has them has all attributes.
    let isWhole = ["objectguid", "instancetype", "usnchanged"].allSatisfy(export.attributes.contains)
    shown = isWhole ? .everything : .only(export.attributes)
    hasSchema = entries.contains { $0.has("lDAPDisplayName") }
    hasConfiguration = entries.contains { DistinguishedName.key($0.name).contains(",cn=configuration,") }
    let secrets = DirectoryAttributes.secrets
    if isWhole || secrets.contains(where: { export.attributes.contains($0.lowercased()) }) {
      storedPasswords = Set(
        entries.filter { entry in secrets.contains(where: entry.has) }.map { DistinguishedName.key($0.name) })
    }
  }

  /// The newest moment in it, which is about when an export was made; nil without any.
  var newest: Timestamp? {
    entries.flatMap { entry in
      [entry.moment("lastLogonTimestamp"), entry.moment("pwdLastSet")].compactMap(\.self)
        + [entry.day("whenChanged")].compactMap { $0.map { Timestamp(seconds: $0.number * 86_400) } }
    }.max()
  }

  init(source: String) { self.source = source }

  /// Whether the absence of an attribute says that an entry has none.
  func shows(_ attribute: String) -> Bool {
    switch shown {
    case .everything: true
    case .only(let names): names.contains(attribute.lowercased())
    }
  }

  /// Adds what a further search said of entries that are known, and entries that are not.
  mutating func merge(_ more: [DirectoryEntry]) {
    var places = Dictionary(entries.enumerated().map { (DistinguishedName.key($1.name), $0) }) { first, _ in first }
    for entry in more {
      let key = DistinguishedName.key(entry.name)
      guard let place = places[key] else {
        places[key] = entries.count
        entries.append(entry)
        continue
      }
      for (name, values) in entry.attributes where !entries[place].has(name) { entries[place].add(values, to: name) }
    }
  }
}

extension DirectoryEntry {
  /// Whether it is of a class (RFC 4512 § 2.4), whose name is given in lower case.
  func isOf(_ name: String) -> Bool { texts("objectClass").contains { $0.lowercased() == name } }

  var sid: SecurityIdentifier? { self["objectSid"].first.flatMap { SecurityIdentifier($0) } }

  var control: AccountControl? { integer("userAccountControl").map { AccountControl(rawValue: $0) } }

  /// The name that people know it by.
  var label: String { text("sAMAccountName") ?? DistinguishedName.leaf(name) }

  /// A moment in Windows' count.
  func moment(_ attribute: String) -> Timestamp? {
    integer(attribute).flatMap(WindowsTime.seconds).map { Timestamp(seconds: $0) }
  }

  func day(_ attribute: String) -> Day? {
    text(attribute).flatMap(WindowsTime.generalized).flatMap { Day(year: $0.year, month: $0.month, day: $0.day) }
  }
}
