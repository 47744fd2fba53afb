import Model

/// `checks/lifecycles/<id>.yaml`.
enum LifecycleFile {
  static func read(_ document: YAMLDocument, name: String, log: ContentLog) -> Lifecycle? {
    guard let fields = document.reader(log).fields(["id", "checked", "sources", "releases"]) else { return nil }
    let id = fields.required("id").flatMap { FileName.matching($0, name) }
    let checked = fields.required("checked")?.day()
    let sources = fields.required("sources")?.list { $0.text() }
    let releases = fields.required("releases")?.list(release)
    guard let id, let checked, let sources, let releases else { return nil }
    var seen: Set<String> = []
    for release in releases where !seen.insert("\(release.system) \(release.version)").inserted {
      fields["releases"]?.report(
        "„\(release.system) \(release.version)” jest tu dwa razy",
        "“\(release.system) \(release.version)” is here twice")
      return nil
    }
    return Lifecycle(id: id, checked: checked, sources: sources, releases: releases)
  }

  private static func release(_ reader: NodeReader) -> Lifecycle.Release? {
    guard let fields = reader.fields(["system", "version", "ends", "extended"]) else { return nil }
    let system = fields.required("system")?.text()
    let version = fields.required("version")?.text()
    let ends = fields.required("ends")?.day()
    guard let system, let version, let ends else { return nil }
    var release = Lifecycle.Release(system: system, version: version, ends: ends)
    if let extended = fields["extended"] {
      guard let found = self.extended(extended) else { return nil }
      guard found.ends > ends else {
        extended.report("ta data musi być późniejsza niż ends", "this day has to be later than ends")
        return nil
      }
      release.extended = found
    }
    return release
  }

  private static func extended(_ reader: NodeReader) -> Lifecycle.Extended? {
    guard let fields = reader.fields(["name", "ends", "free"]) else { return nil }
    let name = fields.required("name")?.text()
    let ends = fields.required("ends")?.day()
    let free = fields.required("free")?.flag()
    guard let name, let ends, let free else { return nil }
    return Lifecycle.Extended(name: name, ends: ends, isFree: free)
  }
}
