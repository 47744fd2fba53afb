import GRDB
import Model

/// A folder for temporary or removable data, and with which options its file system is mounted.
package struct MountPoint: AssetRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var path: String
  package var separate: Bool?
  package var type: String?
  package var nodev: Bool?
  package var nosuid: Bool?
  package var noexec: Bool?
  package var source: String?
  package var container: Bool?
  package var observed: String

  package init(path: String, observed: String) {
    self.path = path
    self.observed = observed
  }

  package static let table = CaseTable(
    "mount_point", "Folders that everybody may write to, and the options of their file systems.", identity: ["path"],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("asset", "The machine.", .plain),
      .text("path", "The folder: /tmp, /var/tmp, /dev/shm or /home.", .plain),
      .flag("separate", "Whether it is a file system of its own."),
      .text("type", "The type of its file system.", .plain),
      .flag("nodev", "Whether device files in it are ignored."),
      .flag("nosuid", "Whether set-user-id programs in it run without those rights."),
      .flag("noexec", "Whether programs in it cannot be run directly."),
      .text("source", "running (the kernel's table), or the place in the files, as file:line.", .path),
      .flag("container", "Whether the system runs in a container, whose mounts its host decides."),
      .moment("observed", "When it was read, or collected."),
    ])
}
