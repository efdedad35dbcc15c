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
  body: .function { call in
    let join = TableJoin(
      method: .inner, on: [("_time", "_time")], combine: try call.function("fn"),
      parameters: ("left", "right"), evaluation: call.evaluation)
    let (left, right) = (try call.stream("left"), try call.stream("right"))
    let operation = CollectingOperation(name: "join", origin: call.origin) { inputs, step in
      try join.joined(inputs[0], inputs[1], step)
    }
    return .stream(
      LogicalNode(.custom(operation), inputs: [left, right], origin: call.origin))
  })
