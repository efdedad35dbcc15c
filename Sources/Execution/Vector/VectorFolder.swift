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
  /// In an order in which each field comes after those that it reads.
  private let folds: [FieldFold]
  private let setup: OperatorSetup
  /// Table after table, field after field. `[tables * fields]`
  private var states: GrowingBuffer<UInt64>
  private var tableCount = 0

  /// The lambda is one that `vectorRefusal` lets pass; nil for any other.
  init?(
    _ operation: ReduceOperation, _ lambda: TypedLambda, _ fields: [Field], _ rows: RowFolder,
    _ setup: OperatorSetup
  ) throws {
    guard case .record(let outputs) = lambda.body, outputs.map(\.label) == fields.map(\.label),
      let order = foldOrder(of: outputs)
    else { return nil }
    self.rows = rows
    self.setup = setup
    identity = operation.identity.map(\.value)
    types = fields.map(\.type)
    states = GrowingBuffer(budget: setup.context.budget)
    let compiler = VectorCompiler(lambda, budget: setup.context.budget)
    var loops: [(position: Int, loop: FoldLoop, nodes: [VectorNode])] = []
    for position in order {
      let output = outputs[position]
      guard output.type == .column(types[position]),
        let step = FoldStep(output, position: position)
      else { return nil }
      var builder = LoopBuilder(compiler)
      loops.append((position, try builder.loop(step, types[position]), builder.nodes))
    }
    // Only now it is known which fields others read.
    let records = compiler.accumulators.memories
    folds = loops.map {
      FieldFold(position: $0.position, loop: $0.loop, nodes: $0.nodes, record: records[$0.position])
    }
  }

  func fold(_ batch: Batch) throws {
    if !batch.continuesTable { removeAll() }
    let known = tableCount
    while tableCount < batch.tableCount {
      for value in identity { try states.append(wordOfState(value)) }
      tableCount += 1
    }
    let before = (0..<(known * types.count)).map { states[$0] }
    if try foldColumns(batch) { return }
    try foldRows(batch, startingFrom: before)
  }

  /// False when some row fails or yields null.
  private func foldColumns(_ batch: Batch) throws -> Bool {
    do {
      for fold in folds {
        for node in fold.nodes { try node.begin(batch) }
      }
      var table = 0
      var isFine = true
      try forEachChunk(of: batch) { chunk in
        guard isFine else { return }
        let end = chunk.start + chunk.count
        while table + 1 < batch.tableCount,
          batch.rows(ofTable: table).upperBound <= chunk.start
        {
          table += 1
        }
        for fold in folds where isFine {
          let lanes = try fold.nodes.map { try $0.evaluate(chunk) }
          var current = table
          while isFine, current < batch.tableCount {
            let tableRows = batch.rows(ofTable: current)
            if tableRows.lowerBound >= end { break }
            let first = max(tableRows.lowerBound, chunk.start) - chunk.start
            let last = min(tableRows.upperBound, end) - chunk.start
            if first < last { isFine = run(fold, current, first..<last, lanes) }
            current += 1
          }
        }
      }
      return isFine
    } catch is VectorFailure {
      return false
    }
  }

  private func run(_ fold: FieldFold, _ table: Int, _ rows: Range<Int>, _ lanes: [Lane]) -> Bool {
    let place = table &* types.count &+ fold.position
    var state = states[place]
    defer { states[place] = state }
    guard let record = fold.record else { return fold.loop.run(&state, rows, lanes) }
    return fold.loop.run(&state, rows, lanes, record: record.words)
  }

  /// The row path over the same batch, from the states before it.
  private func foldRows(_ batch: Batch, startingFrom before: [UInt64]) throws {
    for table in 0..<batch.tableCount {
      var accumulator = types.indices.map { field -> Scalar in
        let position = table * types.count + field
        return position < before.count
          ? state(before[position], types[field]) : identity[field]
      }
      try rows.fold(batch, batch.rows(ofTable: table), &accumulator)
      for (field, value) in accumulator.enumerated() {
        states[table * types.count + field] = wordOfState(value)
      }
    }
  }

  func value(table: Int, field: Int) -> Scalar {
    state(states[table * types.count + field], types[field])
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

/// One field's fold, compiled.
private struct FieldFold {
  let position: Int
  let loop: FoldLoop
  let nodes: [VectorNode]
  /// Where the field is written down before each row, for the fields that read it.
  let record: LaneMemory?
}

/// A state of a field as a word; it is no text and not null.
private func wordOfState(_ value: Scalar) -> UInt64 {
  if case .bool(let bool) = value { return bool ? 1 : 0 }
  return value.word ?? 0
}

private func state(_ word: UInt64, _ type: ColumnType) -> Scalar {
  type == .bool ? .bool(word != 0) : Scalar(word: word, type: type)
}

/// Compiles the row parts of fold steps, each into a lane of its own.
private struct LoopBuilder {
  private let compiler: VectorCompiler
  private(set) var nodes: [VectorNode] = []

  init(_ compiler: VectorCompiler) { self.compiler = compiler }

  /// type: of the field.
  mutating func loop(_ step: FoldStep, _ type: ColumnType) throws -> FoldLoop {
    switch step {
    case .keep: return .keep
    case .replace(let expression): return .replace(try lane(expression, type))
    case .combine(let operation, let inner, let expression, let isSwapped):
      return .combine(
        operation, try loop(inner, type), try lane(expression, type), isSwapped: isSwapped)
    case .choose(let test, let then, let otherwise):
      return .choose(try lane(test, .bool), try loop(then, type), try loop(otherwise, type))
    case .compare(let comparison, let value, let compared, let then, let otherwise):
      return .compare(
        comparison, try lane(value, compared), type: compared, try loop(then, type),
        try loop(otherwise, type))
    }
  }

  private mutating func lane(_ expression: RowExpression, _ wanted: ColumnType) throws -> Int {
    nodes.append(try compiler.node(expression, wanted: wanted))
    return nodes.count - 1
  }
}
