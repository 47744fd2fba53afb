/// Who can log in with a password, over all conditions that the configuration knows.
struct SSHDLogins {
  /// Whether somebody can; nil when it cannot be told.
  var password: Bool?
  /// Whether a password is enough by itself.
  var alone: Bool?
  /// Whether root can.
  var root: Bool?

  init(_ evaluation: SSHDEvaluation) {
    let keywords = [
      "permitrootlogin", "passwordauthentication", "kbdinteractiveauthentication", "usepam", "authenticationmethods",
    ]
    let kinds = Dictionary(uniqueKeysWithValues: SSHDValue.kinds.filter { keywords.contains($0.keyword) })
    var base: [String: String] = [:]
    var changes: [[SSHDMatch]: [String: String]] = [:]
    for (keyword, kind) in kinds {
      base[keyword] = evaluation.base(keyword, kind)?.value
      for (conditions, found) in evaluation.conditional(keyword, kind) {
        changes[conditions, default: [:]][keyword] = found.value
      }
    }
    let views = [([], base)] + changes.map { ($0.key, base.merging($0.value) { $1 }) }
    let possible = views.map { SSHDLogins.isPossible($0.1) }
    password = SSHDLogins.any(possible)
    alone = SSHDLogins.any(zip(views, possible).map { SSHDLogins.both($1, SSHDLogins.isEnough($0.1)) })
    let forRoot = zip(views, possible).filter { view, _ in
      view.0.allSatisfy { $0.canHold(for: "root", groups: ["root"]) }
    }
    root = SSHDLogins.any(forRoot.map { SSHDLogins.both($1, $0.1["permitrootlogin"].map { $0 == "yes" }) })
  }

  /// A password is asked for by sshd itself, or by PAM in a dialog.
  private static func isPossible(_ values: [String: String]) -> Bool? {
    let dialog = both(
      values["kbdinteractiveauthentication"].map { $0 == "yes" }, values["usepam"].map { $0 == "yes" })
    return any([values["passwordauthentication"].map { $0 == "yes" }, dialog])
  }

  /// AuthenticationMethods: alternatives parted by blanks, each a list of methods that are all needed.
  private static func isEnough(_ values: [String: String]) -> Bool? {
    values["authenticationmethods"].map { methods in
      methods == "any"
        || methods.split(separator: " ").contains { alternative in
          alternative.split(separator: ",").allSatisfy {
            $0 == "password" || $0.split(separator: ":").first == "keyboard-interactive"
          }
        }
    }
  }

  /// Or and and with an unknown.
  private static func any(_ values: [Bool?]) -> Bool? {
    values.contains(true) ? true : values.contains(nil) ? nil : false
  }

  private static func both(_ left: Bool?, _ right: Bool?) -> Bool? {
    left == false || right == false ? false : left == nil || right == nil ? nil : true
  }
}
