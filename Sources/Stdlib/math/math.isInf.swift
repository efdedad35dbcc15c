import Interpreter

/// The built-in `math.isInf`: whether a float is infinite: of either sign for 0, else of the sign
/// given.
let mathIsInf = Builtin(
  package: "math", name: "isInf",
  signature: "(f: float, sign: int) => bool",
  documentation: Documentation(
    "Whether a float is infinite: of either sign for 0, else of the sign given.",
    parameters: [
      ("f", "The float."),
      ("sign", "Above zero asks for +Inf, below for -Inf."),
    ],
    example: """
      import "math"

      math.isInf(f: math.mInf(sign: 1), sign: 0)
      """,
    output: "true"),
  body: .function { call in
    if try call.value("f").isNull { return .null(.bool) }
    let f = try call.float("f")
    let sign = try call.int("sign")
    return .bool(f.isInfinite && (sign == 0 || (sign > 0) == (f > 0)))
  })
