package import CaseFile
package import Model
internal import Wire

/// Reads how a Linux system's SSH server is set up, from the running system's files or a copy of them.
///
/// Nothing is run, nobody is contacted, and no key is kept.
package struct SSHServerProbe: Sendable {
  /// What it found; no asset yet.
  package struct Observation: Sendable {
    package var server: SSHServer
    package var settings: [SSHSetting] = []
    package var hostKeys: [SSHHostKey] = []
    package var obstacles: [Obstacle] = []
  }

  private let files: Files

  /// - Parameter files: the system's root folder.
  package init(files: Files) { self.files = files }

  /// Examines the system once; a system without an SSH server has only a row that says so.
  package func examine(observed: Timestamp) -> Observation {
    let evidence = Evidence(files: files)
    var server = SSHServer(asset: nil, observed: observed.iso)
    server.installed = isInstalled
    guard server.installed != false else { return Observation(server: server) }
    let release = SSHServerRelease(evidence)
    server.version = release.version.map { "\($0.major).\($0.minor)" }
    server.versionSource = release.place
    let path = ["/etc/ssh/sshd_config", "/usr/etc/ssh/sshd_config"].first { (try? files.status($0)) != nil }
    server.config = path
    var configuration = SSHDConfiguration(path ?? "/etc/ssh/sshd_config", evidence: evidence)
    if path == nil { evidence.note(FileError.notFound.rawValue, "/etc/ssh/sshd_config") }
    configuration.precede(by: release.commandLine(evidence))
    let kinds = Dictionary(uniqueKeysWithValues: SSHDValue.kinds)
    for directive in configuration.directives {
      if let kind = kinds[directive.keyword], kind.normal(directive.arguments) == nil {
        configuration.refuse(directive)
      }
    }
    let evaluation = SSHDEvaluation(
      configuration: configuration, defaults: SSHDDefaults(version: release.version),
      defaultPlace: server.version.map { "default (OpenSSH \($0))" } ?? "default")
    server.starts = configuration.faults.isEmpty ? (configuration.firstUnknown == nil ? true : nil) : false
    server.faults = configuration.faults.isEmpty ? nil : configuration.faults.joined(separator: "; ")
    let ignored = evaluation.ignored.prefix(Evidence.mostRemarks)
    server.ignored = ignored.isEmpty ? nil : ignored.joined(separator: "; ")
    // Without its file at hand a default would only be a guess.
    if path == nil { return Observation(server: server, obstacles: evidence.obstacles) }
    let remote = PolicyReader(evidence: evidence, system: SystemDefaults(evidence), observed: observed).remoteLogin()
    server.secondFactor = remote.map { $0.factors.joined(separator: ", ") }
    server.secondFactorNeeded = remote?.needsBoth
    let logins = SSHDLogins(evaluation, needsFactor: remote?.needsBoth)
    server.multiFactor = logins.multiFactor
    (server.passwordLogin, server.passwordAlone, server.rootPassword) = (logins.password, logins.alone, logins.root)
    let settings = SSHSettingRows(evaluation: evaluation, observed: observed).rows()
    server.accountsLimited = isLimited(settings)
    let keys = SSHHostKeyRows(evidence: evidence, observed: observed).rows(configuration)
    server.unreadable = evidence.unreadable
    return Observation(server: server, settings: settings, hostKeys: keys, obstacles: evidence.obstacles)
  }

  /// A copy of `/etc` alone has no programs; then the configuration tells, which every package brings.
  private var isInstalled: Bool {
    if (try? files.status("/usr/sbin/sshd")) != nil { return true }
    if (try? files.list("/usr/sbin")) != nil { return false }
    return (try? files.status("/etc/ssh/sshd_config")) != nil
  }

  private func isLimited(_ settings: [SSHSetting]) -> Bool? {
    let limits = settings.filter {
      ["allowusers", "allowgroups", "denyusers", "denygroups"].contains($0.keyword) && $0.condition == nil
    }
    if limits.contains(where: { $0.value?.isEmpty == false }) { return true }
    return limits.contains { $0.value == nil } ? nil : false
  }
}
