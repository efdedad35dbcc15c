import Columnar
import Diagnostics
import Planning

/// Holds all tables until the end of the input and hands them on sorted by group key.
final class TableSorter: BatchSink {
  private let step: StepContext
  private let mergesEqualKeys: Bool
  private let output: any BatchSink
  private var batches: [Batch] = []

  init(_ step: StepContext, mergesEqualKeys: Bool, output: any BatchSink) {
    self.step = step
    self.mergesEqualKeys = mergesEqualKeys
    self.output = output
  }

  func consume(_ batch: Batch) { batches.append(batch) }

  func finish() throws {
    for batch in try sortedByKey(batches, mergesEqualKeys: mergesEqualKeys, step) {
      try output.consume(batch)
    }
    batches = []
    try output.finish()
  }
}

/// Whole tables sorted by group key; equal keys become one table or are refused.
/// Complexity: O(tables log tables + rows). Errors: `X0103`, or `X0101` for a schema collision.
func sortedByKey(
  _ batches: [Batch], mergesEqualKeys: Bool, _ step: StepContext
) throws -> [Batch] {
  var tables: [(batch: Int, table: Int)] = []
  for (number, batch) in batches.enumerated() {
    for table in 0..<batch.tableCount { tables.append((number, table)) }
  }
  func order(_ a: (batch: Int, table: Int), _ b: (batch: Int, table: Int)) -> Int {
    compareGroupKeys(batches[a.batch], a.table, batches[b.batch], b.table)
  }
  let isSorted = zip(tables, tables.dropFirst()).allSatisfy { order($0, $1) < 0 }
  if isSorted { return batches }
  // Swift's sort is stable: tables of one key stay in order of arrival.
  tables.sort { order($0, $1) < 0 }
  var assembler = TableJoiner(step: step, batches: batches)
  var index = 0
  while index < tables.count {
    var end = index + 1
    while end < tables.count, order(tables[index], tables[end]) == 0 { end += 1 }
    if end > index + 1, !mergesEqualKeys {
      let (batch, table) = tables[index]
      let text = groupKeyText(batches[batch], table)
      throw step.failure("found duplicate table with key: \(text)", .repeatedKey)
    }
    try assembler.add(Array(tables[index..<end]))
    index = end
  }
  return try assembler.finish()
}

/// A group key as upstream writes it: `{host=a,n=1}`, columns in label order.
func groupKeyText(_ batch: Batch, _ table: Int) -> String {
  let pairs = zip(batch.schema.keyLabels, batch.key(ofTable: table)).sorted { $0.0 < $1.0 }
  return "{" + pairs.map { "\($0)=\(cellText($1))" }.joined(separator: ",") + "}"
}

/// A cell as messages show it.
func cellText(_ value: Scalar) -> String {
  switch value {
  case .null: "null"
  case .bool(let value): value ? "true" : "false"
  case .int(let value): String(value)
  case .uint(let value): String(value)
  case .float(let value): formatFloat(value)
  case .string(let value): value
  case .time(let value): formatTime(value)
  }
}

/// Makes output batches from tables of many batches, each output table of one or more of them.
private struct TableJoiner {
  let step: StepContext
  let batches: [Batch]
  private var schema: Schema?
  private var builders: [ColumnBuilder] = []
  private var starts: [Int32] = [0]
  private var rowCount = 0
  private var finished: [Batch] = []

  init(step: StepContext, batches: [Batch]) {
    self.step = step
    self.batches = batches
  }

  mutating func add(_ tables: [(batch: Int, table: Int)]) throws {
    guard let first = tables.first else { return }
    var wanted = batches[first.batch].schema
    for (batch, _) in tables.dropFirst() { try unite(&wanted, with: batches[batch].schema) }
    if schema != wanted || rowCount >= step.context.batchRowsMax
      || starts.count > step.context.batchRowsMax
    {
      try flush()
      schema = wanted
      builders = wanted.fields.map { ColumnBuilder(type: $0.type, budget: step.budget) }
    }
    for (index, field) in wanted.fields.enumerated() {
      if wanted.isKey(index) {
        let batch = batches[first.batch]
        let column = batch.schema.index(of: field.label).map { batch.columns[$0] }
        try builders[index].append(column?.constantScalar(table: first.table) ?? .null)
        continue
      }
      for (number, table) in tables {
        let batch = batches[number]
        let rows = batch.rows(ofTable: table)
        if let source = batch.schema.index(of: field.label) {
          try builders[index].append(
            contentsOf: batch.columns[source], rows: rows, tableStarts: batch.tableStarts)
        } else {
          for _ in rows { try builders[index].appendNull() }
        }
      }
    }
    rowCount += tables.reduce(0) { $0 + batches[$1.batch].rows(ofTable: $1.table).count }
    starts.append(Int32(truncatingIfNeeded: rowCount))
  }

  private func unite(_ schema: inout Schema, with other: Schema) throws {
    for field in other.fields {
      guard let index = schema.index(of: field.label) else {
        schema.fields.append(field)
        continue
      }
      let known = schema.fields[index].type
      if known != field.type {
        throw step.failure(
          "schema collision detected: column \"\(field.label)\" is both of type \(known.name) "
            + "and \(field.type.name)")
      }
    }
  }

  private mutating func flush() throws {
    guard let schema, starts.count > 1 else { return }
    let columns = try builders.indices.map { index in
      try schema.isKey(index) ? builders[index].finishConstant() : builders[index].finishPlain()
    }
    finished.append(
      Batch(
        schema: schema, columns: columns,
        tableStarts: try int32Slice(starts, budget: step.budget)))
    starts = [0]
    rowCount = 0
  }

  mutating func finish() throws -> [Batch] {
    try flush()
    return finished
  }
}
