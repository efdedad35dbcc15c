import Columnar
import Interpreter

/// The built-in `mode`: the most frequent values; null where all are equally frequent.
let universeMode = Builtin(
  package: "universe", name: "mode",
  signature: """
    (<-tables: stream[A], ?column: string) => stream[{C with _value: B}] where A: \
    Record, C: Record
    """,
  documentation: Documentation(
    "The most frequent values; null where all are equally frequent.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("column", "The column to work on; `_value` if left out."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> map(fn: (r) => ({r with _value: r._value > 0.0}))
        |> mode()
      """,
    output: """
      tag,_value
      t1,true
      t2,true
      """),
  body: .function { call in
    let label = try call.string("column", default: "_value")
    return try call.tableStep(order: .byUniqueKey, readsGroupKey: true) { batch, step in
      let index = batch.schema.index(of: label)
      let type = index.map { batch.schema.fields[$0].type } ?? .string
      let schema = try batch.schema.keyThen([Field("_value", type)], step)
      let counted = index.flatMap { batch.schema.isKey($0) ? nil : $0 }
      let modes = try counted.map { try Modes(batch, $0, budget: step.budget) }
      return try batch.remade(schema, step) { table, append in
        let key = batch.key(ofTable: table)
        // A key column has one value, which is the mode even of a table without rows.
        let constant = index.map { batch.columns[$0].constantScalar(table: table) }
        for value in modes?.values(table) ?? [constant ?? .string("")] { try append(key + [value]) }
        return true
      }
    }
  })

/// How often each cell of a column occurs in its table; nulls do not count.
private struct Modes {
  private let batch: Batch
  private let index: Int
  private let cells: DistinctCells
  /// `[cells]`; none of nulls.
  private let counts: Buffer<Int32>

  init(_ batch: Batch, _ index: Int, budget: MemoryBudget?) throws {
    self.batch = batch
    self.index = index
    cells = try DistinctCells(batch, index, budget: budget)
    counts = try Buffer(capacity: cells.firstRows.count, budget: budget)
    counts.base.update(repeating: 0, count: cells.firstRows.count)
    for row in 0..<batch.rowCount { counts.base[Int(cells.numbers.pointer[row])] &+= 1 }
    let column = batch.columns[index]
    for table in 0..<batch.tableCount {
      for cell in cells.range(ofTable: table)
      where column.isNull(row: Int(cells.firstRows.pointer[cell]), table: table) {
        counts.base[cell] = 0
      }
    }
  }

  /// The values that occur most often in a table, ascending; a null when all occur equally often.
  func values(_ table: Int) -> [Scalar] {
    var highest: Int32 = 0
    var least = Int32.max
    for cell in cells.range(ofTable: table) where counts.base[cell] > 0 {
      highest = max(highest, counts.base[cell])
      least = min(least, counts.base[cell])
    }
    if least >= highest { return [.null] }
    return cells.range(ofTable: table).filter { counts.base[$0] == highest }
      .map { batch.cell(index, Int(cells.firstRows.pointer[$0]), table) }
      .sorted { compareScalars($0, $1) < 0 }
  }
}
