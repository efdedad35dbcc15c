import Columnar
import Planning

/// What `map` makes of one batch, still to be put in the order of keys.
struct MappedBatches: Sendable {
  /// The input without its empty tables.
  let input: CutBatch
  /// In table order, each with the promise that its keys are the input's.
  var parts: [(batch: Batch, keepsKey: Bool)] = []
}

/// `map`: the lambda's record for each row. Key columns that it keeps stay in the key; where their
/// values vary inside a table, its rows are regrouped. Empty tables are dropped.
final class MapOperator: LambdaOperator<MappedBatches> {
  private let ordered: KeyedOutput
  private var openTable = OpenTable()

  init(_ operation: MapOperation, _ setup: OperatorSetup) {
    ordered = KeyedOutput(setup, onRepeatedKey: .merge, refusesAtEnd: true)
    super.init(operation.function, setup)
  }

  override var transform: @Sendable (Batch, LambdaRunner) throws -> MappedBatches {
    let budget = budget
    let refuse = setup.repeatedLabelRefusal
    return { batch, runner in
      let filled = try CutBatch(withoutEmptyTablesOf: batch, budget: budget)
      var result = MappedBatches(input: filled)
      if filled.batch.tableCount == 0 { return result }
      for mapped in try runner.map(filled.batch) {
        let part = try KeyedMap(mapped, of: filled.batch, runner.lambda).result(budget: budget)
        try refuse(part.batch.schema)
        result.parts.append(part)
      }
      return result
    }
  }

  /// A lambda that is walked on values gives a table the columns of its first row, which may stand in
  /// an earlier batch.
  override func dependsOnOrder(_ lambda: TypedLambda) -> Bool {
    if case .dynamic = lambda.body { true } else { false }
  }

  override func take(_ mapped: MappedBatches) throws {
    var continues = openTable.place(mapped.input).continuesTable
    for (batch, keepsKey) in mapped.parts {
      // Rows that were regrouped find their table by its key.
      try ordered.emit(
        batch.with(continuesTable: continues && keepsKey),
        keepsOrder: keepsKey && setup.inputTablesByKey && setup.inputKeysAlike)
      continues = false
    }
  }

  override func drain() throws { try ordered.finish() }
}

/// Finds the group key of mapped tables.
private struct KeyedMap {
  private let mapped: MappedTables
  private let whole: Batch
  private let lambda: TypedLambda

  init(_ mapped: MappedTables, of whole: Batch, _ lambda: TypedLambda) {
    self.mapped = mapped
    self.whole = whole
    self.lambda = lambda
  }

  /// The mapped tables, keyed by the old key columns that still exist.
  func result(budget: MemoryBudget?) throws -> (batch: Batch, keepsKey: Bool) {
    let input = try whole.sliced(tables: mapped.tables, budget: budget)
    var columns = mapped.columns
    var output = Schema(fields: mapped.fields, keyIndices: [])
    let passed = passedColumns()
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
      schema: output, columns: columns, tableStarts: input.tableStarts, pieces: input.pieces)
    if keepsKey { return (result, true) }
    return (try RowGrouping(result, budget: budget).grouped(by: output.keyIndices), false)
  }

  /// Labels whose value is an unchanged column of the input, with its position.
  private func passedColumns() -> [String: Int] {
    guard case .record(let fields) = lambda.body else { return [:] }
    var passed: [String: Int] = [:]
    for field in fields {
      if case .column(let index, _) = field.expression { passed[field.label] = index }
    }
    return passed
  }
}
