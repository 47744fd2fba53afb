internal import Wire

/// Cracklib's list of common words, without which libpwquality refuses every new password.
enum CracklibDictionary {
  /// Where distributions' cracklib looks: Debian's and upstream's places.
  private static let places = ["/var/cache/cracklib/cracklib_dict", "/usr/share/cracklib/pw_dict"]

  /// Whether the list is there; nil when that cannot be told.
  static func isPresent(_ path: String?, _ files: Files) -> Bool? {
    // A copy of chosen files shows nothing of folders that are not in it.
    let folder = path.map { $0.split(separator: "/").dropLast().map { "/" + $0 }.joined() }
    var isKnown = (folder.map { [$0] } ?? ["/var/cache", "/usr/share"]).contains { (try? files.status($0)) != nil }
    for place in path.map({ [$0] }) ?? places {
      // The words come packed or plain; their index does not.
      for ending in [".pwd", ".pwd.gz"] {
        do throws(FileError) {
          _ = try files.status(place + ending)
          return true
        } catch .notFound {
          continue
        } catch {
          isKnown = false
        }
      }
    }
    return isKnown ? false : nil
  }
}
