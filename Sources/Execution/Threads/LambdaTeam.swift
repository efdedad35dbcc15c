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
    runners = (0..<max(setup.pool?.threadCount ?? 1, 1)).map { _ in
      LambdaRunner(function, lambda, setup)
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

  /// Notes which path the batches took and how many rows were walked; to be called when no work is
  /// under way.
  func report(to notes: StepNotes) {
    let calls = runners.reduce(0) { $0 &+ $1.lambdaCalls }
    notes.lambdaCalls &+= calls
    guard runners[0].couldCompile else { return }
    if runners.contains(where: \.hasCompiled) {
      notes.took(.vector)
    } else if calls > 0 {
      notes.took(.row)
      notes.add(reason: PathReason(.vector, "1 row: not worth compiling"))
    }
  }
}
