import Interpreter

/// The built-in `array.map`: what a function makes of each element.
let arrayMap = Builtin(
  package: "array", name: "map",
  signature: "(<-arr: [A], fn: (x: A) => B) => [B]",
  documentation: Documentation(
    "What a function makes of each element.",
    parameters: [
      ("arr", "The array, usually piped in."),
      ("fn", "Takes an element `x`."),
    ],
    example: """
      import "array"

      array.map(arr: [1, 2], fn: (x) => x * 2)
      """,
    output: "[2, 4]"),
  body: .function { call in
    let function = try call.function("fn")
    return .array(
      try call.array("arr").map {
        try function.call(Arguments([("x", $0)]), in: call.evaluation, at: call.span)
      })
  })
