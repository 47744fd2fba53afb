package import Model

extension Report {
  /// Who was examined and by whose leave.
  package struct Office: Hashable, Codable, Sendable {
    package var name: String?
    /// The territorial code of GUS.
    package var teryt: String?
    package var address: String?
    package var contact: String?
    package var employees: Int?
    package var workstations: Int?
    package var servers: Int?
    package var administrators: Int?
    package var authorisedBy: String?
    package var authorisedOn: Day?
    package var units: [Unit]
  }

  /// An organisational unit.
  package struct Unit: Hashable, Codable, Sendable {
    package var id: String
    package var name: String
    /// Its kind in words.
    package var kind: String
  }
}
