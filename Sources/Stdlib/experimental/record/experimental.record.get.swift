import Interpreter

/// The built-in `record.get`: A field of a record by name, or a default where there is none.
let experimentalRecordGet = Builtin(
  package: "experimental/record", name: "get",
  signature: "(r: A, key: string, default: B) => B where A: Record",
  documentation: Documentation(
    "A field of a record by name, or a default where there is none.",
    parameters: [
      ("r", "The record."),
      ("key", "The name of the field."),
      ("default", "The value for a missing field."),
    ],
    example: """
      import "experimental/record"

      record.get(r: {mw: 2595}, key: "mw", default: 0)
      """,
    output: "2595"),
  body: .function { call in
    let record = try call.record("r")
    let fallback = call.arguments["default"] ?? .null(nil)
    return record[try call.string("key")] ?? fallback
  })
