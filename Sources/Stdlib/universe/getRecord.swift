import Interpreter

/// The built-in `getRecord`: a row of a table that `tableFind` found, as a record.
let universeGetRecord = Builtin(
  package: "universe", name: "getRecord",
  signature: "(<-table: stream[A], idx: int) => A where A: Record",
  documentation: Documentation(
    "A row of a table that `tableFind` found, as a record.",
    parameters: [
      ("table", "The table, usually piped in."),
      ("idx", "The row, from 0."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> tableFind(fn: (key) => key.tag == "t1")
        |> getRecord(idx: 0)
      """,
    output: "{_time: 2021-01-01T00:00:00.000000000Z, _value: -2.18, tag: t1}"),
  isPure: false,
  body: .function { call in
    let index = try call.int("idx")
    guard let table = try call.wholeTable("table"), let row = Int(exactly: index), row >= 0,
      row < table.rowCount
    else {
      throw call.failure(
        .invalidArgument, "index out of bounds: \(index)", upstreamCode: 11)
    }
    return .record(table.record(ofRow: row))
  })
