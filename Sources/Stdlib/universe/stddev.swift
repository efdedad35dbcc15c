import Interpreter

/// The built-in `stddev`: standard deviation of the values of each table.
let universeStddev = Builtin(
  package: "universe", name: "stddev",
  signature: """
    (<-tables: stream[A], ?column: string, ?mode: string) => stream[B] where A: \
    Record, B: Record
    """,
  documentation: Documentation(
    "Standard deviation of the values of each table.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("column", "The column to work on; `_value` if left out."),
      ("mode", "`sample` (divides by n - 1) or `population` (by n)."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> stddev()
      """,
    output: """
      tag,_value
      t1,7.263244454099008
      t2,9.85926704510364
      """),
  body: .function { call in
    let mode = try call.string("mode", default: "sample")
    guard mode == "sample" || mode == "population" else {
      throw call.unknownWord(
        "\"\(mode)\" is not a valid standard deviation mode", "mode", mode,
        of: ["sample", "population"])
    }
    return try call.aggregate(.stddev(population: mode == "population"))
  })
