import CaseFile
import Glibc
import Model
import Network
import Testing

@testable import Probes

@Suite struct ListenersTests {
  private let observed = Timestamp(seconds: 1_795_392_000)

  private static let tcp = """
      sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
       0: 00000000:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 101 1 0000000059fd 100 0 0 10 0
       1: 0100007F:0CEA 00000000:0000 0A 00000000:00000000 00:00000000 00000000   106        0 102 1 0000000059fd 100 0 0 10 0
       2: 0500A8C0:01BB 00000000:0000 0A 00000000:00000000 00:00000000 00000000    33        0 103 1 0000000059fd 100 0 0 10 0
       3: 0500A8C0:01BB 0700A8C0:D431 01 00000000:00000000 00:00000000 00000000    33        0 104 1 0000000059fd 20 4 30 10 -1
       4: 0500A8C0 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 105 1
       5: nonsense
    """
  private static let tcp6 = """
      sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
       0: 00000000000000000000000000000000:0050 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000    33        0 201 1 0000000059fd 100 0 0 10 0
       1: 00000000000000000000000001000000:0277 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 202 1 0000000059fd 100 0 0 10 0
       2: 0000000000000000FFFF00000100007F:1F90 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 203 1 0000000059fd 100 0 0 10 0
       3: 000080FE00000000FF005450C7F5DBFE:0035 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000   101        0 204 1 0000000059fd 100 0 0 10 0
    """
  private static let udp = """
       sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
      123: 00000000:00A1 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 301 2 0000000059fd 0
      124: 0500A8C0:C350 08080808:0035 01 00000000:00000000 00:00000000 00000000     0        0 302 2 0000000059fd 0
    """

  @Test func theKernelsTablesAreRead() throws {
    let root = try TemporaryProc(["tcp": Self.tcp, "tcp6": Self.tcp6, "udp": Self.udp, "udp6": ""])
    try root.process(7, name: "sshd", inodes: [101])
    try root.process(11, name: "mariadbd", inodes: [102, 999])
    try root.process(12, name: "nginx", inodes: [103, 201])
    let passwd = "root:x:0:0:root:/root:/bin/bash\nmysql:x:106:112::/nonexistent:/bin/false\nbroken\nwww-data:x:33:33\n"
    let (listeners, obstacles) = ListenersProbe.examine(root: root.path, passwd: passwd, observed: observed)
    let rows = listeners.map { row in
      [
        row.address, row.transport, String(row.port), row.exposure, row.process ?? "-", row.service ?? "-",
        row.account ?? "-",
      ]
      .joined(separator: " ")
    }
    #expect(
      rows == [
        "0.0.0.0 tcp 22 all sshd ssh root", "0.0.0.0 udp 161 all - - root",
        "127.0.0.1 tcp 3306 loopback mariadbd mysql mysql", "127.0.0.1 tcp 8080 loopback - - 1000",
        "192.168.0.5 tcp 443 address nginx - www-data", ":: tcp 80 all nginx - www-data",
        "::1 tcp 631 loopback - - root", "fe80::5054:ff:fedb:f5c7 tcp 53 address - - 101",
      ])
    #expect(obstacles == [])
    #expect(listeners.allSatisfy { $0.asset == nil && $0.observed == observed.iso })
  }

  @Test(arguments: [
    ("in.rshd", Transport.tcp, 514, true, "rsh"), ("dockerd", .tcp, 2375, true, "docker"),
    ("dockerd", .tcp, 2377, true, "-"), ("dockerd", .tcp, 7946, true, "-"),
    ("postgres", .tcp, 5433, false, "postgresql"),
    ("postgres", .udp, 5433, false, "-"), ("memcached", .udp, 11_211, false, "memcached"),
    ("sshd", .tcp, 5432, false, "-"), ("sshd", .tcp, 22, true, "ssh"), ("Xtigervnc", .tcp, 5901, false, "vnc"),
    ("Xtigervnc", .tcp, 6001, false, "-"), ("nginx", .tcp, 80, true, "-"), ("systemd", .tcp, 23, true, "-"),
  ])
  func aProgramTellsItsProtocol(program: String, transport: Transport, port: UInt16, isRoot: Bool, service: String) {
    let found = ProgramServices.service(of: program, transport: transport, port: port, isRoot: isRoot)
    #expect((found ?? "-") == service)
  }

  @Test func whatCannotBeReadIsSaid() {
    let (listeners, obstacles) = ListenersProbe.examine(root: "/nonexistent", passwd: "", observed: observed)
    #expect(listeners == [])
    #expect(obstacles.map(\.reason) == ["not-found", "not-found"])
    #expect(obstacles.map(\.detail) == ["/nonexistent/net/tcp", "/nonexistent/net/udp"])
  }

  @Test(arguments: 1...8) func noTableIsTooStrange(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      var bytes = Array((seed % 2 == 0 ? Self.tcp : Self.tcp6).utf8)
      for _ in 0..<Int.random(in: 1..<40, using: &generator) {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      bytes.removeLast(Int.random(in: 0..<bytes.count, using: &generator))
      #expect(SocketTable.listening(bytes, transport: .tcp).count <= 4)
    }
  }

  @Test func aSocketOfThisProcessIsListed() throws {
    let server = try #require(PortsServer(.loopback, greeting: []))
    let udp = socket(AF_INET, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    defer { close(udp) }
    var name = sockaddr_in()
    name.sin_family = sa_family_t(AF_INET)
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    withUnsafeMutablePointer(to: &name) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        _ = bind(udp, $0, size)
        _ = getsockname(udp, $0, &size)
      }
    }
    let (listeners, _) = ListenersProbe.examine(observed: observed)
    let tcp = try #require(listeners.first { $0.transport == "tcp" && $0.port == Int(server.port) })
    #expect(tcp.address == "127.0.0.1")
    #expect(tcp.exposure == "loopback")
    #expect(tcp.process != nil)
    #expect(tcp.account == (getuid() == 0 ? "root" : tcp.account))
    let datagram = try #require(
      listeners.first { $0.transport == "udp" && $0.port == Int(UInt16(bigEndian: name.sin_port)) })
    #expect(datagram.exposure == "all")
    #expect(datagram.process == tcp.process)
    _ = server.stop(after: 0)
  }
}

/// A folder that looks like proc(5); it is removed with the value.
private final class TemporaryProc {
  let path: String
  private var made: [String] = []

  init(_ tables: [String: String]) throws {
    var template = Array("/tmp/tarcza-proc-XXXXXX".utf8CString)
    try #require(mkdtemp(&template) != nil)
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    made.append(path)
    try folder("net")
    for (name, text) in tables { try write(text, to: "net/\(name)") }
  }

  deinit { made.reversed().forEach { remove($0) } }

  func process(_ number: Int, name: String, inodes: [Int]) throws {
    try folder("\(number)")
    try folder("\(number)/fd")
    try write(name + "\n", to: "\(number)/comm")
    for (descriptor, inode) in inodes.enumerated() {
      made.append("\(path)/\(number)/fd/\(descriptor)")
      try #require(symlink("socket:[\(inode)]", "\(path)/\(number)/fd/\(descriptor)") == 0)
    }
  }

  private func folder(_ name: String) throws {
    try #require(mkdir("\(path)/\(name)", 0o700) == 0)
    made.append("\(path)/\(name)")
  }

  private func write(_ text: String, to name: String) throws {
    let file = try #require(fopen("\(path)/\(name)", "w"))
    made.append("\(path)/\(name)")
    fputs(text, file)
    fclose(file)
  }
}
