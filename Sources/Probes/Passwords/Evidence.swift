internal import Wire

/// The files of one examination, each read once, and what stood in the way.
final class Evidence {
  /// The most remarks that are kept.
  static let mostRemarks = 50

  let files: Files
  /// What could not be examined.
  private(set) var obstacles: [Obstacle] = []
  /// Files and lines that the system itself passes over, as `place (reason)`.
  private(set) var remarks: [String] = []
  private var contents: [String: Result<[UInt8], FileError>] = [:]

  init(files: Files) { self.files = files }

  /// A file's content, or nil when there is no such file; any other failure is an obstacle.
  func content(_ path: String, limit: Int = 1 << 20) throws(FileError) -> [UInt8]? {
    do throws(FileError) {
      return try read(path, limit: limit)
    } catch .notFound {
      return nil
    } catch {
      note(error.rawValue, path)
      throw error
    }
  }

  /// A file that every Linux system has; its absence is an obstacle, too.
  func required(_ path: String, limit: Int = 1 << 20) throws(FileError) -> [UInt8] {
    guard let content = try content(path, limit: limit) else {
      note(FileError.notFound.rawValue, path)
      throw .notFound
    }
    return content
  }

  func note(_ reason: String, _ detail: String) {
    let obstacle = Obstacle(reason: reason, detail: detail)
    if !obstacles.contains(obstacle) { obstacles.append(obstacle) }
  }

  func remark(_ place: String, _ reason: String) {
    guard remarks.count < Evidence.mostRemarks else { return }
    let remark = "\(place) (\(reason))"
    if !remarks.contains(remark) { remarks.append(remark) }
  }

  /// Obstacles and remarks in one text; nil when there are none.
  var unreadable: String? {
    let all = obstacles.map { "\($0.detail) (\($0.reason))" } + remarks
    return all.isEmpty ? nil : all.joined(separator: "; ")
  }

  private func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    if let known = contents[path] { return try known.get() }
    let result: Result<[UInt8], FileError>
    do throws(FileError) {
      result = .success(try files.read(path, limit: limit))
    } catch {
      result = .failure(error)
    }
    // Configuration files are read by several stacks; the large account files by one reader each.
    if limit <= 1 << 20 { contents[path] = result }
    return try result.get()
  }
}

/// A value and the place that decides it, as `file:line`.
struct Setting<Value: Hashable>: Hashable {
  var value: Value
  var place: String
}
