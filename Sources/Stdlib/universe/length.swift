import Interpreter

/// The built-in `length`: number of elements of an array.
let universeLength = Builtin(
  package: "universe", name: "length",
  signature: "(<-arr: [A]) => int",
  documentation: Documentation(
    "Number of elements of an array.",
    parameters: [
      ("arr", "The array.")
    ],
    example: """
      length(arr: [1, 2, 3])
      """,
    output: "3"),
  body: .function { call in
    .int(Int64(try call.array("arr").count))
  })
