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
    output: """
      _time,_value,tag,whole
      2021-01-01T00:00:00Z,-2.18,t1,-2
      2021-01-01T00:00:10Z,10.92,t1,10
      2021-01-01T00:00:20Z,7.35,t1,7
      2021-01-01T00:00:30Z,17.53,t1,17
      2021-01-01T00:00:40Z,15.23,t1,15
      2021-01-01T00:00:50Z,4.43,t1,4
      2021-01-01T00:00:00Z,19.85,t2,19
      2021-01-01T00:00:10Z,4.97,t2,4
      2021-01-01T00:00:20Z,-3.75,t2,-3
      2021-01-01T00:00:30Z,19.77,t2,19
      2021-01-01T00:00:40Z,13.86,t2,13
      2021-01-01T00:00:50Z,1.86,t2,1
      """),
  body: .flux(
    source: """
      (left=<-, right, as, method="inner") =>
        join.tables(left: left, right: right, on: (l, r) => l._time == r._time, as: as, method: method)
      """, imports: ["join"]))
