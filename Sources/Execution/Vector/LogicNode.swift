import Columnar
import Planning

/// `and` and `or` in one of the two null logics. The right side is computed where the left one does
/// not decide.
final class LogicNode: VectorNode {
  private let isAnd: Bool
  private let logic: NullLogic
  private let left: VectorNode
  private let right: VectorNode
  private let memory: LaneMemory
  private let needed: LaneMemory

  init(
    isAnd: Bool, _ logic: NullLogic, _ left: VectorNode, _ right: VectorNode,
    budget: MemoryBudget?
  ) throws {
    self.isAnd = isAnd
    self.logic = logic
    self.left = left
    self.right = right
    memory = try LaneMemory(hasTexts: false, budget: budget)
    needed = try LaneMemory(hasTexts: false, budget: budget)
  }

  override func begin(_ batch: Batch) throws {
    try left.begin(batch)
    try right.begin(batch)
  }

  override func evaluate(_ chunk: Chunk) throws -> Lane {
    let a = try left.evaluate(chunk)
    for row in 0..<chunk.count {
      let decides = a.isValid(row) && (a.words[row] != 0) != isAnd
      needed.valid[row] = !decides && chunk.isActive(row) ? 1 : 0
    }
    var narrowed = chunk
    narrowed.active = UnsafePointer(needed.valid)
    let b = try right.evaluate(narrowed)
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
