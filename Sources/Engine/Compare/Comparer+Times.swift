import Columnar
import Planning

extension Comparer {
  /// Runs that warm caches up and are not counted.
  static let warmUps = 2

  /// One script under one mask, ready to run again and again.
  private struct Candidate {
    let side: Side
    let mask: PathMask
    let isRowByRow: Bool
    let query: PreparedQuery
    let session: Session
  }

  /// Times both scripts, each of them row by row where a lambda was compiled, and without
  /// statistics where they answered; runs alternate, so that what slows the machine slows all.
  func time(_ a: Answered, _ b: Answered, _ comparison: inout Comparison) throws {
    var candidates: [Candidate] = []
    for (side, answered) in [(Side.a, a), (Side.b, b)] {
      var masks = [(settings.via, false)]
      if usesPath(.vector, answered.profile) {
        var rows = settings.via
        rows.vector = false
        masks.append((rows, true))
      }
      if usesPath(.stats, answered.profile) {
        var reading = settings.via
        reading.stats = false
        masks.append((reading, false))
      }
      for (mask, isRowByRow) in masks {
        var own = settings
        own.via = mask
        let session = engine.makeSession()
        let query = try session.prepare(answered.query.source, own)
        candidates.append(
          Candidate(
            side: side, mask: mask, isRowByRow: isRowByRow, query: query, session: session))
      }
    }
    let measured = try measure(candidates)
    comparison.runs = options.runs
    comparison.warmUps = Comparer.warmUps
    let named = zip(candidates, measured).map { (candidate: $0, variant: $1) }
    comparison.variants = named.filter { $0.candidate.mask.stats == settings.via.stats }
      .map(\.variant)
    let readers = named.filter { $0.candidate.mask.stats != settings.via.stats }
    comparison.help = helpSteps(
      comparison,
      withoutStatistics: Dictionary(
        readers.map { ($0.candidate.side, $0.variant) }, uniquingKeysWith: { first, _ in first }))
  }

  private func usesPath(_ path: ExecutionPath, _ profile: QueryProfile) -> Bool {
    profile.physical.nodes.contains { node in
      (profile.statistics[node.id]?.path ?? node.path) == path
        || node.steps.contains { $0.path == path && path == .stats }
    }
  }

  private func measure(_ candidates: [Candidate]) throws -> [MeasuredVariant] {
    let clock = engine.stopwatch
    var times = [[Double]](repeating: [], count: candidates.count)
    var processor = [Double](repeating: 0, count: candidates.count)
    var counters = [Counters](repeating: Counters(), count: candidates.count)
    for round in 0..<(Comparer.warmUps + options.runs) {
      for turn in candidates.indices {
        // Each round begins with another candidate: none always runs behind the same neighbour.
        let index = (turn + round) % candidates.count
        let candidate = candidates[index]
        var own = settings
        own.via = candidate.mask
        let context = own.makeContext()
        let recorder = round == 0 ? ProfileRecorder(countsNulls: false) : nil
        let processorStart = clock.processorNanoseconds()
        let start = clock.wallNanoseconds()
        try candidate.session.run(candidate.query, context: context, observer: recorder) { _, _ in }
        let elapsed = clock.wallNanoseconds() &- start
        if let recorder { counters[index] = Counters(recorder.statistics) }
        counters[index].peakBytes = max(counters[index].peakBytes, context.budget.peakBytes)
        guard round >= Comparer.warmUps else { continue }
        times[index].append(Double(elapsed))
        processor[index] += Double(clock.processorNanoseconds() &- processorStart)
      }
    }
    return candidates.indices.map { index in
      MeasuredVariant(
        side: candidates[index].side, isRowByRow: candidates[index].isRowByRow,
        nanoseconds: times[index],
        processorNanoseconds: processor[index] / Double(max(1, options.runs)),
        valuesRead: counters[index].valuesRead, bytesRead: counters[index].bytesRead,
        peakBytes: counters[index].peakBytes,
        beforeRunningNanoseconds: Double(candidates[index].query.stages.beforeRunning),
        lambdaCalls: counters[index].lambdaCalls)
    }
  }
}

/// Sums over the steps of one execution.
struct Counters {
  var valuesRead = 0
  var bytesRead = 0
  var lambdaCalls = 0
  var rowsRead = 0
  var peakBytes = 0

  init() {}

  init(_ statistics: [Int: StepStatistics]) {
    for step in statistics.values {
      lambdaCalls += step.lambdaCalls
      guard let scan = step.scan else { continue }
      valuesRead += scan.valuesRead
      bytesRead += scan.bytesRead
      rowsRead += scan.rowsProduced
    }
  }
}
