/// A printer's description of itself: the answer to Get-Printer-Attributes (RFC 8011 § 4.2.5), in the encoding of
/// RFC 8010.
package struct IPPReply: Hashable, Sendable {
  /// Below 0x0100 it is a success.
  package let status: UInt16
  /// *printer-make-and-model*; nil when the printer does not say.
  package private(set) var makeAndModel: String?

  /// The operation, for the printer at `uri`; it changes nothing and makes no job.
  package static func request(uri: String) -> [UInt8] {
    var writer = Writer()
    writer.append([1, 1, 0, 0x0B, 0, 0, 0, 1, 1])
    attribute(0x47, "attributes-charset", "utf-8", &writer)
    attribute(0x48, "attributes-natural-language", "en", &writer)
    attribute(0x45, "printer-uri", uri, &writer)
    attribute(0x44, "requested-attributes", "printer-make-and-model", &writer)
    writer.u8(3)
    return writer.bytes
  }

  /// Nil when `bytes`, the content of an HTTP response, are no answer to request 1.
  package init?(_ bytes: [UInt8]) {
    do throws(Truncated) {
      var reader = Reader(bytes)
      guard (1...2).contains(try reader.u8()) else { return nil }
      try reader.skip(1)
      status = try reader.u16()
      guard try reader.u32() == 1 else { return nil }
    } catch {
      return nil
    }
    makeAndModel = IPPReply.value(of: "printer-make-and-model", Array(bytes.dropFirst(8)))
  }

  /// The text of the first attribute called `wanted`; nil when it is not there, or the bytes break off before it.
  private static func value(of wanted: String, _ bytes: [UInt8]) -> String? {
    var reader = Reader(bytes)
    do throws(Truncated) {
      while !reader.isAtEnd {
        let tag = try reader.u8()
        // Delimiters of groups are below 0x10.
        guard tag >= 0x10 else { continue }
        var name = try reader.vector(2)
        var value = try reader.vector(2)
        if String(decoding: name.rest(), as: UTF8.self) == wanted, tag == 0x41 || tag == 0x42 {
          return String(validating: value.rest(), as: UTF8.self)
        }
      }
    } catch {
      return nil
    }
    return nil
  }

  private static func attribute(_ tag: UInt8, _ name: String, _ value: String, _ writer: inout Writer) {
    writer.u8(tag)
    writer.vector(2) { $0.append(name.utf8) }
    writer.vector(2) { $0.append(value.utf8) }
  }
}
