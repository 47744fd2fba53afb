internal import CaseFile
internal import Model
internal import Wire

/// Makes rows of the collector's tables, the security templates' rights and the audit policies.
struct WindowsTables {
  let evidence: WindowsEvidence
  let moment: Timestamp

  private func rows(_ table: String) -> [CollectedTable.Row] { evidence.tables[table]?.rows ?? [] }

  func accounts() -> [WindowsAccount] {
    let administrators = evidence.tables["members"].map { table in
      Set(table.rows.filter { $0["group"] == WindowsIdentity.administrators }.compactMap { $0["sid"] })
    }
    return rows("accounts").compactMap { line in
      guard let name = line["name"] else { return nil }
      var row = WindowsAccount(name: name, observed: moment.iso)
      row.sid = line["sid"]
      row.rid = row.sid.flatMap(WindowsIdentity.rid)
      row.enabled = line.flag("enabled")
      row.administrator = row.sid.flatMap { sid in administrators?.contains(sid) }
      row.passwordRequired = line.flag("passwordrequired")
      row.passwordExpires = line.flag("passwordexpires")
      row.passwordChanged = line.day("passwordlastset")?.iso
      row.passwordAgeDays = line.day("passwordlastset").map { max(0, moment.day - $0) }
      row.lastLogon = line.day("lastlogon")?.iso
      row.unusedDays = (line.day("lastlogon") ?? line.day("passwordlastset")).map { max(0, moment.day - $0) }
      row.source = line.source
      return row
    }
  }

  func members() -> [WindowsMember] {
    rows("members").compactMap { line in
      guard let group = line["group"], line["sid"] != nil || line["name"] != nil else { return nil }
      var row = WindowsMember(groupSid: group, observed: moment.iso)
      row.name = line["name"]
      row.sid = line["sid"]
      row.kind = line["kind"]?.lowercased()
      row.origin = line["origin"]?.lowercased()
      row.broad = row.sid.map(WindowsIdentity.isBroad)
      row.source = line.source
      return row
    }
  }

  func rights() -> [WindowsRight] {
    let (template, decided) =
      evidence.effective.isEmpty ? (evidence.templates, "template") : (evidence.effective, "effective")
    var found: [String: WindowsRight] = [:]
    for (path, template) in template {
      for (name, holders, line) in template.privilegeRights {
        var row = WindowsRight(name: name, observed: moment.iso)
        row.holders = holders.prefix(100).joined(separator: ", ")
        row.everyone = holders.contains { WindowsIdentity.isBroad($0) && !WindowsIdentity.isGuest($0) }
        row.guests = holders.contains(where: WindowsIdentity.isGuest)
        row.others = holders.contains { !WindowsIdentity.isTrusted($0) }
        row.decidedBy = decided
        row.source = "\(path):\(line)"
        found[name.lowercased()] = row
      }
    }
    // A right that a whole export of the machine does not name has nobody.
    if decided == "effective",
      let path = template.first(where: { $0.template.sections["privilege rights"] != nil })?.path
    {
      for name in WindowsIdentity.judgedRights where found[name.lowercased()] == nil {
        var row = WindowsRight(name: name, observed: moment.iso)
        (row.holders, row.everyone, row.guests, row.others) = ("", false, false, false)
        row.decidedBy = decided
        row.source = path
        found[name.lowercased()] = row
      }
    }
    return found.values.sorted { $0.name < $1.name }
  }

  func audits() -> [WindowsAudit] {
    var found: [String: WindowsAudit] = [:]
    // What the machine reports beats what a policy's file intends; a number beats words.
    for (path, policy, isEffective) in evidence.audits.sorted(by: { !$0.isEffective && $1.isEffective }) {
      for entry in policy.entries {
        if let known = found[entry.guid], known.success != nil, entry.success == nil { continue }
        var row = WindowsAudit(guid: entry.guid, observed: moment.iso)
        row.name = WindowsIdentity.auditNames[String(entry.guid.prefix(8))] ?? entry.name
        row.success = entry.success
        row.failure = entry.failure
        row.decidedBy = isEffective ? "effective" : "template"
        row.source = "\(path):\(entry.line)"
        found[entry.guid] = row
      }
    }
    return found.values.sorted { $0.guid < $1.guid }
  }

  func volumes() -> [WindowsVolume] {
    rows("volumes").map { line in
      var row = WindowsVolume(observed: moment.iso)
      row.mount = line["mount"]
      row.system = line.flag("system")
      row.protected = line.flag("protected")
      row.encryptedPercent = line.number("percent")
      row.method = line["method"]
      row.protectors = line["protectors"]
      row.source = line.source
      return row
    }
  }

  func services() -> [WindowsService] {
    rows("services").compactMap { line in
      guard let name = line["name"] else { return nil }
      var row = WindowsService(name: name, observed: moment.iso)
      row.program = line["program"]
      row.account = line["account"]
      row.start = line["start"]?.lowercased()
      row.running = line.flag("running")
      row.unquoted = line["program"].map(WindowsTables.isUnquoted)
      row.writable = line.flag("writable")
      row.source = line.source
      return row
    }
  }

  func tasks() -> [WindowsTask] {
    rows("tasks").compactMap { line in
      guard let name = line["name"] else { return nil }
      var row = WindowsTask(name: name, observed: moment.iso)
      row.program = line["program"]
      row.account = line["account"]
      row.asSystem = line["sid"].map { $0 == "S-1-5-18" }
      row.enabled = line.flag("enabled")
      row.writable = line.flag("writable")
      row.source = line.source
      return row
    }
  }

  func shares() -> [WindowsShare] {
    rows("shares").compactMap { line in
      guard let name = line["name"] else { return nil }
      var row = WindowsShare(name: name, observed: moment.iso)
      row.path = line["path"]
      row.special = line.flag("special")
      row.everyone = line["everyone"]?.lowercased()
      row.encrypted = line.flag("encrypted")
      row.source = line.source
      return row
    }
  }

  func secretPlaces() -> [WindowsSecretPlace] {
    let policies = evidence.groupPolicyPasswords.map { path -> WindowsSecretPlace in
      var row = WindowsSecretPlace(kind: "group-policy", place: path, observed: moment.iso)
      row.source = path
      return row
    }
    let collected = rows("secret-places").compactMap { line -> WindowsSecretPlace? in
      guard let kind = line["kind"], let place = line["place"] else { return nil }
      var row = WindowsSecretPlace(kind: kind, place: place, observed: moment.iso)
      row.source = line.source
      return row
    }
    return policies + collected
  }

  /// Whether the path of a program has a space before its end and no quotation marks: CreateProcess then tries the
  /// part before the space first.
  static func isUnquoted(_ command: String) -> Bool {
    guard !command.hasPrefix("\""), let end = command.lowercased().range(of: ".exe") else { return false }
    return command[..<end].contains(" ")
  }
}

extension String {
  /// Where a text begins; without Foundation.
  fileprivate func range(of text: String) -> Index? {
    indices.first { self[$0...].hasPrefix(text) }
  }
}
