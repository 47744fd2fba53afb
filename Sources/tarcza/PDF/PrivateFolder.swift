import Glibc

/// A new folder that only its owner can enter, for files that are gone when the work is done.
struct PrivateFolder {
  let path: String

  /// Makes it in `$TMPDIR`, or in `/tmp`.
  init() throws {
    let parent = Environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    var template = Array("\(parent)/tarcza-XXXXXX".utf8CString)
    guard unsafe mkdtemp(&template) != nil else {
      let why = unsafe String(cString: strerror(errno))
      throw Failure(
        "Nie można utworzyć folderu tymczasowego w \(parent): \(why).",
        "Cannot make a temporary folder in \(parent): \(why).")
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  /// Deletes it with the files in it.
  func remove() {
    for name in SafeFile.names(in: path) { unsafe unlink(file(name)) }
    unsafe rmdir(path)
  }
}
