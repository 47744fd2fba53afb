internal import Wire

/// pam_pwhistory(8): pwhistory.conf where the module reads it, then the arguments.
struct HistorySettings {
  /// How many passwords are refused, the present one included; 0 is none; nil when it cannot be known.
  ///
  /// The module stores the present password before it compares the new one.
  var remembered: Int?
  /// Whether it takes only the password that an earlier module has got.
  var insistsOnToken: Bool

  init(_ arguments: [String], system: SystemDefaults, _ evidence: Evidence) {
    insistsOnToken = arguments.contains("use_authtok")
    remembered = 10
    let file = arguments.value("conf=") ?? "/etc/security/pwhistory.conf"
    if system.readsPwhistoryFile {
      do throws(FileError) {
        let content = try evidence.content(file)
        let given = content.flatMap { LoginDefs($0).first("remember") }.flatMap { leadingNumber($0.value) }
        if let given { remembered = given }
      } catch {
        remembered = nil
      }
    }
    if let given = arguments.value("remember=").flatMap(leadingNumber) { remembered = given }
    remembered = remembered.map { min(max($0, 0), 400) }
  }
}
