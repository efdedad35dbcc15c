import Interpreter
import Planning

/// The built-in `runtime.version`: the version of the program.
let runtimeVersion = Builtin(
  package: "runtime", name: "version",
  signature: "() => string",
  documentation: Documentation(
    "The version of the program.",
    example: """
      import "runtime"

      runtime.version() == ""
      """,
    output: "false"),
  body: .function { call in
    .string(programVersion)
  })
