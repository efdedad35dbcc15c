import Interpreter
import Semantics

/// The built-in `debug.null`: a null, of a basic type where one is named.
let internalDebugNull = Builtin(
  package: "internal/debug", name: "null",
  signature: "(?type: string) => A where A: Basic",
  documentation: Documentation(
    "A null, of a basic type where one is named.",
    parameters: [
      ("type", "The name of the type.")
    ],
    example: """
      import "internal/debug"

      debug.null(type: "int")
      """,
    output: "<null>"),
  body: .function { call in
    guard let name = call.optional("type") else { return .null(nil) }
    guard case .string(let text) = name, let type = BasicType(rawValue: text) else {
      let message = "no basic type is called \(displayText(name))"
      throw call.unknownWord(
        message, "type", displayText(name), of: BasicType.allCases.map(\.rawValue))
    }
    return .null(type)
  })
