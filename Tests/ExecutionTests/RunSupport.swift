import Columnar
import Diagnostics
import Execution
import Planning

/// A source of given batches.
final class ListSource: ScanSource {
  let batches: [Batch]
  let description = "list"
  let capabilities = ScanCapabilities()
  let tablesByKey: Bool
  let rowsByTime: Bool

  init(_ batches: [Batch], tablesByKey: Bool, rowsByTime: Bool) {
    self.batches = batches
    self.tablesByKey = tablesByKey
    self.rowsByTime = rowsByTime
  }

  func canPush(_ predicate: SourcePredicate) -> Bool { false }
  func canPush(_ aggregate: ScanAggregate) -> Bool { false }
  func schemas(_ request: ScanRequest) throws -> [Schema]? { nil }
  func open(_ request: ScanRequest, context: QueryContext) throws -> any ScanReader {
    ListReader(batches)
  }
}

private final class ListReader: ScanReader {
  private var batches: [Batch]
  var statistics: ScanStatistics { ScanStatistics() }

  init(_ batches: [Batch]) { self.batches = batches.reversed() }
  func next() throws -> Batch? { batches.popLast() }
}

/// How a test runs a plan.
struct RunOptions {
  var rowsMax = 1_000
  var tablesByKey = false
  var rowsByTime = false
  var path: ExecutionPath = .native
  var threadCount = 1
  var budgetBytes = 1 << 30
  /// The planner knows the schemas of the source.
  var knowsSchemas = false
}

func makeContext(_ options: RunOptions) -> QueryContext {
  QueryContext(
    budget: MemoryBudget(limitBytes: options.budgetBytes), cancellation: Cancellation(),
    nowNanoseconds: 0, threadCount: options.threadCount, batchRowsMax: options.rowsMax)
}

func makeNode(
  _ id: Int, _ operation: LogicalOperation, _ inputs: [PhysicalNode], _ options: RunOptions,
  schemas: [Schema]? = nil
) -> PhysicalNode {
  let step = ScriptStep(
    origin: StepOrigin(functionName: "step", span: nil), operationName: "step", path: options.path)
  return PhysicalNode(
    id: id, operation: operation, inputs: inputs, scan: nil, path: options.path, reasons: [],
    steps: [step], ownStep: 0, schemas: schemas, tablesByKey: options.tablesByKey,
    rowsByTime: options.rowsByTime)
}

/// The batches that a chain of operations makes of others. Only the source has the order
/// properties of the options.
func runBatches(
  _ batches: [Batch], _ operations: [LogicalOperation], _ options: RunOptions = RunOptions()
) throws -> [Batch] {
  let source = ListSource(
    batches, tablesByKey: options.tablesByKey, rowsByTime: options.rowsByTime)
  let schemas = options.knowsSchemas ? Array(Set(batches.map(\.schema))) : nil
  var nodes = [makeNode(0, .source(source), [], options, schemas: schemas)]
  var plain = options
  plain.tablesByKey = false
  plain.rowsByTime = false
  for operation in operations {
    nodes.append(makeNode(nodes.count, operation, [nodes[nodes.count - 1]], plain))
  }
  let plan = PhysicalPlan(
    results: [PhysicalResult(name: "_result", node: nodes[nodes.count - 1], yields: [])],
    nodes: nodes)
  var delivered: [Batch] = []
  try execute(plan, context: makeContext(options), observer: nil) { _, batch in
    delivered.append(batch)
  }
  return delivered
}

/// The same as text, once for each way to cut the input into batches; all must agree.
func run(
  _ text: String, _ operations: [LogicalOperation], _ options: RunOptions = RunOptions()
) throws -> String {
  var answers: Set<String> = []
  for rowsMax in [1, 2, 3, 1_000] {
    var cut = options
    cut.rowsMax = rowsMax
    let batches = try TableText(text).batches(rowsMax: rowsMax)
    answers.insert(try TableText.text(runBatches(batches, operations, cut)))
  }
  return answers.count == 1
    ? answers.first ?? "" : "DIFFERENT\n" + answers.joined(separator: "\n====\n")
}

/// The message that a run fails with; nil when it does not fail.
func failure(_ text: String, _ operations: [LogicalOperation]) throws -> String? {
  do {
    _ = try runBatches(TableText(text).batches(), operations)
    return nil
  } catch let error as QueryFailure {
    return error.message
  }
}
