/// What surrounds the data of deflate (RFC 1951).
package enum Compression: Hashable, Sendable {
  /// Nothing: the way of ZIP.
  case raw
  /// A header and Adler-32 (RFC 1950): the way of PDF's FlateDecode.
  case zlib
  /// A header with a name and CRC-32 (RFC 1952); one or more members after each other.
  case gzip

  /// zlib's `windowBits` for a window of 32 KiB (zlib.h).
  var windowBits: Int32 {
    switch self {
    case .raw: -15
    case .zlib: 15
    case .gzip: 31
    }
  }
}
