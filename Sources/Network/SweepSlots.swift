import Glibc
import Model

/// The sockets of a sweep: a table of fixed size, with the connections under way in the order of their deadlines.
///
/// A socket is used again after a refusal, which costs two system calls for a closed port where a new socket costs
/// five. All waits of a round are equally long, so the order in which connections start is that of their deadlines.
struct SweepSlots {
  struct Slot {
    var descriptor: Int32 = -1
    var host = 0
    /// The port's place in the order of ports.
    var place = 0
    var started = ContinuousClock.now
    var deadline = ContinuousClock.now
    var isBusy = false
    fileprivate var previous = -1
    fileprivate var next = -1
  }

  private var slots: [Slot] = []
  let capacity: Int
  private var idleV4: [Int] = []
  private var idleV6: [Int] = []
  private var empty: [Int] = []
  private var head = -1
  private var tail = -1
  /// How many connections are under way.
  private(set) var busy = 0

  init(capacity: Int) { self.capacity = capacity }

  subscript(index: Int) -> Slot { slots[index] }

  /// The slot whose connection has waited longest.
  var oldest: Int? { head < 0 ? nil : head }

  /// A slot with a socket of `family`, or one without a socket; nil when all are busy.
  mutating func take(_ family: IPAddress.Family) -> Int? {
    if let slot = family == .v4 ? idleV4.popLast() : idleV6.popLast() { return slot }
    if let slot = empty.popLast() { return slot }
    if slots.count < capacity {
      slots.append(Slot())
      return slots.count - 1
    }
    guard let slot = family == .v4 ? idleV6.popLast() : idleV4.popLast() else { return nil }
    drop(slot)
    return slot
  }

  mutating func adopt(_ descriptor: Int32, in slot: Int) { slots[slot].descriptor = descriptor }

  /// Closes the slot's socket.
  mutating func drop(_ slot: Int) {
    if slots[slot].descriptor >= 0 { close(slots[slot].descriptor) }
    slots[slot].descriptor = -1
  }

  /// Gives an idle slot back, to be used again if it still has its socket.
  mutating func giveBack(_ slot: Int, _ family: IPAddress.Family) {
    if slots[slot].descriptor < 0 {
      empty.append(slot)
    } else if family == .v4 {
      idleV4.append(slot)
    } else {
      idleV6.append(slot)
    }
  }

  mutating func begin(_ slot: Int, host: Int, place: Int, _ now: ContinuousClock.Instant, wait: Duration) {
    slots[slot].host = host
    slots[slot].place = place
    slots[slot].started = now
    slots[slot].deadline = now + wait
    slots[slot].isBusy = true
    slots[slot].previous = tail
    slots[slot].next = -1
    if tail >= 0 { slots[tail].next = slot } else { head = slot }
    tail = slot
    busy += 1
  }

  mutating func end(_ slot: Int) {
    let (previous, next) = (slots[slot].previous, slots[slot].next)
    if previous >= 0 { slots[previous].next = next } else { head = next }
    if next >= 0 { slots[next].previous = previous } else { tail = previous }
    slots[slot].isBusy = false
    busy -= 1
  }

  mutating func closeAll() {
    for slot in slots.indices { drop(slot) }
  }
}
