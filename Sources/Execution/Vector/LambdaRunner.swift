import Columnar
import Planning

/// Runs one typed lambda over batches: compiled where that is allowed and possible, else row by
/// row.
///
/// The compiled form only finds out *that* a row fails; the row path then runs on the same batch
/// and says which one and why, so both report the same error.
final class LambdaRunner {
  let lambda: TypedLambda
  private let function: any RowFunction
  private let setup: OperatorSetup
  private let program: VectorProgram?
  private var evaluator: (any RowEvaluator)?
  /// Rows that went through the row path.
  private(set) var lambdaCalls = 0

  init(_ function: any RowFunction, _ lambda: TypedLambda, _ setup: OperatorSetup) throws {
    self.function = function
    self.lambda = lambda
    self.setup = setup
    guard setup.path == .vector else {
      program = nil
      setup.notes.took(.row)
      return
    }
    if let refusal = vectorRefusal(of: lambda) {
      program = nil
      setup.notes.took(.row)
      setup.notes.add(reason: PathReason(.vector, refusal))
    } else {
      program = try VectorProgram(lambda, budget: setup.context.budget)
      setup.notes.took(.vector)
    }
  }

  /// mask `[rows]`, 1 = true. Errors: the failure of the first failing row.
  func filter(_ batch: Batch, mask: UnsafeMutablePointer<UInt8>) throws {
    if let program, try program.filter(batch, mask: mask) { return }
    lambdaCalls &+= batch.rowCount
    try rowEvaluator().filter(batch, mask: mask, context: setup.context)
  }

  /// Errors: the failure of the first failing row.
  func map(_ batch: Batch) throws -> [MappedTables] {
    if let program, let mapped = try program.map(batch) { return [mapped] }
    lambdaCalls &+= batch.rowCount
    return try rowEvaluator().map(batch, context: setup.context)
  }

  private func rowEvaluator() throws -> any RowEvaluator {
    if let evaluator { return evaluator }
    let made = try function.makeRowEvaluator(lambda)
    evaluator = made
    return made
  }
}
