/// Numbers of hosts in the order of their turns; each number is in it at most once.
struct HostQueue {
  private var ring: [Int]
  private var head = 0
  private(set) var count = 0

  init(hosts: Int) { ring = [Int](repeating: 0, count: max(1, hosts)) }

  var first: Int? { count == 0 ? nil : ring[head] }

  mutating func append(_ host: Int) {
    precondition(count < ring.count, "a host twice in the queue")
    ring[(head + count) % ring.count] = host
    count += 1
  }

  mutating func removeFirst() {
    precondition(count > 0, "an empty queue has no first host")
    head = (head + 1) % ring.count
    count -= 1
  }

  mutating func removeAll() { count = 0 }
}
