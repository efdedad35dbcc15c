import Columnar
import Planning

/// Folds the tables of batches; the accumulators of the last table stay for the next batch.
protocol Folder: AnyObject {
  /// Folds every table of the batch; a table that goes on goes on from its accumulators.
  func fold(_ batch: Batch) throws
  /// The accumulators of a table of the last batch.
  func value(table: Int, field: Int) -> Scalar
  /// Only the last table stays and becomes the first.
  func keepLast()
  func removeAll()
}

/// The row path of `reduce`.
final class RowFolder: Folder {
  private let identity: [Scalar]
  private let lambda: TypedLambda
  private let function: any RowFunction
  private let setup: OperatorSetup
  private var evaluator: (any RowEvaluator)?
  private var accumulators: [[Scalar]] = []

  init(_ operation: ReduceOperation, _ lambda: TypedLambda, _ setup: OperatorSetup) throws {
    identity = operation.identity.map(\.value)
    self.lambda = lambda
    function = operation.function
    self.setup = setup
  }

  func fold(_ batch: Batch) throws {
    if !batch.continuesTable { accumulators.removeAll(keepingCapacity: true) }
    while accumulators.count < batch.tableCount { accumulators.append(identity) }
    for table in 0..<batch.tableCount {
      try fold(batch, batch.rows(ofTable: table), &accumulators[table])
    }
  }

  /// Folds some rows of one table.
  func fold(_ batch: Batch, _ rows: Range<Int>, _ accumulator: inout [Scalar]) throws {
    if rows.isEmpty { return }
    let running: any RowEvaluator
    if let evaluator {
      running = evaluator
    } else {
      running = try function.makeRowEvaluator(lambda)
      evaluator = running
    }
    setup.notes.lambdaCalls &+= rows.count
    try running.reduce(batch, rows: rows, accumulator: &accumulator, context: setup.context)
  }

  func value(table: Int, field: Int) -> Scalar { accumulators[table][field] }

  func keepLast() {
    if let last = accumulators.last { accumulators = [last] }
  }

  func removeAll() { accumulators.removeAll(keepingCapacity: true) }
}
