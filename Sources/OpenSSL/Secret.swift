import COpenSSL

/// A password in memory: it has no text form, is never copied by itself, and is wiped when nobody needs it any more.
///
/// `@unchecked`: the bytes do not change between making and wiping.
@safe
package final class Secret: @unchecked Sendable, CustomStringConvertible, CustomReflectable {
  private let buffer: UnsafeMutableRawBufferPointer

  /// Takes the bytes over and wipes the array that they came in.
  package init(wiping bytes: inout [UInt8]) {
    unsafe buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, bytes.count), alignment: 1)
    count = bytes.count
    unsafe buffer.copyBytes(from: bytes)
    Secret.wipe(&bytes)
  }

  /// How many bytes it has.
  package let count: Int

  package var description: String { "(secret)" }
  package var customMirror: Mirror { Mirror(self, children: []) }

  /// Lends a copy of the bytes, and wipes that copy as far as it is not copied further.
  package func lend<Result>(_ body: ([UInt8]) -> Result) -> Result {
    var copy = unsafe Array(buffer.prefix(count))
    let result = body(copy)
    Secret.wipe(&copy)
    return result
  }

  /// Overwrites the bytes of an array that nobody else holds (OPENSSL_cleanse(3)).
  package static func wipe(_ bytes: inout [UInt8]) {
    unsafe bytes.withUnsafeMutableBytes { unsafe OPENSSL_cleanse($0.baseAddress, $0.count) }
    bytes = []
  }

  deinit {
    unsafe OPENSSL_cleanse(buffer.baseAddress, buffer.count)
    unsafe buffer.deallocate()
  }
}
