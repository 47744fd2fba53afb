import Glibc
import Model

/// A password from where other users of the machine cannot see it: never from the command line.
enum SecretInput {
  /// No password is longer than this.
  private static let longest = 1024

  /// Reads the first line of a descriptor, else of an environment variable, else of the terminal, without showing it.
  ///
  /// - Parameters:
  ///   - descriptor: A file descriptor that the caller has opened, such as `3<haslo.txt`.
  ///   - variable: The environment variable; it is taken out of the environment, so that no child has it.
  ///   - prompt: What the terminal shows.
  /// - Returns: The bytes without the line's end; nil when there is no password to be had.
  /// - Throws: One sentence, when the descriptor cannot be read.
  static func read(descriptor: Int32?, variable: String, prompt: Phrase) throws -> [UInt8]? {
    if let descriptor { return try line(of: descriptor) }
    if let value = unsafe getenv(variable) {
      let bytes = unsafe Array(String(cString: value).utf8)
      unsafe unsetenv(variable)
      return bytes
    }
    return try typed(prompt)
  }

  /// What a person types, while the terminal shows nothing.
  private static func typed(_ prompt: Phrase) throws -> [UInt8]? {
    let terminal = unsafe open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
    guard terminal >= 0 else { return nil }
    defer { close(terminal) }
    var shown = termios()
    guard unsafe tcgetattr(terminal, &shown) == 0 else { return nil }
    var hidden = shown
    hidden.c_lflag &= ~tcflag_t(ECHO)
    guard unsafe tcsetattr(terminal, TCSAFLUSH, &hidden) == 0 else { return nil }
    defer {
      unsafe tcsetattr(terminal, TCSAFLUSH, &shown)
      Terminal.note("\n")
    }
    Terminal.note(say(prompt.pl, prompt.en) + ": ")
    return try line(of: terminal)
  }

  private static func line(of descriptor: Int32) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count <= longest {
      var byte: UInt8 = 0
      let count = unsafe Glibc.read(descriptor, &byte, 1)
      if count < 0 {
        if errno == EINTR { continue }
        throw Failure(
          "Nie można odczytać hasła z deskryptora \(descriptor).",
          "Cannot read the password from descriptor \(descriptor).")
      }
      guard count == 1, byte != UInt8(ascii: "\n") else { break }
      bytes.append(byte)
    }
    if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
    guard bytes.count <= longest else {
      throw Failure("Hasło jest dłuższe niż \(longest) bajtów.", "The password is longer than \(longest) bytes.")
    }
    return bytes
  }
}
