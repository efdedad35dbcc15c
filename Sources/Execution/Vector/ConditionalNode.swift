import Columnar
import Planning

/// `if … then … else`: each branch is computed for the rows that take it; null takes the else.
final class ConditionalNode: VectorNode {
  private let test: VectorNode
  private let consequent: VectorNode
  private let alternate: VectorNode
  private let isText: Bool
  /// A branch may fail, so that it has to know for which rows it is needed.
  private let canFail: Bool
  private let memory: LaneMemory
  private let masks: (then: LaneMemory, otherwise: LaneMemory)

  init(
    _ test: VectorNode, _ consequent: VectorNode, _ alternate: VectorNode, isText: Bool,
    canFail: Bool, budget: MemoryBudget?
  ) throws {
    self.test = test
    self.consequent = consequent
    self.alternate = alternate
    self.isText = isText
    self.canFail = canFail
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
    let chosen = chosenRows(choice, chunk.count)
    let (a, b) = try branches(chunk, chosen)
    if isText {
      for row in 0..<chunk.count {
        memory.texts[row] = chosen[row] != 0 ? a.texts[row] : b.texts[row]
      }
    } else {
      chooseWords(chosen, a.words, b.words, count: chunk.count, into: memory.words)
    }
    let hasNulls = a.valid != nil || b.valid != nil
    if hasNulls {
      for row in 0..<chunk.count {
        memory.valid[row] = (chosen[row] != 0 ? a.isValid(row) : b.isValid(row)) ? 1 : 0
      }
    }
    return memory.lane(hasNulls: hasNulls)
  }

  /// Not zero for the rows that take the first branch, needed or not.
  private func chosenRows(_ choice: Lane, _ count: Int) -> UnsafePointer<UInt64> {
    guard let valid = choice.valid else { return choice.words }
    let chosen = masks.then.words
    for row in 0..<count { chosen[row] = valid[row] == 0 ? 0 : choice.words[row] }
    return UnsafePointer(chosen)
  }

  private func branches(_ chunk: Chunk, _ chosen: UnsafePointer<UInt64>) throws -> (Lane, Lane) {
    if !canFail { return (try consequent.evaluate(chunk), try alternate.evaluate(chunk)) }
    let (taken, other) = (masks.then.valid, masks.otherwise.valid)
    for row in 0..<chunk.count {
      let isActive = chunk.isActive(row)
      taken[row] = chosen[row] != 0 && isActive ? 1 : 0
      other[row] = chosen[row] == 0 && isActive ? 1 : 0
    }
    var branch = chunk
    branch.active = UnsafePointer(taken)
    let a = try consequent.evaluate(branch)
    branch.active = UnsafePointer(other)
    return (a, try alternate.evaluate(branch))
  }
}
