import CLinux
import Glibc
import Synchronization

/// One thread that sleeps in epoll_wait(2) and runs Swift jobs between sleeps.
///
/// It is a serial executor, so the `Network` actor lives on it, and a task executor: a scan that runs under
/// `withTaskExecutorPreference(network.loop)` never leaves its thread, which saves a hop at every `await`.
///
/// The thread starts with the first job. After `stop()` it ends when nothing is left to run; a job that comes later
/// starts a new one, so no task is ever stranded.
@safe package final class EventLoop: SerialExecutor, TaskExecutor {
  /// Why a wait ended.
  ///
  /// `ready` may be wrong: whoever waited asks the kernel again.
  enum Wake: Sendable { case ready, expired, cancelled }

  private struct Slot {
    var waiter: UnsafeContinuation<Wake, Never>?
    var turn = 0
    /// An edge came while nobody waited; edge-triggered epoll(7) does not repeat it.
    var news = false
  }

  private struct Sleeper {
    var turn: Int
    var deadline: ContinuousClock.Instant
    var waiter: UnsafeContinuation<Wake, Never>
  }

  /// Stands for a sleep, which has no descriptor, in `cancel`.
  static let noDescriptor: Int32 = -1

  private let epoll: Int32
  private let bell: Int32
  private let inbox = Locked(Inbox())
  /// The thread at work, as a number; 0 when there is none.
  private let thread = Atomic<UInt>(0)
  private let held = Atomic<Int>(0)
  // The rest is touched on the loop's own thread only.
  nonisolated(unsafe) private var slots: [Slot] = []
  nonisolated(unsafe) private var deadlines = DeadlineQueue()
  nonisolated(unsafe) private var sleepers: [Sleeper] = []
  nonisolated(unsafe) private var sleeps = 0
  nonisolated(unsafe) private var ending = false

  /// - Throws: `exhausted` when there is no descriptor left for the loop itself.
  package init() throws(NetworkError) {
    let epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
    guard epoll >= 0 else { throw NetworkError(errno: errno) }
    let bell = eventfd(0, Int32(EFD_NONBLOCK) | Int32(EFD_CLOEXEC))
    var event = epoll_event(events: EPOLLIN.rawValue, data: epoll_data_t(fd: bell))
    guard bell >= 0, epoll_ctl(epoll, EPOLL_CTL_ADD, bell, &event) == 0 else {
      let code = errno
      if bell >= 0 { Glibc.close(bell) }
      Glibc.close(epoll)
      throw NetworkError(errno: code)
    }
    self.epoll = epoll
    self.bell = bell
  }

  deinit {
    Glibc.close(bell)
    Glibc.close(epoll)
  }

  /// Ends every wait, now and later, as cancelled, and lets the thread go; from any thread.
  package func stop() { post { $0.stopped = true } }

  // MARK: executor

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    post { $0.jobs.append(job) }
  }

  package func checkIsolated() { precondition(isOnLoop, "not on the event loop") }
  package func isIsolatingCurrentContext() -> Bool? { isOnLoop }
  private var isOnLoop: Bool { thread.load(ordering: .relaxed) == UInt(pthread_self()) }

  // MARK: descriptors

  /// How many descriptors are on the loop or reserved.
  var descriptors: Int { held.load(ordering: .relaxed) }
  func reserve(_ count: Int) { held.add(count, ordering: .relaxed) }
  func release(_ count: Int) { held.subtract(count, ordering: .relaxed) }

  /// Takes `descriptor` in; false, with errno set, when the kernel refuses.
  func add(_ descriptor: Int32) -> Bool {
    checkIsolated()
    let edges = EPOLLIN.rawValue | EPOLLOUT.rawValue | EPOLLRDHUP.rawValue | EPOLLET.rawValue
    var event = epoll_event(events: edges, data: epoll_data_t(fd: descriptor))
    guard epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event) == 0 else { return false }
    while slots.count <= Int(descriptor) { slots.append(Slot()) }
    slots[Int(descriptor)].news = false
    reserve(1)
    return true
  }

  /// Closes a descriptor of the loop, on the loop's thread as soon as it can; from any thread.
  func close(_ descriptor: Int32) {
    if isOnLoop { dispose(descriptor) } else { post { $0.closing.append(descriptor) } }
  }

  private func dispose(_ descriptor: Int32) {
    deadlines.remove(descriptor)
    slots[Int(descriptor)].news = false
    Glibc.close(descriptor)
    release(1)
  }

  // MARK: waits

  /// A number for the next wait on `descriptor`, so that a late cancellation finds its own wait or none.
  func turn(_ descriptor: Int32) -> Int {
    checkIsolated()
    guard descriptor != EventLoop.noDescriptor else {
      sleeps += 1
      return sleeps
    }
    slots[Int(descriptor)].turn += 1
    return slots[Int(descriptor)].turn
  }

  /// Resumes `waiter` when the kernel has news of `descriptor`, at once if it has them already.
  func arm(_ descriptor: Int32, _ deadline: ContinuousClock.Instant, _ waiter: UnsafeContinuation<Wake, Never>) {
    checkIsolated()
    precondition(slots[Int(descriptor)].waiter == nil, "two waits on one socket")
    if ending {
      waiter.resume(returning: .cancelled)
    } else if slots[Int(descriptor)].news {
      slots[Int(descriptor)].news = false
      waiter.resume(returning: .ready)
    } else {
      slots[Int(descriptor)].waiter = waiter
      deadlines.set(descriptor, deadline)
    }
  }

  /// Resumes `waiter` at `deadline`.
  ///
  /// `Task.sleep` would need a descriptor of its own, and crashes when there is none; a sleep here is for just then.
  func sleep(_ turn: Int, _ deadline: ContinuousClock.Instant, _ waiter: UnsafeContinuation<Wake, Never>) {
    checkIsolated()
    if ending {
      waiter.resume(returning: .cancelled)
    } else {
      sleepers.append(Sleeper(turn: turn, deadline: deadline, waiter: waiter))
    }
  }

  /// Ends one wait; from any thread.
  func cancel(_ descriptor: Int32, _ turn: Int) { post { $0.cancelled.append((descriptor, turn)) } }

  private func wake(_ descriptor: Int32, _ reason: Wake) {
    guard let waiter = slots[Int(descriptor)].waiter else { return }
    slots[Int(descriptor)].waiter = nil
    deadlines.remove(descriptor)
    waiter.resume(returning: reason)
  }

  private func wakeSleepers(_ reason: Wake, where isMeant: (Sleeper) -> Bool) {
    let meant = sleepers.filter(isMeant)
    guard !meant.isEmpty else { return }
    sleepers.removeAll(where: isMeant)
    for sleeper in meant { sleeper.waiter.resume(returning: reason) }
  }

  // MARK: the thread

  /// Leaves something in the inbox and sees to it that a thread looks.
  private func post(_ note: (inout Inbox) -> Void) {
    let call = inbox.withLock { inbox in
      note(&inbox)
      return inbox.call()
    }
    switch call {
    case .none: break
    case .ring: eventfd_write(bell, 1)
    case .start: start()
    }
  }

  private func start() {
    var id: pthread_t = 0
    let loop = Unmanaged.passRetained(self).toOpaque()
    let body: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { loop in
      if let loop { Unmanaged<EventLoop>.fromOpaque(loop).takeRetainedValue().run() }
      return nil
    }
    // Only a shortage of memory or threads can refuse, and the jobs cannot run elsewhere.
    while pthread_create(&id, nil, body, loop) != 0 { usleep(10_000) }
    pthread_detach(id)
  }

  private func run() {
    // Set here, for the creating thread may learn the number only after the first job has asked for it.
    thread.store(UInt(pthread_self()), ordering: .relaxed)
    let serial = asUnownedSerialExecutor()
    let preference = asUnownedTaskExecutor()
    var work = Inbox()
    var events = [epoll_event](repeating: epoll_event(), count: 256)
    while take(&work) {
      if work.stopped, !ending { end() }
      for (descriptor, turn) in work.cancelled {
        if descriptor == EventLoop.noDescriptor {
          wakeSleepers(.cancelled) { $0.turn == turn }
        } else if slots[Int(descriptor)].turn == turn {
          wake(descriptor, .cancelled)
        }
      }
      for job in work.jobs { job.runSynchronously(isolatedTo: serial, taskExecutor: preference) }
      for descriptor in work.closing { dispose(descriptor) }
      poll(&events, atMost: work.isEmpty && !ending ? untilDeadline() : 0)
      expire()
    }
  }

  /// Exchanges `work`, done, for the inbox; false when the thread should end.
  private func take(_ work: inout Inbox) -> Bool {
    work.clear()
    return inbox.withLock { inbox in
      swap(&inbox, &work)
      inbox.stopped = work.stopped
      inbox.running = !(work.stopped && work.isEmpty && ending)
      inbox.asleep = work.isEmpty
      if !inbox.running { thread.store(0, ordering: .relaxed) }
      return inbox.running
    }
  }

  private func end() {
    ending = true
    for descriptor in slots.indices { wake(Int32(descriptor), .cancelled) }
    wakeSleepers(.cancelled) { _ in true }
  }

  private func poll(_ events: inout [epoll_event], atMost milliseconds: Int32) {
    let count = events.withUnsafeMutableBufferPointer {
      epoll_wait(epoll, $0.baseAddress, Int32($0.count), milliseconds)
    }
    for event in events.prefix(max(0, Int(count))) {
      let descriptor = event.data.fd
      if descriptor == bell {
        var rings: eventfd_t = 0
        eventfd_read(bell, &rings)
      } else if slots[Int(descriptor)].waiter == nil {
        slots[Int(descriptor)].news = true
      } else {
        wake(descriptor, .ready)
      }
    }
  }

  private func expire() {
    guard deadlines.soonest != nil || !sleepers.isEmpty else { return }
    let now = ContinuousClock.now
    wakeSleepers(.expired) { $0.deadline <= now }
    while let next = deadlines.soonest, next.deadline <= now { wake(next.descriptor, .expired) }
  }

  private func untilDeadline() -> Int32 {
    var soonest = deadlines.soonest?.deadline
    if let sleep = sleepers.map(\.deadline).min() { soonest = min(sleep, soonest ?? sleep) }
    guard let soonest else { return -1 }
    let left = ContinuousClock.now.duration(to: soonest).components
    guard left.seconds < 1_000_000 else { return 1_000_000_000 }
    return Int32(clamping: max(0, left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000 + 1))
  }
}

/// What other threads leave for the loop.
private struct Inbox {
  var jobs: [UnownedJob] = []
  var cancelled: [(descriptor: Int32, turn: Int)] = []
  var closing: [Int32] = []
  var stopped = false
  var running = false
  var asleep = false

  enum Call { case none, ring, start }

  var isEmpty: Bool { jobs.isEmpty && cancelled.isEmpty && closing.isEmpty }

  /// What must be done for the loop to see a new note.
  mutating func call() -> Call {
    guard running else {
      running = true
      return .start
    }
    defer { asleep = false }
    return asleep ? .ring : .none
  }

  /// Empties it, keeping the room.
  mutating func clear() {
    jobs.removeAll(keepingCapacity: true)
    cancelled.removeAll(keepingCapacity: true)
    closing.removeAll(keepingCapacity: true)
  }
}
