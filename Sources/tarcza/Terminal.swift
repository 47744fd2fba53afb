import Glibc
import Model

/// Text to the two output streams; what other machines sent cannot steer the terminal.
enum Terminal {
  /// Writes results, for people and pipes.
  static func write(_ text: String) { put(text, STDOUT_FILENO) }

  /// Writes a line of results.
  static func line(_ text: String = "") { put(text + "\n", STDOUT_FILENO) }

  /// Says what is wrong, on standard error.
  static func complain(_ text: String) { put(text + "\n", STDERR_FILENO) }

  /// Writes to standard error without a line's end: progress.
  static func note(_ text: String) { put(text, STDERR_FILENO) }

  static var resultsAreSeen: Bool { isatty(STDOUT_FILENO) == 1 }
  static var notesAreSeen: Bool { isatty(STDERR_FILENO) == 1 }

  /// The width of the terminal in columns; 100 where there is none.
  static var width: Int {
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 else { return 100 }
    return Int(size.ws_col)
  }

  /// The text in lines that end at a space where the terminal would break them; whole in a pipe.
  ///
  /// `indent` columns are left to whoever sets the lines in.
  static func wrapped(_ text: String, indent: Int) -> [String] { wrapped(text, width: max(20, width - indent)) }

  static func wrapped(_ text: String) -> [String] { wrapped(text, width: width) }

  private static func wrapped(_ text: String, width: Int) -> [String] {
    resultsAreSeen ? lines(of: text, width: width) : [text]
  }

  /// The text in lines of at most `width` columns where its words allow that.
  static func lines(of text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return lines + [line]
  }

  /// The text with control characters, and the marks that turn the direction of writing, made visible.
  static func harmless(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: steers) else { return text }
    return text.unicodeScalars.map { steers($0) ? "\\u{\(String($0.value, radix: 16))}" : String($0) }.joined()
  }

  private static func steers(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: scalar != "\u{AD}"
    default: false
    }
  }

  private static func put(_ text: String, _ descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0 {
        if errno == EINTR { continue }
        return
      }
      rest = rest.dropFirst(written)
    }
  }
}
