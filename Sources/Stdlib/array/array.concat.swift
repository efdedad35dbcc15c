import Interpreter

/// The built-in `array.concat`: an array followed by another.
let arrayConcat = Builtin(
  package: "array", name: "concat",
  signature: "(<-arr: [A], v: [A]) => [A]",
  documentation: Documentation(
    "An array followed by another.",
    parameters: [
      ("arr", "The array, usually piped in."),
      ("v", "The array to append."),
    ],
    example: """
      import "array"

      array.concat(arr: [1], v: [2, 3])
      """,
    output: "[1, 2, 3]"),
  body: .function { call in
    .array(try call.array("arr") + call.array("v"))
  })
