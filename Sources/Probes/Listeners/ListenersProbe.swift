package import CaseFile
import Glibc
package import Model

/// Lists the sockets of this machine that wait for peers, from the kernel's own tables; it contacts nobody.
package enum ListenersProbe {
  /// Reads /proc/net/tcp, tcp6, udp and udp6, and finds each socket's program through /proc/pid/fd.
  ///
  /// A UDP socket counts when it has no peer; among them are clients that wait for an answer at that moment. Programs of
  /// other accounts are only seen by root.
  ///
  /// - Parameters:
  ///   - proc: Where proc(5) is mounted.
  ///   - passwd: The content of an /etc/passwd to name the accounts from; nil asks the system (getpwuid_r(3)).
  ///   - observed: The time to write into the rows.
  /// - Returns: One row for each address, transport and port, without its asset, in that order; and what could not be
  ///   read.
  package static func examine(
    root proc: String = "/proc", passwd: String? = nil, observed: Timestamp
  ) -> (listeners: [Listener], obstacles: [Obstacle]) {
    var obstacles: [Obstacle] = []
    var entries: [(Transport, SocketTable.Entry)] = []
    for (file, transport) in [("tcp", Transport.tcp), ("tcp6", .tcp), ("udp", .udp), ("udp6", .udp)] {
      let path = "\(proc)/net/\(file)"
      do throws(ProcFile.Failure) {
        let found = SocketTable.listening(try ProcFile.read(path), transport: transport)
        entries += found.map { (transport, $0) }
      } catch {
        // A kernel without IPv6 lacks the tables of IPv6.
        if file.hasSuffix("6"), error.code == ENOENT { continue }
        obstacles.append(Obstacle(reason: ProcFile.reason(error.code), detail: path))
      }
    }
    let owners = SocketOwners(proc: proc)
    let accounts = passwd.map(Accounts.init)
    var rows: [String: Listener] = [:]
    for (transport, entry) in entries.sorted(by: { ($0.1.address, $0.1.inode) < ($1.1.address, $1.1.inode) }) {
      let account = accounts.map { $0.name(entry.uid) } ?? Accounts.systemName(entry.uid)
      let program = owners.programs[entry.inode]
      let service = program.flatMap {
        ProgramServices.service(of: $0, transport: transport, port: entry.port, isRoot: entry.uid == 0)
      }
      let row = Listener(
        asset: nil, address: entry.address.description, transport: transport.rawValue, port: Int(entry.port),
        exposure: exposure(entry.address), process: program, service: service, account: account,
        observed: observed.iso)
      // Several sockets may share a port (SO_REUSEPORT, socket(7)).
      let key = "\(row.address) \(row.transport) \(row.port)"
      if rows[key] == nil || rows[key]?.process == nil { rows[key] = row }
    }
    if owners.hidden > 0, rows.values.contains(where: { $0.process == nil }) {
      obstacles.append(
        Obstacle(reason: "permission-denied", detail: "\(proc)/*/fd (\(owners.hidden))"))
    }
    let order = { (row: Listener) in (IPAddress(row.address) ?? .loopback, row.transport, row.port) }
    return (rows.values.sorted { order($0) < order($1) }, obstacles)
  }

  /// Who can reach a socket bound to `address`: loopback, all or address.
  private static func exposure(_ address: IPAddress) -> String {
    if address.isLoopback { return "loopback" }
    return address.value == 0 ? "all" : "address"
  }
}

/// The names of accounts by their number.
private struct Accounts {
  private var names: [UInt32: String] = [:]

  /// Reads passwd(5); of several accounts with one number, the first counts.
  init(passwd: String) {
    for line in passwd.split(separator: "\n") {
      let fields = line.split(separator: ":", omittingEmptySubsequences: false)
      guard fields.count >= 3, let uid = UInt32(fields[2]), names[uid] == nil else { continue }
      names[uid] = EscapedText.of(fields[0].utf8)
    }
  }

  /// The account's name, or its number when it has none.
  func name(_ uid: UInt32) -> String { names[uid] ?? String(uid) }

  /// The same from the system's own list.
  static func systemName(_ uid: UInt32) -> String {
    var entry = unsafe passwd()
    var buffer = [CChar](repeating: 0, count: 16_384)
    var found: UnsafeMutablePointer<passwd>?
    let name = unsafe buffer.withUnsafeMutableBufferPointer { buffer -> String? in
      guard let start = buffer.baseAddress, unsafe getpwuid_r(uid, &entry, start, buffer.count, &found) == 0,
        let name = unsafe found?.pointee.pw_name
      else { return nil }
      return unsafe String(cString: name)
    }
    return name ?? String(uid)
  }
}
