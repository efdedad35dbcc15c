import Columnar
import Planning

/// `reduce`: a strict left fold over each table's rows, one row of key and accumulator out.
final class ReduceOperator: CollectingOperator {
  private let operation: ReduceOperation
  private var plan: ReducePlan?
  private var open: Batch?

  init(_ operation: ReduceOperation, _ setup: OperatorSetup) {
    self.operation = operation
    super.init(setup)
  }

  override var onRepeatedKey: TableCollector.RepeatedKey {
    .failWith(.reducersCollide, "two reducers writing result to the same table")
  }

  override func process(_ batch: Batch) throws {
    if batch.tableCount == 0 { return }
    if !batch.continuesTable { try closeOpenTable() }
    let plan = try plan(for: batch.schema)
    try plan.fold(batch)
    let last = batch.tableCount - 1
    if last > 0 { try emitResults(of: batch.sliced(tables: 0..<last, budget: budget), plan) }
    open = try batch.sliced(tables: last..<(last + 1), budget: budget)
    plan.folder.keepLast()
  }

  override func drain() throws { try closeOpenTable() }

  private func closeOpenTable() throws {
    guard let batch = open, let plan else { return }
    open = nil
    try emitResults(of: batch, plan)
    plan.folder.removeAll()
  }

  private func plan(for schema: Schema) throws -> ReducePlan {
    if let plan, plan.input == schema { return plan }
    let made = try ReducePlan(operation, schema, setup)
    plan = made
    return made
  }

  private func emitResults(of batch: Batch, _ plan: ReducePlan) throws {
    let tables = batch.tableCount
    let starts = try Buffer<Int32>(capacity: tables + 1, budget: budget)
    for table in 0...tables { starts.base[table] = Int32(truncatingIfNeeded: table) }
    let columns = try plan.sources.map { source in
      switch source {
      case .key(let index): return batch.columns[index]
      case .field(let field, let isKey):
        let builder = ColumnBuilder(type: plan.fields[field].type, budget: budget)
        for table in 0..<tables {
          let value = plan.folder.value(table: table, field: field)
          if case .null = value {
            throw setup.failure(
              .lambdaResultUnsupported,
              "null values are not supported for \"\(plan.fields[field].label)\" in the reduce() "
                + "function")
          }
          try builder.append(value)
        }
        return try isKey ? builder.finishConstant() : builder.finishPlain()
      }
    }
    try emit(
      Batch(
        schema: plan.output, columns: columns,
        tableStarts: BufferSlice(starts, count: tables + 1)),
      keepsOrder: setup.inputTablesByKey && !plan.changesKey)
  }
}

/// What `reduce` does to one input schema.
final class ReducePlan {
  /// Where an output column comes from.
  enum Source {
    case key(Int)
    case field(Int, isKey: Bool)
  }

  let input: Schema
  let output: Schema
  /// The accumulator's fields, in the order of the identity.
  let fields: [Field]
  /// `[output columns]`
  let sources: [Source]
  /// A field replaces a key column.
  let changesKey: Bool
  let folder: any Folder

  init(_ operation: ReduceOperation, _ schema: Schema, _ setup: OperatorSetup) throws {
    input = schema
    let fields = try operation.identity.map { label, value in
      guard let type = value.type else {
        throw setup.failure(
          .lambdaResultUnsupported,
          "null values are not supported for \"\(label)\" in the reduce() function")
      }
      return Field(label, type)
    }
    self.fields = fields
    var outputFields: [Field] = []
    var sources: [Source] = []
    for index in schema.keyIndices {
      let label = schema.fields[index].label
      if let field = fields.firstIndex(where: { $0.label == label }) {
        outputFields.append(fields[field])
        sources.append(.field(field, isKey: true))
      } else {
        outputFields.append(schema.fields[index])
        sources.append(.key(index))
      }
    }
    let keyCount = outputFields.count
    changesKey = sources.contains { if case .field = $0 { true } else { false } }
    let sorted = fields.indices.sorted { fields[$0].label < fields[$1].label }
    for field in sorted where !schema.keyLabels.contains(fields[field].label) {
      outputFields.append(fields[field])
      sources.append(.field(field, isKey: false))
    }
    self.sources = sources
    output = Schema(fields: outputFields, keyIndices: Array(0..<keyCount))
    folder = try makeFolder(operation, schema, fields, setup)
  }

  func fold(_ batch: Batch) throws { try folder.fold(batch) }
}

/// Folds the tables of batches; the accumulators of the last table stay for the next batch.
protocol Folder: AnyObject {
  /// Folds every table of the batch; a table that goes on goes on from its accumulators.
  func fold(_ batch: Batch) throws
  /// The accumulators of a table of the last batch.
  func value(table: Int, field: Int) -> Scalar
  /// Only the last table stays and becomes the first.
  func keepLast()
  func removeAll()
}

/// The compiled fold where the lambda allows it, else the row path.
private func makeFolder(
  _ operation: ReduceOperation, _ schema: Schema, _ fields: [Field], _ setup: OperatorSetup
) throws -> any Folder {
  let lambda = try operation.function.typed(for: schema, accumulator: fields)
  let rows = try RowFolder(operation, lambda, setup)
  guard setup.path == .vector else {
    setup.notes.took(.row)
    return rows
  }
  if let refusal = vectorRefusal(of: lambda) {
    setup.notes.took(.row)
    setup.notes.add(reason: PathReason(.vector, refusal))
    return rows
  }
  guard let folder = try VectorFolder(operation, lambda, fields, rows, setup) else {
    setup.notes.took(.row)
    setup.notes.add(reason: PathReason(.vector, "a field follows from another field"))
    return rows
  }
  setup.notes.took(.vector)
  return folder
}

/// The row path of `reduce`.
final class RowFolder: Folder {
  private let identity: [Scalar]
  private let lambda: TypedLambda
  private let function: any RowFunction
  private let setup: OperatorSetup
  private var evaluator: (any RowEvaluator)?
  private var accumulators: [[Scalar]] = []

  init(_ operation: ReduceOperation, _ lambda: TypedLambda, _ setup: OperatorSetup) throws {
    identity = operation.identity.map(\.value)
    self.lambda = lambda
    function = operation.function
    self.setup = setup
  }

  func fold(_ batch: Batch) throws {
    if !batch.continuesTable { accumulators.removeAll(keepingCapacity: true) }
    while accumulators.count < batch.tableCount { accumulators.append(identity) }
    for table in 0..<batch.tableCount {
      try fold(batch, batch.rows(ofTable: table), &accumulators[table])
    }
  }

  /// Folds some rows of one table.
  func fold(_ batch: Batch, _ rows: Range<Int>, _ accumulator: inout [Scalar]) throws {
    if rows.isEmpty { return }
    let running: any RowEvaluator
    if let evaluator {
      running = evaluator
    } else {
      running = try function.makeRowEvaluator(lambda)
      evaluator = running
    }
    setup.notes.lambdaCalls &+= rows.count
    try running.reduce(batch, rows: rows, accumulator: &accumulator, context: setup.context)
  }

  func value(table: Int, field: Int) -> Scalar { accumulators[table][field] }

  func keepLast() {
    if let last = accumulators.last { accumulators = [last] }
  }

  func removeAll() { accumulators.removeAll(keepingCapacity: true) }
}
