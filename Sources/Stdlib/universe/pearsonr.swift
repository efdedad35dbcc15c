import Interpreter

/// The built-in `pearsonr`: correlation of the values of two streams by Pearson.
let universePearsonr = Builtin(
  package: "universe", name: "pearsonr",
  signature: """
    (x: stream[A], y: stream[B], on: [string]) => stream[C] where A: Record, B: \
    Record, C: Record
    """,
  documentation: Documentation(
    "Correlation of the values of two streams by Pearson.",
    parameters: [
      ("x", "The first stream."),
      ("y", "The second stream."),
      ("on", "The columns that must be equal."),
    ],
    example: """
      import "sampledata"

      pearsonr(x: sampledata.float(), y: sampledata.float(), on: ["_time", "tag"])
      """,
    output: """
      tag,_value
      t1,1
      t2,1
      """),
  body: .flux(
    source: """
      (x, y, on) => cov(x: x, y: y, on: on, pearsonr: true)
      """, imports: []))
