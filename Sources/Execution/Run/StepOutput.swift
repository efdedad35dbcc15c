import Columnar
import Diagnostics
import Planning

/// Takes a step's output, counts it and hands it to every consumer.
final class StepOutput: BatchSink {
  private(set) var rows = 0
  private(set) var tables = 0
  private(set) var nulls = 0
  private(set) var schemas: [Schema] = []
  private let countsNulls: Bool
  private var consumers: [any BatchSink] = []

  init(countsNulls: Bool) { self.countsNulls = countsNulls }

  func add(_ consumer: any BatchSink) { consumers.append(consumer) }

  func consume(_ batch: Batch) throws {
    rows &+= batch.rowCount
    tables &+= batch.tableCount &- (batch.continuesTable ? 1 : 0)
    if schemas.last != batch.schema && !schemas.contains(batch.schema) {
      schemas.append(batch.schema)
    }
    if countsNulls { nulls &+= batch.nullCount }
    for consumer in consumers { try consumer.consume(batch) }
  }

  func finish() throws {
    for consumer in consumers { try consumer.finish() }
  }
}

/// One input of a step, as the steps above see it.
final class StepInput: BatchSink {
  private let step: StepRun
  private let index: Int
  private var pieces: PieceIntake
  private let budget: MemoryBudget

  init(_ step: StepRun, index: Int, pieces: PieceIntake, budget: MemoryBudget) {
    self.step = step
    self.index = index
    self.pieces = pieces
    self.budget = budget
  }

  func consume(_ batch: Batch) throws {
    try working { try $0.consume(pieces.admit(batch, budget: budget), input: index) }
  }

  func finish() throws {
    try working { try $0.finish(input: index) }
  }

  private func working(_ work: (any Operator) throws -> Void) throws {
    guard !step.hasFailed, let operation = step.operation else { return }
    do {
      try step.running { try work(operation) }
    } catch let failure as QueryFailure {
      try step.fail(failure)
    }
  }
}

extension Batch {
  /// Null cells of all columns. Complexity: O(columns * rows / 64), O(rows) for dictionaries.
  var nullCount: Int {
    var total = 0
    for column in columns {
      switch column.storage {
      case .plain(_, let validity):
        if let validity { total &+= rowCount &- validity.validCount(in: 0..<rowCount) }
      case .constant(_, let validity):
        guard let validity else { continue }
        for table in 0..<tableCount where !validity.isValid(table) {
          total &+= rows(ofTable: table).count
        }
      case .dictionary(let codes, _):
        for code in codes.values where code < 0 { total &+= 1 }
      case .regularTime: continue
      }
    }
    return total
  }
}
