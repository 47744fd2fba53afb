/// Who can log in with a password, over all conditions that the configuration knows.
struct SSHDLogins {
  /// Whether somebody can; nil when it cannot be told.
  var password: Bool?
  /// Whether a password is enough by itself.
  var alone: Bool?
  /// Whether root can.
  var root: Bool?
  /// Whether every login needs two different things; nil when it cannot be told.
  var multiFactor: Bool?

  /// `needsFactor` says whether PAM's stack asks for something besides the password; nil when unknown.
  init(_ evaluation: SSHDEvaluation, needsFactor: Bool?) {
    let keywords = [
      "permitrootlogin", "passwordauthentication", "kbdinteractiveauthentication", "usepam", "authenticationmethods",
      "pubkeyauthentication", "hostbasedauthentication",
    ]
    var kinds = Dictionary(uniqueKeysWithValues: SSHDValue.kinds.filter { keywords.contains($0.keyword) })
    kinds["gssapiauthentication"] = .words([["yes"], ["no"]])
    var base: [String: String] = [:]
    var changes: [[SSHDMatch]: [String: String]] = [:]
    for (keyword, kind) in kinds {
      base[keyword] = evaluation.base(keyword, kind)?.value
      for (conditions, found) in evaluation.conditional(keyword, kind) {
        changes[conditions, default: [:]][keyword] = found.value
      }
    }
    // Switched off unless a file says otherwise; what another keyword could be read from, this could be, too.
    if base["pubkeyauthentication"] != nil, base["gssapiauthentication"] == nil { base["gssapiauthentication"] = "no" }
    let views = [([], base)] + changes.map { ($0.key, base.merging($0.value) { $1 }) }
    let possible = views.map { SSHDLogins.isPossible($0.1) }
    password = SSHDLogins.any(possible)
    alone = SSHDLogins.any(
      zip(views, possible).map { view, possible in
        let isBare = SSHDLogins.hasFactor(view.1, needsFactor).map { !$0 }
        return SSHDLogins.both(possible, SSHDLogins.both(SSHDLogins.isEnough(view.1), isBare))
      })
    multiFactor = SSHDLogins.any(
      zip(views, possible).map { view, possible in
        SSHDLogins.isSingle(view.1, password: possible, needsFactor: needsFactor)
      }
    ).map { !$0 }
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

  /// PAM's second factor only counts where sshd asks PAM.
  private static func hasFactor(_ values: [String: String], _ needsFactor: Bool?) -> Bool? {
    both(values["usepam"].map { $0 == "yes" }, needsFactor)
  }

  /// Whether one thing is enough in at least one way.
  private static func isSingle(_ values: [String: String], password: Bool?, needsFactor: Bool?) -> Bool? {
    guard let methods = values["authenticationmethods"] else { return nil }
    let isBare = hasFactor(values, needsFactor).map { !$0 }
    if methods == "any" {
      let others = ["pubkeyauthentication", "hostbasedauthentication", "gssapiauthentication"].map { keyword in
        values[keyword].map { $0 != "no" }
      }
      return any(others + [both(password, isBare)])
    }
    return any(
      methods.split(separator: " ").map { alternative -> Bool? in
        let kinds = Set(
          alternative.split(separator: ",").map { method in
            ["password", "keyboard-interactive"].contains(method.split(separator: ":").first) ? "password" : method
          })
        return kinds.count > 1 ? false : kinds == ["password"] ? isBare : true
      })
  }

  /// Or and and with an unknown.
  private static func any(_ values: [Bool?]) -> Bool? {
    values.contains(true) ? true : values.contains(nil) ? nil : false
  }

  private static func both(_ left: Bool?, _ right: Bool?) -> Bool? {
    left == false || right == false ? false : left == nil || right == nil ? nil : true
  }
}
