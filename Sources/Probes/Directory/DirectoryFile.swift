package import Model
import Wire

/// Reads a directory from a file that `ldifde`, `ldapsearch`, `ldbsearch` or `csvde` wrote.
package enum DirectoryFile {
  /// The largest file that is read, in bytes.
  package static var longest: Int { DirectoryExport.longest }

  /// Whether the beginning of a file looks like one.
  package static func isOne(_ beginning: [UInt8]) -> Bool {
    DirectoryExport.kind(of: Array(WindowsText(Array(beginning.prefix(65_536))).text.utf8)) != nil
  }

  /// The rows, and what stood in the way.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - now: The moment; ages are reckoned to the newest moment in the file when that is earlier, for an export may be
  ///     old.
  /// - Returns: What the file says; an obstacle with the line's number when it cannot be read.
  package static func examine(_ bytes: [UInt8], at now: Timestamp) -> DirectoryObservation {
    do throws(DirectoryExport.Failure) {
      let export = try DirectoryExport.read(bytes, keeping: DirectoryAttributes.selection)
      let contents = DirectoryContents(export)
      return DirectoryReader(contents, now: min(now, contents.newest ?? now)).observation()
    } catch {
      var seen = DirectoryObservation()
      seen.obstacles.append(error.obstacle)
      return seen
    }
  }
}

extension DirectoryExport.Failure {
  /// The reason and the place, for people.
  var obstacle: Obstacle {
    switch self {
    case .tooLarge: Obstacle(reason: "too-large", detail: "more than \(DirectoryExport.longest >> 20) MiB")
    case .tooManyEntries: Obstacle(reason: "too-large", detail: "more than \(DirectoryExport.most) entries")
    case .foreign: Obstacle(reason: "malformed", detail: "neither LDIF nor a table of csvde")
    case .malformed(let line): Obstacle(reason: "malformed", detail: "line \(line)")
    case .reference(let line):
      Obstacle(reason: "malformed", detail: "line \(line) points to another file, which is not opened")
    case .change(let line): Obstacle(reason: "malformed", detail: "line \(line) is a change, not an export")
    case .table(let failure): Obstacle(reason: "malformed", detail: "table: \(failure)")
    }
  }
}
