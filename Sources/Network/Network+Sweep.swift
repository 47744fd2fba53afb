import CLinux
import Glibc
package import Model

extension Network {
  /// Finds out which TCP ports of `hosts` are open, by connecting to each and closing at once, without a byte sent.
  ///
  /// Silence is tried again, with a longer wait, before it counts as filtered; how often follows from the loss that the
  /// sweep measures, and how long from the round trips. Addresses that may not be contacted stay `unknown`. Shortages
  /// of this machine (descriptors, local ports) slow the sweep down and never count as an answer. Cancelling the task
  /// ends it at once; what was not tried to the end is then `unknown`. Memory grows with the hosts, and by one bit for
  /// each port of those that leave a port unanswered.
  ///
  /// - Parameters:
  ///   - hosts: The hosts; one named twice is swept once.
  ///   - ports: The ports of each; 0 is left out.
  ///   - limits: How fast and how hard.
  ///   - seed: Determines the order of hosts and ports.
  ///   - progress: Called on the event loop, about ten times a second and at the end.
  /// - Returns: One result for each host, in the order of `hosts`.
  package func sweep(
    _ hosts: [IPAddress], ports: PortSet, limits: SweepLimits = SweepLimits(), seed: UInt64,
    progress: (@Sendable (SweepProgress) -> Void)? = nil
  ) async -> [HostSweep] {
    var generator = SeededGenerator(seed: seed)
    let ports = ports.ports.filter { $0 != 0 }.shuffled(using: &generator)
    var seen: Set<IPAddress> = []
    let distinct = hosts.filter { seen.insert($0).inserted }
    let order = distinct.filter(permits).shuffled(using: &generator)
    var tally = SweepTally(total: order.count * ports.count, report: progress)
    var results: [IPAddress: HostSweep] = [:]
    // The kernel's table of neighbours holds 1024 by default (arp(7), gc_thresh3); more hosts at once would overflow it
    // and look dead.
    for start in stride(from: 0, to: order.count, by: 512) where !Task.isCancelled {
      let block = order[start..<min(order.count, start + 512)]
      for result in await sweep(block, ports: ports, limits: limits, &tally) { results[result.address] = result }
    }
    tally.finish()
    return distinct.map { address in
      if let result = results[address] { return result }
      var result = HostSweep(address: address)
      result.unknown = ports.count
      return result
    }
  }

  private func sweep(
    _ block: ArraySlice<IPAddress>, ports: [UInt16], limits: SweepLimits, _ tally: inout SweepTally
  ) async -> [HostSweep] {
    guard let epoll = await makeEpoll() else { return [] }
    let window = max(1, min(limits.inFlight, capacity - loop.descriptors - 64))
    loop.reserve(window)
    defer {
      loop.release(window)
      loop.close(epoll)
    }
    var sweep = Sweep(block, ports: ports, limits: limits, window: window, epoll: epoll)
    while !Task.isCancelled {
      let next = sweep.turn()
      tally.note(sweep.progress)
      switch next {
      case .more:
        // Others on the loop get their turn.
        await Task.yield()
      case .wait(let moment):
        if await wait(epoll, until: moment) == .cancelled { return sweep.results }
      case .done:
        tally.close(sweep.progress)
        return sweep.results
      }
    }
    return sweep.results
  }

  /// An epoll descriptor on the loop; nil when five seconds do not bring one.
  private func makeEpoll() async -> Int32? {
    for _ in 0..<50 {
      let epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
      if epoll >= 0 {
        if loop.add(epoll) { return epoll }
        Glibc.close(epoll)
      }
      guard (try? await sleep(.milliseconds(100))) != nil else { return nil }
    }
    return nil
  }
}

/// Adds up the progress of one block after the other and reports it now and then.
private struct SweepTally {
  private let report: (@Sendable (SweepProgress) -> Void)?
  private var done: SweepProgress
  private var now: SweepProgress
  private var due = ContinuousClock.now

  init(total: Int, report: (@Sendable (SweepProgress) -> Void)?) {
    self.report = report
    done = SweepProgress(total: total, known: 0, open: 0, attempts: 0)
    now = done
  }

  mutating func note(_ block: SweepProgress) {
    guard let report else { return }
    now = sum(block)
    guard due <= .now else { return }
    due = .now + .milliseconds(100)
    report(now)
  }

  /// Books a block that is finished.
  mutating func close(_ block: SweepProgress) {
    done = sum(block)
    now = done
  }

  func finish() { report?(now) }

  private func sum(_ block: SweepProgress) -> SweepProgress {
    SweepProgress(
      total: done.total, known: done.known + block.known, open: done.open + block.open,
      attempts: done.attempts + block.attempts, loss: block.loss ?? done.loss)
  }
}
