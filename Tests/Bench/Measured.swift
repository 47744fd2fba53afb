import Glibc

/// One run of a program as the kernel accounts for it (wait4(2)).
struct Measured: Sendable {
  /// Wall time, in seconds.
  var wall: Double
  /// User and system time of the program and the children it waited for, in seconds.
  var cpu: Double
  /// The largest resident set, in KiB.
  var memory: Int
  /// What it wrote to its standard output.
  var output: String
  var status: Int32

  /// Runs `words` to the end; the first is looked for in PATH.
  ///
  /// - Throws: ``BenchFailure`` when the program is missing or does not end with 0.
  static func run(_ words: [String]) throws -> Measured {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw BenchFailure("no pipe: \(String(cString: strerror(errno)))") }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_addclose(&actions, ends[0])
    posix_spawn_file_actions_addclose(&actions, ends[1])
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    arguments.append(nil)
    defer {
      arguments.forEach { free($0) }
      posix_spawn_file_actions_destroy(&actions)
      close(ends[0])
    }
    let started = ContinuousClock.now
    var child: pid_t = 0
    let code = posix_spawnp(&child, words.first ?? "", &actions, nil, arguments, environ)
    close(ends[1])
    guard code == 0 else { throw BenchFailure("\(words.first ?? "?"): \(String(cString: strerror(code)))") }
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = read(ends[0], &buffer, buffer.count), count > 0 { output += buffer.prefix(count) }
    var status: Int32 = 0
    var usage = rusage()
    wait4(child, &status, 0, &usage)
    let took = started.duration(to: .now)
    guard status == 0 else { throw BenchFailure("\(words.joined(separator: " ")) ended with \(status)") }
    return Measured(
      wall: took / .seconds(1), cpu: usage.ru_utime.seconds + usage.ru_stime.seconds, memory: usage.ru_maxrss,
      output: String(decoding: output, as: UTF8.self), status: status)
  }
}

extension timeval {
  fileprivate var seconds: Double { Double(tv_sec) + Double(tv_usec) / 1_000_000 }
}
