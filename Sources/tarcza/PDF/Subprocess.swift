import Glibc

/// Another program that is run to its end, within a time limit.
///
/// It reads nothing, gets only the environment that it is given, and of what it writes the first 64 KiB are kept.
struct Subprocess {
  enum End: Equatable {
    case exited(Int32)
    case signalled(Int32)
    case timedOut
  }

  var end: End
  /// What it wrote to its two output streams.
  var output: String

  /// Starts the program and waits for its end; when time is up it is killed.
  ///
  /// - Parameters:
  ///   - path: the program's file.
  ///   - arguments: without the program's name.
  ///   - environment: all of it.
  ///   - seconds: how long it may take.
  /// - Throws: a ``Failure`` that names the program when it cannot be started.
  init(
    _ path: String, _ arguments: [String], environment: [String: String], seconds: Int
  ) throws {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { throw Subprocess.failure(path, errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let child: pid_t
    do { child = try Subprocess.start(path, arguments, environment: environment, output: ends[1]) } catch {
      close(ends[0])
      close(ends[1])
      throw error
    }
    close(ends[1])
    let deadline = Subprocess.now() + Int64(seconds) * 1000
    let bytes = Subprocess.read(ends[0], until: deadline)
    close(ends[0])
    output = String(decoding: bytes, as: UTF8.self)
    end = Subprocess.wait(for: child, until: deadline)
  }

  private static let most = 1 << 16

  private static func start(
    _ path: String, _ arguments: [String], environment: [String: String], output: Int32
  ) throws -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    unsafe posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO)
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    // Ctrl-C ends it, even where this process has chosen to stay.
    var usual = sigset_t()
    unsafe sigemptyset(&usual)
    for number in [SIGINT, SIGHUP] { unsafe sigaddset(&usual, number) }
    unsafe posix_spawnattr_setsigdefault(&attributes, &usual)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    let words = unsafe ([path] + arguments).map { unsafe strdup($0) }
    let values = unsafe environment.map { unsafe strdup("\($0.key)=\($0.value)") }
    defer {
      unsafe words.forEach { unsafe free($0) }
      unsafe values.forEach { unsafe free($0) }
    }
    var child: pid_t = 0
    let code = unsafe posix_spawn(&child, path, &actions, &attributes, words + [nil], values + [nil])
    guard code == 0 else { throw failure(path, code) }
    return child
  }

  /// What comes until the other end is closed or time is up.
  private static func read(_ descriptor: Int32, until deadline: Int64) -> [UInt8] {
    var all: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 4096)
    while true {
      var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let left = deadline - now()
      guard left > 0 else { return all }
      let ready = unsafe poll(&wanted, 1, Int32(clamping: left))
      if ready < 0, errno == EINTR { continue }
      guard ready > 0 else { return all }
      let count = unsafe part.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return all }
      if all.count < most { all += part[..<min(count, most - all.count)] }
    }
  }

  /// How the process ended; it is killed when time is up.
  private static func wait(for child: pid_t, until deadline: Int64) -> End {
    var status: Int32 = 0
    while true {
      let ended = unsafe waitpid(child, &status, WNOHANG)
      if ended == child { break }
      if ended < 0, errno != EINTR { return .exited(-1) }
      guard now() < deadline else {
        kill(child, SIGKILL)
        while unsafe waitpid(child, &status, 0) < 0, errno == EINTR {}
        return .timedOut
      }
      usleep(2000)
    }
    // wait(2): the low seven bits name the signal; 0 means an exit, whose code lies above.
    return status & 0x7F == 0 ? .exited((status >> 8) & 0xFF) : .signalled(status & 0x7F)
  }

  /// Milliseconds of a clock that nobody sets.
  private static func now() -> Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }

  private static func failure(_ path: String, _ code: Int32) -> Failure {
    let why = unsafe String(cString: strerror(code))
    return Failure("Nie można uruchomić \(path): \(why).", "Cannot run \(path): \(why).")
  }
}
