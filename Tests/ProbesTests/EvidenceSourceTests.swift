import Archives
import Model
import Probes
import TestSupport
import Testing

@Suite struct EvidenceSourceTests {
  /// A collector's tree: header, `root` and `facts`, packed as `a.tar.gz`; the path of the archive.
  private func archive(_ root: TemporaryRoot, packing: String = "tar -czf a.tar.gz *") throws -> String {
    try Program("sh").run(["-c", packing], in: root.path)
    return root.path + "/a.tar.gz"
  }

  private let collected = [
    "/tarcza-collect.txt":
      "format=tarcza-collect/1\nsystem=linux\nhost=serwer-plikow\ncollected=2026-11-20T10:00:00Z\nsuperuser=yes\n",
    "/root/etc/passwd": "root:x:0:0:root:/root:/bin/bash\n", "/root/etc/os-release": "ID=debian\n",
    "/root/etc/link": "-> /etc/passwd", "/root/etc/loop": "-> loop", "/root/etc/out": "-> ../../../../../etc/shadow",
    "/facts/files.txt":
      "81ed 0 0 100 1700000000 /usr/sbin/auditd\n8180 5 6 7 8 /etc/passwd\n81ed 0 0 1 1 /../x\nnonsense\n",
    "/facts/unreadable.txt": "/etc/shadow\n",
  ]

  @Test func aCollectorsArchiveIsASystemWithItsOwners() throws {
    let root = try TemporaryRoot(collected)
    defer { root.remove() }
    let source = try EvidenceSource.open(archive(root))
    #expect(source.system == .linux)
    #expect(source.collected?.host == "serwer-plikow")
    #expect(source.collected?.collected?.iso == "2026-11-20T10:00:00Z")
    #expect(source.collected?.asSuperuser == true)
    let files = source.files
    #expect(files.keepsOwners)
    #expect(!files.isLive)
    #expect(try files.read("/etc/link").starts(with: "root:x".utf8))
    #expect(try files.link("/etc/link") == "/etc/passwd")
    #expect(try files.link("/etc/passwd") == nil)
    #expect(try files.list("/etc") == ["link", "loop", "os-release", "out", "passwd", "shadow"])
    #expect(throws: FileError.tooManyLinks) { try files.read("/etc/loop") }
    #expect(throws: FileError.permissionDenied) { try files.read("/etc/out") }
    #expect(throws: FileError.permissionDenied) { try files.status("/etc/shadow") }
    #expect(throws: FileError.notFound) { try files.read("/etc/nothing") }
    #expect(throws: FileError.notRegular) { try files.read("/etc") }
    #expect(throws: FileError.tooLarge) { try files.read("/etc/passwd", limit: 3) }
    #expect(throws: FileError.notCollected) { try files.read("/usr/sbin/auditd") }
    let auditd = try files.status("/usr/sbin/auditd")
    #expect(auditd.kind == .regular && auditd.mode == 0o755 && auditd.owner == 0 && auditd.size == 100)
    #expect(auditd.modified == 1_700_000_000)
    #expect(try source.all.read("/tarcza-collect.txt").starts(with: "format=".utf8))
  }

  @Test func anUnpackedCollectionAndAPlainArchiveAreSystems() throws {
    let root = try TemporaryRoot(collected)
    defer { root.remove() }
    let unpacked = try EvidenceSource.open(root.path)
    #expect(unpacked.collected?.host == "serwer-plikow")
    #expect(try unpacked.files.read("/etc/os-release") == Array("ID=debian\n".utf8))
    let plain = try EvidenceSource.open(archive(root, packing: "tar -cf a.tar.gz -C root ."))
    #expect(plain.collected == nil)
    #expect(plain.system == .linux)
    #expect(try plain.files.read("/etc/passwd").count == 32)
  }

  @Test func aWindowsCollectionIsSeenWhole() throws {
    let root = try TemporaryRoot([
      "/tarcza-collect.txt": "\u{FEFF}format=tarcza-collect/1\r\nsystem=windows\r\nhost=PC-1\r\n", "/secpol.inf": "x",
    ])
    defer { root.remove() }
    let source = try EvidenceSource.open(archive(root))
    #expect(source.system == .windows)
    #expect(source.collected?.host == "PC-1")
    #expect(try source.files.read("/secpol.inf") == [120])
  }

  @Test func whatIsNoEvidenceSaysWhy() throws {
    let root = try TemporaryRoot([
      "/text": "hello", "/new/tarcza-collect.txt": "format=tarcza-collect/9\nsystem=linux\n",
      "/empty/tarcza-collect.txt": "format=tarcza-collect/1\nsystem=linux\n", "/cut": "",
    ])
    defer { root.remove() }
    _ = try archive(root)
    try root.write("/cut", Array(Files(root: root.path).read("/a.tar.gz").prefix(60)))
    #expect(throws: EvidenceError.missing(root.path + "/none")) { try EvidenceSource.open(root.path + "/none") }
    #expect(throws: EvidenceError.notEvidence("/dev/null")) { try EvidenceSource.open("/dev/null") }
    #expect(throws: EvidenceError.archive(root.path + "/text", .notThatFormat)) {
      try EvidenceSource.open(root.path + "/text")
    }
    #expect(throws: EvidenceError.unknownCollector(root.path + "/new")) { try EvidenceSource.open(root.path + "/new") }
    #expect(throws: EvidenceError.archive(root.path + "/cut", .truncated)) {
      try EvidenceSource.open(root.path + "/cut")
    }
    let empty = try archive(root, packing: "tar -czf a.tar.gz -C empty tarcza-collect.txt")
    #expect(throws: EvidenceError.archive(empty, .notFound("root"))) { try EvidenceSource.open(empty) }
  }
}
