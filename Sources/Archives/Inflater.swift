internal import CZlib

/// Unpacks a stream piece by piece, never more than the caller takes.
@safe package final class Inflater {
  /// zlib's state points back at this structure, so it needs a place that does not move.
  private let stream: UnsafeMutablePointer<z_stream>
  private let format: Compression
  /// Room for what zlib hands out at a time.
  private var room = [UInt8](repeating: 0, count: 65_536)
  /// Whether something that is not ours follows the end.
  private var isOver = false
  /// Whether the stream came to its own end, and no further gzip member has begun.
  package private(set) var isComplete = false

  /// - Throws: ``ArchiveError/noMemory``.
  package init(_ format: Compression) throws(ArchiveError) {
    self.format = format
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    guard unsafe CZlib_inflateInit(stream, format.windowBits) == Z_OK else { throw .noMemory }
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// What the next bytes of the stream unpack to.
  ///
  /// Bytes after the end are ignored, as gzip(1) does; only gzip may have further members there.
  ///
  /// - Parameters:
  ///   - input: The bytes that follow those fed before.
  ///   - limit: The most bytes that this call may return.
  /// - Returns: As much as these bytes give.
  /// - Throws: ``ArchiveError/damaged(_:)``, ``ArchiveError/tooLarge(limit:)`` or ``ArchiveError/noMemory``; the
  ///   stream is of no use after that.
  package func feed(_ input: ArraySlice<UInt8>, limit: Int) throws(ArchiveError) -> [UInt8] {
    var output: [UInt8] = []
    var rest = input
    while !rest.isEmpty, !isOver {
      if isComplete {
        guard format == .gzip, rest.first == 0x1f, unsafe inflateReset(stream) == Z_OK else {
          isOver = true
          break
        }
        isComplete = false
      }
      // zlib counts in 32 bits.
      let piece = rest.prefix(1 << 30)
      let unread = try unpack(piece, into: &output, limit: limit)
      rest = rest.dropFirst(piece.count - unread)
    }
    return output
  }

  /// Unpacks until the piece is used up or the stream ends, and returns how many bytes were not read.
  private func unpack(
    _ piece: ArraySlice<UInt8>, into output: inout [UInt8], limit: Int
  ) throws(ArchiveError) -> Int {
    var status = Z_OK
    var unread = piece.count
    while true {
      let count = unsafe piece.suffix(unread).withUnsafeBufferPointer { input in
        unsafe room.withUnsafeMutableBufferPointer { room in
          // zlib only reads from it; the parameter lacks `const`.
          unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
          unsafe stream.pointee.avail_in = UInt32(input.count)
          unsafe stream.pointee.next_out = room.baseAddress
          unsafe stream.pointee.avail_out = UInt32(room.count)
          unsafe status = inflate(stream, Z_NO_FLUSH)
          unsafe unread = Int(stream.pointee.avail_in)
          return unsafe room.count - Int(stream.pointee.avail_out)
        }
      }
      guard output.count + count <= limit else { throw .tooLarge(limit: limit) }
      output += room.prefix(count)
      switch status {
      case Z_STREAM_END:
        isComplete = true
        return unread
      // No more input, or none of it left to be handed out.
      case Z_OK where unread == 0 && count < room.count: return 0
      case Z_OK: continue
      case Z_BUF_ERROR where unread == 0: return 0
      case Z_MEM_ERROR: throw .noMemory
      default: throw .damaged("deflate")
      }
    }
  }

  /// Unpacks a whole stream.
  ///
  /// - Throws: ``ArchiveError/truncated`` when it does not come to its end, and what ``feed(_:limit:)`` throws.
  package static func unpack(_ bytes: ArraySlice<UInt8>, _ format: Compression, limit: Int) throws(ArchiveError)
    -> [UInt8]
  {
    let inflater = try Inflater(format)
    let output = try inflater.feed(bytes, limit: limit)
    guard inflater.isComplete else { throw .truncated }
    return output
  }
}
