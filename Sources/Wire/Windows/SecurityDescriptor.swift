/// Who owns an object and who may do what to it ([MS-DTYP] § 2.4.6); the list of auditing is not read.
package struct SecurityDescriptor: Hashable, Sendable {
  /// One entry of the discretionary list that allows or denies something.
  package struct Entry: Hashable, Sendable {
    package var allows: Bool
    /// The bits of the access mask ([MS-ADTS] § 5.1.3.2).
    package var mask: UInt32
    package var trustee: SecurityIdentifier
    /// The property, extended right, or class of children that it is limited to, as text; nil for all.
    package var object: String?
    /// The class of objects that inherit it; nil for all.
    package var inheritedObject: String?
    /// Whether it was inherited from an object above.
    package var isInherited: Bool
    /// Whether it only serves to be inherited, and does not hold for the object itself.
    package var isInheritOnly: Bool
  }

  package var owner: SecurityIdentifier?
  /// The entries; nil without a list, which allows everything to everybody.
  package var entries: [Entry]?
  /// Whether nothing is inherited from above.
  package var isProtected: Bool

  /// The most entries that a list of 64 KiB can have.
  private static let most = 4096

  /// Reads the self-relative form; nil when it is none, or a kind of entry stands in it that is not known.
  package init?(_ bytes: [UInt8]) {
    let reader = LittleEndian(bytes)
    guard reader.u8(0) == 1, let control = reader.u16(2), let owner = reader.u32(4), let list = reader.u32(16) else {
      return nil
    }
    isProtected = control & 0x1000 != 0
    if owner > 0 {
      guard let rest = reader.slice(Int(owner), max(0, bytes.count - Int(owner))),
        let sid = SecurityIdentifier(rest)
      else { return nil }
      self.owner = sid
    }
    guard control & 0x0004 != 0, list > 0 else { return }
    guard let entries = SecurityDescriptor.entries(reader, Int(list)) else { return nil }
    self.entries = entries
  }

  private static func entries(_ reader: LittleEndian, _ start: Int) -> [Entry]? {
    guard let count = reader.u16(start + 4), count <= most else { return nil }
    var place = start + 8
    var entries: [Entry] = []
    for _ in 0..<count {
      guard let kind = reader.u8(place), let flags = reader.u8(place + 1), let size = reader.u16(place + 2),
        size >= 8, let bytes = reader.slice(place, Int(size))
      else { return nil }
      place += Int(size)
      let body = LittleEndian(bytes)
      guard let mask = body.u32(4) else { return nil }
      var offset = 8
      var (object, inherited): (String?, String?)
      switch kind {
      case 0, 1: break
      // ACCESS_ALLOWED_OBJECT_ACE and its denying kin (§ 2.4.4.3).
      case 5, 6:
        guard let present = body.u32(8) else { return nil }
        offset = 12
        if present & 1 != 0 {
          guard let text = body.slice(offset, 16).flatMap(GUIDText.text) else { return nil }
          object = text
          offset += 16
        }
        if present & 2 != 0 {
          guard let text = body.slice(offset, 16).flatMap(GUIDText.text) else { return nil }
          inherited = text
          offset += 16
        }
      // Callbacks hold under conditions that are not computed here; they are passed over, as [MS-ADTS] servers do not
      // honour them for objects of a directory.
      default: continue
      }
      guard let trustee = body.slice(offset, bytes.count - offset).flatMap({ SecurityIdentifier($0) }) else {
        return nil
      }
      entries.append(
        Entry(
          allows: kind == 0 || kind == 5, mask: mask, trustee: trustee, object: object, inheritedObject: inherited,
          isInherited: flags & 0x10 != 0, isInheritOnly: flags & 0x08 != 0))
    }
    return entries
  }
}

/// A GUID in the mixed byte order of Windows ([MS-DTYP] § 2.3.4.2).
package enum GUIDText {
  /// The text in lower case, such as `1131f6aa-9c07-11d1-f79f-00c04fc2dcd2`; nil unless there are 16 bytes.
  package static func text(_ bytes: [UInt8]) -> String? {
    guard bytes.count == 16 else { return nil }
    let digits = Array("0123456789abcdef".utf8)
    let order: [Int?] = [3, 2, 1, 0, nil, 5, 4, nil, 7, 6, nil, 8, 9, nil, 10, 11, 12, 13, 14, 15]
    let text = order.flatMap { place in
      place.map { [digits[Int(bytes[$0] >> 4)], digits[Int(bytes[$0] & 15)]] } ?? [UInt8(ascii: "-")]
    }
    return String(decoding: text, as: UTF8.self)
  }
}
