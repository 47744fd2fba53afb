/// What the password field of passwd(5) or shadow(5) says, with the hash itself left out: only its method and cost are
/// kept, and there is no place for the text.
package enum StoredPassword: Hashable, Sendable {
  /// The field is empty: no password is needed.
  case empty
  /// `x` in passwd(5): the password is in shadow(5).
  case inShadow
  /// `*`, `!` and the like: no password can match.
  case none
  /// A hash behind `!`: a password, switched off.
  case locked(Hash)
  case set(Hash)
  /// Text in none of the known forms.
  case unknown

  /// How a password is stored, after crypt(5).
  package struct Hash: Hashable, Sendable {
    /// yescrypt, gost-yescrypt, scrypt, bcrypt, bcrypt-x, sha512crypt, sha256crypt, sha1crypt, sunmd5, md5crypt,
    /// bsdicrypt, nt, argon2id, argon2i, argon2d, bigcrypt or descrypt.
    package var method: String
    /// The rounds of SHA-crypt and SunMD5, the cost factor of bcrypt and yescrypt; nil for methods without one.
    package var cost: Int?

    package init(method: String, cost: Int? = nil) {
      self.method = method
      self.cost = cost
    }
  }

  package init(shadowField field: ArraySlice<UInt8>) {
    guard let first = field.first else {
      self = .empty
      return
    }
    switch first {
    case UInt8(ascii: "!"): self = Hash(field.drop { $0 == UInt8(ascii: "!") }).map(Self.locked) ?? .none
    case UInt8(ascii: "*"): self = .none
    default: self = Hash(field).map(Self.set) ?? .unknown
    }
  }

  package init(passwdField field: ArraySlice<UInt8>) {
    // pam_unix looks into shadow(5) for "x" and for "##name".
    let isShadowed = field.elementsEqual("x".utf8) || field.starts(with: "##".utf8)
    self = isShadowed ? .inShadow : StoredPassword(shadowField: field)
  }
}

extension StoredPassword.Hash {
  /// Tells the method by the form of the field; nil when it is none of crypt(5).
  init?(_ field: ArraySlice<UInt8>) {
    let alphabet = StoredPassword.Hash.isInAlphabet
    if field.first == UInt8(ascii: "_"), field.count == 20, field.dropFirst().allSatisfy(alphabet) {
      self.init(method: "bsdicrypt")
    } else if field.first != UInt8(ascii: "$") {
      guard (13...178).contains(field.count), field.allSatisfy(alphabet) else { return nil }
      self.init(method: field.count == 13 ? "descrypt" : "bigcrypt")
    } else {
      self.init(modular: field.dropFirst().split(separator: UInt8(ascii: "$"), omittingEmptySubsequences: false))
    }
  }

  /// The parts between the `$` of the modular form: identifier, parameters or salt, and so on.
  private init?(modular parts: [ArraySlice<UInt8>]) {
    guard parts.count >= 3, let name = parts.first?.text else { return nil }
    let parameters = parts[1]
    switch name {
    case "y": self.init(method: "yescrypt", cost: Self.yescryptCost(parameters))
    case "gy": self.init(method: "gost-yescrypt", cost: Self.yescryptCost(parameters))
    case "7": self.init(method: "scrypt")
    case "2a", "2b", "2y": self.init(method: "bcrypt", cost: Int(parameters.text))
    case "2x": self.init(method: "bcrypt-x", cost: Int(parameters.text))
    case "6": self.init(method: "sha512crypt", cost: Self.rounds(parameters) ?? 5000)
    case "5": self.init(method: "sha256crypt", cost: Self.rounds(parameters) ?? 5000)
    case "sha1": self.init(method: "sha1crypt", cost: Int(parameters.text))
    case "1": self.init(method: "md5crypt")
    case "3": self.init(method: "nt")
    case "argon2id", "argon2i", "argon2d": self.init(method: name)
    case let name where name == "md5" || name.hasPrefix("md5,"):
      self.init(method: "sunmd5", cost: Self.rounds(parts[0].dropFirst(4)))
    default: return nil
    }
  }

  private static func rounds(_ parameters: ArraySlice<UInt8>) -> Int? {
    parameters.starts(with: "rounds=".utf8) ? Int(parameters.dropFirst(7).text) : nil
  }

  /// The cost factor that makes these parameters in crypt_gensalt(3): flavour, log2(N) - 1 and r - 1, each one digit of
  /// crypt's base 64; r is 8 for factors up to 2 and 32 above.
  private static func yescryptCost(_ parameters: ArraySlice<UInt8>) -> Int? {
    let digits = parameters.map(digit)
    guard digits.count == 3, let memory = digits[1], let block = digits[2] else { return nil }
    switch block {
    case 31: return memory + 1 - 7
    case 7: return memory + 1 - 9
    default: return nil
    }
  }

  private static let digits = Array("./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

  private static func digit(_ byte: UInt8) -> Int? { digits.firstIndex(of: byte) }

  private static func isInAlphabet(_ byte: UInt8) -> Bool { digit(byte) != nil }
}
