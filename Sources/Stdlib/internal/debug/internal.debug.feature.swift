import Interpreter

/// The built-in `debug.feature`: the value of a feature flag; there are none here, so null.
let internalDebugFeature = Builtin(
  package: "internal/debug", name: "feature",
  signature: "(key: string) => A",
  documentation: Documentation(
    "The value of a feature flag; there are none here, so null.",
    parameters: [
      ("key", "The name of the flag.")
    ],
    example: """
      import "internal/debug"

      debug.feature(key: "x")
      """,
    output: "<null>"),
  body: .function { call in
    _ = try call.string("key")
    return .null(nil)
  })
