/// What is searched for in a directory (RFC 4511 § 4.5.1).
///
/// References to other servers are never followed.
package struct LDAPSearch: Hashable, Sendable {
  package enum Scope: UInt8, Sendable { case base, one, subtree }

  /// The distinguished name of the entry where the search begins.
  package var base: String
  package var scope: Scope
  package var filter: LDAPFilter
  /// The attributes wanted; `1.1` means none (§ 4.5.1.8).
  package var attributes: [String]
  /// The most entries that are wanted; 0 leaves it to the server.
  package var limit: Int
  /// How long the server may search, in seconds; 0 leaves it to the server.
  package var seconds: Int
  /// The page: how many entries, and the cookie of the page before (RFC 2696); nil for a search without pages.
  package var page: (size: Int, cookie: [UInt8])? {
    get { pageSize.map { ($0, cookie) } }
    set { (pageSize, cookie) = (newValue?.size, newValue?.cookie ?? []) }
  }
  /// Which parts of security descriptors are wanted: 1 owner, 2 group, 4 discretionary list; nil for none.
  ///
  /// The bits of LDAP_SERVER_SD_FLAGS_OID ([MS-ADTS] § 3.1.1.3.4.1.11). Without it ordinary accounts get nothing at
  /// all, for the list of auditing is not theirs to read.
  package var descriptorParts: Int?

  private var pageSize: Int?
  private var cookie: [UInt8] = []

  package init(
    base: String, scope: Scope, filter: LDAPFilter = .present("objectClass"), attributes: [String], limit: Int = 0,
    seconds: Int = 0
  ) {
    self.base = base
    self.scope = scope
    self.filter = filter
    self.attributes = attributes
    self.limit = limit
    self.seconds = seconds
  }

  var encoded: [UInt8] {
    BERWriter.sequence(
      [
        BERWriter.string(base), BERWriter.element(0x0A, [scope.rawValue]), BERWriter.element(0x0A, [0]),
        BERWriter.integer(limit), BERWriter.integer(seconds), BERWriter.boolean(false), filter.encoded,
        BERWriter.sequence(attributes.map { BERWriter.string($0) }),
      ], tag: 0x63)
  }

  /// The controls, nil without any.
  var controls: [UInt8]? {
    var controls: [[UInt8]] = []
    if let page {
      let value = BERWriter.sequence([BERWriter.integer(page.size), BERWriter.string(page.cookie)])
      controls.append(LDAPSearch.control(LDAPControl.pages, value, isCritical: false))
    }
    if let descriptorParts {
      let value = BERWriter.sequence([BERWriter.integer(descriptorParts)])
      controls.append(LDAPSearch.control(LDAPControl.descriptorParts, value, isCritical: false))
    }
    return controls.isEmpty ? nil : BERWriter.sequence(controls, tag: 0xA0)
  }

  private static func control(_ name: String, _ value: [UInt8], isCritical: Bool) -> [UInt8] {
    BERWriter.sequence([BERWriter.string(name), BERWriter.boolean(isCritical), BERWriter.string(value)])
  }
}

/// The object identifiers of the controls in use.
enum LDAPControl {
  /// Results in pages (RFC 2696).
  static let pages = "1.2.840.113556.1.4.319"
  static let descriptorParts = "1.2.840.113556.1.4.801"
}
