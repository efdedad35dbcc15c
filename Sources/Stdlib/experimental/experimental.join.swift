import Interpreter
import Planning

/// The built-in `experimental.join`: joins the tables of two streams that have the same group
/// key, row by row of equal `_time`.
let experimentalJoin = Builtin(
  package: "experimental", name: "join",
  signature: """
    (left: stream[A], right: stream[B], fn: (left: A, right: B) => C) => stream[C] \
    where A: Record, B: Record, C: Record
    """,
  documentation: Documentation(
    "Joins the tables of two streams that have the same group key, row by row of equal `_time`.",
    parameters: [
      ("left", "The left stream."),
      ("right", "The right stream."),
      ("fn", "Gives the new row for a row of each."),
    ],
    example: """
      import "experimental"
      import "sampledata"

      experimental.join(
        left: sampledata.float(), right: sampledata.int(),
        fn: (left, right) => ({left with whole: right._value}),
      )
      """,
    output: joinedSampleData),
  body: .function { call in
    let join = TableJoin(
      method: .inner, on: [("_time", "_time")], combine: try call.function("fn"),
      parameters: ("left", "right"), evaluation: call.evaluation)
    return try call.joined(by: join, name: "experimental.join", pieceUse: .ends)
  })
