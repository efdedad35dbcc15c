import Interpreter

/// The built-in `dynamic.jsonParse`: jSON text as a dynamic value.
let experimentalDynamicJsonParse = Builtin(
  package: "experimental/dynamic", name: "jsonParse",
  signature: "(data: bytes) => dynamic",
  documentation: Documentation(
    "JSON text as a dynamic value.",
    parameters: [
      ("data", "The text as bytes.")
    ],
    example: """
      import "experimental/dynamic"

      display(v: dynamic.jsonParse(data: bytes(v: "[1]")))
      """,
    output: "dynamic([dynamic(1)])"),
  body: .function { call in
    var parser = JSONParser(try call.bytes("data"), isDynamic: true)
    return .dynamic(dynamicParts(try parser.parse(call)))
  })
