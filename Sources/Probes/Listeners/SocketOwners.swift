/// Which program holds which socket, as far as this process may see (proc(5), /proc/pid/fd).
struct SocketOwners {
  /// The program's name by the socket's inode; of several programs, that with the lowest process number.
  private(set) var programs: [UInt64: String] = [:]
  /// Processes whose descriptors may not be seen.
  private(set) var hidden = 0

  init(proc: String) {
    let processes = (try? ProcFile.names(in: proc)) ?? []
    for process in processes where Int(process) != nil {
      let folder = "\(proc)/\(process)"
      let descriptors: [String]
      do throws(ProcFile.Failure) {
        descriptors = try ProcFile.names(in: "\(folder)/fd")
      } catch {
        if ProcFile.reason(error.code) == "permission-denied" { hidden += 1 }
        continue
      }
      var name: String?
      for descriptor in descriptors {
        guard let target = ProcFile.link("\(folder)/fd/\(descriptor)"), let inode = SocketOwners.inode(target),
          programs[inode] == nil
        else { continue }
        name = name ?? SocketOwners.name(folder)
        programs[inode] = name
      }
    }
  }

  /// `socket:[12345]`.
  private static func inode(_ target: String) -> UInt64? {
    guard target.hasPrefix("socket:["), target.hasSuffix("]") else { return nil }
    return UInt64(target.dropFirst(8).dropLast())
  }

  /// The command's name; the kernel cuts it at 15 bytes, so a longer one comes from the program's path.
  private static func name(_ folder: String) -> String? {
    guard let comm = try? ProcFile.read("\(folder)/comm", atMost: 64) else { return nil }
    let short = EscapedText.of(comm.prefix { $0 != 0x0A })
    guard comm.count >= 15, let path = ProcFile.link("\(folder)/exe"),
      let file = path.split(separator: "/").last.map({ EscapedText.of($0.utf8) }), file.hasPrefix(short)
    else { return short.isEmpty ? nil : short }
    return file
  }
}
