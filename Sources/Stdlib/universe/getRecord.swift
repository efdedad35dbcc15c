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
    let table = try call.wholeTable("table")
    guard let table, let row = Int(exactly: index), row >= 0, row < table.rowCount else {
      let last = (table?.rowCount ?? 0) - 1
      throw call.failure(
        .invalidArgument, "index out of bounds: \(index)", upstreamCode: 11,
        change: last < 0 ? nil : .set("idx", to: index < 0 ? "0" : "\(last)"))
    }
    return .record(table.record(ofRow: row))
  })
