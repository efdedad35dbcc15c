import Interpreter
import Planning

/// The built-in `join.tables`: joins the tables of two streams that have the same group key.
let joinTables = Builtin(
  package: "join", name: "tables",
  signature: """
    (<-left: stream[L], right: stream[R], on: (l: L, r: R) => bool, as: (l: L, r: R) \
    => A, method: string) => stream[A] where A: Record, L: Record, R: Record
    """,
  documentation: Documentation(
    "Joins the tables of two streams that have the same group key.",
    parameters: [
      ("left", "The left stream."),
      ("right", "The right stream."),
      ("on", "Columns that must be equal, such as `l.id == r.id`."),
      ("as", "Gives the new row for a left row `l` and a right row `r`."),
      ("method", "`inner`, `left`, `right` or `full`."),
    ],
    example: """
      import "join"
      import "sampledata"

      join.tables(
        left: sampledata.float(), right: sampledata.int(), on: (l, r) => l._time == r._time,
        as: (l, r) => ({l with whole: r._value}), method: "inner",
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
    guard let method = TableJoin.Method(rawValue: try call.string("method")) else {
      throw call.invalid("unsupported join method: \(try call.string("method"))")
    }
    let join = TableJoin(
      method: method, on: try joinColumns(of: try call.function("on"), call),
      combine: try call.function("as"), parameters: ("l", "r"), evaluation: call.evaluation)
    let (left, right) = (try call.stream("left"), try call.stream("right"))
    let operation = CollectingOperation(
      name: "join.tables", origin: call.origin, pieceUse: .reads
    ) { inputs, step in
      try join.joined(inputs[0], inputs[1], step)
    }
    return .stream(
      LogicalNode(.custom(operation), inputs: [left, right], origin: call.origin))
  })
