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
    parameters: joinParameters + [("method", "`inner`, `left`, `right` or `full`.")],
    example: """
      import "join"
      import "sampledata"

      join.tables(
        left: sampledata.float(), right: sampledata.int(), on: (l, r) => l._time == r._time,
        as: (l, r) => ({l with whole: r._value}), method: "inner",
      )
      """,
    output: joinedSampleData),
  body: .function { call in
    let word = try call.string("method")
    guard let method = TableJoin.Method(rawValue: word) else {
      throw call.unknownWord(
        "unsupported join method: \(word)", "method", word,
        of: TableJoin.Method.allCases.map(\.rawValue))
    }
    let join = TableJoin(
      method: method, on: try joinColumns(of: try call.function("on"), call),
      combine: try call.function("as"), parameters: ("l", "r"), evaluation: call.evaluation)
    return try call.joined(by: join, name: "join.tables", pieceUse: .reads)
  })
