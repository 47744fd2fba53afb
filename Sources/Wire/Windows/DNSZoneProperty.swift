/// One property of a DNS zone that is stored in a directory ([MS-DNSP] § 2.3.2.1).
package struct DNSZoneProperty: Hashable, Sendable {
  /// Who may change records: DSPROPERTY_ZONE_ALLOW_UPDATE (§ 2.3.2.1.1, § 2.2.6.1.1).
  package enum Update: String, Sendable { case none, any, secure }

  package let id: UInt32
  package let data: [UInt8]

  package init?(_ bytes: [UInt8]) {
    let reader = LittleEndian(bytes)
    guard let length = reader.u32(0), length <= 65_536, let id = reader.u32(16),
      let data = reader.slice(20, Int(length))
    else { return nil }
    self.id = id
    self.data = data
  }

  /// Nil when the property is another one, or has an unknown value.
  package var update: Update? {
    guard id == 2, let value = data.first else { return nil }
    return [0: Update.none, 1: .any, 2: .secure][value]
  }
}
