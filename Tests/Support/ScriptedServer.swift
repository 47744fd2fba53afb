import Foundation
import Synchronization

/// A TCP server on 127.0.0.1 inside the test, which does to each connection what its script says, however rude.
///
/// Each connection has a thread of its own; all end with the last reference to the server.
package final class ScriptedServer: Sendable {
  package let port: UInt16
  private let listener: Int32
  private let state = Mutex(State())

  private struct State {
    var open: Set<Int32> = []
    var accepted = 0
    var isOver = false
  }

  /// One connection, seen from the server.
  package struct Connection: Sendable {
    fileprivate let descriptor: Int32
    /// 0 for the first connection of the server.
    package let number: Int

    /// What has come, at most `limit` bytes; empty when the client has ended or broken off the connection.
    package func read(atMost limit: Int = 16_384) -> [UInt8] {
      var bytes = [UInt8](repeating: 0, count: limit)
      let count = recv(descriptor, &bytes, limit, 0)
      return Array(bytes.prefix(max(0, count)))
    }

    /// Whether all of it could be sent.
    @discardableResult
    package func write(_ bytes: [UInt8]) -> Bool {
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        guard count > 0 else { return false }
        rest = rest.dropFirst(count)
      }
      return true
    }

    /// Makes the connection break off with a reset when the script ends.
    package func breakOff() {
      var now = linger(l_onoff: 1, l_linger: 0)
      setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
    }

    package func pause(_ milliseconds: Int) { usleep(UInt32(milliseconds) * 1000) }
  }

  /// A server that runs `script` for every connection and closes it afterwards.
  package init(_ script: @escaping @Sendable (Connection) -> Void) {
    (listener, port) = LoopbackPort.listener()
    let listener = listener
    Thread.detachNewThread { [weak self] in
      while true {
        let descriptor = accept(listener, nil, nil)
        guard descriptor >= 0 else { return }
        guard let number = self?.begin(descriptor) else {
          close(descriptor)
          return
        }
        Thread.detachNewThread { [weak self] in
          script(Connection(descriptor: descriptor, number: number))
          self?.end(descriptor)
          close(descriptor)
        }
      }
    }
  }

  /// How many connections there were.
  package var connections: Int { state.withLock { $0.accepted } }

  private func begin(_ descriptor: Int32) -> Int? {
    state.withLock { state in
      guard !state.isOver else { return nil }
      state.open.insert(descriptor)
      defer { state.accepted += 1 }
      return state.accepted
    }
  }

  private func end(_ descriptor: Int32) { state.withLock { _ = $0.open.remove(descriptor) } }

  deinit {
    let open = state.withLock { state in
      state.isOver = true
      return state.open
    }
    // The threads wake up, and close what is theirs.
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
    for descriptor in open { shutdown(descriptor, Int32(SHUT_RDWR)) }
  }
}
