/// Deadlines by descriptor, soonest first: a binary heap that knows each descriptor's place in it, so that an
/// obsolete deadline leaves at once.
struct DeadlineQueue {
  private var heap: [Entry] = []
  /// By descriptor: its place in the heap, or -1.
  private var places: [Int] = []

  struct Entry {
    var deadline: ContinuousClock.Instant
    var descriptor: Int32
  }

  var soonest: Entry? { heap.first }
  var count: Int { heap.count }

  /// Sets the one deadline of `descriptor`, replacing an earlier one.
  mutating func set(_ descriptor: Int32, _ deadline: ContinuousClock.Instant) {
    remove(descriptor)
    while places.count <= Int(descriptor) { places.append(-1) }
    heap.append(Entry(deadline: deadline, descriptor: descriptor))
    rise(heap.count - 1)
  }

  mutating func remove(_ descriptor: Int32) {
    guard Int(descriptor) < places.count, places[Int(descriptor)] >= 0 else { return }
    let place = places[Int(descriptor)]
    places[Int(descriptor)] = -1
    let last = heap.removeLast()
    guard place < heap.count else { return }
    heap[place] = last
    places[Int(last.descriptor)] = place
    sink(place)
    rise(place)
  }

  private mutating func rise(_ start: Int) {
    var place = start
    let entry = heap[place]
    while place > 0, entry.deadline < heap[(place - 1) / 2].deadline {
      put(heap[(place - 1) / 2], at: place)
      place = (place - 1) / 2
    }
    put(entry, at: place)
  }

  private mutating func sink(_ start: Int) {
    var place = start
    let entry = heap[place]
    while true {
      var child = 2 * place + 1
      guard child < heap.count else { break }
      if child + 1 < heap.count, heap[child + 1].deadline < heap[child].deadline { child += 1 }
      guard heap[child].deadline < entry.deadline else { break }
      put(heap[child], at: place)
      place = child
    }
    put(entry, at: place)
  }

  private mutating func put(_ entry: Entry, at place: Int) {
    heap[place] = entry
    places[Int(entry.descriptor)] = place
  }
}
