/// What a module that judges new passwords asks for.
struct StrengthSettings {
  /// The module's name.
  var name: String
  /// Its line in the stack.
  var place: String
  /// The fewest characters of any password that it lets through; nil when that cannot be known.
  var shortest: Setting<Int>?
  /// How many kinds of characters a password must have; 0 for any.
  var classes: Int?
  var usesDictionary: Bool?
  /// Where cracklib's list of words lies, without its endings; nil for the library's own place.
  var dictionaryPath: String?
  /// Whether it refuses, and does not only warn; nil when that cannot be known.
  var isEnforcing: Bool?
  /// Whether it takes only the password that an earlier module has got.
  var insistsOnToken: Bool
  /// Whether its settings make no sense, so that it refuses to work.
  var isBroken = false

  /// Of a minimum length of `minimum`, `credits` characters may be saved by using more kinds of characters, but only
  /// one for each character there is.
  static func shortest(minimum: Int, credits: Int, required: Int) -> Int {
    max(minimum - credits, minimum - minimum / 2, required, 6)
  }
}

extension StrengthSettings {
  /// pam_cracklib(8): arguments only; each kind of characters counts one extra unless told otherwise.
  init(cracklib arguments: [String], place: String) {
    func number(_ key: String, _ standard: Int) -> Int { arguments.value(key).flatMap(leadingNumber) ?? standard }
    let credits = ["dcredit=", "ucredit=", "lcredit=", "ocredit="].map { number($0, 1) }
    name = "pam_cracklib"
    self.place = place
    shortest = Setting(
      value: StrengthSettings.shortest(
        minimum: max(number("minlen=", 9), 6), credits: credits.filter { $0 > 0 }.reduce(0, +),
        required: -credits.filter { $0 < 0 }.reduce(0, +)),
      place: place)
    classes = max(min(number("minclass=", 0), 4), credits.count { $0 < 0 })
    usesDictionary = true
    dictionaryPath = arguments.value("dictpath=")
    isEnforcing = true
    insistsOnToken = arguments.contains("use_authtok")
  }
}
