import CaseFile
import Model
import Wire

/// Trusts, templates of certificates and zones.
extension DomainReader {
  func trust(_ entry: DirectoryEntry) -> DirectoryTrust {
    var row = DirectoryTrust(partner: entry.text("trustPartner") ?? entry.label, observed: observed)
    row.domain = domain
    let direction = entry.integer("trustDirection")
    row.direction = direction.flatMap { [0: "disabled", 1: "inbound", 2: "outbound", 3: "both"][$0] }
    let type = entry.integer("trustType")
    // [MS-ADTS] § 6.1.6.7.9.
    let attributes = entry.integer("trustAttributes")
    if let type, let attributes {
      switch type {
      case 1: row.kind = "old"
      case 3: row.kind = "realm"
      default: row.kind = attributes & 0x20 != 0 ? "within-forest" : attributes & 0x8 != 0 ? "forest" : "external"
      }
      if let direction, direction & 2 != 0, row.kind == "forest" { row.sidFiltering = attributes & 0x40 == 0 }
      if let direction, direction & 2 != 0, row.kind == "external" { row.sidFiltering = attributes & 0x4 != 0 }
      row.selectiveAuthentication = attributes & 0x10 != 0
      row.ticketDelegation = attributes & 0x800 != 0
    }
    row.rc4Only = entry.integer("msDS-SupportedEncryptionTypes").map { $0 != 0 && $0 & 0x18 == 0 }
    row.passwordAgeDays = entry.day("whenChanged").map { max(0, reader.now.day - $0) }
    return row
  }

  /// The forest's templates; in a forest of several domains those of the root, under which they stand.
  var templates: [DirectoryTemplate] {
    let suffix = ",cn=configuration," + DistinguishedName.key(root.name)
    let own = contents.entries.filter { DistinguishedName.key($0.name).hasSuffix(suffix) }
    let published = Set(own.filter { $0.isOf("pkienrollmentservice") }.flatMap { $0.texts("certificateTemplates") })
    return own.filter { $0.isOf("pkicertificatetemplate") }.map { template($0, published) }
  }

  private func template(_ entry: DirectoryEntry, _ published: Set<String>) -> DirectoryTemplate {
    let name = entry.text("cn") ?? DistinguishedName.leaf(entry.name)
    var row = DirectoryTemplate(name: name, observed: observed)
    row.domain = domain
    row.published = contents.shows("certificateTemplates") ? published.contains(name) : nil
    // [MS-CRTD] § 2.26, § 2.27, § 2.18.
    row.subjectSupplied = entry.integer("msPKI-Certificate-Name-Flag").map { $0 & 0x1_0001 != 0 }
    row.approvalRequired = entry.integer("msPKI-Enrollment-Flag").map { $0 & 0x2 != 0 }
    row.signaturesRequired = entry.integer("msPKI-RA-Signature")
    if contents.shows("pKIExtendedKeyUsage") {
      let purposes = Set(entry.texts("pKIExtendedKeyUsage") + entry.texts("msPKI-Certificate-Application-Policy"))
      let anyPurpose = purposes.isEmpty || purposes.contains("2.5.29.37.0")
      row.anyPurpose = anyPurpose
      row.logsOn = anyPurpose || !purposes.isDisjoint(with: DomainReader.logonPurposes)
      row.enrolmentAgent = purposes.contains("1.3.6.1.4.1.311.20.2.1")
    }
    row.keyBits = entry.integer("msPKI-Minimal-Key-Size")
    guard let descriptor = entry[DirectoryAttributes.descriptor].first.flatMap({ SecurityDescriptor($0) }) else {
      return row
    }
    let broad = (descriptor.entries ?? []).filter { $0.allows && !$0.isInheritOnly && isBroad($0.trustee) }
    row.broadlyEnrollable =
      descriptor.entries == nil
      || broad.contains { entry in
        entry.mask & 0x1000_0000 != 0
          || entry.mask & 0x100 != 0 && (entry.object == nil || DomainReader.enrolRights.contains(entry.object ?? ""))
      }
    row.broadlyWritable =
      descriptor.entries == nil || descriptor.owner.map(isBroad) == true
      || broad.contains { entry in
        entry.mask & 0x500C_0000 != 0 || entry.mask & 0x20 != 0 && entry.object == nil
      }
    return row
  }

  /// Client authentication, PKINIT and smart card logon.
  private static let logonPurposes: Set<String> = [
    "1.3.6.1.5.5.7.3.2", "1.3.6.1.5.2.3.4", "1.3.6.1.4.1.311.20.2.2",
  ]
  /// Certificate-Enrollment and Certificate-AutoEnrollment ([MS-CRTD] § 2.5.1).
  private static let enrolRights: Set<String> = [
    "0e10c968-78fb-11d2-90d4-00c04f79dc55", "a05b8cc2-17bc-4802-a710-e7c15ab866a2",
  ]

  var zones: [DirectoryZone] {
    let suffix = DistinguishedName.key(root.name)
    return contents.entries.filter { $0.isOf("dnszone") && DistinguishedName.key($0.name).hasSuffix(suffix) }
      .compactMap { entry in
        let name = entry.text("dc") ?? entry.text("name") ?? DistinguishedName.leaf(entry.name)
        // The cache of root servers and the anchors of DNSSEC are no zones of the office.
        guard name != "RootDNSServers", !name.hasPrefix(".."), name != "TrustAnchors" else { return nil }
        var row = DirectoryZone(name: name, observed: observed)
        row.domain = domain
        row.updates = entry["dNSProperty"].lazy.compactMap { DNSZoneProperty($0)?.update?.rawValue }.first
        return row
      }
  }
}
