import Columnar
import Interpreter
import Planning

/// The built-in `generate.from`: a table of rows spread evenly over a time, with values made by a
/// function.
let generateFrom = Builtin(
  package: "generate", name: "from",
  signature: """
    (start: A, stop: A, count: int, fn: (n: int) => int) => stream[{_start: time, \
    _stop: time, _time: time, _value: int}] where A: Timeable
    """,
  documentation: Documentation(
    "A table of rows spread evenly over a time, with values made by a function.",
    parameters: [
      ("start", "The time of the first row."),
      ("stop", "The end of the time."),
      ("count", "The number of rows."),
      ("fn", "Gives the value of row `n`, counted from 0."),
    ],
    example: """
      import "generate"

      generate.from(start: 2021-06-07T00:00:00Z, stop: 2021-06-07T00:04:00Z, count: 4, fn: (n) => n * n)
      """,
    output: """
      _time,_value
      2021-06-07T00:00:00Z,0
      2021-06-07T00:01:00Z,1
      2021-06-07T00:02:00Z,4
      2021-06-07T00:03:00Z,9
      """),
  body: .function { call in
    let (start, stop) = (try call.instant("start"), try call.instant("stop"))
    let count = try call.int("count")
    guard count >= 0, count <= 10_000_000 else {
      throw call.invalid("count must be from 0 to 10000000, but was \(count)")
    }
    let function = try call.function("fn")
    let schema = Schema(
      fields: [Field("_time", .time), Field("_value", .int)], keyIndices: [])
    let builder = BatchBuilder(schema: schema, budget: call.evaluation.context.budget)
    try builder.beginTable(key: [])
    let step = count == 0 ? 0 : (stop &- start) / count
    for n in 0..<count {
      try call.evaluation.context.checkCancellation()
      let result = try function.call(
        Arguments([("n", .int(n))]), in: call.evaluation, at: call.span)
      guard case .int(let value) = result else {
        throw call.invalid("expected an int from fn, but got \(result.typeText)")
      }
      try builder.appendRow([.time(start &+ n &* step), .int(value)])
    }
    let source = MemorySource(
      description: "generate.from", batches: [try builder.finish()],
      keyOutsideColumns: KeyOutsideColumns(
        cells: [("_start", .time(start)), ("_stop", .time(stop))]))
    return .stream(LogicalNode(.source(source), inputs: [], origin: call.origin))
  })
