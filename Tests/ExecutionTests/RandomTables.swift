import Columnar

/// What random tables look like.
struct RandomShape {
  var tables = 3
  var rows = 40
  var times: Range<Int64>
  var sorted = true
  var nullTimes = false
}

/// Tables of host, `_time`, float `_value`, int `n`, string `s` and bool `b`, with nulls.
func randomTables(_ shape: RandomShape, seed: UInt64) -> TableTextRows {
  var random = SplitMix64(seed: seed)
  let schema = Schema(
    fields: [
      Field("host", .string), Field("_time", .time), Field("_value", .float), Field("n", .int),
      Field("s", .string), Field("b", .bool),
    ], keyIndices: [0])
  var tables: [(key: [Scalar], rows: [[Scalar]])] = []
  for table in 0..<shape.tables {
    var times = (0..<Int.random(in: 0...shape.rows, using: &random)).map { _ in
      Int64.random(in: shape.times, using: &random)
    }
    if shape.sorted { times.sort() }
    let host = Scalar.string("h\(table)")
    let rows = times.map { time -> [Scalar] in
      func maybe(_ value: Scalar) -> Scalar {
        Int.random(in: 0..<6, using: &random) == 0 ? .null : value
      }
      let isNull = shape.nullTimes && Int.random(in: 0..<9, using: &random) == 0
      return [
        host, isNull ? .null : .time(time),
        maybe(.float(Double(Int.random(in: -50...50, using: &random)) / 7)),
        maybe(.int(Int64.random(in: -4...4, using: &random))),
        maybe(.string(["a", "b", "ab", ""].randomElement(using: &random) ?? "")),
        maybe(.bool(Bool.random(using: &random))),
      ]
    }
    tables.append(([host], rows))
  }
  return TableTextRows(schema: schema, tables: tables)
}

/// Tables of one schema as rows.
struct TableTextRows {
  let schema: Schema
  let tables: [(key: [Scalar], rows: [[Scalar]])]

  /// Batches of at most so many rows.
  func batches(rowsMax: Int) throws -> [Batch] {
    let builder = BatchBuilder(schema: schema, budget: nil)
    var batches: [Batch] = []
    var continues = false
    for (key, rows) in tables {
      try builder.beginTable(key: key)
      for row in rows {
        if builder.rowCount >= rowsMax {
          batches.append(try builder.finish(continuesTable: continues))
          try builder.beginTable(key: key)
          continues = true
        }
        try builder.appendRow(row)
      }
    }
    batches.append(try builder.finish(continuesTable: continues))
    return batches
  }
}
