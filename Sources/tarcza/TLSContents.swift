import CaseFile
import Model
import Ratings

/// The rows that the examination of one endpoint came to.
struct TLSContents {
  let facts: EndpointFacts?
  let versions: [TLSVersion]
  let startTLS: StartTLS?
  let http: HTTPEndpoint?
  let grade: TLSGrade?
  let profiles: [TLSProfile]
  let connections: Int

  init(_ file: CaseFile) throws {
    let id = try file.all(TLSEndpoint.self).first?.id
    var facts: EndpointFacts?
    if let id { try file.write { facts = try EndpointFacts(id, in: $0) } }
    self.facts = facts
    versions = try file.all(TLSVersion.self)
    startTLS = try file.all(StartTLS.self).first
    http = try file.all(HTTPEndpoint.self).first
    grade = try file.all(TLSGrade.self).first
    profiles = try file.all(TLSProfile.self)
    connections = try file.all(Contact.self).reduce(0) { $0 + $1.connections }
  }

  /// The tables, in the order of the JSON.
  private static let tables = [
    TLSEndpoint.table, TLSVersion.table, TLSSuite.table, TLSGroup.table, TLSSignature.table, TLSCertificate.table,
    StartTLS.table, HTTPEndpoint.table, TLSGrade.table, TLSProfile.table, Contact.table, FindingRecord.view,
  ]

  /// Every row as JSON: an object with an array for each table, its columns as `tarcza tables` documents them.
  static func json(_ file: CaseFile, target: TLSTarget, time: Duration) throws -> String {
    var parts = [
      "\"host\": \(JSON.string(target.host))", "\"address\": \(JSON.string(target.address.description))",
      "\"port\": \(target.port)", "\"name\": \(JSON.string(target.name))",
      "\"milliseconds\": \(time.components.seconds * 1000 + time.components.attoseconds / 1_000_000_000_000_000)",
    ]
    for table in tables {
      let rows = try file.rows("SELECT * FROM \(table.name.quoted) ORDER BY 1")
      parts.append("\(JSON.string(table.name)): \(JSON.text(rows).dropLast())")
    }
    return "{\n" + parts.joined(separator: ",\n") + "\n}\n"
  }
}
