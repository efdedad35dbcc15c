import Interpreter

/// The built-in `hex.int`: an int from hexadecimal digits.
let contribBonitooIoHexInt = Builtin(
  package: "contrib/bonitoo-io/hex", name: "int",
  signature: "(v: string) => int",
  documentation: Documentation(
    "An int from hexadecimal digits.",
    parameters: [
      ("v", "The digits, with a sign and the prefix `0x` or without.")
    ],
    example: """
      import "contrib/bonitoo-io/hex"

      hex.int(v: "ff")
      """,
    output: "255"),
  body: .function { call in
    if try call.value("v").isNull { return .null(.int) }
    let text = try call.string("v")
    // Go reads a sign behind the prefix too, but not on both sides of it.
    var digits = text[...]
    if digits.hasPrefix("0x") {
      digits = digits.dropFirst(2)
    } else if digits.hasPrefix("+0x") || digits.hasPrefix("-0x") {
      let isSignedTwice = digits.dropFirst(3).first.map { "+-".contains($0) } ?? false
      digits = isSignedTwice ? "" : digits.prefix(1) + digits.dropFirst(3)
    }
    guard let value = Int64(digits, radix: 16) else {
      throw call.invalid("cannot convert string \"\(text)\" to int due to invalid syntax")
    }
    return .int(value)
  })
