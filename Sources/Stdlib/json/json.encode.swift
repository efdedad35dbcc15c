import Interpreter

/// The built-in `json.encode`: a value as JSON.
let jsonEncode = Builtin(
  package: "json", name: "encode",
  signature: "(v: A) => bytes",
  documentation: Documentation(
    "A value as JSON.",
    parameters: [
      ("v", "The value.")
    ],
    example: """
      import "json"

      string(v: json.encode(v: {a: 1, b: [true]}))
      """,
    output: #"{"a":1,"b":[true]}"#),
  body: .function { call in
    var text: [UInt8] = []
    let value = try call.value("v")
    try value.checkSize()
    try JSONEncoding(call).append(value, to: &text)
    return .bytes(text)
  })
