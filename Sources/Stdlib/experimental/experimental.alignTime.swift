import Interpreter

/// The built-in `experimental.alignTime`: moves each table so that its first row has a given
/// time.
let experimentalAlignTime = Builtin(
  package: "experimental", name: "alignTime",
  signature: "(<-tables: stream[A], ?alignTo: C) => stream[B] where A: Record, B: Record",
  documentation: Documentation(
    "Moves each table so that its first row has a given time.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("alignTo", "The time of the first row, or what `int` makes ns of; 1970 if left out."),
    ],
    example: """
      import "sampledata"
      import "experimental"

      sampledata.float()
        |> experimental.alignTime(alignTo: 2022-01-01T00:00:00Z)
        |> limit(n: 1)
      """,
    output: """
      _time,_value,tag
      2022-01-01T00:00:00Z,-2.18,t1
      2022-01-01T00:00:00Z,19.85,t2
      """),
  body: .flux(
    source: """
      (tables=<-, alignTo=time(v: 0)) => tables
        |> stateDuration(fn: (r) => true, column: "timeDiff", unit: 1ns)
        |> map(fn: (r) => ({r with _time: time(v: int(v: alignTo) + r.timeDiff)}))
        |> drop(columns: ["timeDiff"])
      """, imports: []))
