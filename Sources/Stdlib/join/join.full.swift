import Interpreter

/// The built-in `join.full`: all rows of both streams, with their partners where they have some.
let joinFull = Builtin(
  package: "join", name: "full",
  signature: """
    (<-left: stream[L], right: stream[R], on: (l: L, r: R) => bool, as: (l: L, r: R) \
    => A) => stream[A] where A: Record, L: Record, R: Record
    """,
  documentation: Documentation(
    "All rows of both streams, with their partners where they have some.",
    parameters: [
      ("left", "The left stream."),
      ("right", "The right stream."),
      ("on", "Columns that must be equal, such as `l.id == r.id`."),
      ("as", "Gives the new row for a left row `l` and a right row `r`."),
    ],
    example: """
      import "join"
      import "sampledata"

      join.full(
        left: sampledata.float(), right: sampledata.int(), on: (l, r) => l._time == r._time,
        as: (l, r) => ({l with whole: r._value}),
      )
      """,
    output: "RECORD"),
  body: .flux(
    source: """
      (left=<-, right, on, as) =>
        join.tables(left: left, right: right, on: on, as: as, method: "full")
      """, imports: ["join"]))
