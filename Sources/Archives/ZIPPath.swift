/// A path inside an archive that cannot lead out of it.
struct ZIPPath: Hashable {
  /// Relative, with `/` between its names.
  let text: String

  /// Nil for an absolute path, one with `..`, an empty name, a drive, or a control character.
  ///
  /// Archives of the older .NET Framework have `\` between the names
  /// (https://learn.microsoft.com/dotnet/framework/migration-guide/mitigation-ziparchiveentry-fullname-path-separator).
  init?(_ name: String) {
    let names = name.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "\\" }
    guard name.utf8.count <= 4096, names.count <= 64 else { return nil }
    for part in names {
      guard !part.isEmpty, part != ".", part != "..", !part.contains(":"),
        part.unicodeScalars.allSatisfy({ $0.value >= 32 && $0.value != 127 })
      else { return nil }
    }
    text = names.joined(separator: "/")
  }
}
