import Interpreter

/// The built-in `inf`: the longest duration; `window(every: inf)` makes a single window.
let universeInf = Builtin(
  package: "universe", name: "inf",
  signature: "duration",
  documentation: Documentation(
    "The longest duration; `window(every: inf)` makes a single window.",
    example: """
      inf
      """,
    output: "15250w1d23h47m16s854ms775us807ns"),
  body: .value { .duration(infiniteDuration) })
