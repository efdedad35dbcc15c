import Interpreter

/// The built-in `hex.uint`: a uint from hexadecimal digits.
let contribBonitooIoHexUint = Builtin(
  package: "contrib/bonitoo-io/hex", name: "uint",
  signature: "(v: string) => uint",
  documentation: Documentation(
    "A uint from hexadecimal digits.",
    parameters: [
      ("v", "The digits.")
    ],
    example: """
      import "contrib/bonitoo-io/hex"

      hex.uint(v: "ff")
      """,
    output: "255"),
  body: .function { call in
    if try call.value("v").isNull { return .null(.uint) }
    let text = try call.string("v")
    let digits = text.hasPrefix("0x") ? text.dropFirst(2) : text[...]
    guard digits.first != "+", let value = UInt64(digits, radix: 16) else {
      throw call.invalid("cannot convert string \"\(text)\" to uint due to invalid syntax")
    }
    return .uint(value)
  })
