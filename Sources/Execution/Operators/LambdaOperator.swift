import Columnar
import Planning

/// The frame of `filter` and `map`: the lambda runs on whole batches, on several threads where the
/// query has them; what depends on the order of batches runs in that order on one.
class LambdaOperator<Outcome: Sendable>: UnaryOperator {
  private let function: any RowFunction
  private var team: LambdaTeam?
  private var work: OrderedWork<Outcome>?
  /// Batches under way for each thread: one at work, one waiting.
  private static var batchesPerThread: Int { 2 }

  init(_ function: any RowFunction, _ setup: OperatorSetup) {
    self.function = function
    super.init(setup)
    if let pool = setup.pool, pool.threadCount > 1 { work = OrderedWork(pool) }
  }

  final override func process(_ batch: Batch) throws {
    let team = try team(for: batch.schema)
    let transform = transform
    guard let work, let pool = setup.pool, !dependsOnOrder(team.lambda) else {
      return try take(team.withRunner { try transform(batch, $0) })
    }
    work.submit { try team.withRunner { try transform(batch, $0) } }
    while work.count >= pool.threadCount * Self.batchesPerThread { try takeFirst(work) }
  }

  final override func complete() throws {
    try drainWork()
    team?.report(to: setup.notes)
    try drain()
  }

  private func drainWork() throws {
    guard let work else { return }
    while work.count > 0 { try takeFirst(work) }
  }

  private func takeFirst(_ work: OrderedWork<Outcome>) throws {
    if let outcome = try work.takeFirst() { try take(outcome) }
  }

  private func team(for schema: Schema) throws -> LambdaTeam {
    if let team, team.lambda.input == schema { return team }
    try drainWork()
    team?.report(to: setup.notes)
    team = nil
    let made = try LambdaTeam(function, schema, setup)
    team = made
    return made
  }

  /// What the lambda makes of one batch, alone: it may run on any thread.
  var transform: @Sendable (Batch, LambdaRunner) throws -> Outcome {
    preconditionFailure("subclasses say what they do")
  }

  /// Whether what the lambda makes of a batch depends on the batches before it: then one thread
  /// does them all, in order.
  func dependsOnOrder(_ lambda: TypedLambda) -> Bool { false }

  /// Takes the outcomes in the order of the batches.
  func take(_ outcome: Outcome) throws {}

  /// The last chance to hand batches on.
  func drain() throws {}
}
