import Interpreter

/// The built-in `join.time`: joins two streams on `_time`.
let joinTime = Builtin(
  package: "join", name: "time",
  signature: """
    (<-left: stream[L], right: stream[R], as: (l: L, r: R) => A, ?method: string) => \
    stream[A] where A: Record, L: Record, R: Record
    """,
  documentation: Documentation(
    "Joins two streams on `_time`.",
    parameters: [
      ("left", "The left stream."),
      ("right", "The right stream."),
      ("as", "Gives the new row for a left row `l` and a right row `r`."),
      ("method", "`inner`, `left`, `right` or `full`."),
    ],
    example: """
      import "join"
      import "sampledata"

      join.time(
        left: sampledata.float(), right: sampledata.int(),
        as: (l, r) => ({l with whole: r._value}),
      )
      """,
    output: joinedSampleData),
  body: .flux(
    source: """
      (left=<-, right, as, method="inner") =>
        join.tables(left: left, right: right, on: (l, r) => l._time == r._time, as: as, method: method)
      """, imports: ["join"]))
