import Interpreter

/// The built-in `debug.vectorize`: an option that nothing here reads; kept for scripts that set
/// it.
let internalDebugVectorize = Builtin(
  package: "internal/debug", name: "vectorize",
  signature: "bool",
  documentation: Documentation(
    "An option that nothing here reads; kept for scripts that set it.",
    example: """
      import "internal/debug"

      debug.vectorize
      """,
    output: "false"),
  isOption: true,
  body: .value { .bool(false) })
