import Interpreter

/// The built-in `findRecord`: runs a stream and gives a row of the first table whose group key
/// passes a test.
let universeFindRecord = Builtin(
  package: "universe", name: "findRecord",
  signature: """
    (<-tables: stream[A], fn: (key: B) => bool, idx: int) => A where A: Record, B: \
    Record
    """,
  documentation: Documentation(
    "Runs a stream and gives a row of the first table whose group key passes a test.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("fn", "The test of a group key `key`."),
      ("idx", "The row, from 0."),
    ],
    example: """
      import "sampledata"

      record = sampledata.float()
        |> findRecord(fn: (key) => key.tag == "t1", idx: 0)

      record._value
      """,
    output: "-2.18"),
  isPure: false,
  body: .function { call in
    guard let table = try call.findTable(),
      let row = Int(exactly: try call.int("idx")), row >= 0, row < table.rowCount
    else { return .record(RecordValue([])) }
    return .record(table.record(ofRow: row))
  })
