import Columnar
import Diagnostics
import Planning

/// Collects rows of one schema into batches; key columns are read once per table.
final class CSVBatchBuilder {
  private var columns: [CSVColumnLayout]
  private let schema: Schema
  private let scanner: CSVScanner
  private let remarks: CSVRemarks
  private let context: QueryContext
  /// One per value column, nil at key columns.
  private var builders: [CSVColumnBuilder?] = []
  /// Per key column the value of each table.
  private var keys: [[Scalar]] = []
  private var tableStarts: [Int32] = []
  private var rowCount = 0
  private var continuesTable = false
  /// The key of the table that rows go to, in schema order of the key columns.
  private var openKey: [Scalar]?
  /// The cells that it was read from.
  private var openKeyText: [[UInt8]] = []

  init(
    _ columns: [CSVColumnLayout], scanner: CSVScanner, remarks: CSVRemarks, context: QueryContext
  ) throws {
    self.columns = columns
    self.scanner = scanner
    self.remarks = remarks
    self.context = context
    schema = Schema(
      fields: columns.map(\.field), keyIndices: columns.indices.filter { columns[$0].isKey })
    try reset()
  }

  var isFull: Bool { rowCount >= context.batchRowsMax || tableStarts.count >= context.batchRowsMax }

  /// Rows of these columns may go into the same batch.
  func accepts(_ others: [CSVColumnLayout]) -> Bool {
    others.map(\.field) == columns.map(\.field) && others.map(\.isKey) == columns.map(\.isKey)
  }

  /// Defaults and time formats may differ from block to block.
  func use(_ others: [CSVColumnLayout]) {
    columns = others
    openKey = nil
  }

  private func reset() throws {
    builders = try columns.map { column in
      if column.isKey { return nil }
      return try CSVColumnBuilder(
        type: column.field.type, capacity: context.batchRowsMax, budget: context.budget)
    }
    keys = Array(repeating: [], count: schema.keyIndices.count)
    tableStarts = []
    rowCount = 0
    continuesTable = false
  }

  /// A table without rows; its key comes from the defaults.
  func beginEmptyTable(failure: (CSVProblem, String?) -> QueryFailure) throws {
    let key = try schema.keyIndices.map { index in
      try columns[index].defaultText.withUnsafeBufferPointer {
        try scalar($0, columns[index], failure)
      }
    }
    beginTable(key)
    openKey = nil
  }

  private func beginTable(_ key: [Scalar]) {
    for (index, value) in key.enumerated() { keys[index].append(value) }
    tableStarts.append(Int32(truncatingIfNeeded: rowCount))
  }

  /// Takes the row that the scanner stands at.
  func addRow(isNewTable: Bool, failure: (CSVProblem, String?) -> QueryFailure) throws {
    if isNewTable || !hasOpenKey() {
      openKeyText = schema.keyIndices.map { index in
        let cell = scanner.cell(columns[index].cell)
        return cell.isEmpty ? columns[index].defaultText : Array(cell)
      }
      let key = try schema.keyIndices.map {
        try scalar(scanner.cell(columns[$0].cell), columns[$0], failure)
      }
      openKey = key
      beginTable(key)
    } else if tableStarts.isEmpty, let openKey {
      continuesTable = true
      beginTable(openKey)
    }
    for index in builders.indices {
      guard let builder = builders[index] else { continue }
      let column = columns[index]
      let cell = scanner.cell(column.cell)
      if cell.isEmpty {
        if column.defaultText.isEmpty {
          builder.setNull(rowCount)
        } else {
          try column.defaultText.withUnsafeBufferPointer {
            try set(builder, column, $0, failure)
          }
        }
      } else {
        try set(builder, column, cell, failure)
      }
    }
    rowCount += 1
  }

  /// Whether a row has the key of the table that is open. A file may give rows of several keys one
  /// table number; each run of rows of one key is then a table.
  private func hasOpenKey() -> Bool {
    guard openKey != nil else { return true }
    for (index, text) in zip(schema.keyIndices, openKeyText) {
      let cell = scanner.cell(columns[index].cell)
      if !(cell.isEmpty ? text == columns[index].defaultText : cell.elementsEqual(text)) {
        return false
      }
    }
    return true
  }

  private func time(
    _ cell: UnsafeBufferPointer<UInt8>, _ column: CSVColumnLayout
  ) throws(CSVProblem) -> Int64 {
    let time = try CSVCell.time(cell, format: column.timeFormat)
    if time.isWrapped {
      remarks.wrappedTimes.note(line: scanner.line, column: column.field.label)
    }
    return time.nanoseconds
  }

  private func set(
    _ builder: CSVColumnBuilder, _ column: CSVColumnLayout, _ cell: UnsafeBufferPointer<UInt8>,
    _ failure: (CSVProblem, String?) -> QueryFailure
  ) throws {
    do throws(CSVProblem) {
      switch column.field.type {
      case .float: builder.set(rowCount, word: try CSVCell.float(cell).bitPattern)
      case .int: builder.set(rowCount, word: UInt64(bitPattern: try CSVCell.int(cell)))
      case .uint: builder.set(rowCount, word: try CSVCell.uint(cell))
      case .time:
        builder.set(rowCount, word: UInt64(bitPattern: try time(cell, column)))
      case .bool: builder.set(rowCount, bool: try CSVCell.bool(cell))
      case .string: setString(builder, cell)
      }
    } catch {
      throw failure(error, column.field.label)
    }
  }

  /// Broken UTF-8 is repaired, so that every string of a column is text.
  private func setString(_ builder: CSVColumnBuilder, _ cell: UnsafeBufferPointer<UInt8>) {
    if cell.allSatisfy({ $0 < 0x80 }) {
      builder.set(rowCount, utf8: cell)
    } else {
      var repaired = String(decoding: cell, as: UTF8.self)
      repaired.withUTF8 { builder.set(rowCount, utf8: $0) }
    }
  }

  private func scalar(
    _ cell: UnsafeBufferPointer<UInt8>, _ column: CSVColumnLayout,
    _ failure: (CSVProblem, String?) -> QueryFailure
  ) throws -> Scalar {
    if cell.isEmpty {
      if column.defaultText.isEmpty { return .null }
      return try column.defaultText.withUnsafeBufferPointer { try scalar($0, column, failure) }
    }
    do throws(CSVProblem) {
      switch column.field.type {
      case .float: return .float(try CSVCell.float(cell))
      case .int: return .int(try CSVCell.int(cell))
      case .uint: return .uint(try CSVCell.uint(cell))
      case .time: return .time(try time(cell, column))
      case .bool: return .bool(try CSVCell.bool(cell))
      case .string: return .string(String(decoding: cell, as: UTF8.self))
      }
    } catch {
      throw failure(error, column.field.label)
    }
  }

  /// The batch so far, nil when it has no table. Errors: `MemoryExhausted`.
  func finishIfAny() throws -> Batch? {
    if tableStarts.isEmpty { return nil }
    let starts = try Buffer<Int32>(capacity: tableStarts.count + 1, budget: context.budget)
    for (index, start) in tableStarts.enumerated() { starts.base[index] = start }
    starts.base[tableStarts.count] = Int32(truncatingIfNeeded: rowCount)
    var keyPosition = 0
    var finished: [Column] = []
    for (index, column) in columns.enumerated() {
      if let builder = builders[index] {
        finished.append(try builder.finish(rows: rowCount))
      } else {
        let constant = ColumnBuilder(type: column.field.type, budget: context.budget)
        for value in keys[keyPosition] { try constant.append(value) }
        keyPosition += 1
        finished.append(try constant.finishConstant())
      }
    }
    let batch = Batch(
      schema: schema, columns: finished,
      tableStarts: BufferSlice(starts, count: tableStarts.count + 1),
      continuesTable: continuesTable)
    try reset()
    return batch
  }
}
