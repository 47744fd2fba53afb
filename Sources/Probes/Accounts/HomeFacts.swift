internal import Wire

/// What lies in an account's home folder that lets somebody in; no key and no password is kept.
struct HomeFacts {
  var mode: String?
  /// Whether others can write to the folder.
  var isWritable: Bool?
  /// Whether others can list or read it.
  var isReadable: Bool?
  /// Files that let others in or hold passwords, such as `.rhosts`.
  var trustFiles: [String] = []
  /// How many keys may log in; nil when that cannot be read.
  var keys: Int?
  /// How many of them are DSA keys or RSA keys below 2048 bits.
  var weakKeys: Int?
  /// Whether others can write to the list of keys or its folder.
  var keysWritable: Bool?

  private static let trusted = [".rhosts", ".shosts", ".netrc"]

  /// Nil when the account has no home folder.
  init?(_ home: String, uid: UInt32?, evidence: Evidence, names: OwnerNames) {
    guard home.hasPrefix("/"), home.count > 1, let status = try? evidence.files.status(home),
      status.kind == .directory
    else { return nil }
    // Owners and permissions of a copy that has lost them say nothing.
    let knowsOwners = evidence.files.keepsOwners || status.owner == uid
    if knowsOwners {
      mode = names.mode(of: status)
      isWritable = status.mode & 0o002 != 0 || (status.owner != uid && status.owner != 0)
      isReadable = status.mode & 0o005 != 0
    }
    trustFiles = HomeFacts.trusted.filter { (try? evidence.files.status("\(home)/\($0)")) != nil }
    readKeys(home, uid: uid, knowsOwners: knowsOwners, evidence: evidence)
  }

  private mutating func readKeys(_ home: String, uid: UInt32?, knowsOwners: Bool, evidence: Evidence) {
    var found: [SSHPublicKey] = []
    var isUnknown = false
    for name in ["authorized_keys", "authorized_keys2"] {
      let path = "\(home)/.ssh/\(name)"
      do throws(FileError) {
        found += SSHPublicKey.lines(try evidence.files.read(path)).keys
        guard knowsOwners else { continue }
        let statuses = [path, "\(home)/.ssh"].compactMap { try? evidence.files.status($0) }
        let isWritable = statuses.contains {
          $0.mode & 0o022 != 0 || ($0.owner != uid && $0.owner != 0)
        }
        keysWritable = (keysWritable ?? false) || isWritable
      } catch .notFound {
        continue
      } catch {
        evidence.note(error.rawValue, path)
        isUnknown = true
      }
    }
    guard !isUnknown else { return }
    keys = found.count
    weakKeys = found.count { $0.algorithm == "ssh-dss" || ($0.algorithm == "ssh-rsa" && ($0.bits ?? 2048) < 2048) }
  }
}
