import GRDB
import Model

/// What a walk over all files of a system found, in numbers.
package struct FileWalk: AssetRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var files: Int
  package var folders: Int
  package var complete: Bool
  package var reason: String?
  package var milliseconds: Int
  package var openFiles: Int
  package var openFolders: Int
  package var withoutOwner: Int?
  package var privileged: Int
  package var unknownPrivileged: Int
  package var unreadable: Int
  package var openFileExamples: String?
  package var openFolderExamples: String?
  package var withoutOwnerExamples: String?
  package var privilegedExamples: String?
  package var observed: String

  package static let table = CaseTable(
    "file_walk", "What walks over all files of Linux systems found, in numbers.",
    columns: [
      .number("id", "The row's number.", .plain),
      .number("asset", "The machine.", .plain),
      .number("files", "Files seen."),
      .number("folders", "Folders seen."),
      .flag("complete", "Whether everything was seen, within the limits of time and number."),
      .text("reason", "Why not: time, number, unreadable.", .plain),
      .number("milliseconds", "How long it took.", unit: "ms"),
      .number("open_files", "Files that everybody may change."),
      .number("open_folders", "Folders that everybody may change without the sticky bit."),
      .number("without_owner", "Files whose owner or group has no account; NULL when owners are not known."),
      .number("privileged", "Programs with the set-user-id or set-group-id bit."),
      .number(
        "unknown_privileged", "Those of them that no package of the distribution is known to bring, by their path."),
      .number("unreadable", "Folders that could not be read."),
      .text("open_file_examples", "The first of the open files.", .path),
      .text("open_folder_examples", "The first of the open folders.", .path),
      .text("without_owner_examples", "The first files without an owner.", .path),
      .text("privileged_examples", "The first of the unknown programs with such a bit.", .path),
      .moment("observed", "When it ended."),
    ])

  package init(observed: String) {
    (files, folders, complete, milliseconds) = (0, 0, true, 0)
    (openFiles, openFolders, privileged, unknownPrivileged, unreadable) = (0, 0, 0, 0, 0)
    self.observed = observed
  }
}

/// One file that such a walk found worth a look.
package struct LooseFile: AssetRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var path: String
  package var kind: String
  package var mode: String
  package var known: Bool?
  package var observed: String

  package init(path: String, kind: String, mode: String, known: Bool? = nil, observed: String) {
    self.path = path
    self.kind = kind
    self.mode = mode
    self.known = known
    self.observed = observed
  }

  package static let table = CaseTable(
    "loose_file", "Files of Linux systems that a walk found worth a look; at most 500 of a kind on a machine.",
    identity: ["path", "kind"],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("asset", "The machine.", .plain),
      .text("path", "The file.", .path),
      .text("kind", "open-file, open-folder, without-owner, set-user-id or set-group-id.", .plain),
      .text("mode", "Its permissions and the numbers of its owner and group, such as 4755 0:0.", .plain),
      .flag("known", "For programs with such a bit: whether a distribution's package brings one at this path."),
      .moment("observed", "When it was seen."),
    ])
}
