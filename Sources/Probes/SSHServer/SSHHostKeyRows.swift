internal import CaseFile
internal import Model
internal import Wire

/// Makes the rows of a server's host keys from their public halves and the private files' permissions.
struct SSHHostKeyRows {
  let evidence: Evidence
  let observed: Timestamp

  func rows(_ configuration: SSHDConfiguration) -> [SSHHostKey] {
    let named = configuration.directives.filter { $0.keyword == "hostkey" }.compactMap(\.arguments.first)
    let standard = ["rsa", "ecdsa", "ed25519"].map { "/etc/ssh/ssh_host_\($0)_key" }
    var seen: Set<String> = []
    return (named.isEmpty ? standard : named).filter { seen.insert($0).inserted }.prefix(20).compactMap(row)
  }

  /// Nil when neither half is there.
  private func row(_ path: String) -> SSHHostKey? {
    let status = try? evidence.files.status(path)
    let content = (try? evidence.content("\(path).pub")) ?? nil
    guard status != nil || content != nil else { return nil }
    var row = SSHHostKey(asset: nil, path: path, observed: observed.iso)
    let key = content.flatMap { SSHPublicKey.lines($0).keys.first }
    row.algorithm = key?.algorithm
    row.bits = key?.bits
    // A copy that has lost its owner says nothing about permissions.
    if let status, evidence.files.keepsOwners || status.owner == 0 {
      let names = OwnerNames(evidence)
      row.mode = names.mode(of: status)
      let isKeyGroup = names.group(status.group) == "ssh_keys"
      row.exposed = status.mode & (isKeyGroup ? 0o037 : 0o077) != 0 || status.owner != 0
    }
    return row
  }
}
