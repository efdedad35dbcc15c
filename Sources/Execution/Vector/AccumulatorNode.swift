import Columnar
import Planning

/// A field of the accumulator as it was before each row, which the fold of that field wrote down.
final class AccumulatorNode: VectorNode {
  private let memory: LaneMemory

  init(_ memory: LaneMemory) { self.memory = memory }

  override func evaluate(_ chunk: Chunk) -> Lane { memory.lane(hasNulls: false) }
}

/// Where folds write down what their fields were, for the fields that follow from others.
final class AccumulatorLanes {
  private(set) var memories: [Int: LaneMemory] = [:]

  /// Errors: `MemoryExhausted`.
  func memory(_ position: Int, _ budget: MemoryBudget?) throws -> LaneMemory {
    if let known = memories[position] { return known }
    let made = try LaneMemory(hasTexts: false, budget: budget)
    memories[position] = made
    return made
  }
}
