internal import CZlib

/// Packs bytes (RFC 1951).
///
/// The same bytes and the same zlib give the same result.
package enum Deflate {
  /// The whole of `bytes`, packed as well as zlib can.
  ///
  /// - Throws: ``ArchiveError/noMemory``, and ``ArchiveError/tooLarge(limit:)`` beyond 1 GiB.
  package static func pack(_ bytes: [UInt8], _ format: Compression) throws(ArchiveError) -> [UInt8] {
    guard bytes.count <= 1 << 30 else { throw .tooLarge(limit: 1 << 30) }
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    defer { unsafe stream.deallocate() }
    guard unsafe CZlib_deflateInit(stream, Z_DEFAULT_COMPRESSION, format.windowBits) == Z_OK else { throw .noMemory }
    defer { unsafe deflateEnd(stream) }
    var output = [UInt8](repeating: 0, count: Int(unsafe deflateBound(stream, UInt(bytes.count))))
    let status = unsafe bytes.withUnsafeBufferPointer { input in
      unsafe output.withUnsafeMutableBufferPointer { room in
        // zlib only reads from it; the parameter lacks `const`.
        unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        unsafe stream.pointee.avail_in = UInt32(input.count)
        unsafe stream.pointee.next_out = room.baseAddress
        unsafe stream.pointee.avail_out = UInt32(room.count)
        return unsafe deflate(stream, Z_FINISH)
      }
    }
    // deflateBound promises that one call is enough.
    guard status == Z_STREAM_END else { throw .noMemory }
    output.removeLast(Int(unsafe stream.pointee.avail_out))
    return output
  }
}
