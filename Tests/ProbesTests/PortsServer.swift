import Glibc
import Model
import Synchronization

/// A small server on loopback: it sends its greeting to whoever connects, and notes what it is sent and how the
/// connection ends.
final class PortsServer: Sendable {
  let port: UInt16
  private let descriptor: Int32
  private let greeting: [UInt8]
  private let manner: Manner
  private let notes = Mutex(Notes())
  private let stopped = Atomic(false)

  /// What the server does after its greeting.
  enum Manner: Hashable, Sendable {
    /// Waits for the peer.
    case waits
    /// Says its greeting again and again without a pause.
    case floods
    /// Says its greeting one byte at a time, with pauses.
    case drips
    /// Says its greeting to whoever has said something, and ends the connection.
    case answers
    /// Says its greeting to whoever begins with these bytes, and ends the connection with everybody.
    case answersTo([UInt8])
    /// Waits until it is spoken to, then says its greeting again and again.
    case answersAndFloods
    /// Waits until it is spoken to, then says its greeting one byte at a time.
    case answersAndDrips
  }

  struct Notes: Sendable {
    var connections = 0
    var bytes = 0
    /// The first thing that anybody said, at most 1024 bytes of it.
    var said: [UInt8] = []
    /// Connections that the peer ended by a FIN; the others broke off.
    var orderly = 0
    var ended = 0
  }

  /// Nil when the port is taken.
  init?(_ address: IPAddress, port: UInt16 = 0, greeting: [UInt8], manner: Manner = .waits) {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var on: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
    var name = sockaddr_in()
    name.sin_family = sa_family_t(AF_INET)
    name.sin_port = port.bigEndian
    name.sin_addr.s_addr = UInt32(truncatingIfNeeded: address.value).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &name) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, size) == 0 && listen(descriptor, 64) == 0 && getsockname(descriptor, $0, &size) == 0
      }
    }
    guard isBound else {
      close(descriptor)
      return nil
    }
    self.port = UInt16(bigEndian: name.sin_port)
    self.descriptor = descriptor
    self.greeting = greeting
    self.manner = manner
    start { [self] in serve() }
  }

  /// What was noted, once `expected` connections have come and ended, or two seconds have passed; the server takes no
  /// more afterwards.
  func stop(after expected: Int) -> Notes {
    for _ in 0..<200 where notes.withLock({ $0.ended < max(expected, $0.connections) }) { usleep(10_000) }
    stopped.store(true, ordering: .relaxed)
    return notes.withLock { $0 }
  }

  private func serve() {
    while !stopped.load(ordering: .relaxed) {
      var wish = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&wish, 1, 20) == 1 else { continue }
      let far = accept(descriptor, nil, nil)
      guard far >= 0 else { continue }
      notes.withLock { $0.connections += 1 }
      start { [self] in talk(far) }
    }
    close(descriptor)
  }

  private func talk(_ far: Int32) {
    defer { close(far) }
    var count = 1
    var said: [UInt8] = []
    switch manner {
    case .answers, .answersTo, .answersAndFloods, .answersAndDrips: count = hear(far, &said)
    case .waits, .floods, .drips: break
    }
    if count > 0 {
      switch manner {
      case .answersTo(let start):
        if said.starts(with: start) { _ = say(greeting, far) }
        shutdown(far, Int32(SHUT_WR))
      case .waits, .answers: _ = say(greeting, far)
      case .floods, .answersAndFloods: while say(greeting, far) {}
      case .drips, .answersAndDrips: for byte in greeting where say([byte], far) { usleep(20_000) }
      }
      if case .answers = manner { shutdown(far, Int32(SHUT_WR)) }
    }
    while count > 0 { count = hear(far, &said) }
    notes.withLock { notes in
      if count == 0 { notes.orderly += 1 }
      notes.ended += 1
    }
  }

  /// How many bytes came; 0 at an orderly end, below at any other.
  private func hear(_ far: Int32, _ said: inout [UInt8]) -> Int {
    var buffer = [UInt8](repeating: 0, count: 1024)
    let count = recv(far, &buffer, buffer.count, 0)
    guard count > 0 else { return count }
    said = Array(buffer.prefix(count))
    notes.withLock { notes in
      notes.bytes += count
      if notes.said.isEmpty { notes.said = Array(buffer.prefix(count)) }
    }
    return count
  }

  private func say(_ bytes: [UInt8], _ far: Int32) -> Bool {
    bytes.isEmpty || send(far, bytes, bytes.count, Int32(MSG_NOSIGNAL)) > 0
  }

  private func start(_ body: @escaping @Sendable () -> Void) {
    var id: pthread_t = 0
    pthread_create(
      &id, nil,
      { box in
        if let box { Unmanaged<Body>.fromOpaque(box).takeRetainedValue().run() }
        return nil
      }, Unmanaged.passRetained(Body(run: body)).toOpaque())
    pthread_detach(id)
  }

  private final class Body: Sendable {
    let run: @Sendable () -> Void
    init(run: @escaping @Sendable () -> Void) { self.run = run }
  }
}

/// A loopback address that nobody else is likely to use.
func portsLoopback() -> IPAddress { IPAddress(v4: 0x7F00_0000 | UInt32.random(in: 0x10_0000...0xEF_FFFF)) }

/// The first packet of a MySQL server that calls itself `version`.
func mysqlHandshake(_ version: String) -> [UInt8] {
  let payload = [10] + Array(version.utf8) + [0] + [UInt8](repeating: 0x41, count: 44)
  return [UInt8(payload.count), 0, 0, 0] + payload
}
