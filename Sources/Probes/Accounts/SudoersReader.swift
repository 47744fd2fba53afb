internal import Wire

/// The lines of sudoers(5) with all includes in their places.
struct SudoersReader {
  /// sudo's own limit of nesting.
  static let deepest = 128
  static let mostFiles = 500
  static let mostLines = 10_000

  struct Line {
    var content: SudoersFile.Content
    /// As `file:line`.
    var place: String
  }

  private(set) var lines: [Line] = []
  /// Lines that sudo refuses, each as `file:line (reason)`.
  private(set) var faults: [String] = []
  /// Files in an included folder that sudo passes over because of their names.
  private(set) var skipped: [String] = []
  /// Whether a file could not be read, so that rights may be missing.
  private(set) var isPartial = false
  /// The files read.
  private(set) var paths: [String] = []
  private let evidence: Evidence
  private let hostname: String?

  /// Nil when there is no such file, so that there is no sudo either.
  init?(_ evidence: Evidence, hostname: String?) {
    self.evidence = evidence
    self.hostname = hostname
    guard (try? evidence.files.status("/etc/sudoers")) != nil else { return nil }
    read("/etc/sudoers", depth: 0)
  }

  private mutating func read(_ path: String, depth: Int) {
    guard depth <= SudoersReader.deepest, paths.count < SudoersReader.mostFiles else {
      return fault(path, "includes nested too deep")
    }
    let content: [UInt8]
    do throws(FileError) {
      guard let found = try evidence.content(path) else { return fault(path, FileError.notFound.rawValue) }
      content = found
    } catch {
      isPartial = true
      return
    }
    paths.append(path)
    let file = SudoersFile(content)
    for line in file.lines {
      let place = "\(path):\(line.number)"
      switch line.content {
      case .include(let name): read(absolute(name, beside: path), depth: depth + 1)
      case .includeFolder(let name): readFolder(absolute(name, beside: path), depth: depth + 1)
      case .faulty: fault(place, "syntax")
      case .defaults, .alias, .rule:
        guard lines.count < SudoersReader.mostLines else {
          isPartial = true
          return
        }
        lines.append(Line(content: line.content, place: place))
      }
    }
    if file.isCut { isPartial = true }
  }

  private mutating func readFolder(_ folder: String, depth: Int) {
    do throws(FileError) {
      for name in try evidence.files.list(folder) {
        let path = "\(folder)/\(name)"
        guard (try? evidence.files.status(path).kind) == .regular else { continue }
        if name.contains(".") || name.hasSuffix("~") {
          if skipped.count < Evidence.mostRemarks { skipped.append(path) }
        } else {
          read(path, depth: depth)
        }
      }
    } catch .notFound {
      return
    } catch {
      evidence.note(error.rawValue, folder)
      isPartial = true
    }
  }

  private func absolute(_ name: String, beside path: String) -> String {
    let parts = name.split(separator: "%", omittingEmptySubsequences: false)
    var expanded = String(parts.first ?? "")
    for part in parts.dropFirst() {
      // `%h` stands for the host's name.
      expanded += part.hasPrefix("h") ? (hostname ?? "") + part.dropFirst() : "%" + part
    }
    if expanded.hasPrefix("/") { return expanded }
    return path.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/" + expanded
  }

  private mutating func fault(_ place: String, _ reason: String) {
    if faults.count < Evidence.mostRemarks { faults.append("\(place) (\(reason))") }
  }
}
