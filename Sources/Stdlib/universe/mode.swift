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
    return try call.tableStep(order: .byUniqueKey) { batch, step in
      let index = batch.schema.index(of: label)
      if batch.schema.keyLabels.contains("_value") {
        throw step.failure("table builder already has column with label _value")
      }
      let type = index.map { batch.schema.fields[$0].type } ?? .string
      let modes = try index.map { try Modes(batch, $0, budget: step.budget) }
      return try batch.remade(batch.schema.keyThen([Field("_value", type)]), step) {
        table, append in
        let key = batch.key(ofTable: table)
        for value in modes?.values(ofTable: table) ?? [.string("")] {
          try append(key + [value])
        }
        return true
      }
    }
  })

/// The values that occur most often in each table.
private struct Modes {
  private let batch: Batch
  private let index: Int
  private let cells: DistinctCells
  /// How often each cell occurs. `[cells]`
  private let counts: [Int]

  init(_ batch: Batch, _ index: Int, budget: MemoryBudget?) throws {
    self.batch = batch
    self.index = index
    cells = try DistinctCells(batch, index, budget: budget)
    var counts = [Int](repeating: 0, count: cells.firstRows.count)
    for number in cells.numbers.values { counts[Int(number)] += 1 }
    self.counts = counts
  }

  /// Ascending; a null when all occur equally often.
  func values(ofTable table: Int) -> [Scalar] {
    let numbers = Int(cells.tableStarts[table])..<Int(cells.tableStarts[table + 1])
    let present = numbers.filter {
      !batch.columns[index].isNull(row: Int(cells.firstRows[$0]), table: table)
    }
    guard let highest = present.map({ counts[$0] }).max(),
      present.contains(where: { counts[$0] != highest })
    else { return [.null] }
    return present.filter { counts[$0] == highest }
      .map { batch.cell(index, Int(cells.firstRows[$0]), table) }
      .sorted { compareScalars($0, $1) < 0 }
  }
}
