package import Model

/// What one authority asks of a TLS service, as data: `checks/profiles/<id>.yaml`.
package struct Profile: Hashable, Sendable, Identifiable {
  package var id: String
  package var title: Phrase
  /// Where the authority says so.
  package var source: String
  /// The levels, the best first; what is in none of them is below the last.
  package var levels: [Level]
  /// The number of the last level that still meets the profile.
  package var lastMeeting: Int
  /// Versions that must be accepted.
  package var requiredVersions: [String] = []
  /// Columns of `tls_endpoint` and what they must be, for every service.
  package var always: [String: Bool] = [:]
  /// The same for services that accept TLS 1.2 or older.
  package var upToTLS12: [String: Bool] = [:]
  /// The same for services that accept TLS 1.3.
  package var inTLS13: [String: Bool] = [:]
  /// The digests that may be under a certificate's signature; empty for any.
  package var certificateDigests: Set<String> = []
  /// The longest validity of a service's certificate, in days.
  package var certificateDays: Int?
  /// The shortest age of Strict-Transport-Security for web servers, in seconds.
  package var hstsSeconds: Int?

  /// One level: what is allowed in it, beside what better levels allow; nil where the profile does not speak of it.
  package struct Level: Hashable, Sendable {
    package var name: String
    package var versions: Set<String>?
    package var suites: Set<String>?
    /// In lower case, as are curves.
    package var groups: Set<String>?
    package var signatureDigests: Set<String>?
    /// Of certificates with RSA keys.
    package var rsaBits: Int?
    /// Of certificates with EC or Edwards keys.
    package var curves: Set<String>?
    /// The known groups of finite-field key exchange; others are in no level.
    package var dhGroups: Set<String>?
    package var dhBits: Int?

    package init(name: String) { self.name = name }
  }

  package init(id: String, title: Phrase, source: String, levels: [Level], lastMeeting: Int) {
    self.id = id
    self.title = title
    self.source = source
    self.levels = levels
    self.lastMeeting = lastMeeting
  }

  /// The name of what is below the last level.
  package static let below = "insufficient"
}
