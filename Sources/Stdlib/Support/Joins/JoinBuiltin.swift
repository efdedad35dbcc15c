import Interpreter
import Planning

/// A `join.METHOD`: `join.tables` by one method.
func joinBuiltin(_ method: String, _ summary: String) -> Builtin {
  Builtin(
    package: "join", name: method,
    signature: """
      (<-left: stream[L], right: stream[R], on: (l: L, r: R) => bool, as: (l: L, r: R) \
      => A) => stream[A] where A: Record, L: Record, R: Record
      """,
    documentation: Documentation(
      summary, parameters: joinParameters,
      example: """
        import "join"
        import "sampledata"

        join.\(method)(
          left: sampledata.float(), right: sampledata.int(), on: (l, r) => l._time == r._time,
          as: (l, r) => ({l with whole: r._value}),
        )
        """,
      output: joinedSampleData),
    body: .flux(
      source: """
        (left=<-, right, on, as) =>
          join.tables(left: left, right: right, on: on, as: as, method: "\(method)")
        """, imports: ["join"]))
}

/// What `join.tables` takes besides the method.
let joinParameters: [(name: String, text: String)] = [
  ("left", "The left stream."),
  ("right", "The right stream."),
  ("on", "Columns that must be equal, such as `l.id == r.id`."),
  ("as", "Gives the new row for a left row `l` and a right row `r`."),
]

/// What the examples of joins give: the two streams of sample data side by side.
let joinedSampleData = """
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
  """

extension Call {
  /// The stream of a join's pairs, by the arguments `left` and `right`.
  func joined(by join: TableJoin, name: String, pieceUse: PieceUse) throws -> Value {
    let inputs = [try stream("left"), try stream("right")]
    let operation = CollectingOperation(
      name: name, origin: origin, pieceUse: pieceUse
    ) { inputs, step in
      try join.joined(inputs[0], inputs[1], step)
    }
    return .stream(LogicalNode(.custom(operation), inputs: inputs, origin: origin))
  }
}
