import OpenSSL

/// The digest of a folder's files: anyone can work it out again with `sha256sum`.
///
/// It is SHA-256 of the lines `<SHA-256 of the file>  <path>`, sorted by the bytes of the path, as in
/// `find * -type f | LC_ALL=C sort | xargs sha256sum | sha256sum` in the folder. Of several folders the lines follow one
/// another.
struct FolderDigest {
  private var lines: [UInt8] = []

  /// Adds a file; `path` is relative to the folder.
  mutating func add(_ bytes: [UInt8], path: String) {
    lines += Array("\(SHA256.hex(bytes))  \(path)\n".utf8)
  }

  var text: String { SHA256.hex(lines) }
}
