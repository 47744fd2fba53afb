import Wire

/// Finds the rights in a security descriptor that give power over its object ([MS-ADTS] § 5.1.3.2).
struct Rights {
  /// What the object is.
  enum Kind: String {
    case domain
    case template = "protection-template"
    case policy, unit
    case controllersUnit = "controllers-unit"
    case group, account
  }

  enum Right: String {
    case fullControl = "full-control"
    case writeAll = "write-all"
    case changePermissions = "change-permissions"
    case takeOwnership = "take-ownership"
    case owner
    case replicateSecrets = "replicate-secrets"
    case allExtendedRights = "all-extended-rights"
    case resetPassword = "reset-password"
    case changeMembers = "change-members"
    case createManagedAccount = "create-managed-account"
  }

  let kind: Kind
  /// Whether somebody has the right by his office.
  let expected: (SecurityIdentifier) -> Bool

  func dangerous(in descriptor: SecurityDescriptor) -> [(SecurityIdentifier, Right, Bool)] {
    var found: [(SecurityIdentifier, Right, Bool)] = []
    if let owner = descriptor.owner, !expected(owner) { found.append((owner, .owner, false)) }
    guard let entries = descriptor.entries else { return found + [(.everyone, .fullControl, false)] }
    var denied: [SecurityIdentifier: UInt32] = [:]
    for entry in entries where !entry.allows && entry.object == nil && !entry.isInheritOnly {
      denied[entry.trustee, default: 0] |= entry.mask
    }
    for entry in entries where entry.allows && counts(entry) && !expected(entry.trustee) {
      let mask = Rights.mapped(entry.mask) & ~Rights.mapped(denied[entry.trustee] ?? 0)
      for right in rights(mask, entry.object) { found.append((entry.trustee, right, entry.isInherited)) }
    }
    return found
  }

  /// Whether an entry holds for this object, or for everything below it.
  private func counts(_ entry: SecurityDescriptor.Entry) -> Bool {
    // What comes from above is told where it stands.
    if entry.isInherited, kind == .unit || kind == .controllersUnit { return false }
    guard entry.isInheritOnly else { return true }
    return [.domain, .unit, .controllersUnit].contains(kind) && entry.inheritedObject == nil
  }

  private func rights(_ mask: UInt32, _ object: String?) -> [Right] {
    if object == nil, mask & Rights.all == Rights.all { return [.fullControl] }
    var rights: [Right] = []
    if mask & 0x40000 != 0 { rights.append(.changePermissions) }
    if mask & 0x80000 != 0 { rights.append(.takeOwnership) }
    if mask & 0x20 != 0 {
      if object == nil { rights.append(.writeAll) }
      if object == Rights.member, kind == .group { rights.append(.changeMembers) }
    }
    if mask & 0x100 != 0 {
      if object == nil { rights.append(.allExtendedRights) }
      if object == Rights.replicateAll, kind == .domain { rights.append(.replicateSecrets) }
      if object == Rights.resetPassword, kind == .account { rights.append(.resetPassword) }
    }
    // The right to make children of any class holds for this one, too.
    if mask & 0x1 != 0, object == nil || object == Rights.delegatedAccount, kind == .unit || kind == .controllersUnit {
      rights.append(.createManagedAccount)
    }
    return rights
  }

  /// Generic rights as those that they stand for (§ 5.1.3.2.1).
  private static func mapped(_ mask: UInt32) -> UInt32 {
    var mask = mask
    if mask & 0x1000_0000 != 0 { mask |= all }
    if mask & 0x4000_0000 != 0 { mask |= 0x2_0028 }
    return mask
  }

  private static let all: UInt32 = 0xF_01FF
  /// DS-Replication-Get-Changes-All: the hashes of all passwords (§ 5.1.3.2.1).
  private static let replicateAll = "1131f6ad-9c07-11d1-f79f-00c04fc2dcd2"
  /// User-Force-Change-Password.
  private static let resetPassword = "00299570-246d-11d0-a768-00aa006e0529"
  /// The attribute member.
  private static let member = "bf9679c0-0de6-11d0-a285-00aa003049e2"
  /// The class msDS-DelegatedManagedServiceAccount, by which its maker takes over another account (CVE-2025-53779).
  private static let delegatedAccount = "0feb936f-47b3-49f2-9386-1dedc2c23765"
}
