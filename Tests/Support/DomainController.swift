import Foundation

/// A domain controller of Samba AD, provisioned into a temporary folder and serving LDAP on the loopback of a network
/// namespace of its own, so that nothing else on the machine is touched.
///
/// It needs root.
///
/// Everything goes with the last reference to it.
package final class DomainController: Sendable {
  package static let realm = "AD.POWIAT.TEST"
  package static let administrator = "Zaq1@WSXcde3"

  private let folder: TemporaryFolder
  private let process: RunningProgram
  /// The process by which nsenter(1) finds the namespace.
  package let identifier: Int32

  /// Whether this machine can have one; in CI it must.
  package static var isPossible: Bool {
    ProcessInfo.processInfo.environment["CI"] == "true"
      || getuid() == 0 && Program("samba").path != nil && Program("samba-tool").path != nil
        && Program("ldbmodify").path != nil
        && FileManager.default.fileExists(atPath: "/usr/share/samba/setup/ad-schema")
  }

  package var settings: String { folder.file("dc/etc/smb.conf") }
  package var database: String { folder.file("dc/private/sam.ldb") }
  package var certificate: String { folder.file("dc/private/tls/cert.pem") }

  /// Provisions, lets `prepare` fill the domain while nothing runs, and starts it.
  package init(prepare: (DomainController.Offline) throws -> Void) throws {
    folder = try TemporaryFolder()
    try folder.write("empty.conf", "[global]\n")
    let offline = Offline(folder: folder)
    try Program("samba-tool").run([
      "domain", "provision", "--realm=\(DomainController.realm)", "--domain=POWIAT", "--server-role=dc",
      "--dns-backend=SAMBA_INTERNAL", "--adminpass=\(DomainController.administrator)", "--host-name=dc1",
      "--host-ip=127.0.0.1", "--targetdir=\(folder.file("dc"))", "--configfile=\(folder.file("empty.conf"))",
      "--option=interfaces=lo", "--option=bind interfaces only=yes", "--option=server services=ldap,cldap,kdc",
    ])
    try prepare(offline)
    for name in ["pid", "ncalrpc"] {
      try FileManager.default.createDirectory(atPath: folder.file(name), withIntermediateDirectories: true)
    }
    let script = """
      ip link set lo up && exec samba -F --no-process-group \
      -s '\(folder.file("dc/etc/smb.conf"))' --option='log file=\(folder.file("log.%m"))' \
      --option='pid directory=\(folder.file("pid"))' --option='ncalrpc dir=\(folder.file("ncalrpc"))' \
      --option='interfaces=lo' --option='bind interfaces only=yes'
      """
    process = try Program("unshare").start(["--net", "--pid", "--fork", "--kill-child", "sh", "-c", script])
    // A suite keeps it for ever: the end of the test's process has to be its own, too.
    controllerOfThisProcess = process.identifier
    atexit { kill(controllerOfThisProcess, SIGKILL) }
    identifier = try DomainController.wait(folder, process)
  }

  /// A domain before it is started.
  package struct Offline {
    let folder: TemporaryFolder

    package func tool(_ arguments: String...) throws {
      try Program("samba-tool").run(
        arguments + ["-s", folder.file("dc/etc/smb.conf"), "-H", folder.file("dc/private/sam.ldb")])
    }

    package func modify(_ text: String) throws {
      let path = try folder.write("change.ldif", text)
      try Program("ldbmodify").run(["-H", folder.file("dc/private/sam.ldb"), path])
    }
  }

  /// What a command of samba-tool says of the domain.
  package func tool(_ arguments: String...) throws -> String {
    String(decoding: try Program("samba-tool").run(arguments + ["-s", settings, "-H", database]), as: UTF8.self)
  }

  /// What ldbsearch(1) finds, as LDIF; it reads the database itself and sees secrets, too.
  package func search(_ arguments: String...) throws -> String {
    String(decoding: try Program("ldbsearch").run(["-H", database] + arguments), as: UTF8.self)
  }

  /// Waits until LDAPS answers; the process inside the namespace.
  private static func wait(_ folder: TemporaryFolder, _ process: RunningProgram) throws -> Int32 {
    for _ in 0..<600 {
      usleep(100_000)
      guard process.isRunning else { break }
      let children =
        (try? String(contentsOfFile: "/proc/\(process.identifier)/task/\(process.identifier)/children", encoding: .utf8))
        ?? ""
      guard let child = children.split(separator: " ").first.flatMap({ Int32($0) }) else { continue }
      let sockets = (try? String(contentsOfFile: "/proc/\(child)/net/tcp", encoding: .utf8)) ?? ""
      // 636 in hexadecimal, in the state LISTEN.
      if sockets.contains(":027C 00000000:0000 0A") { return child }
    }
    throw Program.Failure(description: "the domain controller does not answer")
  }
}

/// The process to end at exit; written once, before the handler that reads it is set.
nonisolated(unsafe) private var controllerOfThisProcess: pid_t = 0
