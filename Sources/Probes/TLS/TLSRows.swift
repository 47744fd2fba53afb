import CaseFile
import Model
import OpenSSL
import Wire

/// Puts what was seen of one endpoint into the rows of the case file.
struct TLSRows {
  private(set) var endpoint: TLSEndpoint
  private(set) var certificates: [TLSCertificate] = []
  private(set) var obstacles: [Obstacle] = []
  private let address: IPAddress
  private let port: UInt16
  private let name: AskedName?
  private let observed: Timestamp

  /// No service sends more; what comes after is not written down.
  private static let certificateLimit = 16

  init(address: IPAddress, port: UInt16, name: AskedName?, observed: Timestamp) {
    self.address = address
    self.port = port
    self.name = name
    self.observed = observed
    endpoint = TLSEndpoint(
      endpoint: nil, asset: nil, address: address.description, port: Int(port), name: name?.text,
      observed: observed.iso)
  }

  /// The versions.
  mutating func note(_ outcomes: [ProtocolVersion: VersionOutcome]) {
    var accepted: [ProtocolVersion] = []
    var unanswered: [ProtocolVersion] = []
    for version in ProtocolVersion.allCases {
      switch outcomes[version] ?? .unknown("not-tried") {
      case .accepted: accepted.append(version)
      case .refused: break
      case .closed: unanswered.append(version)
      case .unknown(let reason):
        unanswered.append(version)
        obstacles.append(obstacle(reason, "\(version.name) was not answered"))
      }
      endpoint[keyPath: TLSRows.column(version)] =
        unanswered.last == version ? nil : accepted.last == version
    }
    // An older version that was not answered may be the oldest, and a newer one the newest.
    if let oldest = accepted.first, !unanswered.contains(where: { $0 < oldest }) { endpoint.oldest = oldest.name }
    if let newest = accepted.last, !unanswered.contains(where: { $0 > newest }) { endpoint.newest = newest.name }
    endpoint.unanswered = unanswered.map(\.name).joined(separator: ",")
  }

  /// The whole handshakes that were tried, in order.
  mutating func note(_ handshakes: [WholeHandshake]) {
    guard let last = handshakes.last else { return }
    endpoint.handshake = last.failure == nil
    endpoint.cipher = last.cipher
    if let failure = last.failure { obstacles.append(obstacle(failure.reason, "handshake: \(failure.detail)")) }
  }

  /// The certificates that were sent.
  mutating func note(_ chain: [[UInt8]], _ trust: TrustStore) {
    let chain = chain.prefix(TLSRows.certificateLimit)
    let read = chain.map { try? Certificate(der: $0) }
    for (position, (der, certificate)) in zip(chain, read).enumerated() {
      var row = TLSCertificate(
        tlsEndpoint: nil, asset: nil, address: address.description, port: Int(port), name: name?.text,
        position: position)
      row.sha256 = SHA256.hex(der)
      if let certificate {
        fill(&row, certificate)
      } else {
        obstacles.append(obstacle("malformed", "certificate \(position) cannot be read"))
      }
      if position == 0, let certificate {
        let verdict = trust.examine(read.compactMap { $0 })
        row.trusted = verdict.isTrusted
        row.trustReason = verdict.reason
        if let name {
          row.nameMatches = name.address.map(certificate.matches(ip:)) ?? certificate.matches(host: name.text)
        }
      }
      certificates.append(row)
    }
  }

  /// The lines of the audit log.
  func contacts(versions: Int, certificate: Int) -> [Contact] {
    [("tls-versions", versions), ("tls-certificate", certificate)].filter { $0.1 > 0 }.map { purpose, connections in
      Contact(
        at: observed.iso, module: "tls", address: address.description, ports: String(port), connections: connections,
        purpose: purpose)
    }
  }

  /// What a TLS service on a port may be called.
  static func service(_ port: UInt16) -> String {
    guard let guess = ServiceNames.guess(port) else { return "tls" }
    if guess == "http" || guess == "https" { return "https" }
    return overTLS.contains(guess) ? guess : "tls"
  }

  private static let overTLS: Set<String> = [
    "imaps", "pop3s", "submissions", "ldaps", "ftps", "sips", "telnets", "nntps", "ircs", "winrm-https", "wsus-https",
    "mikrotik-api-tls", "amt-tls",
  ]

  private func fill(_ row: inout TLSCertificate, _ certificate: Certificate) {
    row.subject = certificate.subject
    row.issuer = certificate.issuer
    row.names = certificate.names.joined(separator: ",")
    row.notBefore = certificate.notBefore.map { Timestamp(seconds: $0).iso }
    row.notAfter = certificate.notAfter.map { Timestamp(seconds: $0).iso }
    // Rounded so that a certificate which has expired, or is not yet valid, by an hour is never at 0 days.
    row.daysLeft = certificate.notAfter.map { TLSRows.days($0 - observed.seconds) }
    row.daysUntilValid = certificate.notBefore.map { -TLSRows.days(observed.seconds - $0) }
    row.keyType = certificate.keyType
    row.keyBits = certificate.keyBits
    row.signatureDigest = certificate.signatureDigest
    row.selfSigned = certificate.isSelfSigned
    row.authority = certificate.isAuthority
    row.pem = certificate.pem
  }

  /// Whole days, rounded down also below zero.
  private static func days(_ seconds: Int) -> Int { (seconds >= 0 ? seconds : seconds - 86_399) / 86_400 }

  private func obstacle(_ reason: String, _ what: String) -> Obstacle {
    let place = address.family == .v6 ? "[\(address)]:\(port)" : "\(address):\(port)"
    return Obstacle(reason: reason, detail: "\(place): \(what)")
  }

  private static func column(_ version: ProtocolVersion) -> WritableKeyPath<TLSEndpoint, Bool?> {
    switch version {
    case .sslv2: \.sslv2
    case .sslv3: \.sslv3
    case .tls10: \.tls10
    case .tls11: \.tls11
    case .tls12: \.tls12
    case .tls13: \.tls13
    }
  }
}
