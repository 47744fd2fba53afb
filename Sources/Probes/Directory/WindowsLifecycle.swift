import Model

/// Until when Microsoft mends a version of Windows, by the words that a directory has of a computer.
///
/// Of Windows 10 and 11 the later of the two dates is taken, that of Enterprise and Education, unless the name says Pro:
/// so nothing is called unsupported that still gets updates.
enum WindowsLifecycle {
  struct Support: Hashable {
    var until: Day
    /// Whether updates are sold for longer.
    var canBeExtended: Bool
  }

  /// Nil for what is not in the list.
  static func support(system: String, version: String) -> Support? {
    let name = system.lowercased()
    guard name.contains("windows"), let build = build(version) else { return nil }
    let edition =
      name.contains("ltsc") || name.contains("ltsb")
      ? "EnterpriseS" : name.contains(" pro") ? "Professional" : "Enterprise"
    guard let release = WindowsRelease.of(build: build, isServer: name.contains("server"), edition: edition) else {
      return nil
    }
    let isStillSold = release.extended.flatMap { end in Day(iso: WindowsRelease.asOf).map { end >= $0 } } ?? false
    return Support(until: release.ends, canBeExtended: isStillSold)
  }

  /// The build of `10.0 (19045)`, `6.1 (7601)` or `10.0.19045`; for older ones the version stands for it.
  static func build(_ version: String) -> Int? {
    if let open = version.firstIndex(of: "(") {
      return Int(version[version.index(after: open)...].prefix { $0.isNumber })
    }
    let parts = version.split(separator: ".")
    return parts.count >= 3 ? Int(parts[2]) : nil
  }
}
