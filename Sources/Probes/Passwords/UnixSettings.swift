/// The arguments of pam_unix(8) and the settings that stand behind them.
struct UnixSettings {
  /// Whether an empty password passes.
  var allowsEmpty: Bool
  /// Whether it takes only the new password that an earlier module has got.
  var insistsOnToken: Bool
  /// Whether it takes only the old password that an earlier module has got.
  var insistsOnOldToken: Bool
  var minimumLength: Setting<Int>
  /// In the words of the column hash_method; nil when it cannot be known.
  var hashMethod: Setting<String>?
  /// In the scale of the column hash_cost; nil when the method has none or it cannot be known.
  var hashCost: Setting<Int>?
  /// How many passwords are refused, the present one included; 0 is none.
  var remembered: Int

  /// The words for hash methods, each with the name of what crypt(5) makes of it.
  private static let methods = [
    ("md5", "md5crypt"), ("bigcrypt", "bigcrypt"), ("sha256", "sha256crypt"), ("sha512", "sha512crypt"),
    ("blowfish", "bcrypt"), ("gost_yescrypt", "gost-yescrypt"), ("yescrypt", "yescrypt"), ("des", "descrypt"),
  ]

  init(_ arguments: [String], place: String, system: SystemDefaults) {
    // Debian's own nullok_secure has meant nullok since Linux-PAM 1.4.
    allowsEmpty = arguments.contains("nullok") || arguments.contains("nullok_secure")
    insistsOnToken = arguments.contains("use_authtok")
    insistsOnOldToken = arguments.contains("use_first_pass")
    // It remembers that many besides the present one, which it refuses by itself (seen with Linux-PAM 1.5.2).
    let others = min(max(arguments.value("remember=").flatMap(leadingNumber) ?? 0, 0), 400)
    remembered = others > 0 ? others + 1 : 0
    hashMethod = UnixSettings.hashMethod(arguments, place: place, system: system)
    hashCost = HashCost.setting(hashMethod?.value, arguments, place: place, system: system)
    // Debian patches the default in; upstream takes any length. An argument that is no number means 0, as atoi(3) has it.
    let given = arguments.value("minlen=").map { max(leadingNumber($0) ?? 0, 0) }
    var length = given ?? (system.isDebian ? 6 : 0)
    if ["descrypt", "bigcrypt"].contains(hashMethod?.value) { length = min(length, 8) }
    // An empty new password is never taken.
    minimumLength = Setting(value: max(length, 1), place: place)
  }

  /// The last argument that names a method, else login.defs, else the traditional DES.
  private static func hashMethod(_ arguments: [String], place: String, system: SystemDefaults) -> Setting<String>? {
    for argument in arguments.reversed() {
      if let method = methods.first(where: { $0.0 == argument }) { return Setting(value: method.1, place: place) }
    }
    guard system.knowsLoginDefs else { return nil }
    if let given = system.moduleSetting("ENCRYPT_METHOD") {
      // Compared over the word's length only.
      let method = methods.first { given.value.lowercased().hasPrefix($0.0) }
      if let method { return Setting(value: method.1, place: given.place) }
    }
    return Setting(value: "descrypt", place: place)
  }
}
