import COpenSSL

/// The extensions of a certificate and what follows from them (RFC 5280 § 4.2).
extension OwnedCertificate {
  var version: Int { Int(unsafe X509_get_version(raw)) + 1 }

  /// The serial number: hexadecimal digits and its size in bits.
  var serial: (text: String, bits: Int)? {
    guard let field = unsafe X509_get0_serialNumber(raw), let number = unsafe ASN1_INTEGER_to_BN(field, nil) else {
      return nil
    }
    defer { unsafe BN_free(number) }
    guard let digits = unsafe BN_bn2hex(number) else { return nil }
    defer { unsafe CRYPTO_free(digits, nil, 0) }
    return (unsafe String(cString: digits).lowercased(), Int(unsafe BN_num_bits(number)))
  }

  var commonName: String {
    guard let name = unsafe X509_get_subject_name(raw) else { return "" }
    let index = unsafe X509_NAME_get_index_by_NID(name, NID_commonName, -1)
    guard index >= 0, let entry = unsafe X509_NAME_get_entry(name, index),
      let value = unsafe X509_NAME_ENTRY_get_data(entry)
    else { return "" }
    var bytes: UnsafeMutablePointer<UInt8>?
    let count = unsafe ASN1_STRING_to_UTF8(&bytes, value)
    guard count >= 0, let bytes = unsafe bytes else { return "" }
    defer { unsafe CRYPTO_free(bytes, nil, 0) }
    return unsafe String(decoding: UnsafeBufferPointer(start: bytes, count: min(Int(count), 256)), as: UTF8.self)
  }

  var signatureAlgorithm: String? {
    let nid = unsafe X509_get_signature_nid(raw)
    guard nid != NID_undef, let name = unsafe OBJ_nid2ln(nid) else { return nil }
    return unsafe String(cString: name)
  }

  /// The bits of keyUsage by name; empty without the extension.
  var keyUsage: [String] {
    let bits = unsafe X509_get_key_usage(raw)
    guard bits != UInt32.max else { return [] }
    return OwnedCertificate.usages.filter { bits & UInt32($0.bit) != 0 }.map(\.name)
  }

  private static let usages: [(bit: Int32, name: String)] = [
    (KU_DIGITAL_SIGNATURE, "digitalSignature"), (KU_NON_REPUDIATION, "nonRepudiation"),
    (KU_KEY_ENCIPHERMENT, "keyEncipherment"), (KU_DATA_ENCIPHERMENT, "dataEncipherment"),
    (KU_KEY_AGREEMENT, "keyAgreement"), (KU_KEY_CERT_SIGN, "keyCertSign"), (KU_CRL_SIGN, "cRLSign"),
    (KU_ENCIPHER_ONLY, "encipherOnly"), (KU_DECIPHER_ONLY, "decipherOnly"),
  ]

  /// The purposes of extendedKeyUsage by OpenSSL's short name, or their OIDs; empty without the extension.
  var extendedKeyUsage: [String] {
    guard let list = unsafe X509_get_ext_d2i(raw, NID_ext_key_usage, nil, nil) else { return [] }
    let purposes = OpaquePointer(list)
    defer { unsafe EXTENDED_KEY_USAGE_free(purposes) }
    return (0..<min(64, max(0, unsafe COpenSSL_purposes_num(purposes)))).compactMap { index in
      guard let object = unsafe COpenSSL_purposes_value(purposes, index) else { return nil }
      let nid = unsafe OBJ_obj2nid(object)
      if nid != NID_undef, let name = unsafe OBJ_nid2sn(nid) { return unsafe String(cString: name) }
      var buffer = [CChar](repeating: 0, count: 80)
      guard unsafe OBJ_obj2txt(&buffer, Int32(buffer.count), object, 1) > 0 else { return nil }
      return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }

  /// How many authorities may follow; nil without a limit.
  var pathLength: Int? {
    let length = unsafe X509_get_pathlen(raw)
    return length >= 0 ? Int(length) : nil
  }

  var hasNameConstraints: Bool { unsafe X509_get_ext_by_NID(raw, NID_name_constraints, -1) >= 0 }

  /// Whether a critical extension is not one that OpenSSL knows.
  var hasUnknownCritical: Bool { unsafe X509_get_extension_flags(raw) & UInt32(EXFLAG_CRITICAL) != 0 }

  var mustStaple: Bool { unsafe COpenSSL_X509_has_feature(raw, 5) == 1 }

  /// Whether it names a policy of the CA/Browser Forum, below 2.23.140.1; nil when its policies cannot be read.
  var hasPublicPolicy: Bool? {
    let found = unsafe COpenSSL_X509_has_policy_below(raw, "2.23.140.1.")
    return found < 0 ? nil : found == 1
  }

  /// Nil when the extension cannot be read.
  var sctCount: Int? {
    let count = unsafe COpenSSL_X509_sct_count(raw)
    return count >= 0 ? Int(count) : nil
  }

  var crlURLs: [String] {
    guard let list = unsafe X509_get_ext_d2i(raw, NID_crl_distribution_points, nil, nil) else { return [] }
    let points = OpaquePointer(list)
    defer { unsafe CRL_DIST_POINTS_free(points) }
    return (0..<min(16, max(0, unsafe COpenSSL_distribution_num(points)))).flatMap { index -> [String] in
      guard let names = unsafe COpenSSL_distribution_names(points, index) else { return [] }
      return (0..<min(16, max(0, unsafe COpenSSL_GENERAL_NAMES_num(names)))).compactMap { place in
        guard let name = unsafe COpenSSL_GENERAL_NAMES_value(names, place) else { return nil }
        return unsafe OwnedCertificate.url(name)
      }
    }
  }

  var ocspURLs: [String] { places(NID_ad_OCSP) }
  var issuerURLs: [String] { places(NID_ad_ca_issuers) }

  /// The addresses of authorityInfoAccess under one method.
  private func places(_ method: Int32) -> [String] {
    guard let list = unsafe X509_get_ext_d2i(raw, NID_info_access, nil, nil) else { return [] }
    let access = OpaquePointer(list)
    defer { unsafe AUTHORITY_INFO_ACCESS_free(access) }
    return (0..<min(32, max(0, unsafe COpenSSL_access_num(access)))).compactMap { index in
      guard let place = unsafe COpenSSL_access_place(access, index, method) else { return nil }
      return unsafe OwnedCertificate.url(place)
    }
  }

  @unsafe
  private static func url(_ name: UnsafePointer<GENERAL_NAME>) -> String? {
    var kind: Int32 = 0
    guard let value = unsafe GENERAL_NAME_get0_value(name, &kind), kind == GEN_URI else { return nil }
    let string = unsafe value.assumingMemoryBound(to: ASN1_STRING.self)
    guard let start = unsafe ASN1_STRING_get0_data(string) else { return nil }
    let bytes = unsafe UnsafeBufferPointer(start: start, count: max(0, Int(ASN1_STRING_length(string))))
    return unsafe escaped(Array(bytes))
  }

  /// SHA-256 of SubjectPublicKeyInfo.
  var keyFingerprint: String? {
    guard let key = unsafe X509_get_X509_PUBKEY(raw) else { return nil }
    let count = unsafe i2d_X509_PUBKEY(key, nil)
    guard count > 0 else { return nil }
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: Int(count)) { buffer, initialized in
      var cursor = buffer.baseAddress
      initialized = max(0, Int(unsafe i2d_X509_PUBKEY(key, &cursor)))
    }
    return SHA256.hex(bytes)
  }

  /// The curve of an EC key by its NIST name, or OpenSSL's; nil for another key.
  var curve: String? {
    guard let key = unsafe X509_get0_pubkey(raw) else { return nil }
    var buffer = [CChar](repeating: 0, count: 80)
    var count = 0
    guard unsafe EVP_PKEY_get_group_name(key, &buffer, buffer.count, &count) == 1 else { return nil }
    let name = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let nid = unsafe OBJ_sn2nid(name)
    guard nid != NID_undef, let nist = unsafe EC_curve_nid2nist(nid) else { return name }
    return unsafe String(cString: nist)
  }

  /// Modulus and public exponent of an RSA key, most significant byte first; nil for another key.
  var rsa: (modulus: [UInt8], exponent: [UInt8])? {
    guard let key = unsafe X509_get0_pubkey(raw), let modulus = unsafe number(key, "n"),
      let exponent = unsafe number(key, "e")
    else { return nil }
    return (modulus, exponent)
  }

  @unsafe
  private func number(_ key: OpaquePointer, _ name: String) -> [UInt8]? {
    var number: OpaquePointer?
    guard unsafe EVP_PKEY_get_bn_param(key, name, &number) == 1, let number = unsafe number else { return nil }
    defer { unsafe BN_free(number) }
    return unsafe [UInt8](unsafeUninitializedCapacity: (Int(BN_num_bits(number)) + 7) / 8) { buffer, initialized in
      guard let base = buffer.baseAddress else { return }
      initialized = max(0, Int(unsafe BN_bn2bin(number, base)))
    }
  }
}
