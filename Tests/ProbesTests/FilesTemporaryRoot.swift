import FoundationEssentials
import Probes

/// A root folder made for one test, which removes it at its end.
struct TemporaryRoot {
  let path: String

  /// Writes the files, given by their paths below the root; a content `-> target` makes a symbolic link.
  init(_ files: [String: String] = [:]) throws {
    path = FileManager.default.temporaryDirectory.path + "/tarcza-root-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, text) in files.sorted(by: { $0.key < $1.key }) {
      if text.hasPrefix("-> ") {
        try link(name, to: String(text.dropFirst(3)))
      } else {
        try write(name, Array(text.utf8))
      }
    }
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }

  var files: Files { Files(root: path) }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    try makeFolder(of: name)
    try Data(bytes).write(to: URL(fileURLWithPath: path + name))
  }

  func link(_ name: String, to target: String) throws {
    try makeFolder(of: name)
    try FileManager.default.createSymbolicLink(atPath: path + name, withDestinationPath: target)
  }

  private func makeFolder(of name: String) throws {
    let folder = (path + name).split(separator: "/").dropLast().joined(separator: "/")
    try FileManager.default.createDirectory(atPath: "/" + folder, withIntermediateDirectories: true)
  }
}

/// The fixture root folder of this name.
func fixture(_ name: String) -> Files {
  let here = #filePath.split(separator: "/").dropLast().joined(separator: "/")
  return Files(root: "/\(here)/Roots/\(name)")
}
