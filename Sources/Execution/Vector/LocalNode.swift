import Columnar
import Planning

/// The value of a local, which its `BindNode` computed for the chunk.
final class LocalNode: VectorNode {
  private let slot: Int
  private let locals: LocalLanes

  init(_ slot: Int, _ locals: LocalLanes) {
    self.slot = slot
    self.locals = locals
  }

  override func evaluate(_ chunk: Chunk) throws -> Lane {
    guard let lane = locals.lanes[slot] else { throw VectorFailure() }
    return lane
  }
}

/// The lanes of a program's locals. `[slots]`
final class LocalLanes {
  var lanes: [Lane?]
  init(count: Int) { lanes = Array(repeating: nil, count: count) }
}

/// Computes a local, then the body that reads it.
final class BindNode: VectorNode {
  private let slot: Int
  private let value: VectorNode
  private let body: VectorNode
  private let locals: LocalLanes

  init(_ slot: Int, _ value: VectorNode, _ body: VectorNode, _ locals: LocalLanes) {
    self.slot = slot
    self.value = value
    self.body = body
    self.locals = locals
  }

  override func begin(_ batch: Batch) throws {
    try value.begin(batch)
    try body.begin(batch)
  }

  override func evaluate(_ chunk: Chunk) throws -> Lane {
    locals.lanes[slot] = try value.evaluate(chunk)
    return try body.evaluate(chunk)
  }
}
