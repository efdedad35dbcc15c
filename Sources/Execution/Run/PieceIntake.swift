import Columnar
import Planning

/// What becomes of the numbers of pieces on the way into a step: each batch of one input.
struct PieceIntake {
  private enum Rule {
    case drop
    case number
    case pass
  }

  private let rule: Rule
  private var numbering = PieceNumbering()

  /// isTracked: a step further on reads the pieces that this one yields.
  init(_ operation: LogicalOperation, isTracked: Bool) {
    switch operation.pieceUse {
    case .reads: rule = .pass
    case .keeps where isTracked: rule = operation.mergesPieces ? .number : .pass
    case .keeps, .ends: rule = .drop
    }
  }

  /// Errors: `MemoryExhausted`.
  mutating func admit(_ batch: Batch, budget: MemoryBudget?) throws -> Batch {
    switch rule {
    case .drop: batch.pieces == nil ? batch : batch.with(pieces: nil)
    case .number: try numbering.number(batch, budget: budget)
    case .pass: batch
    }
  }
}
