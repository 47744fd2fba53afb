/// The entries of shadow(5), without the hashes.
package struct ShadowFile: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package var name: String
    package var password: StoredPassword
    /// Days since 1 January 1970; 0 when the password must be changed at the next login.
    package var changed: Int?
    /// In days before which the password may not be changed again; nil when it may.
    package var minimumAge: Int?
    /// In days; nil when the password does not expire.
    package var maximumAge: Int?
    /// In days after the expiry in which the password may still be changed; nil when it always may.
    package var inactive: Int?
    /// Days since 1 January 1970; nil when the account does not expire.
    package var expires: Int?
    package var line: Int
  }

  package var entries: [Entry] = []
  /// The lines without even a name and a password field.
  package var malformedLines: [Int] = []
  package var isCut = false

  package init(_ content: [UInt8]) {
    let lines = ColonLines(content) { Entry($0, line: $1) }
    entries = lines.entries
    malformedLines = lines.malformed
    isCut = lines.isCut
  }
}

extension ShadowFile.Entry {
  fileprivate init?(_ content: ArraySlice<UInt8>, line: Int) {
    let fields = content.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard fields.count >= 2, fields[0].count <= 256 else { return nil }
    self.line = line
    name = fields[0].text
    password = StoredPassword(shadowField: fields[1])
    func days(_ index: Int) -> Int? {
      guard index < fields.count, let days = Int(fields[index].text), days >= 0 else { return nil }
      return days
    }
    changed = days(2)
    minimumAge = days(3)
    maximumAge = days(4)
    inactive = days(6)
    expires = days(7)
  }
}
