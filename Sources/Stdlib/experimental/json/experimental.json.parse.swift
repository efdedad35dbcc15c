import Interpreter

/// The built-in `json.parse`: the value that JSON text stands for; numbers become floats.
let experimentalJsonParse = Builtin(
  package: "experimental/json", name: "parse",
  signature: "(data: bytes) => A",
  documentation: Documentation(
    "The value that JSON text stands for; numbers become floats.",
    parameters: [
      ("data", "The text as bytes.")
    ],
    example: #"""
      import "experimental/json"

      json.parse(data: bytes(v: "{\"a\": 1}")).a
      """#,
    output: "1"),
  body: .function { call in
    var parser = JSONParser(try call.bytes("data"), isDynamic: false)
    return try parser.parse(call)
  })
