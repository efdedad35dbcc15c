import Interpreter
import Planning

/// The built-in `filter`: keeps the rows for which a test is true.
let universeFilter = Builtin(
  package: "universe", name: "filter",
  signature: """
    (<-tables: stream[A], fn: (r: A) => bool, ?onEmpty: string) => stream[A] where \
    A: Record
    """,
  documentation: Documentation(
    "Keeps the rows for which a test is true.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("fn", "The test of a row `r`."),
      ("onEmpty", "What becomes of tables without rows: `drop` or `keep`."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> filter(fn: (r) => r._value > 10.0)
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:10Z,t1,10.92
      2021-01-01T00:00:30Z,t1,17.53
      2021-01-01T00:00:40Z,t1,15.23
      2021-01-01T00:00:00Z,t2,19.85
      2021-01-01T00:00:30Z,t2,19.77
      2021-01-01T00:00:40Z,t2,13.86
      """),
  body: .function { call in
    let onEmpty = try call.string("onEmpty", default: "drop")
    guard onEmpty == "keep" || onEmpty == "drop" else {
      throw call.unknownWord(
        "onEmpty must be keep or drop, was \"\(onEmpty)\"", "onEmpty", onEmpty,
        of: ["keep", "drop"])
    }
    let function = try call.rowFunction("fn", role: .predicate)
    return try call.step(
      .filter(FilterOperation(function: function, keepsEmptyTables: onEmpty == "keep")))
  })
