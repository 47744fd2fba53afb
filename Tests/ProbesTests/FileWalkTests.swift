import CaseFile
import Glibc
import Model
import Probes
import Testing

@Suite struct FileWalkTests {
  private func walk(_ root: TemporaryRoot, _ limits: FileWalkProbe.Limits = .init()) -> FileWalkProbe.Observation {
    FileWalkProbe(root: root.path, files: root.files, limits: limits).examine(
      observed: Timestamp(seconds: 1_795_000_000))
  }

  @Test func openAndPrivilegedFilesAreFoundAndLinksAreNotFollowed() throws {
    let root = try TemporaryRoot([
      "/etc/passwd": "root:x:0:0::/:/bin/sh\n", "/a/open": "", "/a/shut": "", "/usr/bin/sudo": "", "/usr/bin/mine": "",
      "/drop/x": "", "/sticky/x": "", "/loop": "-> /", "/out": "-> /etc", "/proc/open": "", "/group": "",
    ])
    defer { root.remove() }
    #expect(chmod(root.path + "/a/open", 0o666) == 0 && chmod(root.path + "/proc/open", 0o666) == 0)
    #expect(chmod(root.path + "/usr/bin/sudo", 0o4755) == 0 && chmod(root.path + "/usr/bin/mine", 0o4755) == 0)
    #expect(chmod(root.path + "/group", 0o2644) == 0)
    #expect(chmod(root.path + "/drop", 0o777) == 0 && chmod(root.path + "/sticky", 0o1777) == 0)
    let seen = walk(root)
    let row = try #require(seen.walk)
    #expect(row.complete && row.reason == nil)
    #expect(row.files == 8)
    #expect(row.openFiles == 1 && row.openFolders == 1 && row.privileged == 2 && row.unknownPrivileged == 1)
    #expect(row.openFileExamples == "/a/open" && row.openFolderExamples == "/drop")
    #expect(row.privilegedExamples == "/usr/bin/mine")
    // A copy's owners are not those of the examined system.
    #expect(row.withoutOwner == nil)
    #expect(
      Set(seen.files.map { "\($0.path) \($0.kind)" })
        == ["/a/open open-file", "/drop open-folder", "/usr/bin/mine set-user-id", "/usr/bin/sudo set-user-id"])
    #expect(seen.files.first { $0.path == "/usr/bin/sudo" }?.known == true)
  }

  @Test func limitsAreKeptAndSaid() throws {
    var files: [String: String] = [:]
    for index in 1...300 { files["/d\(index % 7)/f\(index)"] = "" }
    let root = try TemporaryRoot(files)
    defer { root.remove() }
    let some = walk(root, .init(entries: 50))
    #expect(some.walk?.complete == false && some.walk?.reason == "number")
    #expect(some.obstacles == [Obstacle(reason: "number", detail: root.path)])
    #expect((some.walk?.files ?? 0) < 60)
    #expect(
      FileWalkProbe(root: root.path + "/none", files: root.files).examine(observed: Timestamp(seconds: 0)).walk == nil)
  }
}
