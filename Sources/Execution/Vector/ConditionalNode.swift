import Columnar
import Planning

/// `if … then … else`: each branch is computed for the rows that take it; null takes the else.
final class ConditionalNode: VectorNode {
  private let test: VectorNode
  private let consequent: VectorNode
  private let alternate: VectorNode
  private let isText: Bool
  private let memory: LaneMemory
  private let masks: (then: LaneMemory, otherwise: LaneMemory)

  init(
    _ test: VectorNode, _ consequent: VectorNode, _ alternate: VectorNode, isText: Bool,
    budget: MemoryBudget?
  ) throws {
    self.test = test
    self.consequent = consequent
    self.alternate = alternate
    self.isText = isText
    memory = try LaneMemory(hasTexts: isText, budget: budget)
    masks = (
      try LaneMemory(hasTexts: false, budget: budget),
      try LaneMemory(hasTexts: false, budget: budget)
    )
  }

  override func begin(_ batch: Batch) throws {
    try test.begin(batch)
    try consequent.begin(batch)
    try alternate.begin(batch)
  }

  override func evaluate(_ chunk: Chunk) throws -> Lane {
    let choice = try test.evaluate(chunk)
    let (taken, other) = (masks.then.valid, masks.otherwise.valid)
    // Chosen rows, needed or not; kept apart from what the branches may fail in.
    let chosen = masks.then.words
    for row in 0..<chunk.count {
      let isTaken = choice.isTrue(row)
      let isActive = chunk.isActive(row)
      chosen[row] = isTaken ? 1 : 0
      taken[row] = isTaken && isActive ? 1 : 0
      other[row] = !isTaken && isActive ? 1 : 0
    }
    var branch = chunk
    branch.active = UnsafePointer(taken)
    let a = try consequent.evaluate(branch)
    branch.active = UnsafePointer(other)
    let b = try alternate.evaluate(branch)
    let hasNulls = a.valid != nil || b.valid != nil
    for row in 0..<chunk.count {
      let isTaken = chosen[row] != 0
      if isText {
        memory.texts[row] = isTaken ? a.texts[row] : b.texts[row]
      } else {
        memory.words[row] = isTaken ? a.words[row] : b.words[row]
      }
      if hasNulls { memory.valid[row] = (isTaken ? a.isValid(row) : b.isValid(row)) ? 1 : 0 }
    }
    return memory.lane(hasNulls: hasNulls)
  }
}
