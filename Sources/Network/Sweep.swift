import CLinux
import Glibc
import Model

/// A connect sweep under way over a block of hosts, without a task or an allocation for each connection.
///
/// `turn()` does what can be done at once and says what to wait for. The first round tries every port; later ones, with
/// a longer wait, what stayed silent, as often as the loss on the way asks. Hosts take turns, so that no host gets a
/// burst.
struct Sweep: ~Copyable {
  enum Next { case more, wait(until: ContinuousClock.Instant), done }

  private(set) var progress: SweepProgress
  private var hosts: [SweepHost]
  private let ports: [UInt16]
  /// By their place in the order: the likely ports, and the first 64, which chance has chosen.
  private let likely: [UInt64]
  private let limits: SweepLimits
  private var path = PathQuality()
  private let epoll: Int32
  private var events = [epoll_event](repeating: epoll_event(), count: 256)
  private var slots: SweepSlots
  private var queue: HostQueue
  private var pace: Pace
  private var round = 1
  private var isFinished = false
  private var window: Int
  private var paused: [(host: Int, until: ContinuousClock.Instant)] = []
  /// Since when this machine has been out of descriptors or memory, and until when nothing is tried therefore.
  private var shortage: (since: ContinuousClock.Instant, until: ContinuousClock.Instant)?

  /// When the number of sockets may next grow after a shortage.
  private var growth = ContinuousClock.now

  /// - Parameters:
  ///   - addresses: The hosts, each once.
  ///   - ports: The ports in the order in which they are tried.
  ///   - limits: How fast and how hard.
  ///   - window: The most sockets to use.
  ///   - epoll: An epoll descriptor for the sweep alone; its owner closes it.
  init(_ addresses: ArraySlice<IPAddress>, ports: [UInt16], limits: SweepLimits, window: Int, epoll: Int32) {
    let now = ContinuousClock.now
    hosts = addresses.map {
      SweepHost($0, cap: limits.caps[$0] ?? HostCap(inFlight: max(1, limits.perHost)), from: now)
    }
    self.ports = ports
    var likely = [UInt64](repeating: 0, count: (ports.count + 63) / 64)
    for (place, port) in ports.enumerated() where place < 64 || limits.likely.contains(port) {
      likely[place / 64] |= 1 << UInt64(place % 64)
    }
    self.likely = likely
    self.limits = limits
    self.window = max(1, window)
    self.epoll = epoll
    slots = SweepSlots(capacity: max(1, window))
    queue = HostQueue(hosts: hosts.count)
    pace = Pace(perSecond: limits.perSecond, from: .now)
    progress = SweepProgress(total: hosts.count * ports.count, known: 0, open: 0, attempts: 0)
    for host in hosts.indices { enqueue(host) }
  }

  deinit {
    var slots = slots
    slots.closeAll()
  }

  /// What is known of each host; ports not tried to the end are unknown.
  var results: [HostSweep] {
    hosts.map { host in
      var result = host.result
      result.open.sort()
      result.unknown = ports.count - result.open.count - result.closed - result.filtered
      return result
    }
  }

  mutating func turn() -> Next {
    collect()
    let now = ContinuousClock.now
    expire(now)
    resume(now)
    start(now)
    guard slots.busy == 0, queue.count == 0, paused.isEmpty else { return next(now) }
    if nextRound() { return .more }
    finish()
    return .done
  }
}

// MARK: starting

extension Sweep {
  private enum Start { case begun, failedHere, shortage }

  private mutating func start(_ now: ContinuousClock.Instant) {
    if let shortage, shortage.until > now { return }
    var now = now
    var budget = 512
    while budget > 0, slots.busy < window, let host = queue.first {
      guard let place = hosts[host].nextPlace(round: round, of: ports.count, likely: likely) else {
        dequeue(host)
        continue
      }
      if let due = hosts[host].pace?.next, due > now {
        dequeue(host)
        hosts[host].isPaused = true
        paused.append((host, due))
        continue
      }
      guard pace.take(now) else { return }
      _ = hosts[host].pace?.take(now)
      switch begin(host, place, now) {
      case .begun:
        recover(now)
        hosts[host].cursor += 1
        hosts[host].result.attempts += 1
        progress.attempts += 1
        dequeue(host)
        enqueue(host)
      case .failedHere:
        dequeue(host)
        pause(host, now)
      case .shortage:
        degrade(now)
        return
      }
      budget -= 1
      if budget % 32 == 0 { now = .now }
    }
  }

  private mutating func begin(_ host: Int, _ place: Int, _ now: ContinuousClock.Instant) -> Start {
    let family = hosts[host].result.address.family
    guard let slot = slots.take(family) else { return .shortage }
    guard equip(slot, family) else {
      let code = errno
      slots.giveBack(slot, family)
      return code == EAFNOSUPPORT ? .failedHere : .shortage
    }
    let code = target(host, place).connect(slots[slot].descriptor)
    if code == EINPROGRESS {
      hosts[host].inFlight += 1
      let wait = path.wait(round == 1 ? limits.firstWait : limits.secondWait)
      slots.begin(slot, host: host, place: place, now, wait: wait)
      return .begun
    }
    defer { slots.giveBack(slot, family) }
    switch NetworkError(errno: code) {
    case .exhausted(EADDRNOTAVAIL): return .failedHere
    case .exhausted: return .shortage
    default:
      settle(slot, host, place, code)
      return .begun
    }
  }

  /// Sees to it that the slot has a socket; false, with errno set, when this machine has none to give.
  private mutating func equip(_ slot: Int, _ family: IPAddress.Family) -> Bool {
    if slots[slot].descriptor >= 0 { return true }
    let descriptor = SocketAddress.socket(family)
    guard descriptor >= 0 else { return false }
    var event = epoll_event(
      events: EPOLLOUT.rawValue | EPOLLET.rawValue, data: epoll_data_t(u64: UInt64(slot)))
    guard epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event) == 0 else {
      let code = errno
      close(descriptor)
      errno = code
      return false
    }
    slots.adopt(descriptor, in: slot)
    return true
  }

  private func target(_ host: Int, _ place: Int) -> SocketAddress {
    SocketAddress(hosts[host].result.address, port: ports[place])
  }
}

// MARK: outcomes

extension Sweep {
  /// Takes in what the kernel has to tell, all of it, for its edges do not come twice.
  private mutating func collect() {
    while true {
      let count = events.withUnsafeMutableBufferPointer { epoll_wait(epoll, $0.baseAddress, Int32($0.count), 0) }
      guard count > 0 else { return }
      var isFirst = true
      for index in 0..<Int(count) {
        let slot = Int(events[index].data.u64)
        guard slots[slot].isBusy else { continue }
        let (host, place) = (slots[slot].host, slots[slot].place)
        let code = target(host, place).connect(slots[slot].descriptor)
        if code == EALREADY || code == EINPROGRESS || code == EINTR { continue }
        if isFirst, code == 0 || code == EISCONN || code == ECONNREFUSED {
          // One of a batch tells enough, and asking the clock costs.
          path.note(slots[slot].started.duration(to: .now))
          isFirst = false
        }
        slots.end(slot)
        settle(slot, host, place, code)
        free(slot, host)
      }
    }
  }

  /// Gives up the connections that have waited long enough; no reset goes out for an unanswered SYN.
  private mutating func expire(_ now: ContinuousClock.Instant) {
    while let slot = slots.oldest, slots[slot].deadline <= now {
      let (host, place) = (slots[slot].host, slots[slot].place)
      slots.end(slot)
      if !SocketAddress.dissolve(slots[slot].descriptor) { slots.drop(slot) }
      settle(slot, host, place, ETIMEDOUT)
      free(slot, host)
    }
  }

  private mutating func free(_ slot: Int, _ host: Int) {
    hosts[host].inFlight -= 1
    slots.giveBack(slot, hosts[host].result.address.family)
    enqueue(host)
  }

  /// Books how the connection of an idle slot ended.
  private mutating func settle(_ slot: Int, _ host: Int, _ place: Int, _ code: Int32) {
    hosts[host].failures = 0
    if round > 1, code != ETIMEDOUT {
      hosts[host].noteAnswer(place)
      if code == 0 || code == EISCONN || code == ECONNREFUSED { noteLate(host) }
    }
    if code == 0 || code == EISCONN {
      connected(slot, host, place)
      return
    }
    switch NetworkError(errno: code) {
    case .refused: hosts[host].result.closed += 1
    case .unreachable: hosts[host].result.unreachable += 1
    case .prohibited: hosts[host].result.prohibited += 1
    case .expired:
      hosts[host].noteSilent(place, of: ports.count)
      return
    // The peer answered the SYN and broke off at once: the port is open.
    case .reset, .closed: opened(host, place)
    case .exhausted, .cancelled, .system:
      slots.drop(slot)
      return
    }
    progress.known += 1
  }

  private mutating func connected(_ slot: Int, _ host: Int, _ place: Int) {
    let isSelf = SocketAddress.isSelfConnected(slots[slot].descriptor)
    if isSelf { hosts[host].result.closed += 1 } else { opened(host, place) }
    if isSelf || hosts[host].cap.ending == .reset && !limits.endOrderly.contains(ports[place]) {
      SocketAddress.resetOnClose(slots[slot].descriptor)
    }
    slots.drop(slot)
    progress.known += 1
  }

  private mutating func opened(_ host: Int, _ place: Int) {
    hosts[host].result.open.append(ports[place])
    progress.open += 1
  }
}

// MARK: order

extension Sweep {
  /// Puts a host into the queue if it has something left to try and may have one more connection.
  private mutating func enqueue(_ host: Int) {
    guard !hosts[host].isQueued, !hosts[host].isPaused, hosts[host].inFlight < hosts[host].cap.inFlight,
      hosts[host].nextPlace(round: round, of: ports.count, likely: likely) != nil
    else { return }
    hosts[host].isQueued = true
    queue.append(host)
  }

  private mutating func dequeue(_ host: Int) {
    queue.removeFirst()
    hosts[host].isQueued = false
  }

  /// Leaves a host alone for a while: this machine has no address or port to contact it from.
  private mutating func pause(_ host: Int, _ now: ContinuousClock.Instant) {
    hosts[host].failures += 1
    if hosts[host].failures > 6 {
      hosts[host].isGivenUp = true
    } else {
      hosts[host].isPaused = true
      paused.append((host, now + .milliseconds(25 << hosts[host].failures)))
    }
  }

  private mutating func resume(_ now: ContinuousClock.Instant) {
    guard paused.contains(where: { $0.until <= now }) else { return }
    let due = paused.filter { $0.until <= now }
    paused.removeAll { $0.until <= now }
    for (host, _) in due {
      hosts[host].isPaused = false
      enqueue(host)
    }
  }

  /// Goes on with half the sockets after a short pause; gives up when five seconds have brought none.
  private mutating func degrade(_ now: ContinuousClock.Instant) {
    window = max(1, min(window, slots.busy) / 2)
    shortage = (shortage?.since ?? now, now + .milliseconds(50))
    growth = now + .milliseconds(200)
    guard let since = shortage?.since, since.duration(to: now) > .seconds(5) else { return }
    for host in hosts.indices { hosts[host].isGivenUp = true }
    while let host = queue.first { dequeue(host) }
  }

  /// Takes a success as the end of a shortage, and tries an eighth more sockets five times a second.
  private mutating func recover(_ now: ContinuousClock.Instant) {
    shortage = nil
    guard window < slots.capacity, growth <= now else { return }
    growth = now + .milliseconds(200)
    window = min(window + max(1, window / 8), slots.capacity)
  }

  private func next(_ now: ContinuousClock.Instant) -> Next {
    var moments = paused.map(\.until)
    if let oldest = slots.oldest { moments.append(slots[oldest].deadline) }
    if queue.count > 0, slots.busy < window { moments.append(max(shortage?.until ?? now, pace.next)) }
    guard let soonest = moments.min(), soonest > now else { return .more }
    return .wait(until: soonest)
  }
}

// MARK: rounds

extension Sweep {
  /// Chooses what is tried again; false when silence is believed everywhere.
  ///
  /// The second round tries the likely ports and a sample of the others, and every port of hosts that answer on most:
  /// on those, what it finds tells the loss. How often the rest is tried follows from that; unknown loss means twice.
  private mutating func nextRound() -> Bool {
    guard limits.secondWait > .zero else { return false }
    if round == 1 {
      for host in hosts.indices { plan(host) }
    } else {
      for host in hosts.indices where hosts[host].retry == .all { hosts[host].tries += 1 }
      if round == 2, let loss = path.loss {
        progress.loss = loss
        // Much loss may be of our own making.
        if loss > 0.02 { window = max(1, window / 2) }
      }
      for host in hosts.indices {
        let needed = min(hosts[host].cap.tries, max(path.tries, hosts[host].hasLateAnswers ? 2 : 1))
        hosts[host].retry = hosts[host].tries < needed ? .all : .none
      }
    }
    round += 1
    for host in hosts.indices {
      hosts[host].cursor = 0
      enqueue(host)
    }
    return queue.count > 0
  }

  private mutating func plan(_ host: Int) {
    hosts[host].tries = 1
    let answered = hosts[host].result.open.count + hosts[host].result.closed
    if hosts[host].isResponsive { path.notePrompt(answered) }
    let isSmall = zip(hosts[host].silent, likely).allSatisfy { $0 & ~$1 == 0 }
    hosts[host].retry =
      hosts[host].cap.tries < 2 ? .none : hosts[host].isResponsive || isSmall ? .all : .likely
    hosts[host].wasResponsive = hosts[host].isResponsive
  }

  private mutating func noteLate(_ host: Int) {
    hosts[host].hasLateAnswers = true
    if round == 2, hosts[host].wasResponsive { path.noteLate() }
  }

  /// Believes the silence that is left.
  private mutating func finish() {
    guard !isFinished else { return }
    isFinished = true
    for host in hosts.indices where !hosts[host].isGivenUp {
      hosts[host].result.timedOut = hosts[host].silentCount
      progress.known += hosts[host].result.timedOut
    }
  }
}
