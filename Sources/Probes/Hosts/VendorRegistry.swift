import Glibc

/// Who made a network card, from the first three bytes of its hardware address (IEEE Std 802-2014 § 8.2).
///
/// The registry is Debian's package `ieee-data` where it is installed, and ``OfficeVendors`` otherwise.
package struct VendorRegistry: Sendable {
  private let names: [UInt32: String]

  /// The registry of this machine, read once when it is first needed.
  package static let system = VendorRegistry(path: "/usr/share/ieee-data/oui.txt")

  /// Reads the registry at `path`; without one that can be read it knows the makers of ``OfficeVendors`` only.
  package init(path: String) {
    var names: [UInt32: String] = [:]
    for (name, prefixes) in OfficeVendors.table {
      let digits = Array(prefixes.utf8)
      for start in stride(from: 0, to: digits.count, by: 6) {
        if let prefix = VendorRegistry.number(digits[start..<min(start + 6, digits.count)]) { names[prefix] = name }
      }
    }
    if let bytes = VendorRegistry.contents(path) { VendorRegistry.read(bytes, into: &names) }
    self.names = names
  }

  /// The maker's name; nil for an address that is not one, is made up by its system (the second bit of its first byte,
  /// as telephones do to hide), or belongs to nobody known.
  package func vendor(of mac: String) -> String? {
    let digits = mac.utf8.filter { $0 != 0x3A && $0 != 0x2D && $0 != 0x2E }
    guard digits.count == 12, let prefix = VendorRegistry.number(digits.prefix(6)), prefix & 0x03_0000 == 0 else {
      return nil
    }
    return names[prefix]
  }

  /// Lines such as `00-00-0C   (hex)		Cisco Systems, Inc`; all others are passed over.
  private static func read(_ bytes: [UInt8], into names: inout [UInt32: String]) {
    let mark = Array("(hex)".utf8)
    for line in bytes.split(separator: 0x0A) where line.count > 20 && line[line.startIndex + 2] == 0x2D {
      let start = line.startIndex
      let digits = [start, start + 1, start + 3, start + 4, start + 6, start + 7].map { line[$0] }
      guard let prefix = number(digits), let open = line.prefix(16).firstIndex(of: 0x28),
        line[open...].starts(with: mark)
      else { continue }
      let name = line[(open + mark.count)...].drop { $0 == 0x20 || $0 == 0x09 }
      let text = EscapedText.of((name.last == 0x0D ? name.dropLast() : name).prefix(80))
      if !text.isEmpty { names[prefix] = text }
    }
  }

  private static func number(_ digits: some Collection<UInt8>) -> UInt32? {
    guard digits.count == 6 else { return nil }
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  /// The file's bytes; nil when it cannot be read or is larger than any registry.
  private static func contents(_ path: String) -> [UInt8]? {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 262_144)
    while bytes.count <= largest {
      let count = unsafe Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return count == 0 ? bytes : nil }
      bytes += buffer.prefix(count)
    }
    return nil
  }

  private static let largest = 33_554_432
}
