import COpenSSL
import Glibc

/// The fields of a certificate, read one by one; each is total on whatever a peer sent.
extension OwnedCertificate {
  var subject: String { unsafe OwnedCertificate.text(X509_get_subject_name(raw)) }
  var issuer: String { unsafe OwnedCertificate.text(X509_get_issuer_name(raw)) }
  var notBefore: Int? { unsafe seconds(X509_get0_notBefore(raw)) }
  var notAfter: Int? { unsafe seconds(X509_get0_notAfter(raw)) }
  var isAuthority: Bool { unsafe X509_get_extension_flags(raw) & UInt32(EXFLAG_CA) != 0 }

  var names: [String] {
    guard let list = unsafe X509_get_ext_d2i(raw, NID_subject_alt_name, nil, nil) else { return [] }
    let names = OpaquePointer(list)
    defer { unsafe GENERAL_NAMES_free(names) }
    // A certificate of a hosting provider has a hundred; one with thousands was made to annoy.
    return (0..<min(max(0, unsafe COpenSSL_GENERAL_NAMES_num(names)), 2000)).compactMap { index in
      guard let name = unsafe COpenSSL_GENERAL_NAMES_value(names, index) else { return nil }
      return unsafe OwnedCertificate.text(name)
    }
  }

  var key: (type: String, bits: Int?) {
    guard let key = unsafe X509_get0_pubkey(raw), let name = unsafe EVP_PKEY_get0_type_name(key) else {
      return (keyAlgorithm, nil)
    }
    let bits = Int(unsafe EVP_PKEY_get_bits(key))
    let type =
      switch unsafe String(cString: name) {
      case "RSA-PSS": "RSA"
      case "ED25519": "Ed25519"
      case "ED448": "Ed448"
      case let other: other
      }
    return (type, bits > 0 ? bits : nil)
  }

  var signatureDigest: String? {
    var digest = NID_undef
    var algorithm = NID_undef
    if unsafe X509_get_signature_info(raw, &digest, &algorithm, nil, nil) != 1 {
      // OpenSSL may know the algorithm by name only, as with MD2.
      guard unsafe OBJ_find_sigid_algs(X509_get_signature_nid(raw), &digest, &algorithm) == 1 else { return nil }
    }
    // The digest of EdDSA is part of the algorithm (RFC 8032 § 5.1, § 5.2).
    switch algorithm {
    case NID_ED25519: return "SHA512"
    case NID_ED448: return "SHAKE256"
    default: break
    }
    guard digest != NID_undef, let name = unsafe OBJ_nid2sn(digest) else { return nil }
    return unsafe String(cString: name)
  }

  var isSelfSigned: Bool? {
    guard let key = unsafe X509_get0_pubkey(raw) else { return nil }
    switch unsafe X509_verify(raw, key) {
    case 1: return true
    case 0: return false
    // The key and the signature do not go together, or OpenSSL does not know the algorithm: then only different
    // names prove that somebody else signed it.
    default: return unsafe X509_NAME_cmp(X509_get_subject_name(raw), X509_get_issuer_name(raw)) == 0 ? nil : false
    }
  }

  /// The OID or name of the key's algorithm, for a key that OpenSSL cannot read.
  private var keyAlgorithm: String {
    var object: OpaquePointer?
    guard let key = unsafe X509_get_X509_PUBKEY(raw), unsafe X509_PUBKEY_get0_param(&object, nil, nil, nil, key) == 1,
      let object = unsafe object
    else { return "unknown" }
    var buffer = [CChar](repeating: 0, count: 80)
    let count = unsafe OBJ_obj2txt(&buffer, Int32(buffer.count), object, 0)
    guard count > 0 else { return "unknown" }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  @unsafe
  private static func text(_ name: OpaquePointer?) -> String {
    guard let name = unsafe name else { return "" }
    return unsafe Printer.text(limit: 16_384) { output in _ = unsafe COpenSSL_X509_NAME_print(output, name) } ?? ""
  }

  /// A DNS name or an address of subjectAltName; nil for names of other kinds.
  @unsafe
  private static func text(_ name: UnsafePointer<GENERAL_NAME>) -> String? {
    var kind: Int32 = 0
    guard let value = unsafe GENERAL_NAME_get0_value(name, &kind),
      kind == GEN_DNS || kind == GEN_IPADD
    else { return nil }
    let string = unsafe value.assumingMemoryBound(to: ASN1_STRING.self)
    guard let start = unsafe ASN1_STRING_get0_data(string) else { return nil }
    let bytes = unsafe [UInt8](UnsafeBufferPointer(start: start, count: max(0, Int(ASN1_STRING_length(string)))))
    return kind == GEN_DNS ? escaped(bytes) : address(bytes)
  }

  /// ASCII that prints as it is, all else as `\XX`; a comma too, for names are listed between commas.
  static func escaped(_ bytes: [UInt8]) -> String {
    bytes.prefix(1024).map { byte in
      (0x21...0x7E).contains(byte) && byte != 0x2C && byte != 0x5C
        ? String(UnicodeScalar(byte)) : "\\" + hexadecimal([byte]).uppercased()
    }.joined()
  }

  private static func address(_ bytes: [UInt8]) -> String {
    let family = bytes.count == 4 ? AF_INET : AF_INET6
    guard bytes.count == 4 || bytes.count == 16 else { return "\\" + hexadecimal(bytes) }
    var buffer = [CChar](repeating: 0, count: 46)
    guard unsafe inet_ntop(family, bytes, &buffer, 46) != nil else { return "\\" + hexadecimal(bytes) }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
