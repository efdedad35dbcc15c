import Interpreter

/// The built-in `experimental.objectKeys`: the labels of a record.
let experimentalObjectKeys = Builtin(
  package: "experimental", name: "objectKeys",
  signature: "(o: A) => [string] where A: Record",
  documentation: Documentation(
    "The labels of a record.",
    parameters: [
      ("o", "The record.")
    ],
    example: """
      import "experimental"

      experimental.objectKeys(o: {plant: "Drax", mw: 2595})
      """,
    output: "[plant, mw]"),
  body: .function { call in
    .array(try call.record("o").fields.map { .string($0.label) })
  })
