import Glibc

/// Files written beside their place and then renamed, so that a reader sees the old one or the new one, whole.
enum SafeFile {
  /// Writes a file that only its owner can read.
  static func write(_ bytes: [UInt8], to path: String) throws {
    let draft = "\(path).\(getpid()).part"
    let descriptor = unsafe open(draft, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure(path) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard written >= 0 else {
        if errno == EINTR { continue }
        let failure = failure(path)
        close(descriptor)
        unsafe unlink(draft)
        throw failure
      }
      rest = rest.dropFirst(written)
    }
    guard fsync(descriptor) == 0, close(descriptor) == 0, unsafe rename(draft, path) == 0 else {
      let failure = failure(path)
      unsafe unlink(draft)
      throw failure
    }
  }

  /// The text of a file that a person wrote, at most a mebibyte of it.
  static func read(_ path: String) throws -> String {
    guard let text = String(validating: try bytes(path), as: UTF8.self) else {
      throw Failure("Plik \(path) nie jest tekstem UTF-8.", "\(path) is no UTF-8 text.")
    }
    return text
  }

  /// The bytes of a file; one that is not smaller than `limit` is refused.
  static func bytes(_ path: String, limit: Int = 1 << 20) throws -> [UInt8] {
    guard let handle = unsafe fopen(path, "re") else { throw failure(path) }
    defer { unsafe fclose(handle) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < limit {
      let count = unsafe piece.withUnsafeMutableBytes { unsafe fread($0.baseAddress, 1, $0.count, handle) }
      guard count > 0 else { break }
      bytes += piece[..<count]
    }
    guard unsafe ferror(handle) == 0 else { throw failure(path) }
    guard bytes.count < limit else { throw Failure("Plik \(path) jest za duży.", "\(path) is too large.") }
    return bytes
  }

  /// The names of what lies in a folder, in order; empty when it cannot be read.
  static func names(in folder: String) -> [String] {
    guard let stream = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
        unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// The first name of `start`, `start-2`, `start-3`… that no file has yet.
  static func freeName(_ start: String, _ ending: String) -> String {
    var name = start + ending
    var number = 2
    while exists(name) {
      name = "\(start)-\(number)\(ending)"
      number += 1
    }
    return name
  }

  /// The path of `name` in a folder, without a needless `./`.
  static func inside(_ folder: String, _ name: String) -> String { folder == "." ? name : "\(folder)/\(name)" }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The path from the root, with links resolved where it exists.
  static func absolute(_ path: String) -> String {
    guard let real = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }

  static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

  /// Makes a folder, its parents too, unless it is there.
  static func makeFolder(_ path: String) throws {
    var status = stat()
    if unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return }
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex { try makeFolder(String(path[..<slash])) }
    guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else { throw failure(path) }
  }

  private static func failure(_ path: String) -> Failure {
    let why = unsafe String(cString: strerror(errno))
    return Failure("Nie można użyć \(path): \(why).", "Cannot use \(path): \(why).")
  }
}
