internal import CaseFile
internal import Model
internal import Wire

/// Makes an account's row of each entry of passwd(5) and what shadow(5) adds to it.
struct AccountReader {
  /// The most bytes of either file.
  static let limit = 16 << 20
  /// The most lines of one kind that are named one by one.
  static let mostNamed = 20

  let evidence: Evidence
  let today: Day
  let observed: Timestamp
  let system: SystemDefaults
  let rights: AccountRights

  func accounts(_ passwd: PasswdFile?) -> [Account] {
    guard let passwd else { return [] }
    remark(passwd.malformedLines, of: "/etc/passwd")
    if passwd.isCut { evidence.note(FileError.tooLarge.rawValue, "/etc/passwd: more accounts than are read") }
    let shadow = shadow()
    let entries = Dictionary((shadow?.entries ?? []).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let names = OwnerNames(evidence)
    let logins = LoginRecords(evidence)
    let sameName = Dictionary(grouping: passwd.entries.filter { !$0.isNIS }, by: \.name).mapValues(\.count)
    let sameNumber = Dictionary(grouping: passwd.entries.filter { !$0.isNIS }, by: \.uid).mapValues(\.count)
    return passwd.entries.map { entry in
      var account = account(entry, hasShadow: shadow != nil, shadow: entries[entry.name])
      guard !entry.isNIS else { return account }
      account.duplicateName = sameName[entry.name, default: 1] > 1
      account.duplicateUid = sameNumber[entry.uid, default: 1] > 1
      account.system = entry.uid.map { $0 < system.firstPerson }
      rights.add(to: &account, entry)
      addHome(to: &account, entry, names: names)
      addLogin(to: &account, entry, logins)
      return account
    }
  }

  /// Folders of the system are nobody's home; services' accounts only count with what is in their own.
  private func addHome(to account: inout Account, _ entry: PasswdFile.Entry, names: OwnerNames) {
    account.home = entry.home.isEmpty ? nil : entry.home
    guard let home = HomeFacts(entry.home, uid: entry.uid, evidence: evidence, names: names) else { return }
    let isOwn = entry.uid == 0 || account.system == false
    account.homeMode = home.mode
    account.homeWritable = isOwn ? home.isWritable : nil
    account.homeReadable = isOwn ? home.isReadable : nil
    account.trustFiles = home.trustFiles.joined(separator: ", ")
    account.loginKeys = home.keys
    account.weakLoginKeys = home.weakKeys
    account.loginKeysWritable = home.keysWritable
  }

  private func addLogin(to account: inout Account, _ entry: PasswdFile.Entry, _ logins: LoginRecords) {
    account.lastLoginSource = logins.source
    if let seconds = logins.last(name: entry.name, uid: entry.uid) {
      let day = Timestamp(seconds: Int(seconds)).day
      account.lastLogin = day.iso
      account.lastLoginDays = today - day
      account.neverLoggedIn = false
    } else if logins.isComplete {
      account.neverLoggedIn = true
    }
  }

  private func shadow() -> ShadowFile? {
    guard let content = try? evidence.required("/etc/shadow", limit: AccountReader.limit) else { return nil }
    let shadow = ShadowFile(content)
    remark(shadow.malformedLines, of: "/etc/shadow")
    if shadow.isCut { evidence.note(FileError.tooLarge.rawValue, "/etc/shadow: more accounts than are read") }
    return shadow.isCut ? nil : shadow
  }

  private func account(_ entry: PasswdFile.Entry, hasShadow: Bool, shadow: ShadowFile.Entry?) -> Account {
    var account = Account(asset: nil, name: entry.name, observed: observed.iso)
    account.source = "/etc/passwd:\(entry.line)"
    guard !entry.isNIS else {
      evidence.remark("/etc/passwd:\(entry.line)", "accounts of NIS")
      return account
    }
    account.uid = entry.uid.map(Int64.init)
    account.shell = entry.shell
    account.loginShell = AccountReader.letsIn(entry.shell)
    account.hashInPasswd = entry.password?.hash != nil
    var password = entry.password
    if password == .inShadow {
      // An entry without its line in shadow(5) has no password that could match.
      password = hasShadow ? shadow?.password ?? StoredPassword.none : nil
      if hasShadow, shadow == nil { evidence.remark("/etc/passwd:\(entry.line)", "no line in /etc/shadow") }
    }
    account.shadowMissing = entry.password == .inShadow && hasShadow ? shadow == nil : nil
    account.password = password?.word
    account.hashMethod = password?.hash?.method
    account.hashCost = password?.hash?.cost
    addDates(of: shadow, to: &account)
    return account
  }

  private func addDates(of shadow: ShadowFile.Entry?, to account: inout Account) {
    // 0 asks for a new password at the next login and is no day of a change.
    if let changed = shadow?.changed.flatMap(AccountReader.day), changed.number > 0 {
      account.passwordChanged = changed.iso
      account.passwordAgeDays = today - changed
    }
    account.minimumAgeDays = shadow?.minimumAge
    account.inactiveDays = shadow?.inactive
    account.maximumAgeDays = shadow?.maximumAge.flatMap { $0 < 99_999 ? $0 : nil }
    account.expires = shadow?.expires.flatMap(AccountReader.day)?.iso
  }

  private func remark(_ lines: [Int], of path: String) {
    for line in lines.prefix(AccountReader.mostNamed) { evidence.remark("\(path):\(line)", "malformed line") }
    if lines.count > AccountReader.mostNamed {
      evidence.remark(path, "\(lines.count) malformed lines in all")
    }
  }

  /// A day that a calendar of four-digit years has.
  private static func day(_ number: Int) -> Day? {
    (0..<2_932_897).contains(number) ? Day(number: number) : nil
  }

  /// Whether a shell gives a session; these only say no, or do one thing and end.
  private static func letsIn(_ shell: String) -> Bool {
    let name = shell.split(separator: "/").last.map(String.init) ?? shell
    return !["nologin", "false", "true", "sync", "shutdown", "halt"].contains(name)
  }
}

extension StoredPassword {
  /// In the words of the column password.
  fileprivate var word: String? {
    switch self {
    case .empty: "empty"
    case .inShadow: nil
    case .none: "none"
    case .locked: "locked"
    case .set: "set"
    case .unknown: "unknown"
    }
  }

  fileprivate var hash: Hash? {
    switch self {
    case .locked(let hash), .set(let hash): hash
    case .empty, .inShadow, .none, .unknown: nil
    }
  }
}
