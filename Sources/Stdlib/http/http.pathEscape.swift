import Interpreter

/// The built-in `http.pathEscape`: A text as a part of a path in a web address.
let httpPathEscape = Builtin(
  package: "http", name: "pathEscape",
  signature: "(inputString: string) => string",
  documentation: Documentation(
    "A text as a part of a path in a web address.",
    parameters: [
      ("inputString", "The text.")
    ],
    example: """
      import "http"

      http.pathEscape(inputString: "50 % of A/B")
      """,
    output: "50%20%25%20of%20A%2FB"),
  body: .function { call in
    let kept = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~$&+=:@".utf8)
    let digits = Array("0123456789ABCDEF".utf8)
    var escaped: [UInt8] = []
    for byte in try call.string("inputString").utf8 {
      if kept.contains(byte) {
        escaped.append(byte)
      } else {
        escaped += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return .string(String(decoding: escaped, as: UTF8.self))
  })
