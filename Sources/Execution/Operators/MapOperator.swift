import Columnar
import Planning

/// `map`: the lambda's record for each row. Key columns that it keeps stay in the key; where their
/// values vary inside a table, its rows are regrouped. Empty tables are dropped.
final class MapOperator: CollectingOperator {
  private let operation: MapOperation
  private var runner: LambdaRunner?
  private var openTable = OpenTable()

  init(_ operation: MapOperation, _ setup: OperatorSetup) {
    self.operation = operation
    super.init(setup)
  }

  override func process(_ batch: Batch) throws {
    let batch = try openTable.withoutEmptyTables(batch, budget: budget)
    if batch.tableCount == 0 { return }
    let runner = try runner(for: batch.schema)
    for mapped in try runner.map(batch) { try emit(mapped, of: batch, runner.lambda) }
  }

  private func runner(for schema: Schema) throws -> LambdaRunner {
    if let runner, runner.lambda.input == schema { return runner }
    let lambda = try operation.function.typed(for: schema)
    let made = try LambdaRunner(operation.function, lambda, setup)
    runner = made
    return made
  }

  private func emit(_ mapped: MappedTables, of whole: Batch, _ lambda: TypedLambda) throws {
    let input = try whole.sliced(tables: mapped.tables, budget: budget)
    var columns = mapped.columns
    var output = Schema(fields: mapped.fields, keyIndices: [])
    try refuseRepeatedLabels(output, setup)
    let passed = passedColumns(lambda)
    var keepsKey = true
    for index in input.schema.keyIndices {
      guard let position = output.index(of: input.schema.fields[index].label) else {
        keepsKey = false
        continue
      }
      output.keyIndices.append(position)
      if passed[output.fields[position].label] == index {
        columns[position] = input.columns[index]
      } else {
        keepsKey = false
      }
    }
    let result = Batch(
      schema: output, columns: columns, tableStarts: input.tableStarts,
      continuesTable: keepsKey && input.continuesTable)
    if keepsKey { return try emit(result, keepsOrder: setup.inputTablesByKey) }
    try emit(
      RowGrouping(result, budget: budget).grouped(by: output.keyIndices), keepsOrder: false)
  }

  /// Labels whose value is an unchanged column of the input, with its position.
  private func passedColumns(_ lambda: TypedLambda) -> [String: Int] {
    guard case .record(let fields) = lambda.body else { return [:] }
    var passed: [String: Int] = [:]
    for field in fields {
      if case .column(let index, _) = field.expression { passed[field.label] = index }
    }
    return passed
  }
}
