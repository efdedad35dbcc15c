import Interpreter

/// The built-in `experimental.group`: adds columns to the group key of each table.
let experimentalGroup = Builtin(
  package: "experimental", name: "group",
  signature: """
    (<-tables: stream[A], mode: string, columns: [string]) => stream[A] where A: \
    Record
    """,
  documentation: Documentation(
    "Adds columns to the group key of each table.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("mode", "`extend`."),
      ("columns", "The columns to add."),
    ],
    example: """
      import "experimental"
      import "sampledata"

      sampledata.float()
        |> limit(n: 1)
        |> experimental.group(columns: ["_time"], mode: "extend")
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:00Z,t1,-2.18
      2021-01-01T00:00:00Z,t2,19.85
      """),
  body: .function { call in
    let labels = try call.strings("columns")
    if try call.string("mode") != "extend" {
      throw call.invalid(
        "invalid group mode: must be \"extend\"", change: .setText("mode", to: "extend"))
    }
    return try call.tableStep(order: .byKey) { batch, step in
      [try batch.extendingKey(by: labels, step)]
    }
  })
