import Columnar
import TestSupport

/// Tables of one stream as rows, before anything is decided about batches and representations.
struct RandomRows {
  struct Table {
    let schema: Schema
    let key: [Scalar]
    /// In schema order; the key's positions hold null.
    var rows: [[Scalar]]
  }

  var tables: [Table] = []
  /// What a source of these rows may promise.
  let tablesByKey: Bool
  let rowsByTime: Bool

  /// Tables of `_field` and `host`, with a `_value` of the wanted type, one more column of each
  /// type, and nulls in the wanted share of the cells. Some of the tables are empty.
  init(valueType: ColumnType, nulls: NullShare, _ dice: inout Dice) {
    tablesByKey = !dice.oneIn(3)
    rowsByTime = nulls != .all && !dice.oneIn(3)
    var keys = ["a", "ab", "b", "c"].flatMap { host in ["x", "y"].map { ($0, host) } }
    keys = Array(keys.shuffled(using: &dice).prefix(dice.number(1...5)))
    if tablesByKey { keys.sort { $0 < $1 } }
    let isRegular = rowsByTime && dice.oneIn(2)
    for (field, host) in keys {
      let type = dice.oneIn(12) ? .float : valueType
      let count = dice.oneIn(8) ? 0 : dice.number(1...(dice.oneIn(4) ? 70 : 14))
      let times = Self.times(count, isRegular: isRegular, sorted: rowsByTime, &dice)
      let constants = Set((0..<8).filter { _ in dice.oneIn(4) })
      var rows: [[Scalar]] = []
      for time in times {
        var row: [Scalar] = [.null, .null]
        row.append(
          nulls == .all || (nulls == .some && !rowsByTime && dice.oneIn(9)) ? .null : .time(time))
        for (index, cellType) in ([type] + Self.columnTypes).enumerated() {
          let isNull = nulls == .all || (nulls == .some && dice.oneIn(4))
          let value = isNull ? .null : Self.value(cellType, &dice)
          row.append(constants.contains(index) ? rows.first?[row.count] ?? value : value)
        }
        rows.append(row)
      }
      tables.append(
        Table(schema: Self.schema(type), key: [.string(field), .string(host)], rows: rows))
    }
  }

  /// The types of the columns after `_value`, whose labels are the types' first letters.
  static let columnTypes: [ColumnType] = [.float, .int, .uint, .string, .bool, .time]

  /// Column labels and types of the streams; `_value` as given.
  static func schema(_ valueType: ColumnType) -> Schema {
    Schema(
      fields: [
        Field("_field", .string), Field("host", .string), Field("_time", .time),
        Field("_value", valueType),
      ] + columnTypes.map { Field(String($0.name.prefix(1)), $0) }, keyIndices: [0, 1])
  }

  /// 2024-03-29T00:00:00Z, two days before clocks go forward in Europe.
  static let firstTime: Int64 = 1_711_670_400_000_000_000

  private static func times(
    _ count: Int, isRegular: Bool, sorted: Bool, _ dice: inout Dice
  ) -> [Int64] {
    let minute: Int64 = 60_000_000_000
    let start = firstTime + Int64(dice.number(0...1_440)) * minute
    if isRegular { return (0..<count).map { start + Int64($0) * 30 * minute } }
    let times = (0..<count).map { _ in start + Int64(dice.number(0...5_000)) * minute }
    return sorted ? times.sorted() : times
  }

  /// A value of a type; few different ones, so that ties and equal keys are common.
  static func value(_ type: ColumnType, _ dice: inout Dice) -> Scalar {
    let small = dice.number(-3...5)
    switch type {
    case .bool: return .bool(small < 1)
    case .int: return .int(dice.oneIn(12) ? dice.pick([.min, .max, 1 << 53]) : Int64(small))
    case .uint: return .uint(dice.oneIn(12) ? dice.pick([.max, 1 << 63]) : UInt64(small + 3))
    case .float:
      if dice.oneIn(6) { return .float(dice.pick(nastyFloats)) }
      return .float(dice.oneIn(2) ? Double(small) : Double(dice.number(-1000...1000)) * 0.1)
    case .string: return .string(dice.pick(["", "a", "b", "ab", "é", "1.5", "longer than eight"]))
    case .time: return .time(firstTime + Int64(small) * 3_600_000_000_000)
    }
  }

  private static let nastyFloats: [Double] = [
    .nan, .infinity, -.infinity, 0.0, -0.0, 1e300, -1e300, 1e-300, .leastNonzeroMagnitude, 0.1,
    1e16, .pi,
  ]
}

extension RandomRows {
  /// The rows in batches of at most so many rows. A batch holds tables of one schema.
  func batches(rowsMax: Int) throws -> [Batch] {
    var batches: [Batch] = []
    var builder: BatchBuilder?
    var continues = false
    func flush() throws {
      if let builder, builder.tableCount > 0 {
        batches.append(try builder.finish(continuesTable: continues))
      }
      continues = false
    }
    for table in tables {
      if builder?.schema != table.schema {
        try flush()
        builder = BatchBuilder(schema: table.schema, budget: nil)
      }
      guard let builder else { continue }
      if builder.rowCount >= rowsMax { try flush() }
      try builder.beginTable(key: table.key)
      for row in table.rows {
        if builder.rowCount >= rowsMax {
          try flush()
          try builder.beginTable(key: table.key)
          continues = true
        }
        try builder.appendRow(row)
      }
    }
    try flush()
    return batches
  }
}
