import Glibc

/// Lines from standard input, one at a time; Ctrl-C ends it like the end of a file, so that nothing is cut off.
struct LineInput {
  private var buffer: [UInt8] = []
  private var ended = false

  /// What is no longer a line that a person types.
  private static let longest = 1 << 16

  init() {
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = { _ in }
    // Without SA_RESTART, so that the read in progress returns; unblocked, whatever the parent left blocked.
    var mask = sigset_t()
    unsafe sigemptyset(&mask)
    for signal in [SIGINT, SIGTERM, SIGHUP] {
      unsafe sigaction(signal, &action, nil)
      unsafe sigaddset(&mask, signal)
    }
    unsafe sigprocmask(SIG_UNBLOCK, &mask, nil)
  }

  /// The next line without its end; nil at the end of the input, or after an interruption.
  mutating func next() -> String? {
    while true {
      if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
        let line = buffer[..<end]
        defer { buffer.removeSubrange(...end) }
        return LineInput.text(line)
      }
      guard !ended, buffer.count <= LineInput.longest else {
        defer { buffer = [] }
        return buffer.isEmpty ? nil : LineInput.text(buffer[...])
      }
      var chunk = [UInt8](repeating: 0, count: 4096)
      let count = unsafe chunk.withUnsafeMutableBytes { unsafe read(STDIN_FILENO, $0.baseAddress, $0.count) }
      guard count > 0 else {
        ended = true
        if count < 0 { buffer = [] }
        continue
      }
      buffer += chunk[..<count]
    }
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    var text = String(decoding: bytes, as: UTF8.self)[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
