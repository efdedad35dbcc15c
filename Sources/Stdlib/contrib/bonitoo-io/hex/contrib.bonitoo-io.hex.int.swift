import Interpreter

/// The built-in `hex.int`: an int from hexadecimal digits.
let contribBonitooIoHexInt = Builtin(
  package: "contrib/bonitoo-io/hex", name: "int",
  signature: "(v: string) => int",
  documentation: Documentation(
    "An int from hexadecimal digits.",
    parameters: [
      ("v", "The digits, with a sign or without.")
    ],
    example: """
      import "contrib/bonitoo-io/hex"

      hex.int(v: "ff")
      """,
    output: "255"),
  body: .function { call in
    let text = try call.string("v")
    guard let value = Int64(text, radix: 16) else {
      throw call.invalid("cannot convert string \"\(text)\" to int due to invalid syntax")
    }
    return .int(value)
  })
