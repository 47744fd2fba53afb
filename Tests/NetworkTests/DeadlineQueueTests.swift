import Testing

@testable import Network

@Suite struct DeadlineQueueTests {
  @Test(arguments: 1...20) func comesOutInOrderWhateverLeftBefore(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let start = ContinuousClock.now
    var queue = DeadlineQueue()
    var model: [Int32: Int] = [:]
    for _ in 0..<500 {
      let descriptor = Int32.random(in: 0..<80, using: &generator)
      if Bool.random(using: &generator) {
        let after = Int.random(in: 0..<1000, using: &generator)
        queue.set(descriptor, start + .milliseconds(after))
        model[descriptor] = after
      } else {
        queue.remove(descriptor)
        model[descriptor] = nil
      }
      #expect(queue.count == model.count)
      #expect(queue.soonest?.deadline == model.values.min().map { start + .milliseconds($0) })
    }
    var previous = start
    while let next = queue.soonest {
      #expect(next.deadline >= previous)
      previous = next.deadline
      queue.remove(next.descriptor)
    }
  }
}
