import Interpreter

/// The built-in `math.mInf`: infinity, positive for a sign of zero or more.
let mathMInf = Builtin(
  package: "math", name: "mInf",
  signature: "(sign: int) => float",
  documentation: Documentation(
    "Infinity, positive for a sign of zero or more.",
    parameters: [
      ("sign", "Below zero for negative infinity.")
    ],
    example: """
      import "math"

      math.mInf(sign: -1)
      """,
    output: "-Inf"),
  body: .function { call in
    if try call.value("sign").isNull { return .null(.float) }
    return .float(try call.int("sign") >= 0 ? .infinity : -.infinity)
  })
