/// Makes keys and certificates with the program `openssl`, of any date, strength and fault.
package final class CertificateWorkshop: Sendable {
  /// A certificate with its key, as paths of PEM files.
  package struct Identity: Sendable {
    package let name: String
    package let certificate: String
    package let key: String
  }

  /// A kind of key, in the words of openssl-genpkey(1).
  package enum Key: Sendable {
    case rsa(Int), ec(String), ed25519
  }

  package let folder: TemporaryFolder
  private static let openssl = Program("openssl")

  package init() throws { folder = try TemporaryFolder() }

  /// Makes a certificate.
  ///
  /// - Parameters:
  ///   - name: The common name, and the name of its files.
  ///   - issuer: Who signs it; nil for one signed with its own key.
  ///   - key: Its key.
  ///   - digest: The digest under the signature.
  ///   - names: subjectAltName, such as `DNS:a.example,IP:127.0.0.1`.
  ///   - isAuthority: Whether basicConstraints calls it one.
  ///   - validity: From when until when, as `YYYYMMDDHHMMSSZ`.
  ///   - extensions: Further lines of an extension section, x509v3_config(5).
  /// - Returns: Where the certificate and its key are.
  /// - Throws: What `openssl` complained of.
  package func make(
    _ name: String, by issuer: Identity? = nil, key: Key = .ec("P-256"), digest: String = "sha256",
    names: String? = nil, isAuthority: Bool = false,
    validity: (String, String) = ("20240101000000Z", "20440101000000Z"), extensions: [String] = []
  ) throws -> Identity {
    let file = String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    let identity = Identity(name: name, certificate: folder.file("\(file).pem"), key: folder.file("\(file).key"))
    var lines = ["basicConstraints = \(isAuthority ? "critical,CA:TRUE" : "CA:FALSE")"] + extensions
    if let names { lines.append("subjectAltName = \(names)") }
    let database = try folder.write("\(file).index", "")
    let settings = try folder.write("\(file).cnf", configuration(lines, database: database))
    let algorithm: [String] =
      switch key {
      case .rsa(let bits): ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:\(bits)"]
      case .ec(let curve): ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:\(curve)"]
      case .ed25519: ["-algorithm", "ED25519"]
      }
    try run(["genpkey"] + algorithm + ["-out", identity.key])
    try run([
      "req", "-new", "-utf8", "-config", settings, "-key", identity.key, "-subj", "/CN=\(name)", "-out",
      folder.file("\(file).csr"),
    ])
    let signer =
      issuer.map { ["-cert", $0.certificate, "-keyfile", $0.key] } ?? ["-selfsign", "-keyfile", identity.key]
    try run(
      ["ca", "-batch", "-notext", "-utf8", "-config", settings, "-md", digest, "-startdate", validity.0, "-enddate"]
        + [validity.1, "-in", folder.file("\(file).csr"), "-out", identity.certificate] + signer)
    return identity
  }

  /// A file with several certificates, as servers want their chain.
  package func bundle(_ name: String, _ identities: [Identity]) throws -> String {
    let text = try identities.map { identity in
      String(decoding: try folder.read(String(identity.certificate.dropFirst(folder.path.count + 1))), as: UTF8.self)
    }
    return try folder.write(name, text.joined())
  }

  /// The DER of a certificate.
  package func der(_ identity: Identity) throws -> [UInt8] {
    try run(["x509", "-in", identity.certificate, "-outform", "DER"])
  }

  @discardableResult
  private func run(_ arguments: [String]) throws -> [UInt8] {
    try CertificateWorkshop.openssl.run(arguments, in: folder.path)
  }

  private func configuration(_ extensions: [String], database: String) -> String {
    """
    [req]
    distinguished_name = subject
    string_mask = utf8only
    [subject]
    [ca]
    default_ca = authority
    [authority]
    new_certs_dir = \(folder.path)
    database = \(database)
    rand_serial = yes
    unique_subject = no
    policy = any
    x509_extensions = wanted
    string_mask = utf8only
    [any]
    commonName = optional
    [wanted]
    \(extensions.joined(separator: "\n"))

    """
  }
}
