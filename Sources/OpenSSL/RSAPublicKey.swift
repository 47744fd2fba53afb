import COpenSSL

/// The public RSA key of a certificate, for blocks that are made by hand.
package struct RSAPublicKey: Hashable, Sendable {
  /// Most significant byte first, without leading zeros.
  private let modulus: [UInt8]
  private let exponent: [UInt8]

  /// Nil when the certificate cannot be read, or its key is another one.
  package init?(certificate der: [UInt8]) {
    defer { ERR_clear_error() }
    guard let owned = try? OwnedCertificate.make(der: der), let key = owned.rsa, key.modulus.count >= 32 else {
      return nil
    }
    (modulus, exponent) = (key.modulus, key.exponent)
  }

  /// How many bytes a block has.
  package var size: Int { modulus.count }

  /// The block raised to the exponent, of the same length: no padding is added (RFC 8017 § 5.1.1).
  ///
  /// Nil for a block of another length, or one that is no smaller than the modulus.
  package func encrypt(_ block: [UInt8]) -> [UInt8]? {
    guard block.count == size, size <= 4096 else { return nil }
    guard let context = unsafe BN_CTX_new() else { return nil }
    defer { unsafe BN_CTX_free(context) }
    guard let base = unsafe RSAPublicKey.number(block), let power = unsafe RSAPublicKey.number(exponent),
      let modulus = unsafe RSAPublicKey.number(modulus), let result = unsafe BN_new()
    else { return nil }
    defer {
      unsafe BN_free(base)
      unsafe BN_free(power)
      unsafe BN_free(modulus)
      unsafe BN_free(result)
    }
    guard unsafe BN_cmp(base, modulus) < 0, unsafe BN_is_odd(modulus) == 1,
      unsafe BN_mod_exp(result, base, power, modulus, context) == 1
    else { return nil }
    var bytes = [UInt8](repeating: 0, count: size)
    let written = unsafe bytes.withUnsafeMutableBufferPointer {
      unsafe BN_bn2binpad(result, $0.baseAddress, Int32($0.count))
    }
    return Int(written) == size ? bytes : nil
  }

  @unsafe
  private static func number(_ bytes: [UInt8]) -> OpaquePointer? {
    unsafe bytes.withUnsafeBufferPointer { unsafe BN_bin2bn($0.baseAddress, Int32($0.count), nil) }
  }
}
