import Interpreter

/// The built-in `promql.quantile`: A quantile of each table; infinite for q below 0 or above 1.
let internalPromqlQuantile = Builtin(
  package: "internal/promql", name: "quantile",
  signature: """
    (<-tables: stream[A], q: float, ?method: string) => stream[B] where A: Record, \
    B: Record
    """,
  documentation: Documentation(
    "A quantile of each table; infinite for q below 0 or above 1.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("q", "The quantile."),
      ("method", "As in `quantile`; `exact_mean` if left out."),
    ],
    example: """
      import "internal/promql"
      import "sampledata"

      sampledata.float()
        |> promql.quantile(q: 0.5)
      """,
    output: """
      tag,_value
      t1,9.135
      t2,9.415
      """),
  body: .flux(
    source: """
      (tables=<-, q, method="exact_mean") => {
        beyond = (r, accumulator) => accumulator

        return
          if q < 0.0 then
            tables |> reduce(identity: {_value: math.mInf(sign: -1)}, fn: beyond)
          else if q > 1.0 then
            tables |> reduce(identity: {_value: math.mInf(sign: 1)}, fn: beyond)
          else
            tables |> quantile(q: q, method: method)
      }
      """, imports: ["math"]))
