import Model
import Ratings

/// `checks/profiles/<id>.yaml`.
enum ProfileFile {
  private static let keys = [
    "id", "title", "source", "levels", "meets", "required-versions", "always", "up-to-tls12", "in-tls13",
    "certificate-digests", "certificate-days", "hsts-seconds",
  ]

  static func read(_ document: YAMLDocument, name: String, log: ContentLog) -> Profile? {
    guard let fields = document.reader(log).fields(keys) else { return nil }
    let id = fields.required("id").flatMap { FileName.matching($0, name) }
    let title = fields.required("title")?.phrase()
    let source = fields.required("source")?.text()
    let levels = fields.required("levels")?.list(level)
    let meets = fields.required("meets")?.text()
    guard let id, let title, let source, let levels, let meets else { return nil }
    guard let last = levels.firstIndex(where: { $0.name == meets }) else {
      fields["meets"]?.report("nie ma poziomu „\(meets)”", "there is no level “\(meets)”")
      return nil
    }
    var profile = Profile(id: id, title: title, source: source, levels: levels, lastMeeting: last)
    profile.requiredVersions = fields["required-versions"].flatMap { $0.list { $0.text() } } ?? []
    profile.always = flags(fields["always"])
    profile.upToTLS12 = flags(fields["up-to-tls12"])
    profile.inTLS13 = flags(fields["in-tls13"])
    profile.certificateDigests = set(fields["certificate-digests"]) ?? []
    profile.certificateDays = fields["certificate-days"]?.integer(in: 1...10_000)
    profile.hstsSeconds = fields["hsts-seconds"]?.integer(in: 0...1_000_000_000)
    return profile
  }

  private static func level(_ reader: NodeReader) -> Profile.Level? {
    guard
      let fields = reader.fields([
        "name", "versions", "suites", "groups", "signature-digests", "rsa-bits", "curves", "dh-groups", "dh-bits",
      ]), let name = fields.required("name")?.text()
    else { return nil }
    var level = Profile.Level(name: name)
    level.versions = set(fields["versions"])
    level.suites = set(fields["suites"])
    level.groups = set(fields["groups"]).map { Set($0.map { $0.lowercased() }) }
    level.signatureDigests = set(fields["signature-digests"])
    level.rsaBits = fields["rsa-bits"]?.integer(in: 512...65_536)
    level.curves = set(fields["curves"]).map { Set($0.map { $0.lowercased() }) }
    level.dhGroups = set(fields["dh-groups"]).map { Set($0.map { $0.lowercased() }) }
    level.dhBits = fields["dh-bits"]?.integer(in: 512...65_536)
    return level
  }

  private static func set(_ reader: NodeReader?) -> Set<String>? { reader?.list { $0.text() }.map(Set.init) }

  /// Columns of `tls_endpoint` with 0 or 1.
  private static func flags(_ reader: NodeReader?) -> [String: Bool] {
    guard let fields = reader?.fields(EndpointFacts.askable) else { return [:] }
    var flags: [String: Bool] = [:]
    for column in EndpointFacts.askable {
      if let value = fields[column]?.integer(in: 0...1) { flags[column] = value == 1 }
    }
    return flags
  }
}
