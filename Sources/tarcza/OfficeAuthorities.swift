import Glibc
import OpenSSL
import Probes

/// The certificates of the office's own authorities, which the scope or the command line names.
enum OfficeAuthorities {
  /// The authorities that certificates are held against: this system's, and those at `path`.
  ///
  /// - Throws: One sentence, when the path cannot be read or holds no certificate.
  static func anchors(_ path: String?) throws -> Anchors {
    guard let path else { return try made([]) }
    let files = SafeFile.isFolder(path) ? try names(in: path).map { "\(path)/\($0)" } : [path]
    let certificates = try files.flatMap(read)
    guard !certificates.isEmpty else {
      throw Failure(
        "W \(path) nie ma żadnego certyfikatu (.pem, .crt, .cer, .der).",
        "\(path) holds no certificate (.pem, .crt, .cer, .der).")
    }
    return try made(certificates)
  }

  private static func made(_ certificates: [Certificate]) throws -> Anchors {
    do { return try Anchors(office: certificates) } catch {
      throw Failure(
        "Nie można przygotować zbioru zaufanych urzędów certyfikacji: \(error).",
        "The store of trusted authorities cannot be made: \(error).")
    }
  }

  private static func read(_ file: String) throws -> [Certificate] {
    let bytes = try SafeFile.bytes(file)
    do {
      let found = try Certificate.all(pem: bytes)
      return found.isEmpty ? [try Certificate(der: bytes)] : found
    } catch {
      throw Failure(
        "Plik \(file) nie jest certyfikatem w postaci PEM ani DER: \(error).",
        "\(file) is no certificate in PEM or DER: \(error).")
    }
  }

  /// The files of a folder that look like certificates, in the order of their names.
  private static func names(in folder: String) throws -> [String] {
    guard let directory = unsafe opendir(folder) else {
      throw Failure("Nie można czytać folderu \(folder).", "The folder \(folder) cannot be read.")
    }
    defer { unsafe closedir(directory) }
    var names: [String] = []
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if [".pem", ".crt", ".cer", ".der"].contains(where: name.lowercased().hasSuffix) { names.append(name) }
    }
    return names.sorted()
  }
}
