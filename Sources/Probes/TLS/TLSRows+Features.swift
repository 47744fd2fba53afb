import CaseFile
import Wire

extension TLSRows {
  /// What the answers say besides their suites: extensions and signs.
  mutating func note(features result: TLSExamination.Result) {
    let replies = result.replies
    let hellos = replies.compactMap { version, reply in reply.hello.map { (version: version, hello: $0) } }
    let older = hellos.filter { $0.version <= .tls12 }
    var extensions: [UInt16] = []
    for entry in hellos {
      for one in entry.hello.extensions where !extensions.contains(one.type) { extensions.append(one.type) }
    }
    endpoint.extensions = extensions.sorted().map(TLSRows.extensionName).joined(separator: ",")
    let answered = { (type: UInt16) -> Bool? in older.isEmpty ? nil : older.contains { $0.hello.has(type) } }
    endpoint.secureRenegotiation = answered(0xFF01)
    endpoint.insecureRenegotiation = endpoint.secureRenegotiation.map { !$0 }
    endpoint.extendedMasterSecret = answered(23)
    endpoint.heartbeat = answered(15)
    let cbc = older.filter { $0.version > .sslv3 && $0.hello.suite.traits?.isCBC == true }
    // What was asked for in the hello that a CBC suite answered; the older the suite, the later it came.
    endpoint.encryptThenMac = cbc.isEmpty ? nil : cbc.contains { $0.hello.has(22) }
    if endpoint.suiteCbc == false {
      endpoint.lucky13 = false
    } else if !cbc.isEmpty {
      endpoint.lucky13 = endpoint.encryptThenMac.map { !$0 }
    }
    endpoint.compression = older.isEmpty ? nil : older.contains { $0.hello.compression != 0 }
    endpoint.crime = older.isEmpty ? false : endpoint.compression
    endpoint.sessionIds = older.isEmpty ? nil : older.contains { !$0.hello.sessionID.isEmpty }
    if let promised = answered(35) { endpoint.sessionTickets = promised }
    endpoint.ocspStapling = older.isEmpty ? nil : replies.contains { $0.reply.isStapled }
    endpoint.scts = older.isEmpty ? nil : older.map { TLSRows.timestamps($0.hello) }.max()
    var chosen: [String] = []
    for name in result.suites.flatMap(\.chains).flatMap(\.protocols) where !chosen.contains(name) {
      chosen.append(name)
    }
    endpoint.alpn = older.isEmpty ? nil : chosen.filter { EscapedText.of(Array($0.utf8)) == $0 }.joined(separator: ",")
    endpoint.npn = older.isEmpty ? nil : older.lazy.map { TLSRows.nextProtocols($0.hello) }.first { !$0.isEmpty } ?? ""
    if endpoint.tls13 == true, let tls12 = older.first(where: { $0.version == .tls12 }) {
      endpoint.downgradeSentinel = tls12.hello.hasDowngradeSentinel
    }
    endpoint.drown = endpoint.sslv2
  }

  /// What a whole handshake says that TLS 1.3 encrypts, beside what older versions said in the clear.
  mutating func note(sealed handshake: WholeHandshake) {
    endpoint.ocspStapling = endpoint.ocspStapling == true || !handshake.staple.isEmpty
    endpoint.scts = max(endpoint.scts ?? 0, handshake.timestamps)
    let known = (endpoint.alpn ?? "").split(separator: ",").map(String.init)
    guard let chosen = handshake.applicationProtocol, EscapedText.of(Array(chosen.utf8)) == chosen else {
      endpoint.alpn = endpoint.alpn ?? ""
      return
    }
    endpoint.alpn = (known.contains(chosen) ? known : known + [chosen]).joined(separator: ",")
  }

  /// How unusual hellos, names and fallbacks were taken.
  mutating func note(manners result: TLSExamination.Result) {
    if let tolerance = result.tolerance {
      endpoint.versionIntolerance = tolerance.version
      endpoint.tls13Intolerance = tolerance.versionList
      endpoint.greaseIntolerance = tolerance.grease
      endpoint.extensionIntolerance = tolerance.unknownExtension
      endpoint.longHelloIntolerance = tolerance.longHello
      endpoint.manySuitesIntolerance = tolerance.manySuites
      endpoint.intoleranceReason = tolerance.reasons.joined(separator: ",")
    }
    endpoint.withoutName = result.names?.withoutName
    endpoint.unknownName = result.names?.unknownName
    endpoint.sniRequired = result.names?.isNameRequired
    endpoint.fallbackScsv = result.fallback.refused
    endpoint.fallbackScsvReason = result.fallback.reason
  }

  /// What the irregular exchanges came to.
  mutating func note(weaknesses result: TLSExamination.Result) {
    (endpoint.heartbleed, endpoint.heartbleedReason) = (result.heartbleed.isPresent, result.heartbleed.reason)
    (endpoint.earlyCcs, endpoint.earlyCcsReason) = (result.earlyCCS.isPresent, result.earlyCCS.reason)
    (endpoint.robot, endpoint.robotReason) = (result.robot.isPresent, result.robot.reason)
    (endpoint.poodleTls, endpoint.poodleTlsReason) = (result.padding.isPresent, result.padding.reason)
    if let sessions = result.sessions {
      (endpoint.ticketbleed, endpoint.ticketbleedReason) = (sessions.ticketbleed.isPresent, sessions.ticketbleed.reason)
      endpoint.clientRenegotiation = sessions.renegotiation.isPresent
      endpoint.clientRenegotiationReason = sessions.renegotiation.reason
      endpoint.clientRenegotiations = sessions.renegotiations
      endpoint.resumptionId = sessions.resumesByIdentifier
      endpoint.resumptionTicket = sessions.resumesByTicket
      if let came = sessions.hasTicket { endpoint.sessionTickets = came || endpoint.sessionTickets == true }
      endpoint.ticketLifetime = sessions.lifetime
      endpoint.earlyDataBytes = sessions.earlyData
      endpoint.earlyData = sessions.earlyData.map { $0 > 0 }
    }
    endpoint.rateLimited = result.suites.isEmpty ? nil : result.wasSlowed
    endpoint.connections = result.connections
  }

  /// How many timestamps the TLS extension holds (RFC 6962 § 3.3).
  private static func timestamps(_ hello: ServerHello) -> Int {
    guard let body = hello.extensions.first(where: { $0.type == 18 })?.body else { return 0 }
    var reader = Reader(body)
    guard var list = try? reader.vector(2) else { return 0 }
    var count = 0
    while (try? list.vector(2)) != nil { count += 1 }
    return count
  }

  /// The protocols of the withdrawn extension, separated by commas.
  private static func nextProtocols(_ hello: ServerHello) -> String {
    guard let body = hello.extensions.first(where: { $0.type == 0x3374 })?.body else { return "" }
    var reader = Reader(body)
    var names: [String] = []
    while var name = try? reader.vector(1) { names.append(EscapedText.of(name.rest())) }
    return names.joined(separator: ",")
  }

  private static func extensionName(_ type: UInt16) -> String { extensionNames[type] ?? "\(type)" }

  /// IANA's registry "TLS ExtensionType Values".
  private static let extensionNames: [UInt16: String] = [
    0: "server_name", 1: "max_fragment_length", 4: "truncated_hmac", 5: "status_request", 10: "supported_groups",
    11: "ec_point_formats", 13: "signature_algorithms", 15: "heartbeat",
    16: "application_layer_protocol_negotiation", 17: "status_request_v2", 18: "signed_certificate_timestamp",
    21: "padding", 22: "encrypt_then_mac", 23: "extended_master_secret", 28: "record_size_limit",
    35: "session_ticket", 41: "pre_shared_key", 42: "early_data", 43: "supported_versions", 44: "cookie",
    51: "key_share", 0x3374: "next_protocol_negotiation", 0xFF01: "renegotiation_info",
  ]
}
