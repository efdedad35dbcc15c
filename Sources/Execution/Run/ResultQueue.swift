import Columnar
import Planning

/// Delivers results one after another in source order, whatever the order in which they end.
final class ResultQueue {
  private let names: [String]
  private let deliver: (String, Batch) throws -> Void
  private var waiting: [[Batch]]
  private var isFinished: [Bool]
  private var current = 0

  init(names: [String], deliver: @escaping (String, Batch) throws -> Void) {
    self.names = names
    self.deliver = deliver
    waiting = names.map { _ in [] }
    isFinished = names.map { _ in false }
  }

  func consume(_ batch: Batch, of result: Int) throws {
    if result == current {
      try deliver(names[result], batch)
    } else {
      waiting[result].append(batch)
    }
  }

  func finish(_ result: Int) throws {
    isFinished[result] = true
    while current < names.count && isFinished[current] {
      current += 1
      guard current < names.count else { return }
      let batches = waiting[current]
      waiting[current] = []
      for batch in batches { try deliver(names[current], batch) }
    }
  }
}

/// Where a result's batches leave the plan; what delivering costs is charged to no step.
final class ResultInput: BatchSink {
  private let queue: ResultQueue
  private let index: Int
  private let clock: WorkClock

  init(_ queue: ResultQueue, index: Int, clock: WorkClock) {
    self.queue = queue
    self.index = index
    self.clock = clock
  }

  func consume(_ batch: Batch) throws {
    let step = clock.change(to: nil)
    defer { _ = clock.change(to: step) }
    try queue.consume(batch, of: index)
  }

  func finish() throws {
    let step = clock.change(to: nil)
    defer { _ = clock.change(to: step) }
    try queue.finish(index)
  }
}
