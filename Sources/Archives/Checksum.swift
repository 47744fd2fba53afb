internal import CZlib

/// CRC-32 as ZIP and gzip use it (RFC 1952, section 8).
enum Checksum {
  /// The checksum of all of `bytes`.
  static func crc32(_ bytes: [UInt8]) -> UInt32 {
    unsafe bytes.withUnsafeBufferPointer { UInt32(truncatingIfNeeded: unsafe crc32_z(0, $0.baseAddress, $0.count)) }
  }
}
