import Interpreter

/// The built-in `dynamic.jsonEncode`: a dynamic value as JSON.
let experimentalDynamicJsonEncode = Builtin(
  package: "experimental/dynamic", name: "jsonEncode",
  signature: "(v: dynamic) => bytes",
  documentation: Documentation(
    "A dynamic value as JSON.",
    parameters: [
      ("v", "The dynamic value.")
    ],
    example: """
      import "experimental/dynamic"

      string(v: dynamic.jsonEncode(v: dynamic.dynamic(v: {a: 1})))
      """,
    output: #"{"a":1}"#),
  body: .function { call in
    var text: [UInt8] = []
    let value = try call.value("v")
    try value.checkSize()
    try JSONEncoding(call).append(value, to: &text)
    return .bytes(text)
  })
