import Columnar
import Planning

/// The compiled form of `reduce`: row parts as lanes, then one tight loop a field, in row order.
///
/// Same operations in the same order as the row path, so the same bits. When a row fails or a field
/// would become null, the batch is folded again by the row path, which says what is wrong.
final class VectorFolder: Folder {
  private let rows: RowFolder
  private let identity: [Scalar]
  private let types: [ColumnType]
  /// For each field of the accumulator.
  private let loops: [FoldLoop]
  private let nodes: [VectorNode]
  private let setup: OperatorSetup
  /// Table after table, field after field. `[tables * fields]`
  private var states: GrowingBuffer<UInt64>
  private var tableCount = 0

  /// The lambda is one that `vectorRefusal` lets pass; nil when a field reads another one.
  init?(
    _ operation: ReduceOperation, _ lambda: TypedLambda, _ fields: [Field], _ rows: RowFolder,
    _ setup: OperatorSetup
  ) throws {
    guard case .record(let record) = lambda.body else { return nil }
    self.rows = rows
    self.setup = setup
    identity = operation.identity.map(\.value)
    types = fields.map(\.type)
    states = GrowingBuffer(budget: setup.context.budget)
    var builder = LoopBuilder(VectorCompiler(lambda, budget: setup.context.budget))
    var loops: [FoldLoop] = []
    for (position, field) in fields.enumerated() {
      guard let output = record.first(where: { $0.label == field.label }),
        output.expression.accumulatorPositions.isSubset(of: [position]),
        output.type == .column(field.type), let step = FoldStep(output)
      else { return nil }
      loops.append(try builder.loop(step))
    }
    self.loops = loops
    nodes = builder.nodes
  }

  func fold(_ batch: Batch) throws {
    let fieldCount = loops.count
    if !batch.continuesTable { removeAll() }
    let known = tableCount
    while tableCount < batch.tableCount {
      for value in identity { try states.append(value.word ?? 0) }
      tableCount += 1
    }
    let before = (0..<(known * fieldCount)).map { states[$0] }
    if try foldColumns(batch) { return }
    try foldRows(batch, startingFrom: before)
  }

  /// False when some row fails or yields null.
  private func foldColumns(_ batch: Batch) throws -> Bool {
    do {
      for node in nodes { try node.begin(batch) }
      var table = 0
      var isFine = true
      try forEachChunk(of: batch) { chunk in
        let lanes = try nodes.map { try $0.evaluate(chunk) }
        let end = chunk.start + chunk.count
        while isFine && table < batch.tableCount {
          let tableRows = batch.rows(ofTable: table)
          let first = max(tableRows.lowerBound, chunk.start) - chunk.start
          let last = min(tableRows.upperBound, end) - chunk.start
          if first < last { isFine = foldTable(table, first..<last, lanes) }
          if tableRows.upperBound > end { break }
          table += 1
        }
      }
      return isFine
    } catch is VectorFailure {
      return false
    }
  }

  private func foldTable(_ table: Int, _ rows: Range<Int>, _ lanes: [Lane]) -> Bool {
    for (field, loop) in loops.enumerated() {
      let position = table &* loops.count &+ field
      var state = states[position]
      guard loop.run(&state, rows, lanes) else { return false }
      states[position] = state
    }
    return true
  }

  /// The row path over the same batch, from the states before it.
  private func foldRows(_ batch: Batch, startingFrom before: [UInt64]) throws {
    for table in 0..<batch.tableCount {
      var accumulator = types.indices.map { field -> Scalar in
        let position = table * types.count + field
        return position < before.count
          ? Scalar(word: before[position], type: types[field]) : identity[field]
      }
      try rows.fold(batch, batch.rows(ofTable: table), &accumulator)
      for (field, value) in accumulator.enumerated() {
        states[table * types.count + field] = value.word ?? 0
      }
    }
  }

  func value(table: Int, field: Int) -> Scalar {
    Scalar(word: states[table * types.count + field], type: types[field])
  }

  func keepLast() {
    guard tableCount > 0 else { return }
    states.keep(((tableCount - 1) * types.count)..<(tableCount * types.count))
    tableCount = 1
  }

  func removeAll() {
    states.removeAll()
    tableCount = 0
  }
}

/// Compiles the row parts of fold steps, each into a lane of its own.
private struct LoopBuilder {
  private let compiler: VectorCompiler
  private(set) var nodes: [VectorNode] = []

  init(_ compiler: VectorCompiler) { self.compiler = compiler }

  mutating func loop(_ step: FoldStep) throws -> FoldLoop {
    switch step {
    case .keep: return .keep
    case .replace(let expression): return .replace(try lane(expression))
    case .combine(let operation, let expression, let type, let isSwapped):
      return .combine(
        operation, try lane(expression, wanted: type), type: type, isSwapped: isSwapped)
    case .choose(let test, let then, let otherwise):
      return .choose(try lane(test), try loop(then), try loop(otherwise))
    case .compare(let comparison, let value, let type, let then, let otherwise):
      return .compare(
        comparison, try lane(value, wanted: type), type: type, try loop(then),
        try loop(otherwise))
    }
  }

  private mutating func lane(
    _ expression: RowExpression, wanted: ColumnType? = nil
  ) throws -> Int {
    nodes.append(try compiler.node(expression, wanted: wanted))
    return nodes.count - 1
  }
}
