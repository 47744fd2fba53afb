import GRDB
import Glibc

extension CaseFile {
  /// Makes a new, empty case file that only its owner can read.
  package static func create(at path: String) throws -> CaseFile {
    let descriptor = Glibc.open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      if errno == EEXIST { throw CaseFileError.exists(path: path) }
      throw CaseFileError.unreadable(path: path, why: String(cString: strerror(errno)))
    }
    Glibc.close(descriptor)
    return try opened(path, readonly: false, new: true)
  }

  /// Opens a case file to read it, or to go on with it.
  package static func open(_ path: String, readonly: Bool) throws -> CaseFile {
    var status = stat()
    guard stat(path, &status) == 0 else {
      if errno == ENOENT { throw CaseFileError.missing(path: path) }
      throw CaseFileError.unreadable(path: path, why: String(cString: strerror(errno)))
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw CaseFileError.unreadable(path: path, why: "not a regular file")
    }
    guard access(path, readonly ? R_OK : R_OK | W_OK) == 0 else {
      throw CaseFileError.unreadable(path: path, why: String(cString: strerror(errno)))
    }
    return try opened(path, readonly: readonly, new: false)
  }

  /// Whether these are the bytes of a case file: SQLite's magic and Tarcza's number at offset 68
  /// (https://www.sqlite.org/fileformat.html § 1.3).
  package static func isCase(_ bytes: [UInt8]) -> Bool {
    let number = UInt32(bitPattern: Schema.applicationID)
    let mark = stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> UInt32($0)) }
    return bytes.starts(with: "SQLite format 3\0".utf8) && bytes.dropFirst(68).starts(with: mark)
  }

  /// A case file that lives in memory only: for the tests of checks.
  package static func inMemory() throws -> CaseFile {
    let file = CaseFile(path: ":memory:", database: try DatabaseQueue(configuration: configuration(readonly: false)))
    try file.database.write { db in try Schema.complete(db) }
    return file
  }

  private static func opened(_ path: String, readonly: Bool, new: Bool) throws -> CaseFile {
    do {
      let file = CaseFile(
        path: path, database: try DatabaseQueue(path: path, configuration: configuration(readonly: readonly)))
      if !new { try file.database.read { db in try Schema.examine(db, path: path) } }
      if readonly {
        if try !file.database.read(Schema.isComplete) { return try file.completedInMemory() }
      } else {
        try file.database.writeWithoutTransaction { db in
          try db.execute(sql: "PRAGMA journal_mode = WAL")
          try db.execute(sql: "PRAGMA synchronous = NORMAL")
        }
        try file.database.write { db in try Schema.complete(db) }
      }
      return file
    } catch let error as DatabaseError {
      throw CaseFileError(error, path: path)
    }
  }

  /// A copy in memory with today's schema: an older file that may only be read is not to be changed.
  private func completedInMemory() throws -> CaseFile {
    let copy = try DatabaseQueue(configuration: CaseFile.configuration(readonly: false))
    try database.backup(to: copy)
    try copy.write(Schema.complete)
    return CaseFile(path: ":memory:", database: copy)
  }

  private static func configuration(readonly: Bool) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = readonly
    configuration.label = "case file"
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { db in
      db.forbidAttaching()
      for function in functions { db.add(function: function) }
    }
    return configuration
  }

  /// What conditions may call beside SQLite's own functions.
  private static let functions: [DatabaseFunction] = [
    DatabaseFunction("tls_rank", argumentCount: 1, pure: true) { values in
      values.first.flatMap(String.fromDatabaseValue).flatMap(tlsRank)
    }
  ]

  /// The age of a protocol version: 0 for SSLv2 up to 5 for TLS 1.3; nil for another word.
  package static func tlsRank(_ version: String) -> Int? {
    ["SSLv2", "SSLv3", "TLSv1.0", "TLSv1.1", "TLSv1.2", "TLSv1.3"].firstIndex(of: version)
  }
}
