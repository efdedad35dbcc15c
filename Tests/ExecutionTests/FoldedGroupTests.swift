import Columnar
import Diagnostics
import Planning
import Testing

@testable import Execution

/// An aggregate right behind `group` folds pieces of tables; behind another step it sees whole ones.
@Suite struct FoldedGroupTests {
  static let functions: [AggregateOperation.Function] = [
    .count, .sum, .mean, .spread, .stddev(population: false), .skew,
    .quantileTDigest(q: 0.5, compression: 1_000), .quantileExactMean(q: 0.3),
    .quantileExactSelector(q: 0.5), .first, .last, .min, .max,
  ]

  static let groups: [GroupOperation] = [
    GroupOperation(columns: [], mode: .by),
    GroupOperation(columns: ["host"], mode: .by),
    GroupOperation(columns: ["zone"], mode: .by),
    GroupOperation(columns: ["zone", "n"], mode: .by),
    GroupOperation(columns: ["_time", "_value", "n"], mode: .except),
    GroupOperation(columns: ["_value"], mode: .by),
  ]

  /// Keys that come back, keys in many orders, tables without rows, nulls, NaNs at the start of what
  /// a batch holds of a table, and tables that lack the column.
  static let mixed = """
    host:string* zone:string* _time:time _value:float n:int
    b x 1 5 1
    b x 2 nan 2
    b x 3 1 1
    b x 4 null 1
    --
    a y 1 nan 1
    a y 2 7 null
    --
    (c,z)
    --
    d y 5 null 3
    --
    b y 3 nan 2
    b y 4 nan 2
    b y 5 2 2
    --
    a x 1 2 2
    host:string* zone:string* _time:time n:int
    b w 9 1
    b w 10 2
    host:string* zone:string* _time:time _value:float
    a w 1 3
    --
    e x 2 1
    """

  /// A step that changes nothing, so that `group` has to hand on whole tables.
  static let between = LogicalOperation.limit(count: 1 << 40, offset: 0)

  static func answer(_ text: String, _ operations: [LogicalOperation]) throws -> String {
    do { return try run(text, operations) } catch let failure as QueryFailure {
      return "FAILS \(failure.message)"
    }
  }

  @Test(arguments: functions)
  func foldingPiecesAnswersAsWholeTables(_ function: AggregateOperation.Function) throws {
    for group in Self.groups {
      for column in ["_value", "n", "zone", "_time", "absent"] {
        let step = LogicalOperation.aggregate(AggregateOperation(function, column: column))
        #expect(
          try Self.answer(Self.mixed, [.group(group), step])
            == Self.answer(Self.mixed, [.group(group), Self.between, step]),
          "\(function) of \(column) by \(group)")
      }
    }
  }

  @Test(arguments: functions)
  func columnsOfTwoTypesFailOnlyInsideOneTable(_ function: AggregateOperation.Function) throws {
    let text = """
      host:string* _value:float
      a 1
      host:string* _value:string
      b x
      host:string* _value:int
      c 2
      """
    let step = LogicalOperation.aggregate(AggregateOperation(function, column: "_value"))
    for columns in [[], ["host"]] {
      let group = LogicalOperation.group(GroupOperation(columns: columns, mode: .by))
      #expect(
        try Self.answer(text, [group, step]) == Self.answer(text, [group, Self.between, step]))
    }
  }

  @Test(arguments: [UInt64](1...8))
  func randomTablesAgree(_ seed: UInt64) throws {
    let tables = randomTables(
      RandomShape(tables: 5, rows: 60, times: 0..<30, sorted: false), seed: seed)
    for function in Self.functions {
      for columns in [[], ["host"], ["s"], ["n", "b"], ["_time"]] {
        let group = LogicalOperation.group(GroupOperation(columns: columns, mode: .by))
        let step = LogicalOperation.aggregate(AggregateOperation(function, column: "_value"))
        var answers: Set<String> = []
        for rowsMax in [3, 1_000] {
          let batches = try tables.batches(rowsMax: rowsMax)
          let options = RunOptions(rowsMax: rowsMax)
          for steps in [[group, step], [group, Self.between, step]] {
            answers.insert(try TableText.text(runBatches(batches, steps, options)))
          }
        }
        #expect(answers.count == 1, "\(function) by \(columns), seed \(seed)")
      }
    }
  }

  /// The rows that pass would fill the memory many times over.
  @Test(arguments: [
    AggregateOperation.Function.count, .mean, .stddev(population: true), .last, .max,
  ])
  func noRowWaitsForTheEnd(_ function: AggregateOperation.Function) throws {
    let tables = randomTables(RandomShape(tables: 40, rows: 2_000, times: 0..<1_000), seed: 7)
    let once = try tables.batches(rowsMax: 1_000)
    let batches = (0..<4).flatMap { _ in once.map { $0.with(continuesTable: false) } }
    // Copies rows, so that they are charged to the query.
    let copying = LogicalOperation.limit(count: 1 << 40, offset: 1)
    let step = LogicalOperation.aggregate(AggregateOperation(function, column: "_value"))
    let group = LogicalOperation.group(GroupOperation(columns: [], mode: .by))
    let options = RunOptions(budgetBytes: 1 << 20)
    #expect(try runBatches(batches, [copying, group, step], options).count == 1)
    var failure: QueryFailure?
    do {
      _ = try runBatches(batches, [copying, group, Self.between, step], options)
    } catch let caught as QueryFailure { failure = caught }
    #expect(failure?.diagnostics.first?.code == .memoryExhausted)
  }

  /// Without key columns all rows are one table: where no later batch can bring other columns, they
  /// are handed on as they come.
  @Test(arguments: [UInt64](1...4))
  func theOneTableOfAllRowsDoesNotWait(_ seed: UInt64) throws {
    let tables = randomTables(
      RandomShape(tables: 6, rows: 50, times: 0..<30, sorted: false), seed: seed)
    let group = LogicalOperation.group(GroupOperation(columns: [], mode: .by))
    let sort = LogicalOperation.sort(columns: ["n"], descending: false)
    let chains: [[LogicalOperation]] = [
      [], [Self.between], [.limit(count: 7, offset: 3)], [.tail(count: 5, offset: 1)], [sort],
      [.aggregate(AggregateOperation(.stddev(population: false), column: "_value"))],
      [Self.between, .aggregate(AggregateOperation(.last, column: "_value"))],
    ]
    for steps in chains {
      var answers: Set<String> = []
      for (rowsMax, knowsSchemas) in [(3, false), (3, true), (1_000, false), (1_000, true)] {
        let batches = try tables.batches(rowsMax: rowsMax)
        let options = RunOptions(rowsMax: rowsMax, knowsSchemas: knowsSchemas)
        let result = try runBatches(batches, [group] + steps, options)
        answers.insert(try TableText.text(result))
        if knowsSchemas, steps.isEmpty { #expect(result.count == batches.count) }
      }
      #expect(answers.count == 1, "\(steps), seed \(seed)")
    }
  }
}
