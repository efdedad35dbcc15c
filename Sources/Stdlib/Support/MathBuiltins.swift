import Interpreter

/// A `math` function of one float; null gives null, and every path computes the same bits.
func mathUnary(
  _ name: String, _ summary: String, example argument: String, output: String,
  _ function: @escaping @Sendable (Double) -> Double
) -> Builtin {
  Builtin(
    package: "math", name: name, signature: "(x: float) => float",
    documentation: Documentation(
      summary, parameters: [("x", "The number.")],
      example: "import \"math\"\n\nmath.\(name)(x: \(argument))", output: output),
    kernel: .float(function),
    body: .function { call in
      let x = try call.value("x")
      return x.isNull ? .null(.float) : .float(function(try call.float("x")))
    })
}

/// A `math` function of two floats; null in either gives null.
func mathBinary(
  _ name: String, _ first: String, _ second: String, _ summary: String,
  example arguments: (String, String), output: String,
  _ function: @escaping @Sendable (Double, Double) -> Double
) -> Builtin {
  Builtin(
    package: "math", name: name, signature: "(\(first): float, \(second): float) => float",
    documentation: Documentation(
      summary, parameters: [(first, "The first number."), (second, "The second number.")],
      example: "import \"math\"\n\n"
        + "math.\(name)(\(first): \(arguments.0), \(second): \(arguments.1))",
      output: output),
    kernel: .floats(first, second, function),
    body: .function { call in
      let a = try call.value(first)
      let b = try call.value(second)
      if a.isNull || b.isNull { return .null(.float) }
      return .float(function(try call.float(first), try call.float(second)))
    })
}

/// A constant of `math`.
func mathConstant(_ name: String, _ type: String, _ summary: String, _ value: Value) -> Builtin {
  Builtin(
    package: "math", name: name, signature: type,
    documentation: Documentation(
      summary, example: "import \"math\"\n\nmath.\(name)", output: displayText(value)),
    body: .value { value })
}
