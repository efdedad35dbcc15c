import Interpreter

/// The built-in `findColumn`: runs a stream and gives a column of the first table whose group key
/// passes a test.
let universeFindColumn = Builtin(
  package: "universe", name: "findColumn",
  signature: """
    (<-tables: stream[A], fn: (key: B) => bool, column: string) => [C] where A: \
    Record, B: Record
    """,
  documentation: Documentation(
    "Runs a stream and gives a column of the first table whose group key passes a test.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("fn", "The test of a group key `key`."),
      ("column", "The column."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> findColumn(fn: (key) => key.tag == "t1", column: "_value")
      """,
    output: """
      [
          -2.18,
          10.92,
          7.35,
          17.53,
          15.23,
          4.43
      ]
      """),
  isPure: false,
  body: .function { call in
    guard let table = try call.findTable(),
      let index = table.schema.index(of: try call.string("column"))
    else { return .array([]) }
    return .array(table.values(ofColumn: index))
  })
