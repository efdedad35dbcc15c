import Interpreter

/// The built-in `array.filter`: the elements for which a test is true.
let arrayFilter = Builtin(
  package: "array", name: "filter",
  signature: "(<-arr: [A], fn: (x: A) => bool) => [A]",
  documentation: Documentation(
    "The elements for which a test is true.",
    parameters: [
      ("arr", "The array, usually piped in."),
      ("fn", "The test of an element `x`."),
    ],
    example: """
      import "array"

      array.filter(arr: [1, 2, 3], fn: (x) => x > 1)
      """,
    output: "[2, 3]"),
  body: .function { call in
    let test = try call.function("fn")
    return .array(
      try call.array("arr").filter {
        let verdict = try test.call(
          Arguments([("x", $0)]), in: call.evaluation, at: call.span)
        if case .bool(true) = verdict { return true }
        return false
      })
  })
