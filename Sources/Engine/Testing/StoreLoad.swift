import Columnar
import Diagnostics
import Interpreter
import Planning
import Synchronization

/// What `testing.load` does in a run with `--through-store`: data that are points are written to a
/// store of the testcase's own and read from there; other data are handed on.
final class StoreLoad: FunctionValue {
  let name: String? = "load"
  let typeText = "(<-tables: A) => A"
  let parameterNames = ["tables"]
  let pipeParameter: String? = "tables"

  private let store: TemporaryStore
  private let counts = Mutex((stored: 0, leftOut: 0))

  init(_ store: TemporaryStore) { self.store = store }

  /// Whether all data went through the store, and there were any.
  var wasUsed: Bool { counts.withLock { $0.stored > 0 && $0.leftOut == 0 } }

  /// Errors: those of the stream, which runs here, and of the store.
  func call(_ arguments: Arguments, in evaluation: Evaluation, at span: Span?) throws -> Value {
    guard let value = arguments.piped ?? arguments["tables"] else {
      throw QueryFailure(.arguments, "missing required argument tables", at: span)
    }
    guard case .stream(let node) = value else { return value }
    let batches = try evaluation.runner.run(node)
    guard try arePoints(batches), let source = try stored(batches) else {
      counts.withLock { $0.leftOut += 1 }
      return value
    }
    return .stream(
      LogicalNode(
        .source(source), inputs: [], origin: StepOrigin(functionName: "load", span: span)))
  }

  /// The source of what was written; nil where the store keeps other rows than it was given.
  private func stored(_ batches: [Batch]) throws -> (any ScanSource)? {
    let number = counts.withLock { counts in
      counts.stored += 1
      return counts.stored
    }
    let bucket = "load\(number)"
    let writer = try store.writing.writer(bucket: bucket)
    for batch in batches where batch.rowCount > 0 { try writer.write(batch) }
    let summary = try writer.commit()
    guard summary.inserted == batches.reduce(0, { $0 + $1.rowCount }) else { return nil }
    return try store.snapshot().source(bucket: bucket)
  }

  /// Whether the store would give the same tables back: series by their tags, rows in time order,
  /// no nulls, no empty tables.
  private func arePoints(_ batches: [Batch]) throws -> Bool {
    var isEmpty = true
    for batch in batches {
      let fields = batch.schema.fields
      guard let time = batch.schema.index(of: "_time"), fields[time].type == .time,
        let value = batch.schema.index(of: "_value")
      else { return false }
      for (index, field) in fields.enumerated() where index != time && index != value {
        guard field.type == .string, batch.schema.isKey(index) else { return false }
      }
      guard Set(["_measurement", "_field"]).isSubset(of: Set(fields.map(\.label))),
        !batch.schema.isKey(time), !batch.schema.isKey(value)
      else { return false }
      for table in 0..<batch.tableCount {
        let rows = batch.rows(ofTable: table)
        if rows.isEmpty || batch.key(ofTable: table).contains(.null) { return false }
        var last = Int64.min
        for row in rows {
          guard case .time(let now) = batch.scalar(column: time, row: row, table: table),
            now > last, batch.scalar(column: value, row: row, table: table) != .null
          else { return false }
          last = now
        }
        isEmpty = false
      }
    }
    return !isEmpty
  }
}
