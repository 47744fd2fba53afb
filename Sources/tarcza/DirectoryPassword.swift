import Glibc
import Model
import OpenSSL
import Probes

/// Where the password for a directory comes from: a file descriptor, the environment, or a person at the terminal.
///
/// Never from the command line, which everybody on the machine can read, and never from a file of ours.
enum DirectoryPassword {
  static let variable = "TARCZA_DIRECTORY_PASSWORD"
  private static let longest = 1024

  /// Whom to log on as, for each server of `servers` that has an account, by the servers' addresses as written.
  ///
  /// - Parameters:
  ///   - servers: The servers that will be asked.
  ///   - descriptor: A descriptor whose first line is the password of every one of them; nil without.
  /// - Returns: The credentials.
  /// - Throws: One sentence, when there is an account and no way to learn its password.
  static func logons(for servers: [DirectoryServer], descriptor: Int32?) throws -> [String: DirectoryCredential] {
    let wanted = servers.filter { $0.account != nil }
    guard !wanted.isEmpty else { return [:] }
    var common: Secret?
    if let descriptor {
      common = try line(of: descriptor)
    } else if let secret = environment() {
      common = secret
    }
    var logons: [String: DirectoryCredential] = [:]
    for server in wanted {
      guard let account = server.account else { continue }
      logons[server.url] = DirectoryCredential(name: account, password: try common ?? prompt(account, server))
    }
    return logons
  }

  /// Takes the password out of the environment, so that no child of this process inherits it.
  private static func environment() -> Secret? {
    guard let value = unsafe getenv(variable) else { return nil }
    let count = unsafe strlen(value)
    var bytes = unsafe Array(UnsafeRawBufferPointer(start: value, count: count))
    unsafe explicit_bzero(value, count)
    unsafe unsetenv(variable)
    return bytes.isEmpty ? nil : Secret(wiping: &bytes)
  }

  private static func line(of descriptor: Int32) throws -> Secret {
    guard var bytes = read(descriptor), !bytes.isEmpty else {
      throw Failure(
        "Nie ma hasła w deskryptorze \(descriptor). Podaj je tak: --password-fd 3 3< PLIK.",
        "There is no password in descriptor \(descriptor). Give it like this: --password-fd 3 3< FILE.")
    }
    return Secret(wiping: &bytes)
  }

  private static func prompt(_ account: String, _ server: DirectoryServer) throws -> Secret {
    let terminal = unsafe open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard terminal >= 0 else {
      throw Failure(
        "Brak hasła konta \(account). Podaj je w zmiennej \(variable) albo przez --password-fd.",
        "There is no password for \(account). Give it in the variable \(variable) or by --password-fd.")
    }
    defer { close(terminal) }
    var old = termios()
    guard unsafe tcgetattr(terminal, &old) == 0 else {
      throw Failure("Nie można zapytać o hasło.", "The password cannot be asked for.")
    }
    var quiet = old
    quiet.c_lflag &= ~tcflag_t(ECHO)
    unsafe tcsetattr(terminal, TCSAFLUSH, &quiet)
    defer { unsafe tcsetattr(terminal, TCSAFLUSH, &old) }
    let question = Array(
      say("Hasło konta \(account) (\(server.host)): ", "Password of \(account) (\(server.host)): ").utf8)
    _ = unsafe question.withUnsafeBytes { unsafe write(terminal, $0.baseAddress, $0.count) }
    let answer = read(terminal)
    _ = unsafe [UInt8(ascii: "\n")].withUnsafeBytes { unsafe write(terminal, $0.baseAddress, $0.count) }
    guard var bytes = answer, !bytes.isEmpty else {
      throw Failure(
        "Nie podano hasła konta \(account). Aby zbadać katalog bez konta, pomiń --bind-as.",
        "No password was given for \(account). To examine the directory without an account, leave --bind-as out.")
    }
    return Secret(wiping: &bytes)
  }

  /// The bytes up to the first line's end; nil when there are too many, or none can be read.
  private static func read(_ descriptor: Int32) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(longest + 1)
    var byte: UInt8 = 0
    while bytes.count <= longest {
      let count = unsafe Glibc.read(descriptor, &byte, 1)
      if count < 0, errno == EINTR { continue }
      guard count > 0, byte != 0x0A else {
        if count < 0 { return nil }
        if bytes.last == 0x0D { bytes.removeLast() }
        return bytes
      }
      bytes.append(byte)
    }
    Secret.wipe(&bytes)
    return nil
  }
}
