import Columnar
import Diagnostics
import Planning
import Testing

@testable import Execution

/// `aggregateWindow` right behind `group` folds pieces of tables; behind another step it sees whole
/// ones.
@Suite struct FoldedWindowTests {
  static let functions: [AggregateOperation.Function] = [
    .count, .sum, .mean, .spread, .stddev(population: true), .skew,
    .quantileTDigest(q: 0.5, compression: 1_000), .quantileExactMean(q: 0.3), .max,
  ]

  static let windows: [WindowOperation] = [
    windowOperation(every: 4), windowOperation(every: 4, createEmpty: true),
    windowOperation(every: 5, period: 9, createEmpty: true),
    windowOperation(every: 6, period: 2, offset: 1), windowOperation(every: 100, createEmpty: true),
    WindowOperation(
      bounds: windowOperation(every: 4).bounds, createEmpty: false, isInfinite: true),
  ]

  static let range = LogicalOperation.range(RangeOperation(start: 0, stop: 30))

  /// Both answers, or the failures they come to.
  private func expectAlike(
    _ text: String, by columns: [String], _ function: AggregateOperation.Function,
    range: LogicalOperation? = range
  ) throws {
    for window in Self.windows {
      for (timeFirst, source) in [(false, "_stop"), (true, "_start")] {
        let step = LogicalOperation.aggregateWindow(
          AggregateWindowTests.operation(function, window, timeFirst: timeFirst, source: source))
        let group = LogicalOperation.group(GroupOperation(columns: columns, mode: .by))
        let before = (range.map { [$0] } ?? []) + [group]
        #expect(
          try FoldedGroupTests.answer(text, before + [step])
            == FoldedGroupTests.answer(text, before + [FoldedGroupTests.between, step]),
          "\(function) by \(columns)")
      }
    }
  }

  @Test(arguments: functions)
  func foldingPiecesAnswersAsWholeTables(_ function: AggregateOperation.Function) throws {
    for columns in [[], ["host"], ["zone"], ["zone", "n"], ["_value"], ["_time"]] {
      try expectAlike(FoldedGroupTests.mixed, by: columns, function)
    }
  }

  /// Pieces without a time, times that are none, columns of two types, a null time, no range.
  @Test(arguments: [
    "host:string* _time:time _value:float\na 1 1\nhost:string* _value:float\na 2\nb 3",
    "host:string* _time:int _value:float\na 1 1\n--\nb 2 2",
    "host:string* _time:time _value:float\na 1 1\nhost:string* _time:time _value:string\nb 1 x",
    "host:string* _time:time _value:float\na 1 1\nhost:string* _time:time _value:string\na 1 x",
    "host:string* _time:time _value:float\na null 1\na 7 2\n--\nb 1 null",
    "host:string* _time:time n:float\na 1 1",
  ])
  func whatOddTablesComeToIsTheSame(_ text: String) throws {
    for columns in [[], ["host"]] {
      for function in [AggregateOperation.Function.count, .mean] {
        try expectAlike(text, by: columns, function, range: nil)
        try expectAlike(text, by: columns, function)
      }
    }
  }

  @Test(arguments: [UInt64](1...6))
  func randomTablesAgree(_ seed: UInt64) throws {
    let tables = randomTables(
      RandomShape(tables: 5, rows: 60, times: 0..<30, sorted: seed % 2 == 0), seed: seed)
    for (number, function) in Self.functions.enumerated() {
      for columns in [[], ["host"], ["s"], ["n", "b"], ["_start", "_stop", "host"]] {
        let group = LogicalOperation.group(GroupOperation(columns: columns, mode: .by))
        let window = Self.windows[(number + columns.count) % Self.windows.count]
        let step = LogicalOperation.aggregateWindow(
          AggregateWindowTests.operation(function, window))
        var answers: Set<String> = []
        for rowsMax in [3, 1_000] {
          let batches = try tables.batches(rowsMax: rowsMax)
          let options = RunOptions(rowsMax: rowsMax)
          for steps in [[group, step], [group, FoldedGroupTests.between, step]] {
            answers.insert(try TableText.text(runBatches(batches, [Self.range] + steps, options)))
          }
        }
        #expect(answers.count == 1, "\(function) by \(columns), seed \(seed)")
      }
    }
  }

  /// The rows that pass would fill the memory many times over.
  @Test func noRowWaitsForTheEnd() throws {
    let tables = randomTables(RandomShape(tables: 40, rows: 2_000, times: 0..<1_000), seed: 7)
    let once = try tables.batches(rowsMax: 1_000)
    let batches = (0..<4).flatMap { _ in once.map { $0.with(continuesTable: false) } }
    let range = LogicalOperation.range(RangeOperation(start: 0, stop: 1_000))
    // Copies rows, so that they are charged to the query.
    let copying = LogicalOperation.limit(count: 1 << 40, offset: 1)
    let group = LogicalOperation.group(GroupOperation(columns: ["host"], mode: .by))
    let step = LogicalOperation.aggregateWindow(
      AggregateWindowTests.operation(.mean, windowOperation(every: 100)))
    let options = RunOptions(budgetBytes: 1 << 20)
    #expect(try !runBatches(batches, [range, copying, group, step], options).isEmpty)
    let failure = #expect(throws: QueryFailure.self) {
      _ = try runBatches(
        batches, [range, copying, group, FoldedGroupTests.between, step], options)
    }
    #expect(failure?.diagnostics.first?.code == .memoryExhausted)
  }

  /// More pairs than the first hash table holds, seen out of order and again.
  @Test func eachPairHasOneSlot() throws {
    var slots = try KeyedWindowSlots(budget: nil)
    var random = SplitMix64(seed: 3)
    var known: [String: Int] = [:]
    for _ in 0..<20_000 {
      let key = Int32(random.next() % 40)
      let window = Int64(random.next() % 50) - 1
      let expected = known["\(key) \(window)"] ?? known.count
      known["\(key) \(window)"] = expected
      #expect(try slots.slot(ofKey: key, window: window) == expected)
    }
    let (sorted, starts) = try slots.byKey(keyCount: 41)
    #expect(sorted.count == known.count && starts[41] == starts[40])
    for key in 0..<40 {
      let own = (Int(starts[key])..<Int(starts[key + 1])).map { Int(sorted[$0]) }
      let expected = known.filter { $0.key.hasPrefix("\(key) ") }.map(\.value).sorted()
      #expect(own == expected)
    }
  }
}
