import Columnar
import Interpreter
import Planning

/// The built-in `promql.emptyTable`: A table without rows.
let internalPromqlEmptyTable = Builtin(
  package: "internal/promql", name: "emptyTable",
  signature: "() => stream[{_start: time, _stop: time, _time: time, _value: float}]",
  documentation: Documentation(
    "A table without rows.",
    example: """
      import "internal/promql"

      promql.emptyTable()
        |> count()
      """,
    output: """
      _start,_stop,_value
      1970-01-01T00:00:00Z,1970-01-01T00:00:00Z,0
      """),
  body: .function { call in
    let start = Scalar.time(0)
    let schema = Schema(
      fields: [
        Field("_start", .time), Field("_stop", .time), Field("_time", .time),
        Field("_value", .float),
      ], keyIndices: [0, 1])
    let builder = BatchBuilder(schema: schema, budget: call.evaluation.context.budget)
    try builder.beginTable(key: [start, start])
    let source = MemorySource(description: call.functionName, batches: [try builder.finish()])
    return .stream(LogicalNode(.source(source), inputs: [], origin: call.origin))
  })
