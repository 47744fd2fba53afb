import CaseFile
import Model
import OpenSSL
import Wire

/// Puts what was seen of one endpoint into the rows of the case file.
struct TLSRows {
  // The extensions that fill these live in files of their own.
  var endpoint: TLSEndpoint
  var suites: [TLSSuite] = []
  var groups: [TLSGroup] = []
  var signatures: [TLSSignature] = []
  private(set) var versions: [TLSVersion] = []
  private(set) var certificates: [TLSCertificate] = []
  private(set) var obstacles: [Obstacle] = []
  private let address: IPAddress
  private let port: UInt16
  private let name: AskedName?
  private let observed: Timestamp

  init(address: IPAddress, port: UInt16, name: AskedName?, startTLS: StartTLSProtocol?, observed: Timestamp) {
    self.address = address
    self.port = port
    self.name = name
    self.observed = observed
    endpoint = TLSEndpoint(
      endpoint: nil, asset: nil, address: address.description, port: Int(port), name: name?.text,
      observed: observed.iso)
    endpoint.starttls = startTLS?.rawValue ?? ""
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

  /// A row for each version, with what is known of its suites.
  ///
  /// `refusals` says how those that are not accepted were refused.
  mutating func note(
    versions outcomes: [ProtocolVersion: VersionOutcome], refusals: [ProtocolVersion: String],
    _ surveys: [SuiteSurvey.Result]
  ) {
    versions = ProtocolVersion.allCases.map { version in
      var row = TLSVersion(
        address: endpoint.address, port: endpoint.port, name: endpoint.name, version: version.name)
      row.accepted = endpoint[keyPath: TLSRows.column(version)]
      switch outcomes[version] {
      case .unknown(let reason): row.reason = reason
      case .closed: row.reason = "closed"
      case nil: row.reason = "not-tried"
      case .refused: row.reason = refusals[version]
      case .accepted: break
      }
      if let survey = surveys.first(where: { $0.version == version }) {
        row.complete = survey.isComplete
        row.suites = survey.isComplete ? survey.suites.count : nil
        row.preference = survey.preference?.rawValue
        row.chachaPriority = survey.chachaPriority ?? (survey.preference == .server ? false : nil)
        row.weakPreferred = TLSRows.prefersWeak(survey)
        if !survey.isComplete {
          row.reason = survey.chains.first { !$0.isComplete }?.end
          obstacles.append(
            obstacle(row.reason ?? "timed-out", "the suites of \(version.name) were not asked to the end"))
        }
      }
      return row
    }
  }

  /// The whole handshakes that were tried, in order.
  mutating func note(_ handshakes: [WholeHandshake]) {
    guard let last = handshakes.last else { return }
    endpoint.handshake = last.failure == nil
    endpoint.cipher = last.cipher
    if let wish = handshakes.lazy.compactMap(\.clientCertificate).last {
      endpoint.clientCertificate = wish.rawValue
      let authorities = handshakes.lazy.map(\.clientAuthorities).first { !$0.isEmpty } ?? []
      endpoint.clientAuthorities = EscapedText.of(Array(authorities.joined(separator: ";").utf8))
    }
    if let failure = last.failure { obstacles.append(obstacle(failure.reason, "handshake: \(failure.detail)")) }
  }

  /// The certificates that were sent, and the state stapled to the first handshake that succeeded.
  mutating func note(_ chain: [[UInt8]], staple: [UInt8]?, _ anchors: Anchors) {
    append(chain, number: 0, staple: staple, anchors)
  }

  /// The key type that the service may have another certificate for.
  var otherAuthentication: TLSContext.Authentication? {
    guard endpoint.handshake == true else { return nil }
    switch certificates.first?.keyType {
    case "RSA": return .ecdsa
    case "EC", "Ed25519", "Ed448": return .rsa
    default: return nil
    }
  }

  /// The handshake that allowed for the other key type alone; its chain counts when it is another one.
  mutating func note(second: WholeHandshake, _ anchors: Anchors) {
    guard second.failure == nil, let leaf = second.chain.first, SHA256.hex(leaf) != certificates.first?.sha256 else {
      return
    }
    append(second.chain, number: 1, staple: second.staple, anchors)
  }

  private mutating func append(_ chain: [[UInt8]], number: Int, staple: [UInt8]?, _ anchors: Anchors) {
    let (rows, unreadable) = CertificateRows(
      address: address, port: port, name: name, observed: observed, anchors: anchors
    ).make(chain, number: number, staple: staple)
    certificates += rows
    obstacles += unreadable.map { obstacle("malformed", "certificate \($0) cannot be read") }
  }

  /// The lines of the audit log.
  func contacts(versions: Int, certificate: Int, rest: Int = 0) -> [Contact] {
    [("tls-versions", versions), ("tls-certificate", certificate), ("tls-examination", rest)].filter { $0.1 > 0 }.map {
      purpose, connections in
      Contact(
        at: observed.iso, module: "tls", address: address.description, ports: String(port), connections: connections,
        purpose: purpose)
    }
  }

  /// What a port did that does not speak TLS.
  func absence(_ reason: String) -> TLSAbsence {
    TLSAbsence(
      address: endpoint.address, port: endpoint.port, name: endpoint.name, reason: reason, observed: observed.iso)
  }

  /// The kinds of keys in the service's certificates, in the words of ``SignatureScheme/key``; nil when not known.
  var keys: Set<String>? {
    let types = certificates.filter { $0.position == 0 }.compactMap(\.keyType)
    return types.isEmpty ? nil : Set(types)
  }

  /// What a TLS service on a port may be called.
  static func service(_ port: UInt16) -> String {
    guard let guess = ServiceNames.guess(port) else { return "tls" }
    if guess == "http" || guess == "https" { return "https" }
    return overTLS.contains(guess) ? guess : "tls"
  }

  private static let overTLS: Set<String> = [
    "imaps", "pop3s", "submissions", "ldaps", "ftps", "sips", "telnets", "nntps", "ircs", "winrm-https", "wsus-https",
    "mikrotik-api-tls", "amt-tls", "global-catalog-tls", "docker-tls", "mqtts", "amqps", "syslog-tls", "dns-tls",
  ]

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
