import Glibc
import Wire

/// The parsers under test; the first byte of an input chooses one, so that a new parser is one more line at the end.
private let parsers: [@Sendable ([UInt8]) -> Void] = [
  serverFlight,
  { _ = (PAMFile($0), PAMConfiguration($0).file("login")) },
  { _ = (PasswdFile($0), GroupFile($0), ShadowFile($0)) },
  { _ = (LoginDefs($0), SettingsFile($0), OSRelease($0), PasswdqcFile($0)) },
  { _ = (StoredPassword(shadowField: $0[...]), StoredPassword(passwdField: $0[...])) },
  { _ = (RedisReply($0), MemcachedReply($0), PostgreSQLReply($0), PostgreSQLReply.isWhole($0)) },
  { _ = (ConnectionConfirm($0), ConnectionConfirm.isWhole($0), PreLogin($0), PreLogin.isWhole($0)) },
  { _ = (MongoReply($0), MongoReply.isWhole($0), JSONStrings($0)) },
  { _ = (HTTPResponse($0)?.content, HTTPResponse.isWhole($0, isHead: false)) },
  startTLS,
  { _ = (StrictTransportSecurity($0), SetCookie($0), ContentSecurityPolicy($0, reported: nil).faults, HTMLPage($0)) },
  serverKeyExchange,
  recordStream,
  { _ = (DNSMessage($0), NodeStatus($0, to: 0), NTPReply($0, to: 0), TFTPReply($0), ChannelAuthentication($0)) },
  { _ = (SNMPReply($0, to: 0), PortmapReply($0, to: 0), SIPReply($0), SSDPReply($0), SQLBrowserReply($0)) },
  { _ = (ProbeMatches($0, to: ""), MemcachedDatagram($0, to: 0)) },
  { _ = (SMB2Negotiation($0), SMB2Negotiation.isWhole($0), RootDSE($0), RootDSE.isWhole($0)) },
  { _ = (AMQPStart($0), AMQPStart.isWhole($0), MQTTRefusal($0), MQTTRefusal.isWhole($0), IPPReply($0)) },
  { _ = (StatusReply($0), StatusReply.isWhole($0), ADBReply($0), ZooKeeperReply($0)) },
  { _ = (DNSOverTCP.isAnswer($0), ONCRPC.isAnswer($0), DCERPCBind.isAnswer($0), SessionService.isAnswer($0)) },
  { _ = (X11Setup($0), SOCKSChoice($0), AJPPong.isAnswer($0), JDWPHandshake.isAnswer($0)) },
  { _ = try? CSVDocument($0) },
  windowsFiles,
  { _ = RegistryPolicy($0) },
  ssh,
  ldap,
  { _ = try? DirectoryExport.read($0, keeping: .init(kept: ["cn", "objectsid"], presenceOnly: ["userpassword"])) },
  { _ = (SecurityDescriptor($0), SecurityIdentifier($0), GUIDText.text($0)) },
  { _ = (DistinguishedName.key(String(decoding: $0, as: UTF8.self)), DNSZoneProperty($0)) },
  { _ = (SSHDFile($0), SudoersFile($0), SSHPublicKey.lines($0)) },
  { _ = GlobPattern(String(decoding: $0, as: UTF8.self), hasSets: true).matches(String(decoding: $0, as: UTF8.self)) },
]

/// The one parser that all inputs go to, by its place in the list: the environment's `FUZZ_PARSER`; nil for all.
private let only = unsafe getenv("FUZZ_PARSER").flatMap { unsafe Int(String(cString: $0)) }

/// The entry that libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let start, count > 0 else { return 0 }
  let bytes = [UInt8](UnsafeBufferPointer(start: start, count: count))
  parsers[(only ?? Int(bytes[0])) % parsers.count](Array(bytes.dropFirst()))
  return 0
}

/// What a server's flight is taken for must not depend on how it was cut into packets.
@Sendable
private func serverFlight(_ input: [UInt8]) {
  guard let first = input.first else { return }
  let bytes = Array(input.dropFirst())
  let whole = steps(bytes, by: max(1, bytes.count))
  let pieces = steps(bytes, by: Int(first) % 16 + 1)
  precondition(whole == pieces, "\(whole) but in pieces \(pieces)")
  precondition(whole.count <= bytes.count + 1, "more steps than bytes")
}

private func steps(_ bytes: [UInt8], by size: Int) -> [ServerFlight.Step] {
  var flight = ServerFlight()
  var rest = bytes[...]
  var found: [ServerFlight.Step] = []
  while true {
    let step = flight.next()
    switch step {
    case .needMore:
      if rest.isEmpty { return found + [step] }
      flight.receive(rest.prefix(size))
      rest = rest.dropFirst(size)
    case .notTLS:
      // How many bytes it quotes does depend on the packets.
      return found + [.notTLS([])]
    case .end, .done, .malformed:
      return found + [step]
    case .serverHello, .certificates, .keyExchange, .status, .certificateRequest, .alert, .sslv2, .sslv2Error:
      found.append(step)
    }
  }
}

/// A talk must come to the same end however its bytes were cut, and never go on for ever.
@Sendable
private func startTLS(_ input: [UInt8]) {
  guard input.count > 2 else { return }
  let all = StartTLSProtocol.allCases
  var dialog = StartTLSDialog(all[Int(input[0]) % all.count], pipelining: input[1] & 1 == 1)
  var rest = input.dropFirst(2)
  let size = Int(input[1] >> 1) % 16 + 1
  for _ in 0..<(input.count + 16) {
    switch dialog.next() {
    case .begin, .end: return
    case .send: break
    case .needMore:
      if rest.isEmpty { return }
      dialog.receive(rest.prefix(size))
      rest = rest.dropFirst(size)
    }
  }
  preconditionFailure("a talk without an end")
}

/// For each kind of key exchange.
@Sendable
private func serverKeyExchange(_ input: [UInt8]) {
  for suite in [0xC02F, 0x0033, 0x0018, 0xC018, 0x0090, 0xC035, 0x0003] as [UInt16] {
    let read = try? ServerKeyExchange(body: input, suite: CipherSuite(rawValue: suite), version: 0x0303)
    precondition((read?.primeBits ?? 0) <= input.count * 8, "a prime longer than the message")
  }
}

/// What records are taken for must not depend on how they were cut into packets, and nothing is read twice.
@Sendable
private func recordStream(_ input: [UInt8]) {
  var results: [[RecordStream.Record]] = []
  for size in [max(1, input.count), 3] {
    var stream = RecordStream()
    var found: [RecordStream.Record] = []
    var rest = input[...]
    reading: while true {
      switch stream.next() {
      case .record(let record): found.append(record)
      case .malformed: break reading
      case .needMore:
        if rest.isEmpty { break reading }
        stream.receive(Array(rest.prefix(size)))
        rest = rest.dropFirst(size)
      }
    }
    precondition(found.count <= input.count / 5, "more records than headers")
    results.append(found)
  }
  precondition(input.count > ServerFlight.byteLimit || results[0] == results[1], "\(results)")
}

/// Every reader of a Windows text file, over the same text.
@Sendable
private func windowsFiles(_ input: [UInt8]) {
  let text = WindowsText(input)
  _ = (SecurityTemplate(text)?.registryValues.count, RegistryExport(text), NetAccounts(text), AuditPolicy(text))
  _ = ResultantPolicy(text)
  var reader = XMLReader(text.text)
  var events = 0
  while (try? reader.next()) != nil {
    events += 1
    precondition(events <= 2 * text.text.utf8.count + 2, "more events than the text can hold")
  }
}

/// The messages of a connection must not depend on how it was cut into packets.
@Sendable
private func ldap(_ input: [UInt8]) {
  var results: [[LDAPStream.Step]] = []
  for size in [max(1, input.count), 5] {
    var stream = LDAPStream()
    var found: [LDAPStream.Step] = []
    var rest = input[...]
    reading: while true {
      let step = stream.next()
      switch step {
      case .message: found.append(step)
      case .malformed: break reading
      case .needMore:
        if rest.isEmpty { break reading }
        stream.receive(Array(rest.prefix(size)))
        rest = rest.dropFirst(size)
      }
    }
    results.append(found)
  }
  precondition(results[0] == results[1], "\(results[0]) but in pieces \(results[1])")
}

/// SSH's first messages; what was read leaves fewer bytes than there were.
@Sendable
private func ssh(_ input: [UInt8]) {
  if let (_, rest) = SSHIdentification.read(input) { precondition(rest.count < input.count, "nothing was read") }
  var rest = input
  while let (payload, after) = try? SSHPacket.read(rest) {
    precondition(after.count < rest.count, "nothing was read")
    _ = (SSHKeyExchangeInit(payload), SSHKeyBlob(reply: payload), SSHKeyBlob(payload))
    rest = after
  }
}
