internal import Archives
internal import CaseFile
internal import Model
internal import Wire

/// apt's lists, dpkg's status and apt's options.
struct AptReader {
  /// The most bytes of one list or of dpkg's status.
  private static let largest = 48 << 20
  private static let lists = "/var/lib/apt/lists"

  let host: HostReading

  func fill(_ row: inout HostUpdates) {
    addAge(&row)
    addPending(&row)
    addSources(&row)
    addAutomatic(&row)
  }

  /// The stamp that apt leaves after a whole update, else the newest list.
  private func addAge(_ row: inout HostUpdates) {
    let lists = host.names(Self.lists).filter { $0.hasSuffix("Release") }.map { "\(Self.lists)/\($0)" }
    let stamps = ["/var/lib/apt/periodic/update-success-stamp", "\(Self.lists)/partial"] + lists
    let times = stamps.compactMap { (try? host.files.status($0))?.modified }.filter { $0 > 0 }
    // A copy's times are those of the copying, not of apt, unless an archive kept them.
    guard host.files.keepsOwners, !lists.isEmpty, let newest = times.max() else { return }
    let moment = Timestamp(seconds: Int(newest))
    row.listsUpdated = moment.iso
    row.listsAgeDays = max(0, host.today - moment.day)
  }

  // MARK: What is missing

  private func addPending(_ row: inout HostUpdates) {
    let releases = host.names(Self.lists).filter { $0.hasSuffix("Release") }
    guard !releases.isEmpty else {
      row.pendingReason = "no-lists"
      return
    }
    let security = releases.filter(isSecurity)
    row.securitySource = !security.isEmpty
    guard !security.isEmpty else {
      row.pendingReason = "no-lists"
      return
    }
    guard let installed = installed() else {
      row.pendingReason = "unreadable"
      return
    }
    var newer: [String: (installed: DebianVersion, candidate: DebianVersion, held: Bool)] = [:]
    var isWhole = true
    for release in security {
      let base =
        release.hasSuffix("_InRelease") ? release.dropLast("InRelease".count) : release.dropLast("Release".count)
      let packages = host.names(Self.lists).filter { $0.hasPrefix(base) && $0.contains("_Packages") }
      if packages.isEmpty { isWhole = false }
      for name in packages {
        guard let content = list("\(Self.lists)/\(name)") else {
          isWhole = false
          continue
        }
        compare(content, with: installed, into: &newer)
      }
    }
    guard isWhole else {
      row.pendingReason = "unreadable"
      return
    }
    row.pendingSecurity = newer.count
    row.heldSecurity = newer.values.count { $0.held }
    let examples = newer.sorted { $0.key < $1.key }.prefix(5)
      .map { "\($0.key) \($0.value.installed.text) < \($0.value.candidate.text)" }
    row.pendingExamples = examples.isEmpty ? nil : examples.joined(separator: ", ")
  }

  /// Debian names the suite `…-security` and labels it Debian-Security, Ubuntu likewise, with its ESM lists beside it.
  private func isSecurity(_ name: String) -> Bool {
    guard let content = host.content("\(Self.lists)/\(name)", limit: 8 << 20) else { return false }
    var found = false
    ControlFile(content, fields: ["Suite", "Codename", "Label"]).forEach { stanza in
      // The signature's own lines come first.
      guard stanza["Suite"] != nil || stanza["Codename"] != nil else { return true }
      found =
        [stanza["Suite"], stanza["Codename"]].contains { value in
          value?.hasSuffix("-security") == true || value?.hasSuffix("/updates") == true
        } || stanza["Label"] == "Debian-Security"
      return false
    }
    return found
  }

  /// A list, unpacked where apt keeps it packed (Acquire::GzipIndexes); nil, which is noted, when it cannot be read.
  private func list(_ path: String) -> [UInt8]? {
    guard let content = host.content(path, limit: Self.largest) else { return nil }
    if path.hasSuffix("_Packages") { return content }
    do throws(ArchiveError) {
      if path.hasSuffix(".lz4") { return try LZ4Frame.unpack(content, limit: Self.largest) }
      if path.hasSuffix(".gz") { return try Inflater.unpack(content[...], .gzip, limit: Self.largest) }
      throw .unsupported("xz")
    } catch {
      host.evidence.note(error == .tooLarge(limit: Self.largest) ? "too-large" : "damaged-archive", path)
      return nil
    }
  }

  private func installed() -> [String: (version: DebianVersion, held: Bool)]? {
    guard let content = host.content("/var/lib/dpkg/status", limit: Self.largest) else { return nil }
    var packages: [String: (version: DebianVersion, held: Bool)] = [:]
    ControlFile(content, fields: ["Package", "Status", "Version", "Architecture"]).forEach { stanza in
      guard let name = stanza["Package"], let version = stanza["Version"], let status = stanza["Status"],
        status.hasSuffix(" installed")
      else { return true }
      let key = "\(name):\(stanza["Architecture"] ?? "all")"
      packages[key] = (DebianVersion(version), status.hasPrefix("hold "))
      return true
    }
    return packages
  }

  private func compare(
    _ list: [UInt8], with installed: [String: (version: DebianVersion, held: Bool)],
    into newer: inout [String: (installed: DebianVersion, candidate: DebianVersion, held: Bool)]
  ) {
    ControlFile(list, fields: ["Package", "Version", "Architecture"]).forEach { stanza in
      guard let name = stanza["Package"], let text = stanza["Version"] else { return true }
      let architecture = stanza["Architecture"] ?? "all"
      // A package may change between one architecture and all of them.
      let keys = ["\(name):\(architecture)"] + (architecture == "all" ? [] : ["\(name):all"])
      guard let present = keys.lazy.compactMap({ installed[$0] }).first else { return true }
      let candidate = DebianVersion(text)
      guard present.version < candidate else { return true }
      if let known = newer[name], !(known.candidate < candidate) { return true }
      newer[name] = (present.version, candidate, present.held)
      return true
    }
  }

  // MARK: Sources

  private func addSources(_ row: inout HostUpdates) {
    var unsafe: [String] = []
    var isRead = false
    let lists = ["/etc/apt/sources.list"] + host.files(in: "/etc/apt/sources.list.d", ending: ".list")
    for path in lists {
      guard let content = host.content(path) else { continue }
      isRead = true
      for line in WordLines(content).lines where line.words.first == "deb" {
        let options = line.words.dropFirst().prefix {
          !$0.contains("://") && !$0.hasPrefix("cdrom:") && !$0.hasPrefix("/")
        }
        let text = options.joined(separator: " ").lowercased()
        if text.contains("trusted=yes") || text.contains("allow-insecure=yes") {
          unsafe.append("\(path):\(line.number)")
        }
      }
    }
    for path in host.files(in: "/etc/apt/sources.list.d", ending: ".sources") {
      guard let content = host.content(path) else { continue }
      isRead = true
      ControlFile(content, fields: ["Enabled", "Trusted", "Allow-Insecure"]).forEach { stanza in
        let isOff = stanza["Enabled"]?.lowercased() == "no"
        if !isOff, stanza["Trusted"]?.lowercased() == "yes" || stanza["Allow-Insecure"]?.lowercased() == "yes" {
          unsafe.append(path)
        }
        return true
      }
    }
    let options = options()
    for name in ["APT::Get::AllowUnauthenticated", "Acquire::AllowInsecureRepositories"] {
      if let value = options[name], Self.isTrue(value.text) { unsafe.append(value.place) }
    }
    guard isRead else { return }
    (row.unsafeSources, row.unsafeSource) = (unsafe.count, unsafe.first)
  }

  // MARK: By themselves

  /// apt.conf.d's files in the order of their names, then apt.conf (apt.conf(5)).
  private func options() -> AptConfiguration {
    var options = AptConfiguration()
    let parts = host.names("/etc/apt/apt.conf.d").filter { name in
      // apt passes over names with other characters and other endings.
      let isPlain = name.utf8.allSatisfy {
        (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || "-_.".utf8.contains($0)
      }
      return isPlain && (!name.contains(".") || name.hasSuffix(".conf"))
    }
    for path in parts.map({ "/etc/apt/apt.conf.d/\($0)" }) + ["/etc/apt/apt.conf"] {
      if let content = host.content(path) { options.read(content, file: path) }
    }
    return options
  }

  private func addAutomatic(_ row: inout HostUpdates) {
    let options = options()
    let timer = host.units.starter(of: "apt-daily-upgrade.timer")
    let isInstalled = host.exists("/usr/bin/unattended-upgrade") ?? host.exists("/usr/bin/unattended-upgrades")
    let upgrade = options["APT::Periodic::Unattended-Upgrade"]
    let fetch = options["APT::Periodic::Update-Package-Lists"]
    let enabled = options["APT::Periodic::Enable"]
    row.automaticSource = upgrade?.place ?? enabled?.place
    // A copy of /etc alone cannot tell whether the program is there.
    if host.exists("/usr/bin") != true { return }
    if isInstalled != true || !Self.isTrue(upgrade?.text ?? "0") || !Self.isTrue(fetch?.text ?? "0")
      || !Self.isTrue(enabled?.text ?? "1")
    {
      let downloads = Self.isTrue(options["APT::Periodic::Download-Upgradeable-Packages"]?.text ?? "0")
      row.automatic = downloads && Self.isTrue(fetch?.text ?? "0") ? "download" : "off"
      return
    }
    guard host.units.areKnown else { return }
    if timer == nil, host.exists("/etc/cron.daily/apt-compat") != true {
      row.automatic = "off"
      return
    }
    let origins =
      options.list("Unattended-Upgrade::Origins-Pattern") + options.list("Unattended-Upgrade::Allowed-Origins")
    row.automatic = origins.contains { $0.lowercased().contains("security") } ? "install" : "off"
    if row.automatic == "off" { row.automaticSource = "/etc/apt/apt.conf.d/50unattended-upgrades" }
  }

  /// apt's numbers of days and its words for yes; "always" is one of them.
  private static func isTrue(_ text: String) -> Bool {
    let word = text.lowercased()
    if let number = Double(word) { return number > 0 }
    return ["yes", "true", "on", "always", "with", "enable"].contains(word)
  }
}
