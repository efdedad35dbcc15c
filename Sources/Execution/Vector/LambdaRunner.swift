import Columnar
import Planning

/// Runs one typed lambda over batches: compiled where that is allowed, possible and worth it, else
/// row by row.
///
/// The compiled form only finds out *that* a row fails; the row path then runs on the same batch
/// and says which one and why, so both report the same error. A batch of one row is not worth
/// compiling for: the walk is done before the program is laid out.
final class LambdaRunner {
  let lambda: TypedLambda
  private let function: any RowFunction
  private let setup: OperatorSetup
  private let compiles: Bool
  private var program: VectorProgram?
  private var evaluator: (any RowEvaluator)?
  /// Rows that went through the row path.
  private(set) var lambdaCalls = 0

  /// Whether the lambda may be compiled, and the program was: false while only single rows came.
  var hasCompiled: Bool { program != nil }
  var couldCompile: Bool { compiles }

  init(_ function: any RowFunction, _ lambda: TypedLambda, _ setup: OperatorSetup) {
    self.function = function
    self.lambda = lambda
    self.setup = setup
    guard setup.path == .vector else {
      compiles = false
      setup.notes.took(.row)
      return
    }
    if let refusal = vectorRefusal(of: lambda) {
      compiles = false
      setup.notes.took(.row)
      setup.notes.add(reason: PathReason(.vector, refusal))
    } else {
      compiles = true
    }
  }

  /// mask `[rows]`, 1 = true. Errors: the failure of the first failing row.
  func filter(_ batch: Batch, mask: UnsafeMutablePointer<UInt8>) throws {
    if let program = try program(for: batch), try program.filter(batch, mask: mask) { return }
    lambdaCalls &+= batch.rowCount
    try rowEvaluator().filter(batch, mask: mask, context: setup.context)
  }

  /// Errors: the failure of the first failing row.
  func map(_ batch: Batch) throws -> [MappedTables] {
    if let program = try program(for: batch), let mapped = try program.map(batch) {
      return [mapped]
    }
    lambdaCalls &+= batch.rowCount
    return try rowEvaluator().map(batch, context: setup.context)
  }

  private func program(for batch: Batch) throws -> VectorProgram? {
    guard compiles, batch.rowCount > 1 else { return nil }
    if let program { return program }
    let made = try VectorProgram(lambda, budget: setup.context.budget)
    program = made
    return made
  }

  private func rowEvaluator() throws -> any RowEvaluator {
    if let evaluator { return evaluator }
    let made = try function.makeRowEvaluator(lambda)
    evaluator = made
    return made
  }
}
