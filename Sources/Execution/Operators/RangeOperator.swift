import Columnar
import Planning

/// `range`: rows inside the bounds; the bounds become key columns.
///
/// The bounds are the call's, cut to those known above it: they travel with the plan, also through
/// steps that drop the columns. Where they do not overlap, they become the epoch.
final class RangeOperator: CollectingOperator {
  private let operation: RangeOperation
  private let bounds: Range<Int64>
  private var openTable = OpenTable()
  private var plan: SchemaPlan?

  init(_ operation: RangeOperation, _ setup: OperatorSetup) {
    self.operation = operation
    let own = operation.start..<max(operation.start, operation.stop)
    let known = setup.bounds ?? own
    bounds = own.overlaps(known) ? own.clamped(to: known) : 0..<0
    super.init(setup)
  }

  /// What becomes of one input schema.
  private struct SchemaPlan {
    let input: Schema
    let output: Schema
    let time: Int
    /// Where the bounds stand in the output, and in the input where they are keyed there.
    let start: Int
    let stop: Int
    let keyedStart: Int?
    let keyedStop: Int?
    /// For each output column the input column it comes from; nil for a new bound.
    let sources: [Int?]
  }

  override func process(_ batch: Batch) throws {
    let plan = try plan(for: batch.schema)
    let rows = batch.rowCount
    let mask = try Buffer<UInt8>(capacity: rows, budget: budget)
    let times = try PlainColumn(batch.columns[plan.time], of: batch, budget: budget)
    let (starts, stops) = try bounds(of: batch, plan)
    fillMask(mask.base, times, batch)
    let kept: Batch
    let bounded = try withBounds(batch, plan, starts, stops)
    if operation.keepsEmptyTables {
      kept = try bounded.filtered(mask: mask.base, keepEmptyTables: true, budget: budget)
    } else {
      kept = try openTable.filter(bounded, mask: mask.base, budget: budget)
    }
    let keepsOrder =
      setup.inputTablesByKey && !(plan.keyedStart != nil && plan.keyedStop != nil)
    try emit(kept, keepsOrder: keepsOrder)
  }

  private func plan(for schema: Schema) throws -> SchemaPlan {
    if let plan, plan.input == schema { return plan }
    guard let time = schema.index(of: operation.timeColumn) else {
      throw setup.failure(
        .columnMissing,
        "range error: supplied time column \(operation.timeColumn) doesn't exist")
    }
    guard schema.fields[time].type == .time else {
      throw setup.failure(
        .columnTypeUnsupported,
        "range error: provided column \(operation.timeColumn) is not of type time")
    }
    for (name, label) in [("start", operation.startColumn), ("stop", operation.stopColumn)] {
      if let index = schema.index(of: label), schema.fields[index].type != .time {
        throw setup.failure(
          .columnTypeUnsupported,
          "range error: provided \(name) column \(label) is not of type time")
      }
    }
    var fields: [Field] = []
    var sources: [Int?] = []
    for label in [operation.startColumn, operation.stopColumn]
    where schema.index(of: label) == nil {
      fields.append(Field(label, .time))
      sources.append(nil)
    }
    for (index, field) in schema.fields.enumerated() {
      let isBound = field.label == operation.startColumn || field.label == operation.stopColumn
      let isReplaced = isBound && !schema.isKey(index)
      fields.append(field)
      sources.append(isReplaced ? nil : index)
    }
    let added = [operation.startColumn, operation.stopColumn].filter {
      !schema.keyLabels.contains($0)
    }
    var output = Schema(fields: fields, keyIndices: [])
    output.keyIndices = (added + schema.keyLabels).compactMap { output.index(of: $0) }
    func keyed(_ label: String) -> Int? {
      schema.index(of: label).flatMap { schema.isKey($0) ? $0 : nil }
    }
    let made = SchemaPlan(
      input: schema, output: output, time: time,
      start: output.index(of: operation.startColumn) ?? 0,
      stop: output.index(of: operation.stopColumn) ?? 0,
      keyedStart: keyed(operation.startColumn), keyedStop: keyed(operation.stopColumn),
      sources: sources)
    plan = made
    return made
  }

  /// The bounds of each table: the step's, or their overlap with bounds that both are in the key.
  /// They name the table; which rows stay is decided by the step's bounds alone.
  private func bounds(
    of batch: Batch, _ plan: SchemaPlan
  ) throws -> (starts: BufferSlice<Int64>, stops: BufferSlice<Int64>) {
    let tables = batch.tableCount
    let starts = try Buffer<Int64>(capacity: tables, budget: budget)
    let stops = try Buffer<Int64>(capacity: tables, budget: budget)
    starts.base.update(repeating: bounds.lowerBound, count: tables)
    stops.base.update(repeating: bounds.upperBound, count: tables)
    if let keyedStart = plan.keyedStart, let keyedStop = plan.keyedStop {
      for table in 0..<tables {
        guard
          case .time(let oldStart) = batch.columns[keyedStart].constantScalar(table: table),
          case .time(let oldStop) = batch.columns[keyedStop].constantScalar(table: table)
        else { continue }
        let start = max(bounds.lowerBound, oldStart)
        let stop = min(bounds.upperBound, oldStop)
        if start < stop {
          starts.base[table] = start
          stops.base[table] = stop
        }
      }
    }
    return (BufferSlice(starts, count: tables), BufferSlice(stops, count: tables))
  }

  private func fillMask(
    _ mask: UnsafeMutablePointer<UInt8>, _ times: PlainColumn, _ batch: Batch
  ) {
    guard let words = times.words else { return }
    for row in 0..<batch.rowCount {
      let time = Int64(bitPattern: words[row])
      mask[row] = time >= bounds.lowerBound && time < bounds.upperBound ? 1 : 0
    }
    if let validity = times.validity {
      for row in 0..<batch.rowCount where !validity.isValid(row) { mask[row] = 0 }
    }
  }

  private func withBounds(
    _ batch: Batch, _ plan: SchemaPlan, _ starts: BufferSlice<Int64>, _ stops: BufferSlice<Int64>
  ) throws -> Batch {
    let replaceKeyed = plan.keyedStart != nil && plan.keyedStop != nil
    var columns: [Column] = []
    for (index, source) in plan.sources.enumerated() {
      if let source, !(replaceKeyed && (index == plan.start || index == plan.stop)) {
        columns.append(batch.columns[source])
      } else {
        columns.append(
          try Column.constantTimes(index == plan.start ? starts : stops, budget: budget))
      }
    }
    return batch.with(schema: plan.output, columns: columns)
  }
}
