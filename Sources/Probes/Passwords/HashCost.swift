/// How costly pam_unix(8) makes the hashes of new passwords, in the scale of crypt(5): rounds, or their logarithm.
///
/// Seen with Linux-PAM 1.5.2; what is new in 1.6, from https://github.com/linux-pam/linux-pam/pull/642 and /pull/656.
enum HashCost {
  /// Nil for a method without a cost, and when it cannot be known.
  static func setting(
    _ method: String?, _ arguments: [String], place: String, system: SystemDefaults
  ) -> Setting<Int>? {
    guard let method else { return nil }
    let given = arguments.value("rounds=").map { Setting(value: leadingNumber($0) ?? 0, place: place) }
    guard given != nil || system.knowsLoginDefs else { return nil }
    let isNew = system.readsYescryptCost
    switch method {
    case "sha256crypt", "sha512crypt":
      guard let rounds = given ?? (isNew ? number("SHA_CRYPT_MAX_ROUNDS", system) : rounds(system)) else {
        return Setting(value: 5000, place: place)
      }
      // What makes no sense counts as nothing, and what is too much as the most.
      let isSensible = rounds.value >= 1000 && rounds.value < Int(Int32.max)
      return Setting(value: isSensible ? min(rounds.value, 9_999_999) : 5000, place: rounds.place)
    case "yescrypt":
      let own = isNew ? number("YESCRYPT_COST_FACTOR", system) : rounds(system)
      return within(given ?? own, 3...11, place: place, isClamped: isNew)
    case "gost-yescrypt": return within(given ?? (isNew ? nil : rounds(system)), 3...11, place: place, isClamped: isNew)
    case "bcrypt": return within(given ?? (isNew ? nil : rounds(system)), 4...31, place: place, isClamped: isNew)
    default: return nil
    }
  }

  /// The older pam_unix reads SHA's rounds only when the file asks for SHA, but then takes them for whatever it uses.
  private static func rounds(_ system: SystemDefaults) -> Setting<Int>? {
    let asked = system.moduleSetting("ENCRYPT_METHOD")?.value.lowercased() ?? ""
    guard asked.hasPrefix("sha256") || asked.hasPrefix("sha512") else { return nil }
    return number("SHA_CRYPT_MAX_ROUNDS", system)
  }

  private static func number(_ key: String, _ system: SystemDefaults) -> Setting<Int>? {
    system.moduleSetting(key).map { Setting(value: leadingNumber($0.value) ?? 0, place: $0.place) }
  }

  /// Outside its bounds the older pam_unix takes 5, the newer one the bound.
  private static func within(
    _ cost: Setting<Int>?, _ bounds: ClosedRange<Int>, place: String, isClamped: Bool
  ) -> Setting<Int> {
    guard let cost else { return Setting(value: 5, place: place) }
    if bounds.contains(cost.value) { return cost }
    let nearest = min(max(cost.value, bounds.lowerBound), bounds.upperBound)
    return Setting(value: isClamped ? nearest : 5, place: cost.place)
  }
}
