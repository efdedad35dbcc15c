import Interpreter

/// The built-in `hex.string`: a value as text, whole numbers and bytes in hexadecimal digits.
let contribBonitooIoHexString = Builtin(
  package: "contrib/bonitoo-io/hex", name: "string",
  signature: "(v: A) => string",
  documentation: Documentation(
    "A value as text, whole numbers and bytes in hexadecimal digits.",
    parameters: [
      ("v", "The value.")
    ],
    example: """
      import "contrib/bonitoo-io/hex"

      hex.string(v: 255)
      """,
    output: "ff"),
  body: .function { call in
    switch try call.value("v") {
    case .int(let value): return .string(String(value, radix: 16))
    case .uint(let value): return .string(String(value, radix: 16))
    case .bytes(let bytes):
      return .string(bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
    case let value: return try convert(value, to: .string)
    }
  })
