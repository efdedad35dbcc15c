import Columnar
import Planning
import Testing

@testable import Execution

/// Runs `aggregateWindow` as the composition that defines it.
struct ComposedStep: CustomOperation {
  let name = "composed"
  let keepsTableOrder = false
  let operation: AggregateWindowOperation
  let bounds: Range<Int64>

  func makeOperator(
    inputCount: Int, context: QueryContext, output: any BatchSink
  ) throws -> any Operator {
    try composeAggregateWindow(
      operation,
      OperatorSetup(
        context: context, functionName: "aggregateWindow", span: nil, output: output,
        inputTablesByKey: false, inputKeysAlike: false, onlyInputSchema: nil,
        inputRowsByTime: false, bounds: bounds,
        hasUniformBounds: false, yieldsPieces: false, path: .native, notes: StepNotes(),
        foldedKeys: nil,
        pool: nil))
  }
}

@Suite struct AggregateWindowTests {
  static let functions: [AggregateOperation.Function] = [
    .count, .sum, .mean, .spread, .stddev(population: false), .skew,
    .quantileTDigest(q: 0.5, compression: 1_000), .quantileExactMean(q: 0.3), .first, .last, .min,
    .max,
  ]
  static let hour: Int64 = 3_600_000_000_000

  static func operation(
    _ function: AggregateOperation.Function, _ window: WindowOperation, timeFirst: Bool = false,
    source: String = "_stop"
  ) -> AggregateWindowOperation {
    AggregateWindowOperation(
      window: window, aggregate: AggregateOperation(function, column: "_value"),
      timeSource: source, timeDestination: "_time", timeFirst: timeFirst)
  }

  /// Windows that lie differently to each other and to the range.
  static let windows: [WindowOperation] = [
    windowOperation(every: 7 * hour), windowOperation(every: 7 * hour, createEmpty: true),
    windowOperation(every: 10 * hour, period: 25 * hour, createEmpty: true),
    windowOperation(every: 10 * hour, period: 3 * hour, offset: hour),
    windowOperation(every: 1_000 * hour, createEmpty: true),
    windowOperation(
      every: 24 * hour, createEmpty: true, location: Location(zone: "Europe/Oslo")),
    windowOperation(every: hour, location: Location(zone: "America/New_York")),
    // More windows than have a place each.
    windowOperation(every: hour / 36_000),
  ]

  @Test(arguments: functions.indices, windows.indices)
  func onePassGivesTheAnswerOfTheComposition(_ function: Int, _ window: Int) throws {
    // 2020-03-27 to 2020-04-01: the clocks change in Oslo.
    let start: Int64 = 1_585_267_200_000_000_000
    let bounds = start..<(start + 5 * 24 * Self.hour)
    let range = LogicalOperation.range(
      RangeOperation(start: bounds.lowerBound, stop: bounds.upperBound))
    for (seed, sorted) in [(1, true), (2, false)] {
      var shape = RandomShape(times: bounds)
      shape.sorted = sorted
      let rows = randomTables(shape, seed: UInt64(seed + 10 * window))
      let step = Self.operation(Self.functions[function], Self.windows[window])
      var options = RunOptions()
      options.tablesByKey = true
      options.rowsByTime = sorted
      let expected = try TableText.text(
        runBatches(
          rows.batches(rowsMax: 1_000),
          [range, .custom(ComposedStep(operation: step, bounds: bounds))], options))
      for rowsMax in [1, 16, 1_000] {
        options.rowsMax = rowsMax
        let fused = try TableText.text(
          runBatches(rows.batches(rowsMax: rowsMax), [range, .aggregateWindow(step)], options))
        #expect(fused == expected)
      }
    }
  }

  let range = LogicalOperation.range(RangeOperation(start: 0, stop: 25))
  let input = "host:string* _time:time _value:float\na 3 1\na 12 2\na 13 4"

  @Test func theMergedFormPutsTheTimeFirst() throws {
    let step = Self.operation(
      .mean, windowOperation(every: 10, createEmpty: true), timeFirst: true)
    #expect(
      try run(input, [range, .aggregateWindow(step)]) == """
        _time:time _start:time* _stop:time* host:string* _value:float
        10 0 25 a 1.0
        20 0 25 a 3.0
        25 0 25 a null
        """)
  }

  /// Of the windows 0 to 10, 0 to 20, twice 0 to 25, 10 to 25 and 20 to 25 each has its row.
  @Test func theMergedFormHasARowForEachOverlappingWindow() throws {
    let window = windowOperation(every: 10, period: 40, createEmpty: true)
    let step = Self.operation(.count, window, timeFirst: true)
    #expect(
      try run(input, [range, .aggregateWindow(step)]) == """
        _time:time _start:time* _stop:time* host:string* _value:int
        10 0 25 a 1
        20 0 25 a 3
        25 0 25 a 3
        25 0 25 a 3
        25 0 25 a 2
        25 0 25 a 0
        """)
  }

  @Test func theGeneralFormPutsTheTimeLast() throws {
    let step = Self.operation(.max, windowOperation(every: 10))
    #expect(
      try run(input, [range, .aggregateWindow(step)]) == """
        _start:time* _stop:time* host:string* _time:time _value:float
        0 25 a 10 1.0
        0 25 a 20 4.0
        """)
    let spread = Self.operation(.spread, windowOperation(every: 10), source: "_start")
    #expect(
      try run(input, [range, .aggregateWindow(spread)]) == """
        _start:time* _stop:time* host:string* _value:float _time:time
        0 25 a 0.0 0
        0 25 a 2.0 10
        """)
  }

  @Test func selectorsMayKeepTheRowsOwnTime() throws {
    let step = Self.operation(.max, windowOperation(every: 10), source: "_time")
    #expect(
      try run(input, [range, .aggregateWindow(step)]) == """
        _start:time* _stop:time* host:string* _time:time _value:float
        0 25 a 3 1.0
        0 25 a 13 4.0
        """)
  }

  @Test func countOfEmptyWindowsIsZero() throws {
    let step = Self.operation(
      .count, windowOperation(every: 10, createEmpty: true), timeFirst: true)
    #expect(
      try run("_time:time _value:int\n3 1", [range, .aggregateWindow(step)]).hasSuffix("25 0 25 0"))
  }
}

extension AggregateWindowTests {
  @Test func aLongTableOfManyBatchesKeepsItsWindows() throws {
    let count = 900
    let rows = (0..<count).map { "\($0) \(($0 * 37) % 101)" }.joined(separator: "\n")
    let input = try TableText("_time:time _value:float\n" + rows)
    let range = LogicalOperation.range(RangeOperation(start: 0, stop: Int64(count)))
    for function in [AggregateOperation.Function.max, .last, .mean, .quantileExactMean(q: 0.5)] {
      let step = LogicalOperation.aggregateWindow(
        Self.operation(function, windowOperation(every: 10)))
      var options = RunOptions()
      options.rowsByTime = true
      let answers = try [7, 1_000].map { rowsMax in
        options.rowsMax = rowsMax
        return try TableText.text(
          runBatches(input.batches(rowsMax: rowsMax), [range, step], options))
      }
      #expect(answers[0] == answers[1])
      #expect(answers[0].split(separator: "\n").count == 91)
    }
  }
}
