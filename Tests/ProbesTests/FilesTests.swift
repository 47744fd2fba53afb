import Glibc
import Probes
import Testing

@Suite struct FilesTests {
  private func root() throws -> TemporaryRoot {
    let root = try TemporaryRoot([
      "/etc/passwd": "inside", "/etc/absolute": "-> /etc/passwd", "/etc/climbing": "-> ../../../../etc/passwd",
      "/etc/twice": "-> absolute", "/etc/loop": "-> loop2", "/etc/loop2": "-> /etc/loop",
      "/etc/dangling": "-> /nowhere",
      "/lib": "-> usr/lib", "/usr/lib/file": "library", "/etc/outside": "-> /proc/self/root/etc/hostname",
      "/etc/top": "-> /", "/etc/b": "", "/etc/a": "", "/etc/B": "",
    ])
    #expect(mkfifo(root.path + "/etc/fifo", 0o600) == 0)
    return root
  }

  @Test(arguments: [
    ("/etc/passwd", "inside"), ("/etc/absolute", "inside"), ("/etc/climbing", "inside"), ("/etc/twice", "inside"),
    ("//etc/./../etc//passwd", "inside"), ("/../../etc/passwd", "inside"), ("/lib/file", "library"),
    ("/etc/top/etc/top/lib/file", "library"),
  ])
  func pathsAndLinksResolveInsideTheRoot(path: String, content: String) throws {
    let root = try root()
    defer { root.remove() }
    #expect(try root.files.read(path) == Array(content.utf8))
  }

  @Test(arguments: [
    ("/etc/missing", FileError.notFound), ("/etc/passwd/x", .notFound), ("/etc/dangling", .notFound),
    ("/etc/outside", .notFound), ("/etc/loop", .tooManyLinks), ("/etc", .notRegular), ("/etc/fifo", .notRegular),
    ("etc/passwd", .outsideRoot), ("", .outsideRoot), ("/etc/pass\0wd", .notFound),
    ("/\(String(repeating: "n", count: 300))", .notFound),
  ])
  func whatCannotBeReadSaysWhy(path: String, error: FileError) throws {
    let root = try root()
    defer { root.remove() }
    #expect(throws: error) { try root.files.read(path) }
  }

  @Test func thereIsALimitOfSizeAndOfLinks() throws {
    var files = ["/f": "12345678", "/l0": "-> f"]
    for index in 1...20 { files["/l\(index)"] = "-> /l\(index - 1)" }
    let root = try TemporaryRoot(files)
    defer { root.remove() }
    #expect(try root.files.read("/f", limit: 8).count == 8)
    #expect(throws: FileError.tooLarge) { try root.files.read("/f", limit: 7) }
    #expect(try root.files.read("/l15").count == 8)
    #expect(throws: FileError.tooManyLinks) { try root.files.read("/l16") }
  }

  @Test func foldersAreListedByBytes() throws {
    let root = try root()
    defer { root.remove() }
    let files = root.files
    #expect(try files.list("/etc").prefix(3) == ["B", "a", "absolute"])
    #expect(try files.list("/lib") == ["file"])
    #expect(try files.list("/etc/top").contains("etc"))
    #expect(throws: FileError.notRegular) { try files.list("/etc/passwd") }
    #expect(throws: FileError.notFound) { try files.list("/none") }
  }

  @Test func statusTellsModeKindAndOwner() throws {
    let root = try root()
    defer { root.remove() }
    #expect(chmod(root.path + "/etc/passwd", 0o4640) == 0)
    let status = try root.files.status("/etc/absolute")
    #expect(status.mode == 0o4640)
    #expect(status.kind == .regular)
    #expect(status.owner == geteuid())
    #expect(status.size == 6)
    #expect(try root.files.status("/etc/fifo").kind == .other)
    #expect(try root.files.status("/").kind == .directory)
  }

  @Test func devicesAreNeverOpenedAndTheRunningSystemIsKnown() throws {
    let live = Files(root: "/")
    #expect(throws: FileError.notRegular) { try live.read("/dev/zero") }
    #expect(live.isLive)
    #expect(Files(root: "/usr/..").isLive)
    let root = try root()
    defer { root.remove() }
    #expect(!root.files.isLive)
    #expect(!Files(root: "/no/such/folder").isLive)
    #expect(throws: FileError.notFound) { try Files(root: "/no/such/folder").read("/etc/passwd") }
  }

  @Test func permissionIsToldApart() async {
    // In a process of its own, which gives up the superuser's rights: root may read everything.
    await #expect(processExitsWith: .success) {
      let root = try TemporaryRoot(["/etc/passwd": "root:x:0:0::/root:/bin/sh\n"])
      defer { root.remove() }
      try #require(chmod(root.path + "/etc/passwd", 0) == 0)
      let isSuperuser = geteuid() == 0
      if isSuperuser { try #require(seteuid(65_534) == 0) }
      #expect(throws: FileError.permissionDenied) { try root.files.read("/etc/passwd") }
      if isSuperuser { try #require(seteuid(0) == 0) }
    }
  }
}
