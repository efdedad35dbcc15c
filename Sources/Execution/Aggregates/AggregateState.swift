import Columnar
import Planning

/// What an aggregate has seen, for many tables or windows at once: one slot each, kept as arrays.
///
/// Nulls are skipped; a slot without values yields null.
class AggregateState {
  let budget: MemoryBudget?
  /// Number of non-null values seen. `[slots]`
  private(set) var counts: GrowingBuffer<Int64>

  init(budget: MemoryBudget?) {
    self.budget = budget
    counts = GrowingBuffer(budget: budget)
  }

  /// Type of the results.
  var resultType: ColumnType { .float }

  /// Whether `add` looks at the values at all.
  var needsValues: Bool { true }

  /// The result depends on the pieces of a table.
  var readsPieces: Bool { false }

  var slotCount: Int { counts.count }

  /// Adds fresh slots until there are `slots`.
  final func grow(to slots: Int) throws {
    let missing = slots &- counts.count
    if missing <= 0 { return }
    try counts.append(repeating: 0, count: missing)
    try growValues(by: missing)
  }

  /// Forgets all slots but the given ones, which become the first.
  final func reset(keeping slots: Range<Int>) throws {
    // A long table that goes on keeps all its slots, batch after batch.
    if slots == 0..<slotCount && !slots.isEmpty { return }
    try resetValues(keeping: slots)
    counts.keep(slots)
  }

  /// Takes the values of some rows into a slot; rows are in table order.
  func add(_ column: PlainColumn?, rows: Range<Int>, slot: Int) throws {}

  /// The rows to come are of a piece of the slot's table, which may have begun before.
  func beginPiece(_ number: UInt64, slot: Int) {}

  /// Takes a table's rows into a slot, piece by piece where that matters.
  final func add(_ column: PlainColumn?, table: Int, of batch: Batch, slot: Int) throws {
    let rows = batch.rows(ofTable: table)
    guard readsPieces, let pieces = batch.pieces else {
      return try add(column, rows: rows, slot: slot)
    }
    let starts = batch.pieceStarts(ofTable: table)
    for (index, start) in starts.enumerated() {
      beginPiece(pieces.pieceNumber(row: start, table: table), slot: slot)
      let end = index + 1 < starts.count ? starts[index + 1] : rows.upperBound
      try add(column, rows: start..<end, slot: slot)
    }
  }

  /// Takes stretches of rows into their slots.
  func add(_ column: PlainColumn?, _ rows: SlotRows) throws {
    try rows.forEachStretch { rows, slot in try add(column, rows: rows, slot: slot) }
  }

  /// Appends a slot's result. Each slot is asked once; those that were filled one after another, in
  /// ascending order.
  func append(slot: Int, to builder: ColumnBuilder) throws {}

  /// The results of slots, each once; -1 gives `empty`.
  /// slots `[rows]`. Errors: `MemoryExhausted`.
  func results(
    _ slots: UnsafeBufferPointer<Int32>, empty: EmptyWindowResult
  ) throws -> Column {
    let builder = ColumnBuilder(type: resultType, capacity: slots.count, budget: budget)
    for slot in slots {
      if slot >= 0 {
        try append(slot: Int(slot), to: builder)
      } else {
        try empty.append(to: builder)
      }
    }
    return try builder.finishPlain()
  }

  /// The results of the first slots. Errors: `MemoryExhausted`.
  func results(first count: Int) throws -> Column {
    let builder = ColumnBuilder(type: resultType, capacity: count, budget: budget)
    for slot in 0..<count { try append(slot: slot, to: builder) }
    return try builder.finishPlain()
  }

  /// Adds fresh values for `missing` more slots.
  func growValues(by missing: Int) throws {}

  /// Keeps only the values of these slots, which become the first.
  func resetValues(keeping slots: Range<Int>) throws {}

  final func count(_ added: Int, slot: Int) { counts[slot] &+= Int64(added) }

  /// The counts of all slots, to write to in a loop that makes no slot.
  final var countsBase: UnsafeMutablePointer<Int64>? { counts.base }
}

/// What an aggregate yields for a window without rows: 0 for `count`, else null.
struct EmptyWindowResult {
  private let isCount: Bool

  init(_ function: AggregateOperation.Function) {
    if case .count = function { isCount = true } else { isCount = false }
  }

  func append(to builder: ColumnBuilder) throws {
    if isCount { try builder.append(word: 0) } else { try builder.appendNull() }
  }
}

extension AggregateOperation.Function {
  /// Whether an aggregate works on columns of a type.
  func canAggregate(_ type: ColumnType) -> Bool {
    switch self {
    case .count: type != .time
    case .quantileExactMean: type == .float
    default: type.isNumeric
    }
  }
}

/// Makes the state of an aggregate for a column type. isSequential: the rows of one slot come before
/// those of the next. ofTables: a slot is a table, and not one of the windows over it.
/// Errors: `X0004` for a type that it cannot work on.
func makeAggregateState(
  _ function: AggregateOperation.Function, type: ColumnType, setup: OperatorSetup,
  isSequential: Bool, ofTables: Bool
) throws -> AggregateState {
  let budget = setup.context.budget
  let unsupported = setup.failure(
    .columnTypeUnsupported, "unsupported aggregate column type \(type.name)")
  guard function.canAggregate(type) else { throw unsupported }
  switch function {
  case .count: return CountState(budget: budget)
  case .sum: return type == .float ? FloatSumState(budget: budget) : IntegerSumState(type, budget)
  case .mean:
    if type == .float { return FloatMeanState(budget: budget) }
    return ofTables ? PiecewiseMeanState(type, budget) : IntegerMeanState(type, budget)
  case .spread: return SpreadState(type, budget)
  case .stddev(let population): return StddevState(type, population: population, budget)
  case .skew: return SkewState(type, budget)
  case .quantileTDigest(let q, let compression):
    return QuantileState(
      type, method: .digest(compression: compression), q: q, isSequential: isSequential, budget)
  case .quantileExactMean(let q):
    return QuantileState(type, method: .exactMean, q: q, isSequential: isSequential, budget)
  case .first, .last, .min, .max, .quantileExactSelector:
    preconditionFailure("selectors have no aggregate state")
  }
}
