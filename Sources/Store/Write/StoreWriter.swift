import Columnar
import Diagnostics
import Planning

/// Writes points into one bucket, all of them in one transaction.
///
/// Points are held in memory, sorted, and merged into segments when there are many or at commit; a
/// handful goes to the buffer. Nothing is seen by others before `commit` returns, and nothing stays
/// without it.
package final class StoreWriter: PointWriter {
  let store: Store
  let bucket: String
  private var transaction: WriteTransaction?
  private var pending: [PendingField] = []
  private var pendingNumbers: [FieldName: Int] = [:]
  /// The field of the last points: most come one after another.
  private var lastPending = -1
  private var pendingRows = 0
  private var knownTypes: [FieldName: ColumnType]?
  private var summary = WriteSummary()
  private var wroteSegments = false
  private var units: [FieldName: String] = [:]
  private var progress: [IngestProgress] = []

  private struct FieldName: Hashable {
    let measurement: String
    let field: String
  }

  init(store: Store, bucket: String) {
    self.store = store
    self.bucket = bucket
  }

  /// Appends points of one series and field; times in any order, of equal ones the last counts.
  /// times `[rows]` ns · values `[rows]`, no nulls · tags in any order, empty ones are left out.
  /// NaN, infinities and values of another type than the field's are counted as rejected.
  /// - Errors: W0003, W0006, W0009 when the points so far have to be written out.
  package func append(
    measurement: String, tags: [(label: String, value: String)], field: String,
    times: UnsafeBufferPointer<Int64>, values: PointValues
  ) throws {
    guard let key = seriesKey(tags) else {
      summary.rejected += times.count
      return
    }
    try append(measurement: measurement, key: key, field: field, times: times, values: values)
  }

  func append(
    measurement: String, key: [UInt8], field: String, times: UnsafeBufferPointer<Int64>,
    values: PointValues
  ) throws {
    precondition(times.count == values.count)
    guard !times.isEmpty else { return }
    guard !measurement.isEmpty, !field.isEmpty else {
      summary.rejected += times.count
      return
    }
    let number = try pendingNumber(measurement, field, values.type)
    let before = pending[number].rowCount
    let series = pending[number].series(key)
    summary.rejected += pending[number].append(series: series, times: times, values: values)
    pendingRows += pending[number].rowCount - before
    if pendingRows >= store.options.pendingRowsMax { try flush() }
  }

  /// The place of a field in `pending`, made where it is new.
  private func pendingNumber(
    _ measurement: String, _ field: String, _ type: ColumnType
  ) throws -> Int {
    if lastPending >= 0, pending[lastPending].name == field,
      pending[lastPending].measurement == measurement
    {
      return lastPending
    }
    let name = FieldName(measurement: measurement, field: field)
    let known = pendingNumbers[name]
    if known == nil {
      pending.append(
        PendingField(measurement: measurement, name: field, type: try knownType(name) ?? type))
      pendingNumbers[name] = pending.count - 1
    }
    lastPending = known ?? pending.count - 1
    return lastPending
  }

  private func forgetPending() {
    pending.removeAll()
    pendingNumbers.removeAll()
    lastPending = -1
    pendingRows = 0
  }

  func reject(_ count: Int) { summary.rejected += count }

  /// A key for the tags, nil where a label cannot be stored.
  private func seriesKey(_ tags: [(label: String, value: String)]) -> [UInt8]? {
    let kept = tags.filter { !$0.value.isEmpty }
      .sorted { $0.label.utf8.lexicographicallyPrecedes($1.label.utf8) }
    for (index, tag) in kept.enumerated() {
      if tag.label.isEmpty || tag.label.utf8.contains(0) { return nil }
      if reservedLabels.contains(tag.label) { return nil }
      if index > 0, kept[index - 1].label == tag.label { return nil }
    }
    return SeriesKey.encode(kept)
  }

  private func knownType(_ name: FieldName) throws -> ColumnType? {
    if knownTypes == nil {
      let connection = try store.takeConnection()
      defer { store.giveBack(connection) }
      var types: [FieldName: ColumnType] = [:]
      if let bucket = try connection.bucketID(bucket) {
        for field in try connection.fields(bucket: bucket) {
          types[FieldName(measurement: field.measurement, field: field.name)] = field.type
        }
      }
      knownTypes = types
    }
    return knownTypes?[name]
  }

  /// Keeps the unit of a field in the catalogue, such as `MW`.
  package func setUnit(_ unit: String, measurement: String, field: String) {
    units[FieldName(measurement: measurement, field: field)] = unit
  }

  /// Keeps how far a file has been read, in the same transaction as its points.
  package func setProgress(_ state: IngestProgress) { progress.append(state) }

  private func begun() throws -> WriteTransaction {
    if let transaction { return transaction }
    let begun = try WriteTransaction(store)
    transaction = begun
    return begun
  }

  /// Writes what is pending into the transaction.
  private func flush() throws {
    let fields = pending.filter { $0.rowCount > 0 }
      .sorted { ($0.measurement, $0.name) < ($1.measurement, $1.name) }
    let isSmall = !wroteSegments && pendingRows <= store.options.bufferedRowsMax
    forgetPending()
    guard !fields.isEmpty else { return }
    let transaction = try begun()
    let bucket = try transaction.bucketID(self.bucket)
    for field in fields {
      try write(field, bucket: bucket, buffered: isSmall, in: transaction)
    }
    if !isSmall { wroteSegments = true }
  }

  private func write(
    _ pending: PendingField, bucket: Int64, buffered: Bool, in transaction: WriteTransaction
  ) throws {
    var pending = pending
    let measurement = try transaction.measurementID(pending.measurement, bucket: bucket)
    let field = try transaction.field(
      pending.name, measurement: measurement, measurementName: pending.measurement,
      type: pending.type)
    summary.rejected += pending.convert(to: field.type)
    let rows = pending.sortedRows(&summary)
    guard rows.rowCount > 0 else { return }
    var series: [Int64] = []
    for key in rows.keys { series.append(try transaction.seriesID(key, measurement: measurement)) }
    let written: WriteSummary
    if buffered {
      written = try transaction.buffer(rows, series: series, in: field)
    } else {
      try transaction.fold(field)
      written = try transaction.merge(rows, into: field)
      if let first = rows.times.min(), let last = rows.times.max() {
        try transaction.consolidate(field, times: first...last)
      }
    }
    summary.inserted += written.inserted
    summary.replaced += written.replaced
    summary.unchanged += written.unchanged
  }

  private func writeNotes(_ transaction: WriteTransaction) throws {
    if !units.isEmpty {
      let bucket = try transaction.bucketID(self.bucket)
      for (name, unit) in units {
        try transaction.connection.run(
          """
          UPDATE field SET unit = ? WHERE name = ? AND measurement IN
          (SELECT id FROM measurement WHERE bucket = ? AND name = ?)
          """, .text(unit), .text(name.field), .integer(bucket), .text(name.measurement))
      }
    }
    for state in progress {
      try transaction.connection.run(
        "INSERT OR REPLACE INTO ingest_progress VALUES(?, ?, ?, ?)", .text(state.file),
        .integer(state.line), .integer(state.byte), .text(state.note))
    }
  }

  /// Durable when it returns; the writer may go on with a new transaction after it.
  /// Errors: W0003, W0006, W0009; then nothing of the transaction stays.
  package func commit() throws -> WriteSummary {
    do {
      try flush()
      if !units.isEmpty || !progress.isEmpty { try writeNotes(try begun()) }
      if let transaction {
        try transaction.foldIfFull()
        try transaction.commit()
      }
    } catch {
      rollBack()
      throw error
    }
    defer { reset() }
    return summary
  }

  package func rollBack() {
    transaction?.rollBack()
    reset()
  }

  private func reset() {
    transaction = nil
    forgetPending()
    knownTypes = nil
    wroteSegments = false
    units.removeAll()
    progress.removeAll()
    summary = WriteSummary()
  }

  deinit { transaction?.rollBack() }
}

/// Labels that are columns of every table and so cannot be tags.
let reservedLabels: Set<String> = ["_time", "_value", "_field", "_measurement", "_start", "_stop"]

/// How far a file was read into the store.
package struct IngestProgress: Sendable, Hashable {
  /// The bucket, a line end, and what makes the file the same one: path, size, time of change.
  package var file: String
  /// Lines and bytes committed.
  package var line: Int
  package var byte: Int
  package var note: String
  package init(file: String, line: Int, byte: Int, note: String = "") {
    self.file = file
    self.line = line
    self.byte = byte
    self.note = note
  }
}
