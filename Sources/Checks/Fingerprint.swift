import CaseFile

/// What makes a finding the same in two scans: `check@asset:identity/…`, readable.
struct Fingerprint {
  private let check: [UInt8]
  /// Kept from row to row, so that its memory is.
  private var buffer: [UInt8] = []

  init(_ check: String) { self.check = Array("\(check)@".utf8) }

  /// A missing part of the identity is `-`, missing parts at the end are left out.
  ///
  /// A subject without an asset and an address belongs to the office as a whole.
  mutating func text(_ asset: String?, _ row: CaseRow, _ identity: Range<Int>) -> String {
    buffer.removeAll(keepingCapacity: true)
    buffer += check
    buffer += (asset ?? "office").utf8
    var end = buffer.count
    for place in identity {
      buffer.append(place == identity.lowerBound ? UInt8(ascii: ":") : UInt8(ascii: "/"))
      if row.append(place, to: &buffer) { end = buffer.count } else { buffer.append(UInt8(ascii: "-")) }
    }
    return String(decoding: buffer[..<end], as: UTF8.self)
  }
}
