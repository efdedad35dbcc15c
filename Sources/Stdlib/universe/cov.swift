import Interpreter

/// The built-in `cov`: covariance of the values of two streams.
let universeCov = Builtin(
  package: "universe", name: "cov",
  signature: """
    (x: stream[A], y: stream[B], on: [string], ?pearsonr: bool) => stream[C] where \
    A: Record, B: Record, C: Record
    """,
  documentation: Documentation(
    "Covariance of the values of two streams.",
    parameters: [
      ("x", "The first stream."),
      ("y", "The second stream."),
      ("on", "The columns that must be equal."),
      ("pearsonr", "Gives the correlation instead."),
    ],
    example: """
      import "sampledata"

      cov(x: sampledata.float(), y: sampledata.float(), on: ["_time", "tag"])
      """,
    output: """
      tag,_value
      t1,52.754720000000006
      t2,97.20514666666668
      """),
  body: .flux(
    source: """
      (x, y, on, pearsonr=false) => join(tables: {x: x, y: y}, on: on)
        |> covariance(pearsonr: pearsonr, columns: ["_value_x", "_value_y"])
      """, imports: []))
