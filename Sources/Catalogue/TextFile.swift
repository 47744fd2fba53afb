import Glibc
import Model

/// Files and folders that a person wrote, read with a cap on their size.
enum TextFile {
  /// No file of ours comes near it.
  static let largest = 1 << 20

  /// The bytes of a regular file; `name` is the path that an error gives.
  static func bytes(_ path: String, as name: String) throws(ContentError) -> [UInt8] {
    let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw unreadable(name, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw unreadable(name, errno) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw ContentError(file: name, Phrase(pl: "to nie jest zwykły plik", en: "this is no regular file"))
    }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
      guard count >= 0 else {
        if errno == EINTR { continue }
        throw unreadable(name, errno)
      }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
      guard bytes.count <= largest else {
        throw ContentError(
          file: name, Phrase(pl: "plik ma ponad 1 MiB; podziel go", en: "the file has more than 1 MiB; split it"))
      }
    }
  }

  /// The text of a UTF-8 file.
  static func read(_ path: String, as name: String) throws(ContentError) -> String {
    try text(bytes(path, as: name), as: name)
  }

  static func text(_ bytes: [UInt8], as name: String) throws(ContentError) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    throw ContentError(
      file: name, Phrase(pl: "plik nie jest zapisany w UTF-8", en: "the file is not written in UTF-8"))
  }

  enum Kind { case file, folder, other }

  /// What is at the path; nil when nothing is.
  static func kind(of path: String) -> Kind? {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// The names in a folder, without hidden ones, sorted by their bytes.
  static func names(in folder: String) throws(ContentError) -> [String] {
    guard let stream = unsafe opendir(folder) else { throw unreadable(folder, errno) }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let capacity = unsafe MemoryLayout.size(ofValue: entry.pointee.d_name)
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: capacity) { unsafe String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
      guard names.count <= 10_000 else {
        throw ContentError(
          file: folder, Phrase(pl: "w folderze jest ponad 10000 plików", en: "the folder has more than 10000 files"))
      }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func unreadable(_ name: String, _ code: Int32) -> ContentError {
    let why = unsafe String(cString: strerror(code))
    return ContentError(
      file: name, Phrase(pl: "nie można odczytać: \(why)", en: "it cannot be read: \(why)"))
  }
}
