import COpenSSL

/// A reason why the private part of an RSA key can be computed from its public part.
package enum RSAWeakness: String, Hashable, Sendable, CaseIterable {
  /// The key was made by Infineon's library, whose primes have a structure that shows in the modulus (CVE-2017-15361).
  ///
  /// A sound key looks so once in about 10^8 times for each bit of doubt: see ``find(modulus:)``.
  case roca
  /// The primes are so near to each other that Fermat's method finds them at once.
  case closePrimes = "close-primes"
  /// A prime below 2^16 divides the modulus.
  case smallFactor = "small-factor"

  /// Every weakness of a modulus, given most significant byte first; empty also for one that is no RSA modulus.
  ///
  /// - ROCA: primes of Infineon's are `k * M + (65537^a mod M)` with M the product of the first primes, so that the
  ///   modulus is a power of 65537 by each of them (Nemec and others, *The Return of Coppersmith's Attack*, CCS 2017,
  ///   § 2). It is tested for the 38 odd primes up to 167.
  /// - Fermat: 100 steps, as Böck, *Fermat Factorization in the Wild* (2023), recommends; sound keys need some 2^500.
  package static func find(modulus: [UInt8]) -> [RSAWeakness] {
    guard modulus.count <= 4096,
      let number = unsafe modulus.withUnsafeBufferPointer({
        unsafe BN_bin2bn($0.baseAddress, Int32($0.count), nil)
      })
    else { return [] }
    defer { unsafe BN_free(number) }
    guard unsafe BN_num_bits(number) >= 256 else { return [] }
    var found: [RSAWeakness] = []
    if unsafe isOfInfineon(number) { found.append(.roca) }
    if unsafe hasClosePrimes(number) { found.append(.closePrimes) }
    if smallPrimes.contains(where: { unsafe BN_mod_word(number, UInt($0)) == 0 }) { found.append(.smallFactor) }
    return found
  }

  @unsafe
  private static func isOfInfineon(_ number: OpaquePointer) -> Bool {
    smallPrimes.lazy.filter { (3...167).contains($0) }.allSatisfy { prime in
      let rest = unsafe Int(BN_mod_word(number, UInt(prime)))
      var power = 1
      repeat {
        if power == rest { return true }
        power = power * (65_537 % prime) % prime
      } while power != 1
      return false
    }
  }

  /// Whether a² - n is a square for one of the first numbers a above the root of n.
  @unsafe
  private static func hasClosePrimes(_ number: OpaquePointer) -> Bool {
    guard unsafe BN_is_odd(number) == 1, let context = unsafe BN_CTX_new() else { return false }
    defer { unsafe BN_CTX_free(context) }
    unsafe BN_CTX_start(context)
    defer { unsafe BN_CTX_end(context) }
    guard let upper = unsafe root(number, context), let square = unsafe BN_CTX_get(context),
      let difference = unsafe BN_CTX_get(context)
    else { return false }
    for _ in 0..<100 {
      unsafe BN_CTX_start(context)
      defer { unsafe BN_CTX_end(context) }
      guard unsafe BN_sqr(square, upper, context) == 1, unsafe BN_sub(difference, square, number) == 1 else {
        return false
      }
      // Below the root by rounding: the next number is above it.
      if unsafe BN_is_negative(difference) == 0 {
        guard let side = unsafe root(difference, context), unsafe BN_sqr(square, side, context) == 1 else {
          return false
        }
        if unsafe BN_cmp(square, difference) == 0 { return true }
      }
      guard unsafe BN_add_word(upper, 1) == 1 else { return false }
    }
    return false
  }

  /// The integer part of the square root, by Newton's method from above; it belongs to `context`.
  @unsafe
  private static func root(_ number: OpaquePointer, _ context: OpaquePointer) -> OpaquePointer? {
    guard let guess = unsafe BN_CTX_get(context), let next = unsafe BN_CTX_get(context) else { return nil }
    if unsafe BN_is_zero(number) == 1 {
      unsafe BN_zero_ex(guess)
      return unsafe guess
    }
    guard unsafe BN_set_word(next, 1) == 1,
      unsafe BN_lshift(guess, next, (BN_num_bits(number) + 1) / 2 + 1) == 1
    else { return nil }
    // Each step doubles the digits that are right; a hundred are more than any key needs.
    for _ in 0..<16_384 {
      guard unsafe BN_div(next, nil, number, guess, context) == 1, unsafe BN_add(next, next, guess) == 1,
        unsafe BN_rshift1(next, next) == 1
      else { return nil }
      if unsafe BN_cmp(next, guess) >= 0 { return unsafe guess }
      guard unsafe BN_copy(guess, next) != nil else { return nil }
    }
    return nil
  }

  /// The primes below 2^16.
  private static let smallPrimes: [Int] = {
    var isComposite = [Bool](repeating: false, count: 65_536)
    return (2..<65_536).filter { number in
      guard !isComposite[number] else { return false }
      for multiple in stride(from: number * number, to: 65_536, by: number) { isComposite[multiple] = true }
      return true
    }
  }()
}
