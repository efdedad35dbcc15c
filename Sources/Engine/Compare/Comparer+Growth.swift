import Columnar
import Diagnostics
import Execution
import Planning

extension Comparer {
  /// Timed runs for each factor, after one that is not counted.
  private static let growthRuns = 3

  /// Runs the same pipelines over the data they read, grown by each factor, and notes the times;
  /// where that cannot be done, the note says why.
  func grow(_ a: Answered, _ b: Answered, _ comparison: inout Comparison) throws {
    guard !options.growthFactors.isEmpty else { return }
    let found = grownSource(a, b)
    guard case .success(let source) = found else {
      if case .failure(let obstacle) = found {
        comparison.growthNote = "not measured: \(obstacle.reason)"
      }
      return
    }
    let batches = try read(source)
    let rowCount = batches.reduce(0) { $0 + $1.rowCount }
    let factors = options.growthFactors.sorted().filter {
      rowCount.multipliedReportingOverflow(by: $0).partialValue <= GrownData.pointsMax
        && !rowCount.multipliedReportingOverflow(by: $0).overflow
    }
    guard let store = try engine.makeTemporaryStore(),
      var data = GrownData(store: store.writing, bucket: source.bucket, batches: batches),
      !factors.isEmpty
    else {
      comparison.growthNote = "not measured: \(counted(rowCount, "row")) cannot be copied so often"
      return
    }
    var rows: [String: [(rows: Int, nanoseconds: Double)]] = [:]
    let forms = growthForms(a, b, comparison)
    for factor in [1] + factors {
      try data.grow(to: factor)
      let snapshot = try store.snapshot()
      let times = try measureGrown(forms, source, data, factor, snapshot)
      for (form, time) in zip(forms, times) {
        rows[form.label, default: []].append((data.rowCount * factor, time))
      }
    }
    comparison.growth = forms.map { GrowthRow(label: $0.label, points: rows[$0.label] ?? []) }
    comparison.growthNote =
      "the rows that the scripts read, copied one after the other in time into a store in memory"
  }

  /// A script under a mask.
  private struct Form {
    let label: String
    let answered: Answered
    let mask: PathMask
  }

  private struct Obstacle: Error {
    let reason: String
  }

  /// The one bucket, range and tests that all sources of both scripts read.
  private struct GrownSource {
    let bucket: String
    let source: any ScanSource
    let request: ScanRequest
  }

  private func growthForms(
    _ a: Answered, _ b: Answered, _ comparison: Comparison
  ) -> [Form] {
    var forms: [Form] = []
    for (side, answered) in [(Side.a, a), (Side.b, b)] {
      forms.append(
        Form(
          label: "\(side.rawValue) \(answered.query.source.name)", answered: answered,
          mask: settings.via))
      if comparison.variant(side, rowByRow: true) != nil {
        var mask = settings.via
        mask.vector = false
        forms.append(Form(label: "\(side.rawValue) row by row", answered: answered, mask: mask))
      }
    }
    return forms
  }

  private func grownSource(_ a: Answered, _ b: Answered) -> Result<GrownSource, Obstacle> {
    var merged: GrownSource?
    for node in (a.query.physical.nodes + b.query.physical.nodes) {
      guard case .source(let source) = node.operation, let scan = node.scan else { continue }
      guard let bucket = engine.bucketName(of: source) else {
        return .failure(Obstacle(reason: "\(source.description) is not in the store"))
      }
      guard let bounds = scan.bounds else {
        return .failure(Obstacle(reason: "a script reads the store without a range"))
      }
      var request = ScanRequest()
      request.bounds = bounds
      request.predicates = scan.predicates
      guard let known = merged else {
        merged = GrownSource(bucket: bucket, source: source, request: request)
        continue
      }
      guard known.bucket == bucket else {
        return .failure(Obstacle(reason: "the scripts read several buckets"))
      }
      request.bounds = merge(bounds, known.request.bounds)
      if known.request.predicates != request.predicates { request.predicates = [] }
      merged = GrownSource(bucket: bucket, source: known.source, request: request)
    }
    return merged.map { .success($0) } ?? .failure(Obstacle(reason: "the scripts read no source"))
  }

  private func merge(_ one: Range<Int64>, _ other: Range<Int64>?) -> Range<Int64> {
    guard let other else { return one }
    return min(one.lowerBound, other.lowerBound)..<max(one.upperBound, other.upperBound)
  }

  private func read(_ source: GrownSource) throws -> [Batch] {
    let reader = try source.source.open(source.request, context: settings.makeContext())
    var batches: [Batch] = []
    while let batch = try reader.next() { batches.append(batch) }
    return batches
  }

  /// The mean time of each form over the grown data, in ns; forms take turns.
  private func measureGrown(
    _ forms: [Form], _ source: GrownSource, _ data: GrownData, _ factor: Int,
    _ snapshot: any Database
  ) throws -> [Double] {
    let grown = try snapshot.source(bucket: source.bucket)
    let extra = data.shiftNanoseconds &* Int64(factor - 1)
    let plans = try forms.map { form in
      var own = settings
      own.via = form.mask
      let context = own.makeContext()
      let results = replacingSources(
        form.answered.query.outcome.results, with: grown, extendingBy: extra)
      return (
        plan: try plan(try optimize(results, context: context), context: context), settings: own
      )
    }
    var totals = [Double](repeating: 0, count: forms.count)
    for round in 0...Comparer.growthRuns {
      for (index, (physical, own)) in plans.enumerated() {
        let context = own.makeContext()
        let start = engine.stopwatch.wallNanoseconds()
        try execute(physical, context: context, observer: nil) { _, _ in }
        let elapsed = engine.stopwatch.wallNanoseconds() &- start
        if round > 0 { totals[index] += Double(elapsed) }
      }
    }
    return totals.map { $0 / Double(Comparer.growthRuns) }
  }
}

/// The same pipelines over another source, each range reaching further by `nanoseconds`.
private func replacingSources(
  _ results: [QueryResult], with source: any ScanSource, extendingBy nanoseconds: Int64
) -> [QueryResult] {
  var made: [ObjectIdentifier: LogicalNode] = [:]
  var stack = results.map { (node: $0.node, expanded: false) }
  while let (node, expanded) = stack.popLast() {
    let identity = ObjectIdentifier(node)
    guard made[identity] == nil else { continue }
    guard expanded else {
      stack.append((node, true))
      for input in node.inputs { stack.append((input, false)) }
      continue
    }
    var operation = node.operation
    switch operation {
    case .source: operation = .source(source)
    case .range(var range):
      let (stop, overflow) = range.stop.addingReportingOverflow(nanoseconds)
      range.stop = overflow ? Int64.max : stop
      operation = .range(range)
    default: break
    }
    made[identity] = LogicalNode(
      operation, inputs: node.inputs.compactMap { made[ObjectIdentifier($0)] }, origin: node.origin)
  }
  return results.compactMap { result in
    made[ObjectIdentifier(result.node)].map { QueryResult(name: result.name, node: $0) }
  }
}
