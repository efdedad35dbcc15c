import Columnar
import Diagnostics
import Planning

/// What two scripts read from the store, copied into a store of its own and grown there: each copy
/// of the points is shifted in time to follow the one before.
///
/// So the grown data has the same series, values and rhythm as the real data, only more days of it.
struct GrownData {
  /// Copies of more points than this are not made.
  static let pointsMax = 20_000_000

  private let store: any Database
  private let bucket: String
  private let batches: [Batch]
  /// From one copy to the next, ns: the extent of the data in whole days.
  let shiftNanoseconds: Int64
  let rowCount: Int
  private(set) var factor = 0

  /// batches: what was read, with `_time`. Errors: none; nil where there is nothing to grow.
  init?(store: any Database, bucket: String, batches: [Batch]) {
    let day: Int64 = 86_400_000_000_000
    var first = Int64.max
    var last = Int64.min
    for batch in batches {
      let hasTimes = batch.forEachTime { time in
        first = min(first, time)
        last = max(last, time)
      }
      if !hasTimes { return nil }
    }
    guard first <= last else { return nil }
    let (extent, overflow) = last.subtractingReportingOverflow(first)
    guard !overflow, extent < Int64.max / 2 else { return nil }
    self.store = store
    self.bucket = bucket
    self.batches = batches
    shiftNanoseconds = (extent / day &+ 1) &* day
    rowCount = batches.reduce(0) { $0 + $1.rowCount }
  }

  /// Appends copies until the data stands `factor` times. Errors: those of the store; memory.
  mutating func grow(to factor: Int) throws {
    let writer = try store.writer(bucket: bucket)
    do {
      for copy in self.factor..<factor {
        for batch in batches {
          try writer.write(
            try pointsOf(batch, shiftedBy: shiftNanoseconds &* Int64(copy)))
        }
      }
      _ = try writer.commit()
    } catch {
      writer.rollBack()
      throw error
    }
    self.factor = factor
  }
}

/// The batch without the bounds that `range` added, its times shifted.
private func pointsOf(_ batch: Batch, shiftedBy nanoseconds: Int64) throws -> Batch {
  let bounds: Set = ["_start", "_stop"]
  let kept = batch.schema.fields.indices.filter { !bounds.contains(batch.schema.fields[$0].label) }
  let columns = try kept.map { index in
    let column = batch.columns[index]
    guard batch.schema.fields[index].label == "_time" else { return column }
    return try shifted(column, by: nanoseconds, batch.tableStarts)
  }
  return Batch(
    schema: Schema(
      fields: kept.map { batch.schema.fields[$0] },
      keyIndices: batch.schema.keyIndices.compactMap { kept.firstIndex(of: $0) }),
    columns: columns, tableStarts: batch.tableStarts, continuesTable: batch.continuesTable)
}

private func shifted(
  _ column: Column, by nanoseconds: Int64, _ tableStarts: BufferSlice<Int32>
) throws -> Column {
  let plain = try column.flattened(tableStarts, budget: nil)
  guard case .plain(.words(let words), let validity) = plain.storage else { return column }
  let buffer = try Buffer<UInt64>(capacity: words.count, budget: nil)
  let shift = UInt64(bitPattern: nanoseconds)
  for (index, word) in words.values.enumerated() { buffer.base[index] = word &+ shift }
  return Column(
    type: .time,
    storage: .plain(.words(BufferSlice(buffer, count: words.count)), validity))
}
