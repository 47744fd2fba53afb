/// What an SNMP agent answers (RFC 1157, RFC 3416, RFC 3414).
///
/// The community that an answer repeats is compared and dropped: it is never kept.
package enum SNMPReply: Hashable, Sendable {
  /// Version 1 or 2c answered the community that was asked with: its sysDescr and sysName, as far as given.
  case values(description: [UInt8]?, name: [UInt8]?)
  /// Version 3 told its engine's identity, which it tells to everybody (RFC 3414 § 4).
  case engine([UInt8])

  /// A GetRequest, which changes nothing, for sysDescr.0 and sysName.0 (RFC 3418 § 2).
  ///
  /// It is of version 2c and of the community `public`, which devices are delivered with. The answer is known by `id`,
  /// at most 2³¹ − 1.
  package static func question(_ id: UInt32) -> [UInt8] {
    let bindings = [descriptionOID, nameOID].map { sequence(0x30, [0x06, UInt8($0.count)] + $0 + [0x05, 0x00]) }
    let request = sequence(0xA0, number(id) + [0x02, 0x01, 0, 0x02, 0x01, 0] + sequence(0x30, bindings.flatMap { $0 }))
    return sequence(0x30, [0x02, 0x01, 1] + sequence(0x04, publicCommunity) + request)
  }

  /// A discovery of version 3: an empty, unauthenticated request that agents answer with a report (RFC 3414 § 4).
  package static func discovery(_ id: UInt32) -> [UInt8] {
    let header = sequence(0x30, number(id) + [0x02, 0x02, 0x10, 0x00, 0x04, 0x01, 0x04, 0x02, 0x01, 0x03])
    let security = sequence(
      0x04, sequence(0x30, [0x04, 0, 0x02, 0x01, 0, 0x02, 0x01, 0, 0x04, 0, 0x04, 0, 0x04, 0]))
    let request = sequence(0xA0, number(id) + [0x02, 0x01, 0, 0x02, 0x01, 0, 0x30, 0])
    return sequence(0x30, [0x02, 0x01, 3] + header + security + sequence(0x30, [0x04, 0, 0x04, 0] + request))
  }

  /// Nil when `bytes` are no answer to the request `id`.
  package init?(_ bytes: [UInt8], to id: UInt32) {
    var outer = BERReader(bytes)
    guard var message = outer.next(0x30), let version = message.integer() else { return nil }
    switch version {
    case 0, 1:
      guard message.string() == SNMPReply.publicCommunity, var answer = message.next(0xA2),
        answer.integer() == Int(id), answer.integer() != nil, answer.integer() != nil, var bindings = answer.next(0x30)
      else { return nil }
      var (description, name): ([UInt8]?, [UInt8]?) = (nil, nil)
      while var binding = bindings.next(0x30) {
        guard var identifier = binding.next(0x06) else { return nil }
        switch identifier.rest() {
        case SNMPReply.descriptionOID: description = binding.string()
        case SNMPReply.nameOID: name = binding.string()
        default: break
        }
      }
      self = .values(description: description, name: name)
    case 3:
      guard var header = message.next(0x30), header.integer() == Int(id), let security = message.string() else {
        return nil
      }
      var parameters = BERReader(security)
      guard var fields = parameters.next(0x30), let engine = fields.string(), (5...32).contains(engine.count) else {
        return nil
      }
      self = .engine(engine)
    default: return nil
    }
  }

  private static let publicCommunity = Array("public".utf8)
  // 1.3.6.1.2.1.1.1.0 and 1.3.6.1.2.1.1.5.0, in BER.
  private static let descriptionOID: [UInt8] = [0x2B, 6, 1, 2, 1, 1, 1, 0]
  private static let nameOID: [UInt8] = [0x2B, 6, 1, 2, 1, 1, 5, 0]

  private static func number(_ value: UInt32) -> [UInt8] {
    let value = value & 0x7FFF_FFFF
    return [0x02, 0x04] + (0..<4).reversed().map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  /// The content is always shorter than 128 bytes here.
  private static func sequence(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
    [tag, UInt8(truncatingIfNeeded: content.count)] + content
  }
}
