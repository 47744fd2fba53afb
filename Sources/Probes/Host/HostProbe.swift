package import CaseFile
package import Model

/// Reads how a Linux system is set up against attacks, from the running system's files, a copy, or a collector's archive.
///
/// Only files are read, the kernel's own under `/proc` and `/sys` among them; nothing is run and nothing is written. What
/// only the running kernel knows is read where it runs, and NULL elsewhere.
package struct HostProbe: Sendable {
  private let source: EvidenceSource
  private let lifecycles: [Lifecycle]

  /// Reads from this source, and reckons with these ends of support.
  package init(_ source: EvidenceSource, lifecycles: [Lifecycle]) {
    self.source = source
    self.lifecycles = lifecycles
  }

  /// Examines the system once.
  ///
  /// - Parameter observed: the moment that the rows carry, and to which ages are reckoned.
  /// - Returns: rows without an asset; nothing but obstacles when this is no Linux system.
  package func examine(observed: Timestamp) -> HostObservation {
    let evidence = Evidence(files: source.files)
    let host = HostReading(evidence, facts: source.all, observed: observed)
    guard let release = host.release() else {
      evidence.note(FileError.notFound.rawValue, "/etc/os-release: this is not the root of a Linux system")
      return HostObservation(obstacles: evidence.obstacles)
    }
    var seen = HostObservation(obstacles: [])
    seen.hostname = host.firstLine("/etc/hostname")
    seen.updates = UpdatesReader(host: host, release: release).row()
    seen.firewall = FirewallReader(host: host).row()
    seen.protection = ProtectionReader(host: host).row()
    seen.logging = LoggingReader(host: host).row()
    seen.backup = BackupReader(host: host).row()
    seen.kernelSettings = KernelSettingsReader(host: host).rows()
    seen.mountPoints = MountReader(host: host).rows()
    seen.keyFiles = KeyFileReader(host: host).rows()
    var system = SystemReader(host: host, release: release, lifecycles: lifecycles).row()
    system.unreadable = evidence.unreadable
    seen.system = system
    seen.obstacles = evidence.obstacles
    return seen
  }
}

/// What the host probe found; no row has an asset yet.
package struct HostObservation: Sendable {
  package var hostname: String?
  /// Nil when the files are not those of a Linux system.
  package var system: HostSystem?
  package var updates: HostUpdates?
  package var firewall: HostFirewall?
  package var protection: HostProtection?
  package var logging: HostLogging?
  package var backup: HostBackup?
  package var kernelSettings: [KernelSetting] = []
  package var mountPoints: [MountPoint] = []
  package var keyFiles: [KeyFile] = []
  /// What could not be examined, and why.
  package var obstacles: [Obstacle]
}
