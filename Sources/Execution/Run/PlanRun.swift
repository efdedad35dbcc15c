import Columnar
import Diagnostics
import Planning

/// One run of a plan: its steps, wired to each other, and its results.
final class PlanRun {
  private let plan: PhysicalPlan
  private let context: QueryContext
  private let observer: ExecutionObserver?
  private let clock: WorkClock
  private let failures: StepFailures
  private var steps: [StepRun] = []
  /// `[nodes]`
  private let nodesWithPieces: [Bool]

  init(
    _ plan: PhysicalPlan, context: QueryContext, observer: ExecutionObserver?,
    deliver: @escaping (String, Batch) throws -> Void
  ) throws {
    self.plan = plan
    self.context = context
    self.observer = observer
    clock = WorkClock(budget: context.budget)
    failures = StepFailures(plan.nodes)
    let pool = makePool(plan, context)
    let bounds = timeBounds(of: plan)
    let uniform = uniformBounds(of: plan)
    let uniformKeys = nodesWithUniformKeys(plan)
    let tracked = plan.nodesWithPieces
    nodesWithPieces = tracked
    let folded = try foldedKeys(of: plan, budget: context.budget)
    for node in plan.nodes {
      steps.append(StepRun(node, clock: clock, failures: failures, observer: observer))
    }
    for (node, step) in zip(plan.nodes, steps) {
      if case .source = node.operation { continue }
      let inputBounds = node.inputs.compactMap { bounds[$0.id] }.reduce(nil, unionOfBounds)
      let setup = OperatorSetup(
        context: context, functionName: node.origin.functionName, span: node.origin.span,
        output: step.output, inputTablesByKey: node.inputs.allSatisfy(\.tablesByKey),
        inputKeysAlike: node.inputs.count == 1 && uniformKeys[node.inputs[0].id],
        onlyInputSchema: onlySchema(of: node.inputs),
        inputRowsByTime: node.inputs.allSatisfy(\.rowsByTime), bounds: inputBounds,
        hasUniformBounds: node.inputs.count == 1 && uniform[node.inputs[0].id],
        yieldsPieces: tracked[node.id], path: node.path, notes: step.notes,
        foldedKeys: folded[node.id], pool: pool)
      step.operation = try makeOperator(node, setup)
      for (index, input) in node.inputs.enumerated() {
        let pieces = PieceIntake(node.operation, isTracked: tracked[node.id])
        steps[input.id].output.add(
          StepInput(step, index: index, pieces: pieces, budget: context.budget))
      }
    }
    let queue = ResultQueue(names: plan.results.map(\.name), deliver: deliver)
    for (index, result) in plan.results.enumerated() {
      steps[result.node.id].output.add(ResultInput(queue, index: index, clock: clock))
    }
  }

  /// Reads the sources to their ends, in plan order. Errors: the failure of the earliest step.
  func start() throws {
    for (node, step) in zip(plan.nodes, steps) {
      guard case .source(let source) = node.operation else { continue }
      try read(
        source, node.scan ?? ScanRequest(), step,
        cutsPieces: source.hasPieces && nodesWithPieces[node.id])
    }
    try failures.end()
  }

  private func read(
    _ source: any ScanSource, _ request: ScanRequest, _ step: StepRun, cutsPieces: Bool
  ) throws {
    var cutting = PieceCutting()
    try step.running {
      let reader = try located(step.node) { try source.open(request, context: context) }
      defer { step.scan = reader.statistics }
      while true {
        try context.checkCancellation()
        guard let batch = try located(step.node, reader.next) else { break }
        context.progress.addRows(batch.rowCount)
        try step.output.consume(
          cutsPieces ? cutting.cut(batch, budget: context.budget) : batch)
      }
      try step.output.finish()
    }
  }

  /// Gives a source's failure the place of the call that made the source, or of the one that asked
  /// for the windows that fail, where it has none.
  private func located<Result>(
    _ node: PhysicalNode, _ work: () throws -> Result
  ) throws -> Result {
    do {
      return try work()
    } catch var failure as QueryFailure {
      if failure.diagnostics.first?.span == nil, !failure.diagnostics.isEmpty {
        let isOfWindows = failure.diagnostics[0].code == .windowsTooMany
        let windows = isOfWindows ? node.steps.last(where: \.makesWindows) : nil
        failure.diagnostics[0].span = (windows?.origin ?? node.origin).span
      }
      throw failure
    }
  }

  /// Tells the observer about every step; also after a failure, so that what ran can be shown.
  func report() {
    guard let observer else { return }
    for step in steps { observer.stepFinished(step.node, step.statistics()) }
  }
}

/// The schema of all that comes out of the one input, where it is known.
private func onlySchema(of inputs: [PhysicalNode]) -> Schema? {
  guard inputs.count == 1, let schemas = inputs[0].schemas, schemas.count == 1 else { return nil }
  return schemas[0]
}

/// The time bounds known at each node: what the ranges above it intersect to, moved along with the
/// times. `[nodes]`
private func timeBounds(of plan: PhysicalPlan) -> [Range<Int64>?] {
  var bounds: [Range<Int64>?] = []
  for node in plan.nodes {
    let above = node.inputs.compactMap { bounds[$0.id] }.reduce(nil, unionOfBounds)
    switch node.operation {
    case .source: bounds.append(node.scan?.bounds)
    case .range(let range):
      let own = range.start..<max(range.start, range.stop)
      guard let above else {
        bounds.append(own)
        continue
      }
      let start = max(own.lowerBound, above.lowerBound)
      let stop = min(own.upperBound, above.upperBound)
      bounds.append(start < stop ? start..<stop : 0..<0)
    case .custom(let operation): bounds.append(above.map { shifted($0, operation.boundsShift) })
    default: bounds.append(above)
    }
  }
  return bounds
}

private func shifted(_ bounds: Range<Int64>, _ shift: CalendarDuration) -> Range<Int64> {
  let start = addOnClock(bounds.lowerBound, shift)
  // Months may end on one day, and sums may wrap around.
  return start..<max(start, addOnClock(bounds.upperBound, shift))
}

/// As upstream has it, no bounds remain where one side has none.
private func unionOfBounds(_ first: Range<Int64>?, _ second: Range<Int64>) -> Range<Int64>? {
  guard let first else { return second }
  if first.isEmpty || second.isEmpty { return 0..<0 }
  return min(first.lowerBound, second.lowerBound)..<max(first.upperBound, second.upperBound)
}

/// Whether `_start` and `_stop`, where they are in the key, have one value in all of a node's
/// tables: the known bounds. `[nodes]`
private func uniformBounds(of plan: PhysicalPlan) -> [Bool] {
  var uniform: [Bool] = []
  for node in plan.nodes {
    let above = node.inputs.count == 1 && uniform[node.inputs[0].id]
    switch node.operation {
    case .source: uniform.append(node.scan?.bounds != nil)
    case .range:
      // A range below another one changes keyed bounds to the overlap, which is the same in all
      // tables when they had one value before.
      let isFirst = node.inputs.first?.schemas?.allSatisfy { $0.index(of: "_start") == nil }
      uniform.append(above || isFirst == true)
    case .filter, .sort, .sortLimit, .limit, .tail, .aggregate:
      uniform.append(above)
    case .window(let window): uniform.append(window.isInfinite)
    case .aggregateWindow: uniform.append(true)
    default: uniform.append(false)
    }
  }
  return uniform
}

/// The threads of a run; nil when the query has one, or no step that can use more.
private func makePool(_ plan: PhysicalPlan, _ context: QueryContext) -> WorkerPool? {
  let hasUse = plan.nodes.contains { node in
    switch node.operation {
    case .filter, .map: true
    default: false
    }
  }
  return context.threadCount > 1 && hasUse ? WorkerPool(threadCount: context.threadCount) : nil
}
