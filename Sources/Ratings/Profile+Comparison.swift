package import CaseFile

extension Profile {
  /// Holds a service against the profile.
  package func compare(_ facts: EndpointFacts) -> TLSProfile {
    var comparison = Comparison(profile: self)
    comparison.compareVersions(facts)
    comparison.compareSuites(facts)
    comparison.compareKeyExchange(facts)
    comparison.compareFlags(facts)
    comparison.compareCertificates(facts)
    comparison.compareWeb(facts)
    var row = TLSProfile(of: facts.endpoint, profile: id)
    row.differences = comparison.differences.joined(separator: " ")
    row.unknown = comparison.unknown.joined(separator: " ")
    row.meets = !comparison.differences.isEmpty ? false : comparison.unknown.isEmpty ? true : nil
    if levels.count > 1, comparison.unknown.isEmpty || comparison.worst == levels.count {
      row.level = comparison.worst < levels.count ? levels[comparison.worst].name : Profile.below
    }
    return row
  }

  /// One comparison under way.
  fileprivate struct Comparison {
    let profile: Profile
    var differences: [String] = []
    var unknown: [String] = []
    /// The number of the worst level met; the count of levels for what is below the last.
    var worst = 0

    /// Notes the level of one thing, and that it differs when the level does not meet the profile.
    mutating func place(_ rule: String, _ value: String, _ level: Int) {
      worst = max(worst, level)
      guard level > profile.lastMeeting else { return }
      let name = level < profile.levels.count ? profile.levels[level].name : Profile.below
      let difference = profile.levels.count > 1 ? "\(rule)=\(value):\(name)" : "\(rule)=\(value)"
      if !differences.contains(difference) { differences.append(difference) }
    }

    mutating func miss(_ rule: String) { if !unknown.contains(rule) { unknown.append(rule) } }

    /// The best level whose list holds `value`; nil when the profile has no such list.
    func level(_ list: KeyPath<Level, Set<String>?>, _ value: String) -> Int? {
      guard profile.levels.contains(where: { $0[keyPath: list] != nil }) else { return nil }
      return profile.levels.firstIndex { $0[keyPath: list]?.contains(value) ?? false } ?? profile.levels.count
    }

    /// The best level whose least number `value` reaches.
    func level(_ least: KeyPath<Level, Int?>, _ value: Int) -> Int? {
      guard profile.levels.contains(where: { $0[keyPath: least] != nil }) else { return nil }
      return profile.levels.firstIndex { level in level[keyPath: least].map { value >= $0 } ?? false }
        ?? profile.levels.count
    }
  }
}

extension Profile.Comparison {
  mutating func compareVersions(_ facts: EndpointFacts) {
    for (name, accepted) in facts.versions {
      if accepted == true, let level = level(\.versions, name) { place("version", name, level) }
      // An old version that was not answered may be accepted.
      if accepted == nil, let level = level(\.versions, name), level > profile.lastMeeting { miss("version") }
      guard profile.requiredVersions.contains(name), accepted != true else { continue }
      if accepted == nil { miss("required-version") } else { place("missing-version", name, profile.levels.count) }
    }
  }

  mutating func compareSuites(_ facts: EndpointFacts) {
    for suite in facts.suites {
      if let level = level(\.suites, suite.suite) { place("suite", suite.suite, level) }
    }
    if facts.endpoint.suitesComplete != true, level(\.suites, "") != nil { miss("suite") }
  }

  mutating func compareKeyExchange(_ facts: EndpointFacts) {
    for group in facts.groups {
      if group.kind == "ffdhe" || group.kind == "dh" {
        // Only profiles that set a size speak of finite fields in TLS 1.3, too; the authorities' own tools look no further.
        if group.handshake != "TLSv1.3" || profile.levels.contains(where: { $0.dhBits != nil }) {
          compareFiniteField(group.groupName, group.bits)
        }
      } else if let level = level(\.groups, group.groupName.lowercased()) {
        place("group", group.groupName, level)
      }
    }
    if facts.endpoint.groupsComplete != true, level(\.groups, "") != nil { miss("group") }
    if let bits = facts.endpoint.dhBits { compareFiniteField(facts.endpoint.dhPrime ?? "dh-\(bits)", bits) }
    for signature in facts.signatures where signature.digest != "intrinsic" {
      if let level = level(\.signatureDigests, signature.digest ?? "") {
        place("signature", signature.scheme, level)
      }
    }
    if facts.endpoint.signaturesComplete != true, level(\.signatureDigests, "") != nil { miss("signature") }
  }

  /// A group of finite-field key exchange: judged by its name where the profile lists such groups, by its size where it
  /// sets one, else like every group.
  private mutating func compareFiniteField(_ name: String, _ bits: Int?) {
    if let level = level(\.dhGroups, name.lowercased()) {
      place("dh", name, level)
    } else if profile.levels.contains(where: { $0.dhBits != nil }) {
      guard let bits, let level = level(\.dhBits, bits) else { return miss("dh-bits") }
      place("dh-bits", String(bits), level)
    } else if let level = level(\.groups, name.lowercased()) {
      place("group", name, level)
    }
  }

  mutating func compareFlags(_ facts: EndpointFacts) {
    compare(profile.always, facts)
    let old = facts.speaksOld
    if old != false { compare(profile.upToTLS12, facts, isCertain: old == true) }
    if facts.endpoint.tls13 != false { compare(profile.inTLS13, facts, isCertain: facts.endpoint.tls13 == true) }
  }

  private mutating func compare(_ wanted: [String: Bool], _ facts: EndpointFacts, isCertain: Bool = true) {
    for (column, value) in wanted.sorted(by: { $0.key < $1.key }) {
      switch facts.flag(column) {
      case .some(.some(let seen)) where isCertain:
        if seen != value { place(column, seen ? "1" : "0", profile.levels.count) }
      default: miss(column)
      }
    }
  }

  mutating func compareCertificates(_ facts: EndpointFacts) {
    guard !facts.leaves.isEmpty else { return miss("certificate") }
    for leaf in facts.leaves {
      compareKey(leaf)
      if let most = profile.certificateDays {
        if let days = leaf.validityDays {
          if days > most { place("certificate-days", String(days), profile.levels.count) }
        } else {
          miss("certificate-days")
        }
      }
    }
    guard !profile.certificateDigests.isEmpty else { return }
    // Nobody checks the signature of a root.
    for link in facts.certificates where link.inPath == true && link.selfSigned == false {
      guard let digest = link.signatureDigest else {
        miss("certificate-digest")
        continue
      }
      if !profile.certificateDigests.contains(digest), digest != "SHAKE256" {
        place("certificate-digest", digest, profile.levels.count)
      }
    }
  }

  private mutating func compareKey(_ leaf: TLSCertificate) {
    guard let type = leaf.keyType, let bits = leaf.keyBits else { return miss("certificate-key") }
    if type == "RSA" {
      if let level = level(\.rsaBits, bits) {
        place("certificate-key", "RSA-\(bits)", level)
      } else if level(\.curves, "") != nil {
        place("certificate-key", "RSA-\(bits)", profile.levels.count)
      }
    } else {
      let curve = type == "EC" ? leaf.keyCurve ?? "" : type
      if let level = level(\.curves, curve.lowercased()) { place("certificate-key", curve, level) }
    }
  }

  mutating func compareWeb(_ facts: EndpointFacts) {
    guard let least = profile.hstsSeconds, let page = facts.http, page.status != nil else { return }
    let age = page.hstsMaxAge ?? 0
    if age < least { place("hsts", String(age), profile.levels.count) }
  }
}
