/// A group policy's `Registry.pol` ([MS-GPREG] 2.2): the registry values that it sets or removes.
package struct RegistryPolicy: Hashable, Sendable {
  package enum Action: Hashable, Sendable {
    case set(RegistryValue)
    /// The value is removed, or is not to be there.
    case delete
    /// All values of the key are removed.
    case deleteAll
  }

  package struct Entry: Hashable, Sendable {
    /// The record's number, from 1.
    package var number: Int
    /// Below the hive, such as `Software\Policies\Microsoft\Windows`.
    package var key: String
    package var name: String
    package var action: Action
  }

  package private(set) var entries: [Entry] = []
  /// Whether the file ends, or stops making sense, before its end.
  package private(set) var isBroken = false

  /// The most records that are read.
  static let mostEntries = 50_000
  /// The longest key or name, in characters.
  private static let longestName = 16_384

  /// Nil unless it begins with the signature `PReg` and version 1.
  package init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: [0x50, 0x52, 0x65, 0x67, 1, 0, 0, 0]) else { return nil }
    var reader = Reader(bytes: bytes, position: 8)
    var number = 0
    while reader.position < bytes.count {
      number += 1
      guard number <= RegistryPolicy.mostEntries, let record = reader.record() else {
        isBroken = true
        return
      }
      entries += record.entries(number)
    }
  }

  private struct Record {
    var key: String
    var name: String
    var type: UInt32
    var data: ArraySlice<UInt8>

    func entries(_ number: Int) -> [Entry] {
      let lower = name.lowercased()
      if lower.hasPrefix("**del.") {
        return [Entry(number: number, key: key, name: String(name.dropFirst(6)), action: .delete)]
      }
      if lower.hasPrefix("**delvals") { return [Entry(number: number, key: key, name: "", action: .deleteAll)] }
      if lower == "**deletevalues" {
        return (RegistryValue(type: 1, data: data).text ?? "").split(separator: ";").map {
          Entry(number: number, key: key, name: String($0), action: .delete)
        }
      }
      if lower.hasPrefix("**soft.") {
        return [
          Entry(
            number: number, key: key, name: String(name.dropFirst(7)),
            action: .set(RegistryValue(type: type, data: data)))
        ]
      }
      // **DeleteKeys, **SecureKey, and the record that only makes a key.
      if lower.hasPrefix("**") || (name.isEmpty && type == 0) { return [] }
      return [Entry(number: number, key: key, name: name, action: .set(RegistryValue(type: type, data: data)))]
    }
  }

  private struct Reader {
    let bytes: [UInt8]
    var position: Int

    mutating func record() -> Record? {
      guard unit() == 0x5B, let key = string(), unit() == 0x3B, let name = string(), unit() == 0x3B,
        let type = number(), unit() == 0x3B, let size = number(), unit() == 0x3B,
        let size = Int(exactly: size), size <= bytes.count - position
      else { return nil }
      let data = bytes[position..<(position + size)]
      position += size
      guard unit() == 0x5D else { return nil }
      return Record(key: key, name: name, type: type, data: data)
    }

    private mutating func unit() -> UInt16? {
      guard bytes.count - position >= 2 else { return nil }
      defer { position += 2 }
      return UInt16(bytes[position + 1]) << 8 | UInt16(bytes[position])
    }

    private mutating func number() -> UInt32? {
      guard let low = unit(), let high = unit() else { return nil }
      return UInt32(high) << 16 | UInt32(low)
    }

    /// Up to its NUL.
    private mutating func string() -> String? {
      var units: [UInt16] = []
      while let unit = unit() {
        if unit == 0 { return String(decoding: units, as: UTF16.self) }
        guard units.count < RegistryPolicy.longestName else { return nil }
        units.append(unit)
      }
      return nil
    }
  }
}
