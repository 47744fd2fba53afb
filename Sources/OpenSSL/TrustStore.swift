import COpenSSL
import Glibc

/// The authorities that are trusted: those of this system, and those of files that were named.
///
/// `@unchecked`: after it is made nothing here changes it, and OpenSSL locks the cache of files inside an X509_STORE,
/// which is made to be shared between threads (X509_STORE_new(3)).
@safe
package final class TrustStore: @unchecked Sendable {
  let raw: OpaquePointer
  /// Whether there is any authority to be found at all.
  private let isEmpty: Bool

  private init(adopting raw: OpaquePointer, isEmpty: Bool) {
    unsafe self.raw = raw
    self.isEmpty = isEmpty
  }

  /// A store of this system's authorities and those in `files`.
  ///
  /// - Parameters:
  ///   - system: Whether this system's own are in it: where libcrypto was built to look, or where `SSL_CERT_FILE` and
  ///     `SSL_CERT_DIR` point.
  ///   - files: Paths of PEM files with further authorities.
  ///   - certificates: Further authorities.
  /// - Returns: The store, which never changes afterwards.
  /// - Throws: OpenSSL's reason, when a file cannot be read.
  package static func make(
    system: Bool = true, adding files: [String] = [], _ certificates: [Certificate] = []
  ) throws(OpenSSLError) -> TrustStore {
    ERR_clear_error()
    guard let raw = unsafe X509_STORE_new() else { throw .take() }
    let store = unsafe TrustStore(
      adopting: raw, isEmpty: files.isEmpty && certificates.isEmpty && !(system && hasSystemStore))
    if system { guard unsafe X509_STORE_set_default_paths(raw) == 1 else { throw .take() } }
    for file in files { guard unsafe X509_STORE_load_file(raw, file) == 1 else { throw .take() } }
    for certificate in certificates {
      let owned = try OwnedCertificate.make(der: certificate.der)
      guard unsafe X509_STORE_add_cert(raw, owned.raw) == 1 else { throw .take() }
    }
    ERR_clear_error()
    return store
  }

  /// What a certificate is to be good for.
  package enum Purpose: Sendable { case server, anything }

  /// Whether a chain, its own certificate first, as a TLS server sends it, leads to an authority of the store.
  ///
  /// Without a moment dates are not looked at (a chain may be both trusted and expired); names, and how strong keys and
  /// digests are, never.
  ///
  /// - Parameters:
  ///   - chain: The certificates, at most 16 of which are looked at.
  ///   - purpose: What the first of them is to be good for.
  ///   - moment: Seconds since 1970-01-01T00:00:00Z, to hold the dates against.
  /// - Returns: Whether, and if not, why.
  package func examine(_ chain: [Certificate], for purpose: Purpose = .server, at moment: Int? = nil) -> Trust {
    // OpenSSL itself goes no deeper than 100; what is longer than this was made to cost time.
    let chain = Array(chain.prefix(16))
    guard let first = chain.first, let leaf = try? OwnedCertificate.make(der: first.der),
      let sent = unsafe stack(of: chain.dropFirst())
    else { return .other("no certificate") }
    defer { unsafe COpenSSL_sk_X509_free(sent) }
    defer { ERR_clear_error() }
    guard let context = unsafe X509_STORE_CTX_new() else { return .other(OpenSSLError.take().description) }
    defer { unsafe X509_STORE_CTX_free(context) }
    guard unsafe X509_STORE_CTX_init(context, raw, leaf.raw, sent) == 1,
      let parameters = unsafe X509_STORE_CTX_get0_param(context)
    else { return .other(OpenSSLError.take().description) }
    if let moment {
      unsafe X509_VERIFY_PARAM_set_time(parameters, moment)
    } else {
      _ = unsafe X509_VERIFY_PARAM_set_flags(parameters, CUnsignedLong(X509_V_FLAG_NO_CHECK_TIME))
    }
    _ = unsafe X509_VERIFY_PARAM_set_purpose(
      parameters, purpose == .server ? X509_PURPOSE_SSL_SERVER : X509_PURPOSE_ANY)
    unsafe X509_VERIFY_PARAM_set_auth_level(parameters, 0)
    if unsafe X509_verify_cert(context) == 1 { return .trusted }
    return unsafe reason(context, chain)
  }

  deinit { unsafe X509_STORE_free(raw) }

  @unsafe
  private func reason(_ context: OpaquePointer, _ chain: [Certificate]) -> Trust {
    let code = unsafe X509_STORE_CTX_get_error(context)
    switch code {
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT: return .selfSigned
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN: return isEmpty ? .noStore : .unknownIssuer
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY,
      X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
      if isEmpty { return .noStore }
      let built = unsafe max(0, COpenSSL_sk_X509_num(X509_STORE_CTX_get0_chain(context)))
      // A chain that got as far as an authority may end at a root that is rightly not sent. One that ends with the
      // service's own certificate, or leaves out authorities that were sent (so there is a gap before them), does not.
      let authorities = Set(chain.dropFirst().filter(\.isAuthority).map(\.der)).count
      return built <= 1 || authorities > built - 1 ? .incompleteChain : .unknownIssuer
    default:
      guard let words = unsafe X509_verify_cert_error_string(Int(code)) else { return .other("error \(code)") }
      return .other(unsafe String(cString: words))
    }
  }

  private static var hasSystemStore: Bool {
    let file = unsafe path(X509_get_default_cert_file_env(), X509_get_default_cert_file())
    if let file, unsafe access(file, R_OK) == 0 { return true }
    // Several folders may be named, separated by colons.
    let folders = unsafe path(X509_get_default_cert_dir_env(), X509_get_default_cert_dir()) ?? ""
    return folders.split(separator: ":").contains { folder in
      guard let directory = unsafe opendir(String(folder)) else { return false }
      defer { unsafe closedir(directory) }
      while let entry = unsafe readdir(directory) {
        // Authorities are found by the hash of their name: eight hexadecimal digits, a dot, a number.
        let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
        if name.count > 9, name[8] == 0x2E { return true }
      }
      return false
    }
  }

  @unsafe
  private static func path(_ variable: UnsafePointer<CChar>?, _ fallback: UnsafePointer<CChar>?) -> String? {
    if let variable = unsafe variable, let value = unsafe getenv(variable) { return unsafe String(cString: value) }
    return unsafe fallback.map { unsafe String(cString: $0) }
  }
}
