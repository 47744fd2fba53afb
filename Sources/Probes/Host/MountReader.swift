internal import CaseFile
internal import Model
internal import Wire

/// Reads the options of the file systems that everybody may write to: from the kernel where the system runs, else from
/// fstab(5) and systemd's own mounts.
struct MountReader {
  private static let paths = ["/tmp", "/var/tmp", "/dev/shm", "/home"]

  let host: HostReading

  func rows() -> [MountPoint] {
    let running = host.isRunning ? (try? host.files.read("/proc/self/mounts", limit: 4 << 20)) : nil
    let fstab = running == nil ? host.content("/etc/fstab") : nil
    guard running != nil || fstab != nil else { return [] }
    let lines = WordLines(running ?? fstab ?? [], comments: running == nil ? "#" : "").lines.filter {
      $0.words.count >= 4
    }
    return Self.paths.map { path in
      var row = MountPoint(path: path, observed: host.observed.iso)
      row.container = host.isContainer
      if let line = lines.last(where: { Self.unescaped($0.words[1]) == path }) {
        fill(
          &row, type: line.words[2], options: line.words[3],
          source: running != nil ? "running" : "/etc/fstab:\(line.number)")
      } else if running == nil, path == "/tmp", let unit = host.units.starter(of: "tmp.mount") {
        // systemd's unit: mode=1777,strictatime,nosuid,nodev.
        fill(&row, type: "tmpfs", options: "nosuid,nodev", source: unit)
      } else if running == nil, path == "/dev/shm", host.units.areKnown {
        // What systemd itself mounts early (systemd, src/shared/mount-setup.c).
        fill(&row, type: "tmpfs", options: "nosuid,nodev", source: "systemd")
      } else {
        row.separate = false
        row.source = running != nil ? "running" : "/etc/fstab"
      }
      return row
    }
  }

  private func fill(_ row: inout MountPoint, type: String, options: String, source: String) {
    let options = options.split(separator: ",")
    row.separate = true
    row.type = type
    row.nodev = options.contains("nodev")
    row.nosuid = options.contains("nosuid")
    row.noexec = options.contains("noexec")
    row.source = source
  }

  /// fstab(5)'s `\040` for a blank.
  private static func unescaped(_ path: String) -> String {
    path.split(separator: "\\040", omittingEmptySubsequences: false).joined(separator: " ")
  }
}
