import Columnar
import Diagnostics
import Planning

extension StoreWriter {
  /// Appends the rows of a batch. `_time`, `_measurement`, `_field`, `_value` and one string column
  /// for each tag; `_start` and `_stop` are left out. Rows with a null time or value are counted as
  /// rejected; a null tag is an absent one.
  /// - Errors: W0014 where a column is missing or of another type.
  package func write(_ batch: Batch) throws {
    let columns = try PointColumns(batch)
    for table in 0..<batch.tableCount {
      let rows = batch.rows(ofTable: table)
      guard !rows.isEmpty else { continue }
      if columns.areKeysConstant {
        try append(columns, table: table, rows: rows)
        continue
      }
      var start = rows.lowerBound
      var tags = columns.identity(row: start, table: table)
      for row in rows.dropFirst() {
        let next = columns.identity(row: row, table: table)
        if next != tags {
          try append(columns, table: table, rows: start..<row)
          start = row
          tags = next
        }
      }
      try append(columns, table: table, rows: start..<rows.upperBound)
    }
  }

  /// Rows that all belong to one series and field.
  private func append(_ columns: PointColumns, table: Int, rows: Range<Int>) throws {
    let identity = columns.identity(row: rows.lowerBound, table: table)
    var times: [Int64] = []
    var words: [UInt64] = []
    var bools: [UInt8] = []
    var strings: [String] = []
    var rejected = 0
    for row in rows {
      guard
        case .time(let time) = columns.time.scalar(
          row: row, table: table, tableStarts: columns.tableStarts)
      else {
        rejected += 1
        continue
      }
      switch columns.value.scalar(row: row, table: table, tableStarts: columns.tableStarts) {
      case .float(let value): words.append(value.bitPattern)
      case .int(let value): words.append(UInt64(bitPattern: value))
      case .uint(let value): words.append(value)
      case .bool(let value): bools.append(value ? 1 : 0)
      case .string(let value): strings.append(value)
      case .time, .null:
        rejected += 1
        continue
      }
      times.append(time)
    }
    reject(rejected)
    guard let measurement = identity.measurement, let field = identity.field else {
      return reject(times.count)
    }
    try times.withUnsafeBufferPointer { times in
      try words.withUnsafeBytes { bytes in
        try bools.withUnsafeBufferPointer { bools in
          let values: PointValues
          switch columns.value.type {
          case .float: values = .floats(bytes.bindMemory(to: Double.self))
          case .int: values = .ints(bytes.bindMemory(to: Int64.self))
          case .uint: values = .uints(bytes.bindMemory(to: UInt64.self))
          case .bool: values = .bools(bools)
          case .string, .time: values = .strings(strings)
          }
          try append(
            measurement: measurement, tags: identity.tags.map { ($0.label, $0.value) },
            field: field, times: times, values: values)
        }
      }
    }
  }
}

/// The columns of a batch by their meaning.
private struct PointColumns {
  struct Tag: Equatable {
    let label: String
    let value: String
  }
  struct Identity: Equatable {
    var measurement: String?
    var field: String?
    var tags: [Tag] = []
  }

  let time: Column
  let value: Column
  private let measurement: Column
  private let field: Column
  private let tags: [(label: String, column: Column)]
  let areKeysConstant: Bool
  let tableStarts: BufferSlice<Int32>

  init(_ batch: Batch) throws {
    func column(_ label: String, _ type: ColumnType?) throws -> Column {
      guard let index = batch.schema.index(of: label) else {
        throw QueryFailure(
          .unwritable, "no column \"\(label)\" exists", kind: .query,
          fix: "points need _time, _measurement, _field and _value")
      }
      let column = batch.columns[index]
      guard type == nil || column.type == type else {
        throw QueryFailure(
          .unwritable,
          "column \"\(label)\" is of type \(column.type.name), expected \(type?.name ?? "any")",
          kind: .query)
      }
      return column
    }
    tableStarts = batch.tableStarts
    time = try column("_time", .time)
    value = try column("_value", nil)
    measurement = try column("_measurement", .string)
    field = try column("_field", .string)
    guard value.type != .time else {
      throw QueryFailure(
        .unwritable, "column \"_value\" is of type time, which cannot be stored", kind: .query)
    }
    var tags: [(label: String, column: Column)] = []
    for (index, field) in batch.schema.fields.enumerated()
    where !reservedLabels.contains(field.label) {
      guard field.type == .string else {
        throw QueryFailure(
          .unwritable,
          "column \"\(field.label)\" is of type \(field.type.name), a tag must be a string",
          kind: .query, fix: "drop the column or convert it with string()")
      }
      tags.append((field.label, batch.columns[index]))
    }
    self.tags = tags
    areKeysConstant = ([measurement, field] + tags.map(\.column)).allSatisfy { column in
      if case .constant = column.storage { return true }
      return false
    }
  }

  func identity(row: Int, table: Int) -> Identity {
    func text(_ column: Column) -> String? {
      guard
        case .string(let text) = column.scalar(
          row: row, table: table, tableStarts: tableStarts)
      else { return nil }
      return text
    }
    return Identity(
      measurement: text(measurement), field: text(field),
      tags: tags.compactMap { tag in text(tag.column).map { Tag(label: tag.label, value: $0) } })
  }
}
