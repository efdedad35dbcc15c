import Columnar
import Diagnostics
import Foundation
import Planning
import Testing

@testable import Store

/// Random writes, deletes, folds and reopenings beside a dictionary.
@Suite struct StoreModelTests {
  @Test(arguments: [1, 2, 3, 4] as [UInt64]) func agreesWithADictionary(seed: UInt64) throws {
    let directory = TemporaryDirectory()
    var numbers = SeededNumbers(seed)
    var options = StoreOptions()
    options.segmentRowsMax = [64, 500, 65_536][Int(seed) % 3]
    options.bufferedRowsMax = 40
    options.foldRowsMin = 200
    options.pendingRowsMax = 700
    var store = try Store.open(path: directory.file("a.db"), options: options)
    var model: [PointKey: Scalar] = [:]
    try write(store, &model, &numbers, rollsBack: false, step: 0)
    for step in 0..<16 {
      switch Int.random(in: 0..<10, using: &numbers) {
      case 0..<7:
        try write(
          store, &model, &numbers, rollsBack: Int.random(in: 0..<8, using: &numbers) == 0,
          step: step)
      case 7:
        try delete(store, &model, &numbers)
      case 8:
        try store.compact()
      default:
        try store.close()
        store = try Store.open(path: directory.file("a.db"), options: options)
      }
      let found = points(try store.read("b", ScanRequest(), context: makeContext(batchRowsMax: 64)))
      #expect(found == model, "seed \(seed), step \(step)")
      if found != model { return }
      try checkAggregates(store, &numbers)
    }
    let report = try store.verify()
    #expect(report.problems == [])
    #expect(report.segmentCount > 0)
  }

  private func write(
    _ store: Store, _ model: inout [PointKey: Scalar], _ numbers: inout SeededNumbers,
    rollsBack: Bool, step: Int
  ) throws {
    let writer = try store.beginWrite(bucket: "b")
    var expected = WriteSummary()
    var final: [PointKey: Scalar] = [:]
    let series = Int.random(in: 1...5, using: &numbers)
    for _ in 0..<series {
      let tags = randomTags(&numbers)
      let field = ["f", "g"].randomElement(using: &numbers) ?? "f"
      let count = Bool.random(using: &numbers) ? 5 : Int.random(in: 1...400, using: &numbers)
      var time = Int64.random(in: -500...2_000, using: &numbers) * 1_000_000_000
      let step: Int64 = Bool.random(using: &numbers) ? 60_000_000_000 : 0
      var times: [Int64] = []
      var values: [Double] = []
      for _ in 0..<count {
        times.append(time)
        values.append(Double(Int.random(in: 0...3, using: &numbers)) / 10)
        time += step > 0 ? step : Int64.random(in: 1...100, using: &numbers) * 1_000_000_000
      }
      try writer.append("m", tags, field, times, values)
      for (time, value) in zip(times, values) {
        let key = PointKey(
          measurement: "m", tags: Dictionary(uniqueKeysWithValues: tags), field: field, time: time)
        final[key] = .float(value)
      }
    }
    for (key, value) in final {
      if let known = model[key] {
        if known == value { expected.unchanged += 1 } else { expected.replaced += 1 }
      } else {
        expected.inserted += 1
      }
    }
    if rollsBack { return writer.rollBack() }
    let summary = try writer.commit()
    #expect(summary.inserted == expected.inserted, "step \(step)")
    model.merge(final) { $1 }
  }

  private func randomTags(_ numbers: inout SeededNumbers) -> [(String, String)] {
    let host = ["a", "b", "ab"].randomElement(using: &numbers) ?? "a"
    switch Int.random(in: 0..<4, using: &numbers) {
    case 0: return [("host", host)]
    case 1: return [("host", host), ("Zone", "z\(Int.random(in: 0..<2, using: &numbers))")]
    case 2: return []
    default: return [("region", host)]
    }
  }

  private func delete(
    _ store: Store, _ model: inout [PointKey: Scalar], _ numbers: inout SeededNumbers
  ) throws {
    let start = Int64.random(in: -500...10_000, using: &numbers) * 1_000_000_000
    let range = start..<(start + Int64.random(in: 1...10_000, using: &numbers) * 1_000_000_000)
    let host = Bool.random(using: &numbers) ? "a" : nil
    let doomed = model.keys.filter { key in
      range.contains(key.time) && (host == nil || key.tags["host"] == host)
    }
    if try store.session().bucketNames().isEmpty { return }
    let removed = try store.delete(
      bucket: "b", predicate: host.map { .compare(column: "host", .equal, .string($0)) },
      range: range)
    #expect(removed == doomed.count)
    for key in doomed { model[key] = nil }
  }

  /// Whatever is pushed into the source says what a scan of the rows says.
  private func checkAggregates(_ store: Store, _ numbers: inout SeededNumbers) throws {
    let session = try store.session()
    guard try session.bucketNames().contains("b") else { return }
    let source = try session.source(bucket: "b")
    let functions: [AggregateOperation.Function] = [
      .count, .sum, .mean, .spread, .min, .max, .first, .last,
    ]
    for function in functions.shuffled(using: &numbers).prefix(2) {
      var request = ScanRequest()
      let start = Int64.random(in: -500...3_000, using: &numbers) * 1_000_000_000
      request.bounds =
        start..<(start + Int64.random(in: 1...40_000, using: &numbers) * 1_000_000_000)
      if Int.random(in: 0..<3, using: &numbers) == 0 {
        request.predicates = [.compare(column: "_value", .greater, .float(0.1))]
      }
      let rows = points(try readAll(source, request))
      var windows: WindowBounds?
      if Bool.random(using: &numbers) {
        let every = CalendarDuration(
          nanoseconds: [60, 3_600, 7_000, 86_400].randomElement(using: &numbers)! * 1_000_000_000)
        windows = WindowBounds(every: every, period: every, offset: .zero, location: .utc)
      }
      var asked = request
      var aggregate = ScanAggregate(
        operation: AggregateOperation(function, column: "_value"), window: windows,
        createEmpty: false)
      if aggregate.operation.isSelector { aggregate.timeSource = "_time" }
      asked.aggregate = aggregate
      #expect(source.canPush(aggregate))
      let expected = recompute(rows, function, windows, request.bounds ?? 0..<0)
      for statistics in [true, false] {
        asked.usesStatistics = statistics
        let found = results(try readAll(source, asked, context: makeContext(threads: 2)))
        let difference = zip(found, expected).first { $0 != $1 }
        #expect(
          found == expected,
          "\(function) \(String(describing: windows)) \(statistics) \(String(describing: difference))"
        )
      }
    }
  }
}

/// Series, then the time of the result (0 without windows), then the value.
private func results(_ batches: [Batch]) -> [String] {
  var found: [String] = []
  for batch in batches {
    for table in 0..<batch.tableCount {
      var series: [String] = []
      for (field, column) in zip(batch.schema.fields, batch.columns)
      where !["_time", "_value", "_start", "_stop"].contains(field.label) {
        let cell = column.scalar(
          row: batch.rows(ofTable: table).lowerBound, table: table, tableStarts: batch.tableStarts)
        if case .string(let text) = cell { series.append("\(field.label)=\(text)") }
      }
      for row in batch.rows(ofTable: table) {
        var time = Scalar.time(0)
        var value = Scalar.null
        for (field, column) in zip(batch.schema.fields, batch.columns) {
          let cell = column.scalar(row: row, table: table, tableStarts: batch.tableStarts)
          if field.label == "_time" { time = cell }
          if field.label == "_value" { value = cell }
        }
        found.append("\(series.sorted().joined(separator: ",")) \(text(time)) \(text(value))")
      }
    }
  }
  return found.sorted()
}

private func recompute(
  _ rows: [PointKey: Scalar], _ function: AggregateOperation.Function, _ windows: WindowBounds?,
  _ bounds: Range<Int64>
) -> [String] {
  struct Group: Hashable {
    var series: String
    var stop: Int64
  }
  let sequence = windows.flatMap { try? WindowSequence($0) }
  var groups: [Group: [(time: Int64, value: Double)]] = [:]
  for (key, value) in rows {
    guard case .float(let value) = value else { continue }
    let series =
      (key.tags.map { "\($0.key)=\($0.value)" }
      + ["_field=\(key.field)", "_measurement=\(key.measurement)"]).sorted()
    let stop =
      sequence.map { min($0.windows(containing: key.time)[0].stop, bounds.upperBound) } ?? 0
    groups[Group(series: series.joined(separator: ","), stop: stop), default: []]
      .append((key.time, value))
  }
  return groups.map { group, points in
    let points = points.sorted { $0.time < $1.time }
    var sum = ExactSum()
    for point in points { sum.add(point.value) }
    let low = points.map(\.value).min() ?? 0
    let high = points.map(\.value).max() ?? 0
    var time = group.stop
    let value: Scalar
    func select(_ point: (time: Int64, value: Double)?) -> Scalar {
      time = point?.time ?? 0
      return .float(point?.value ?? 0)
    }
    switch function {
    case .count: value = .int(Int64(points.count))
    case .sum: value = .float(sum.rounded())
    case .mean: value = .float(sum.rounded() / Double(points.count))
    case .spread: value = .float(high - low)
    case .min: value = select(points.first { $0.value == low })
    case .max: value = select(points.first { $0.value == high })
    case .first: value = select(points.first)
    default: value = select(points.last)
    }
    return "\(group.series) \(text(Scalar.time(time))) \(text(value))"
  }.sorted()
}
