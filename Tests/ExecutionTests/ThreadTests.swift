import Columnar
import Diagnostics
import Planning
import Testing

@testable import Execution

@Suite struct ThreadTests {
  @Test func answersAreTheSameForAnyNumberOfThreads() throws {
    let rows = randomTables(RandomShape(tables: 9, rows: 60, times: 0..<100), seed: 11)
    let test = OracleLambda.predicate { .compare(.less, $0.column("n"), $0.column("_value")) }
    let record = OracleLambda.record { schema in
      [
        ("host", schema.column("host"), .string),
        (
          "twice",
          .arithmetic(.add, schema.value, schema.value, type: .float, span: nil), .float
        ),
      ]
    }
    let steps: [LogicalOperation] = [
      .filter(FilterOperation(function: test, keepsEmptyTables: false)),
      .map(MapOperation(function: record)),
    ]
    for path in [ExecutionPath.vector, .row] {
      var answers: Set<String> = []
      for threadCount in [1, 2, 5] {
        for rowsMax in [7, 10_000] {
          var options = RunOptions(path: path)
          options.threadCount = threadCount
          options.tablesByKey = true
          answers.insert(
            try TableText.text(runBatches(rows.batches(rowsMax: rowsMax), steps, options)))
        }
      }
      #expect(answers.count == 1)
    }
  }

  @Test func theFirstFailureInTableOrderIsReported() throws {
    // Row 3 fails in the second batch, row 7 in the fourth.
    let test = OracleLambda.predicate { schema in
      let divided = RowExpression.arithmetic(
        .divide, VectorTests.int(1), schema.column("n"), type: .int, span: nil)
      let late = RowExpression.failure(
        QueryFailure(DiagnosticCode("E9998"), "late"), .column(.bool))
      return .conditional(
        test: .compare(.greater, schema.column("n"), VectorTests.int(5)), consequent: late,
        alternate: .compare(.equal, divided, VectorTests.int(1)))
    }
    let step = LogicalOperation.filter(
      FilterOperation(function: test, keepsEmptyTables: false))
    let input = try TableText("n:int\n1\n1\n1\n0\n1\n1\n1\n6").batches(rowsMax: 2)
    for threadCount in [1, 2, 5] {
      var options = RunOptions(path: .row)
      options.threadCount = threadCount
      let error = #expect(throws: QueryFailure.self) {
        try runBatches(input, [step], options)
      }
      #expect(error?.message == "cannot divide by zero")
    }
  }

  @Test func aFullBudgetNamesTheStepAndTheBytes() throws {
    var options = RunOptions()
    options.budgetBytes = 10_000
    let rows = randomTables(RandomShape(tables: 4, rows: 900, times: 0..<100), seed: 2)
    let error = #expect(throws: QueryFailure.self) {
      try runBatches(
        rows.batches(rowsMax: 1_000), [.sort(columns: ["_value"], descending: false)], options)
    }
    #expect(error?.diagnostics.first?.code == .memoryExhausted)
    #expect(error?.message.hasPrefix("step needs ") == true)
  }

  @Test func aCancelledQueryStops() throws {
    let options = RunOptions()
    let context = makeContext(options)
    context.cancellation.cancel()
    let source = ListSource(
      try TableText("n:int\n1").batches(), tablesByKey: true, rowsByTime: false)
    let node = makeNode(0, .source(source), [], options)
    let plan = PhysicalPlan(
      results: [PhysicalResult(name: "a", node: node, yields: [])], nodes: [node])
    let error = #expect(throws: QueryFailure.self) {
      try execute(plan, context: context) { _, _ in }
    }
    #expect(error?.kind == .cancelled)
  }
}

@Suite struct PlanRunTests {
  /// One source, read by two results and a union of both branches.
  @Test func aSharedStepRunsOnceAndResultsComeInSourceOrder() throws {
    let options = RunOptions()
    let source = CountingSource(try TableText("n:int\n1\n2\n3").batches())
    let read = makeNode(0, .source(source), [], options)
    let first = makeNode(1, .limit(count: 1, offset: 0), [read], options)
    let last = makeNode(2, .tail(count: 1, offset: 0), [read], options)
    let both = makeNode(3, .union, [last, first], options)
    let plan = PhysicalPlan(
      results: [
        PhysicalResult(name: "both", node: both, yields: []),
        PhysicalResult(name: "first", node: first, yields: []),
      ], nodes: [read, first, last, both])
    var delivered: [String] = []
    let observer = RecordingObserver()
    try execute(plan, context: makeContext(options), observer: observer) { name, batch in
      delivered.append(try name + " " + TableText.text([batch]).replacing("\n", with: " "))
    }
    #expect(delivered == ["both n:int 3 1", "first n:int 1"])
    #expect(source.openCount == 1)
    #expect(observer.rows == [3, 1, 1, 2])
  }
}

/// Counts how often it is read.
final class CountingSource: ScanSource {
  let list: ListSource
  nonisolated(unsafe) var openCount = 0
  var description: String { list.description }
  var capabilities: ScanCapabilities { list.capabilities }
  var tablesByKey: Bool { false }
  var rowsByTime: Bool { false }

  init(_ batches: [Batch]) { list = ListSource(batches, tablesByKey: false, rowsByTime: false) }

  func canPush(_ predicate: SourcePredicate) -> Bool { false }
  func canPush(_ aggregate: ScanAggregate) -> Bool { false }
  func schemas(_ request: ScanRequest) throws -> [Schema]? { nil }
  func open(_ request: ScanRequest, context: QueryContext) throws -> any ScanReader {
    openCount += 1
    return try list.open(request, context: context)
  }
}

/// Keeps the rows of each step.
final class RecordingObserver: ExecutionObserver {
  let countsNulls = true
  nonisolated(unsafe) var rows: [Int] = []
  func stepFinished(_ node: PhysicalNode, _ statistics: StepStatistics) {
    rows.append(statistics.rows)
  }
}
