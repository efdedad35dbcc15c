import Interpreter

/// The built-in `hex.bytes`: bytes from pairs of hexadecimal digits.
let contribBonitooIoHexBytes = Builtin(
  package: "contrib/bonitoo-io/hex", name: "bytes",
  signature: "(v: string) => bytes",
  documentation: Documentation(
    "Bytes from pairs of hexadecimal digits.",
    parameters: [
      ("v", "The digits.")
    ],
    example: """
      import "contrib/bonitoo-io/hex"

      hex.bytes(v: "4142")
      """,
    output: "0x4142"),
  body: .function { call in
    let text = try call.string("v")
    let digits = Array(text.utf8)
    let bytes = stride(from: 0, to: digits.count - 1, by: 2).map {
      UInt8(String(decoding: digits[$0...($0 + 1)], as: UTF8.self), radix: 16)
    }
    // A number may have a sign, a byte's digits may not.
    guard digits.count % 2 == 0, !bytes.contains(nil), !text.contains("+") else {
      throw call.invalid("cannot convert string to bytes due to invalid hexadecimal digits")
    }
    return .bytes(bytes.compactMap { $0 })
  })
