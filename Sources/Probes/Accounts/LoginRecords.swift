/// When accounts last logged in, from lastlog(8) and wtmp(5).
struct LoginRecords {
  /// The most bytes of either file that are read.
  static let limit = 16 << 20

  /// Whether lastlog, which holds every account's last login ever, could be read.
  private(set) var isComplete = false
  private(set) var source: String?
  /// Whether logins are kept in a database that is not read: Debian's from 13 on.
  private var hasDatabase = false
  private var byNumber: [UInt32: Int64] = [:]
  private var byName: [String: Int64] = [:]

  init(_ evidence: Evidence) {
    for path in ["/var/lib/lastlog/lastlog2.db", "/var/lib/wtmpdb/wtmp.db"]
    where (try? evidence.files.status(path)) != nil {
      // What the databases know may be later than what the older files say.
      evidence.remark(path, "SQLite database, not read")
      hasDatabase = true
    }
    if let content = try? evidence.files.read("/var/log/lastlog", limit: LoginRecords.limit) { readLastlog(content) }
    if let content = try? evidence.files.read("/var/log/wtmp", limit: LoginRecords.limit) { readJournal(content) }
  }

  /// In seconds since 1970; nil when no login is known.
  func last(name: String, uid: UInt32?) -> Int64? {
    guard !hasDatabase else { return nil }
    return [byName[name], uid.flatMap { byNumber[$0] }].compactMap { $0 }.max()
  }

  /// One record of 292 bytes for each user id: a time of 32 bits, the line and the host.
  private mutating func readLastlog(_ content: [UInt8]) {
    let size = 292
    // Newer systems keep an empty file and write lastlog2 instead.
    guard content.count >= size, content.count % size == 0 else { return }
    for number in 0..<(content.count / size) {
      let time = LoginRecords.number(content, at: number * size)
      if time > 0 { byNumber[UInt32(truncatingIfNeeded: number)] = time }
    }
    guard !byNumber.isEmpty else { return }
    isComplete = !hasDatabase
    source = "/var/log/lastlog"
  }

  /// Records of 384 bytes (x86-64 and AArch64 of glibc); kind 7 is a user's login.
  private mutating func readJournal(_ content: [UInt8]) {
    let size = 384
    guard content.count >= size, content.count % size == 0 else { return }
    for start in stride(from: 0, to: content.count, by: size) {
      guard content[start] == 7, content[start + 1] == 0 else { continue }
      let name = String(decoding: content[(start + 44)..<(start + 76)].prefix { $0 != 0 }, as: UTF8.self)
      let time = LoginRecords.number(content, at: start + 340)
      guard time > 0, !name.isEmpty, byName.count < 100_000 || byName[name] != nil else { continue }
      byName[name] = max(byName[name] ?? 0, time)
    }
    source = source ?? "/var/log/wtmp"
  }

  private static func number(_ bytes: [UInt8], at index: Int) -> Int64 {
    guard index + 4 <= bytes.count else { return 0 }
    return Int64(bytes[index..<(index + 4)].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) })
  }
}
