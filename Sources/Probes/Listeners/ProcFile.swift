import Glibc

/// Reads from the kernel's /proc (proc(5)), whose files have no size until they are read.
enum ProcFile {
  /// Why a file could not be read: the errno.
  struct Failure: Error { var code: Int32 }

  /// The file's content, at most `limit` bytes of it.
  static func read(_ path: String, atMost limit: Int = 64 << 20) throws(Failure) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(code: errno) }
    defer { close(descriptor) }
    var content: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while content.count < limit {
      let count = unsafe Glibc.read(descriptor, &piece, min(piece.count, limit - content.count))
      if count < 0 {
        if errno == EINTR { continue }
        throw Failure(code: errno)
      }
      if count == 0 { break }
      content += piece.prefix(count)
    }
    return content
  }

  /// The names in a folder, sorted by number, then by name.
  static func names(in path: String) throws(Failure) -> [String] {
    guard let folder = unsafe opendir(path) else { throw Failure(code: errno) }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
      names.append(String(decoding: name, as: UTF8.self))
    }
    return names.sorted { (Int($0) ?? .max, $0) < (Int($1) ?? .max, $1) }
  }

  /// Where a symbolic link points; nil when it cannot be read.
  static func link(_ path: String) -> String? {
    var target = [UInt8](repeating: 0, count: 1024)
    let count = unsafe target.withUnsafeMutableBytes { bytes in
      guard let start = bytes.baseAddress else { return -1 }
      return unsafe readlink(path, start.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    return count < 0 ? nil : String(decoding: target.prefix(count), as: UTF8.self)
  }

  /// What an errno is called, as a reason code.
  static func reason(_ code: Int32) -> String {
    switch code {
    case EACCES, EPERM: "permission-denied"
    case ENOENT, ESRCH, ENOTDIR: "not-found"
    case EMFILE, ENFILE, ENOMEM: "local-resources"
    default: "system-error"
    }
  }
}
