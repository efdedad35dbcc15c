import Columnar
import Planning

/// One lambda runner for each thread, all for one schema; a runner serves one thread at a time.
final class LambdaTeam: @unchecked Sendable {
  let lambda: TypedLambda
  private let queue: TaskQueue?
  private let runners: [LambdaRunner]
  /// Guarded by the queue's mutex.
  private var idle: [LambdaRunner]

  init(
    _ function: any RowFunction, _ schema: Schema, _ setup: OperatorSetup
  ) throws {
    let lambda = try function.typed(for: schema)
    self.lambda = lambda
    queue = setup.pool?.queue
    runners = try (0..<max(setup.pool?.threadCount ?? 1, 1)).map { _ in
      try LambdaRunner(function, lambda, setup)
    }
    idle = runners
  }

  /// Does work with a runner that no other thread uses.
  func withRunner<Outcome>(_ work: (LambdaRunner) throws -> Outcome) throws -> Outcome {
    guard let queue else { return try work(runners[0]) }
    var taken: LambdaRunner?
    queue.wait {
      taken = self.idle.popLast()
      return taken != nil
    }
    guard let runner = taken else { return try work(runners[0]) }
    defer { queue.announce { self.idle.append(runner) } }
    return try work(runner)
  }

  /// Rows that went through the row path; to be asked when no work is under way.
  var lambdaCalls: Int { runners.reduce(0) { $0 + $1.lambdaCalls } }
}
