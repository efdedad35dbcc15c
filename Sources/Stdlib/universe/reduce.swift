import Interpreter
import Planning

/// The built-in `reduce`: folds the rows of each table into one record.
let universeReduce = Builtin(
  package: "universe", name: "reduce",
  signature: """
    (<-tables: stream[A], fn: (r: A, accumulator: B) => B, identity: B) => stream[C] \
    where A: Record, B: Record, C: Record
    """,
  documentation: Documentation(
    "Folds the rows of each table into one record.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("fn", "Gives the accumulator after a row `r`."),
      ("identity", "The accumulator before the first row."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> reduce(identity: {sum: 0.0}, fn: (r, accumulator) => ({sum: accumulator.sum + r._value}))
      """,
    output: """
      tag,sum
      t1,53.28000000000001
      t2,56.56
      """),
  body: .function { call in
    let identity = try call.record("identity").fields.map { label, value in
      guard let cell = value.scalar, cell != .null else {
        throw call.invalid(
          "null values are not supported for \"\(label)\" in the reduce() function")
      }
      return (label: label, value: cell)
    }
    return try call.step(
      .reduce(
        ReduceOperation(
          function: try call.rowFunction("fn", role: .reduce), identity: identity)))
  })
