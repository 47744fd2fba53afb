import Glibc
package import Model

/// The sockets of a scan, all on one event loop.
///
/// Whoever calls it says until when he waits. Cancelling the calling task ends a wait at once. One conversation uses
/// one task; nothing here is meant for two tasks on one socket.
package actor Network {
  /// The loop that everything runs on; wrap a scan in `withTaskExecutorPreference(network.loop)`.
  package nonisolated let loop: EventLoop
  package nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }
  /// How many sockets may be open at once, from this process's limit on descriptors.
  package nonisolated let capacity: Int
  /// Whether an address may be contacted: the scope's last word, asked before every first packet to a host.
  package nonisolated let permits: @Sendable (IPAddress) -> Bool

  /// - Parameter permits: Whether an address may be contacted; everything that leads to a packet asks it.
  /// - Throws: `exhausted` when there is no descriptor left for the event loop.
  package init(permits: @escaping @Sendable (IPAddress) -> Bool = { _ in true }) throws(NetworkError) {
    loop = try EventLoop()
    capacity = DescriptorLimit.raise()
    self.permits = permits
  }

  deinit { loop.stop() }

  /// Connects to a TCP port.
  ///
  /// A shortage on this machine (descriptors, local ports, memory) is waited out until the deadline. A link-local IPv6
  /// address cannot be contacted, for it has no zone here.
  ///
  /// - Parameters:
  ///   - address: The host.
  ///   - port: The port.
  ///   - deadline: When to give up.
  ///   - ending: How the socket ends the connection when it is closed.
  /// - Returns: The connected socket.
  /// - Throws: `refused` also for a socket that found itself; `exhausted` only when the shortage outlasts the deadline;
  ///   `prohibited` also for an address that may not be contacted.
  package func connect(
    _ address: IPAddress, port: UInt16, until deadline: ContinuousClock.Instant, ending: Ending = .reset
  ) async throws(NetworkError) -> Socket {
    guard permits(address) else { throw .prohibited }
    var pause = Duration.milliseconds(5)
    var shortage: NetworkError?
    while true {
      do throws(NetworkError) {
        return try await attempt(address, port, until: deadline, ending)
      } catch .expired {
        throw shortage ?? .expired
      } catch {
        guard case .exhausted = error, .now + pause < deadline else { throw error }
        shortage = error
      }
      try await sleep(pause)
      pause = min(pause * 2, .milliseconds(200))
    }
  }

  /// Reads what is there, at most `limit` bytes; empty when the peer has ended its side.
  ///
  /// - Throws: `expired` after the deadline even if there are bytes, so that a flood cannot outlast it.
  package func read(
    _ socket: borrowing Socket, atMost limit: Int, until deadline: ContinuousClock.Instant
  ) async throws(NetworkError) -> [UInt8] {
    while true {
      try check(deadline)
      var code: Int32 = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: max(1, limit)) { buffer, count in
        let received = recv(socket.descriptor, buffer.baseAddress, buffer.count, 0)
        if received < 0 { code = errno } else { count = received }
      }
      switch code {
      case 0: return bytes
      case EAGAIN: try await ready(socket.descriptor, until: deadline)
      case EINTR: break
      default: throw NetworkError(errno: code)
      }
    }
  }

  /// Writes all of `bytes`, or throws.
  package func write(
    _ socket: borrowing Socket, _ bytes: [UInt8], until deadline: ContinuousClock.Instant
  ) async throws(NetworkError) {
    var sent = 0
    while sent < bytes.count {
      try check(deadline)
      let count = bytes.withUnsafeBytes {
        Glibc.send(socket.descriptor, $0.baseAddress?.advanced(by: sent), $0.count - sent, Int32(MSG_NOSIGNAL))
      }
      if count >= 0 {
        sent += count
      } else if errno == EAGAIN {
        try await ready(socket.descriptor, until: deadline)
      } else if errno != EINTR {
        throw NetworkError(errno: errno)
      }
    }
  }

  /// Closes the socket now, in the way chosen when it was connected.
  package func close(_ socket: consuming Socket) {}

  /// Ends the connection in order: FIN, then what the peer still sends is thrown away, at most 64 KiB of it, until the
  /// peer has ended its side too or the deadline passes.
  package func end(_ socket: consuming Socket, until deadline: ContinuousClock.Instant) async {
    guard shutdown(socket.descriptor, Int32(SHUT_WR)) == 0 else { return }
    for _ in 0..<16 {
      guard let rest = try? await read(socket, atMost: 4096, until: deadline), !rest.isEmpty else { return }
    }
  }
}

extension Network {
  private func attempt(
    _ address: IPAddress, _ port: UInt16, until deadline: ContinuousClock.Instant, _ ending: Ending
  ) async throws(NetworkError) -> Socket {
    try check(deadline)
    let socket = try open(address, port, ending)
    let target = SocketAddress(address, port: port)
    var code = target.connect(socket.descriptor)
    while code == EINPROGRESS || code == EALREADY || code == EINTR {
      try await ready(socket.descriptor, until: deadline)
      code = target.connect(socket.descriptor)
    }
    guard code == 0 || code == EISCONN else { throw NetworkError(errno: code) }
    if SocketAddress.isSelfConnected(socket.descriptor) {
      SocketAddress.resetOnClose(socket.descriptor)
      throw .refused
    }
    return socket
  }

  private func open(_ address: IPAddress, _ port: UInt16, _ ending: Ending) throws(NetworkError) -> Socket {
    guard loop.descriptors < capacity else { throw .exhausted(EMFILE) }
    let descriptor = SocketAddress.socket(address.family)
    guard descriptor >= 0 else { throw NetworkError(errno: errno) }
    guard loop.add(descriptor) else {
      let code = errno
      Glibc.close(descriptor)
      throw NetworkError(errno: code)
    }
    if ending == .reset { SocketAddress.resetOnClose(descriptor) }
    return Socket(descriptor: descriptor, loop: loop, address: address, port: port)
  }

  func check(_ deadline: ContinuousClock.Instant) throws(NetworkError) {
    if Task.isCancelled { throw .cancelled }
    if deadline <= .now { throw .expired }
  }

  func ready(_ descriptor: Int32, until deadline: ContinuousClock.Instant) async throws(NetworkError) {
    switch await wait(descriptor, until: deadline) {
    case .ready: break
    case .expired: throw .expired
    case .cancelled: throw .cancelled
    }
  }

  /// Suspends until the kernel has news of `descriptor`, the deadline passes, or the task is cancelled.
  ///
  /// It must be a method of the actor: its closures then run on the loop, which in a `nonisolated(nonsending)`
  /// function they would not.
  func wait(_ descriptor: Int32, until deadline: ContinuousClock.Instant) async -> EventLoop.Wake {
    let turn = loop.turn(descriptor)
    return await withTaskCancellationHandler {
      await withUnsafeContinuation { loop.arm(descriptor, deadline, $0) }
    } onCancel: {
      loop.cancel(descriptor, turn)
    }
  }

  /// Suspends for `pause`, without a descriptor or a thread of its own.
  func sleep(_ pause: Duration) async throws(NetworkError) {
    let deadline = ContinuousClock.now + pause
    let turn = loop.turn(EventLoop.noDescriptor)
    let wake = await withTaskCancellationHandler {
      await withUnsafeContinuation { loop.sleep(turn, deadline, $0) }
    } onCancel: {
      loop.cancel(EventLoop.noDescriptor, turn)
    }
    if wake == .cancelled { throw .cancelled }
  }
}
