import Foundation
import Testing

/// The rooms and arrows of the house, held against what the sources really import.
@Suite struct ArchitectureTests {
  /// What each target may import of our own and of others; system modules are listed apart.
  static let arrows: [String: Set<String>] = [
    "Model": [],
    "Wire": [],
    "Archives": ["Model", "CZlib"],
    "Network": ["Model", "CLinux"],
    "OpenSSL": ["COpenSSL"],
    "CaseFile": ["Model", "GRDB", "GRDBSQLite"],
    "Funding": ["Model"],
    "Checks": ["Model", "CaseFile"],
    "Ratings": ["Model", "CaseFile"],
    "Catalogue": ["Model", "Wire", "Checks", "Funding", "Ratings", "OpenSSL", "CaseFile", "Yams"],
    "Probes": ["Model", "Wire", "Network", "OpenSSL", "CaseFile", "Archives"],
    "Scan": ["Model", "CaseFile", "Probes", "Ratings", "Network"],
    "Reports": ["Model", "CaseFile", "Checks", "Funding", "OpenSSL", "Archives", "CXlsxWriter"],
  ]
  static let system: Set<String> = ["Glibc", "Synchronization", "FoundationEssentials"]
  /// Pure rooms: no sockets, no clock, no files.
  static let withoutSystem: Set<String> = ["Model", "Wire", "Funding"]

  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test(arguments: arrows.keys.sorted()) func importsGoOneWayOnly(target: String) throws {
    let allowed = try #require(Self.arrows[target]).union(Self.withoutSystem.contains(target) ? [] : Self.system)
    let folder = Self.root.appending(path: "Sources/\(target)")
    let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    var count = 0
    for case let file as URL in files where file.pathExtension == "swift" {
      count += 1
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        let words = line.split(separator: " ")
        guard let place = words.firstIndex(of: "import"), place <= 1, words.count > place + 1 else { continue }
        let module = String(words[place + 1])
        #expect(allowed.contains(module), "\(file.lastPathComponent) imports \(module)")
      }
    }
    #expect(count > 0)
  }

  @Test func theTopLevelHoldsWhatWasAgreedAndNothingElse() throws {
    let git = Process()
    git.executableURL = URL(filePath: "/usr/bin/env")
    git.arguments = ["git", "-C", Self.root.path, "ls-files"]
    let pipe = Pipe()
    git.standardOutput = pipe
    try git.run()
    let listing = try #require(try pipe.fileHandleForReading.readToEnd())
    git.waitUntilExit()
    let top = Set(String(decoding: listing, as: UTF8.self).split(separator: "\n").map { $0.prefix { $0 != "/" } })
    #expect(
      top.filter { !$0.hasPrefix(".") }.sorted() == ["Package.swift", "README.md", "Sources", "Tests", "checks"])
  }
}
