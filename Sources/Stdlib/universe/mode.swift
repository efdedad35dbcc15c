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
      return try batch.remade(batch.schema.keyThen([Field("_value", type)]), step) {
        table, append in
        let key = batch.key(ofTable: table)
        guard let index else {
          try append(key + [.string("")])
          return true
        }
        for value in modes(batch, index, table) { try append(key + [value]) }
        return true
      }
    }
  })

/// The values that occur most often, ascending; a null when all occur equally often.
private func modes(_ batch: Batch, _ index: Int, _ table: Int) -> [Scalar] {
  var counts: [Scalar: Int] = [:]
  for row in batch.rows(ofTable: table) {
    let cell = batch.cell(index, row, table)
    if cell != .null { counts[cell, default: 0] += 1 }
  }
  guard let highest = counts.values.max(), counts.values.contains(where: { $0 != highest }) else {
    return [.null]
  }
  return counts.filter { $0.value == highest }.keys.sorted { compareScalars($0, $1) < 0 }
}
