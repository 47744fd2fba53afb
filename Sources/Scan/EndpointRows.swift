package import CaseFile
package import Probes
package import Ratings

/// Writes what was seen of one port into a case file, and what is computed from it.
package struct EndpointRows {
  private let asset: Int64?
  private let profiles: [Profile]

  /// - Parameters:
  ///   - asset: The host's row.
  ///   - profiles: The authorities' profiles that TLS services are held against.
  package init(asset: Int64?, profiles: [Profile]) {
    self.asset = asset
    self.profiles = profiles
  }

  /// Stores everything that was seen of one port.
  package func keep(_ seen: EndpointProbe.Seen, of endpoint: Endpoint?, _ writer: inout CaseWriter) throws {
    try writer.insert(contentsOf: seen.contacts)
    let service = try seen.tls.flatMap { try keep($0, endpoint, &writer) }
    if var row = seen.startTLS {
      row.asset = asset
      row.endpoint = endpoint?.id
      try writer.insert(&row)
    }
    if var row = seen.http {
      row.asset = asset
      row.endpoint = endpoint?.id
      row.tlsEndpoint = service
      try writer.insert(&row)
    }
    if let service { try rate(service, &writer) }
  }

  /// Stores the grade of a service, and how it stands to the profiles, from its rows.
  private func rate(_ service: Int64, _ writer: inout CaseWriter) throws {
    guard let facts = try EndpointFacts(service, in: writer) else { return }
    var grade = TLSGrade(rating: facts)
    try writer.insert(&grade)
    try writer.insert(contentsOf: profiles.map { $0.compare(facts) })
  }

  /// Stores what was seen of TLS; the number of its row, nil without TLS.
  private func keep(_ seen: TLSObservation, _ endpoint: Endpoint?, _ writer: inout CaseWriter) throws -> Int64? {
    if var absence = seen.absence {
      absence.asset = asset
      try writer.insert(&absence)
    }
    guard var service = seen.endpoint else { return nil }
    // Who greeted in clear text, or said inside TLS what it is, keeps the name that it gave itself.
    if var endpoint, service.starttls == "", endpoint.serviceReason != "tls" || endpoint.service == "tls" {
      endpoint.service = seen.service ?? endpoint.service
      endpoint.serviceReason = "tls"
      try writer.update(endpoint)
    }
    service.asset = asset
    service.endpoint = endpoint?.id
    try writer.insert(&service)
    for var certificate in seen.certificates {
      certificate.asset = asset
      certificate.tlsEndpoint = service.id
      try writer.insert(&certificate)
    }
    for var version in seen.versions {
      (version.asset, version.tlsEndpoint) = (asset, service.id)
      try writer.insert(&version)
    }
    for var suite in seen.suites {
      (suite.asset, suite.tlsEndpoint) = (asset, service.id)
      try writer.insert(&suite)
    }
    for var group in seen.groups {
      (group.asset, group.tlsEndpoint) = (asset, service.id)
      try writer.insert(&group)
    }
    for var signature in seen.signatures {
      (signature.asset, signature.tlsEndpoint) = (asset, service.id)
      try writer.insert(&signature)
    }
    return service.id
  }
}
