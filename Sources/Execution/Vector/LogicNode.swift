import Columnar
import Planning

/// `and` and `or` in one of the two null logics. The right side is computed where the left one does
/// not decide.
final class LogicNode: VectorNode {
  private let isAnd: Bool
  private let logic: NullLogic
  private let left: VectorNode
  private let right: VectorNode
  /// The right side has to know for which rows it is needed.
  private let rightCanFail: Bool
  private let memory: LaneMemory
  private let needed: LaneMemory

  init(
    isAnd: Bool, _ logic: NullLogic, _ left: VectorNode, _ right: VectorNode,
    rightCanFail: Bool, budget: MemoryBudget?
  ) throws {
    self.isAnd = isAnd
    self.logic = logic
    self.left = left
    self.right = right
    self.rightCanFail = rightCanFail
    memory = try LaneMemory(hasTexts: false, budget: budget)
    needed = try LaneMemory(hasTexts: false, budget: budget)
  }

  override func begin(_ batch: Batch) throws {
    try left.begin(batch)
    try right.begin(batch)
  }

  override func evaluate(_ chunk: Chunk) throws -> Lane {
    let a = try left.evaluate(chunk)
    let b = try right.evaluate(rightCanFail ? needed(chunk, a) : chunk)
    if a.valid == nil && b.valid == nil {
      // Both logics agree where nothing is null.
      let (x, y) = (a.words, b.words)
      if isAnd {
        for row in 0..<chunk.count { memory.words[row] = x[row] & y[row] }
      } else {
        for row in 0..<chunk.count { memory.words[row] = x[row] | y[row] }
      }
      return memory.lane(hasNulls: false)
    }
    var hasNulls = false
    for row in 0..<chunk.count {
      let value = join(
        a.isValid(row) ? a.words[row] : 2, b.isValid(row) ? b.words[row] : 2)
      memory.words[row] = value & 1
      memory.valid[row] = value == 2 ? 0 : 1
      if value == 2 { hasNulls = true }
    }
    return memory.lane(hasNulls: hasNulls)
  }

  /// The chunk's rows that the left side does not decide.
  private func needed(_ chunk: Chunk, _ left: Lane) -> Chunk {
    for row in 0..<chunk.count {
      let decides = left.isValid(row) && (left.words[row] != 0) != isAnd
      needed.valid[row] = !decides && chunk.isActive(row) ? 1 : 0
    }
    var narrowed = chunk
    narrowed.active = UnsafePointer(needed.valid)
    return narrowed
  }

  /// 0 false, 1 true, 2 null.
  @inline(__always)
  private func join(_ a: UInt64, _ b: UInt64) -> UInt64 {
    switch logic {
    case .threeValued:
      let decisive: UInt64 = isAnd ? 0 : 1
      if a == decisive || b == decisive { return decisive }
      return a == 2 || b == 2 ? 2 : 1 - decisive
    case .row:
      if isAnd { return a == 1 ? b : 0 }
      return a == 1 ? 1 : b
    }
  }
}
