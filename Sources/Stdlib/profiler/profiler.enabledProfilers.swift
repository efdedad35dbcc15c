import Interpreter

/// The built-in `profiler.enabledProfilers`: which profilers run; `gridflux explain --analyze`
/// tells what they would.
let profilerEnabledProfilers = Builtin(
  package: "profiler", name: "enabledProfilers",
  signature: "[string]",
  documentation: Documentation(
    "Which profilers run; `gridflux explain --analyze` tells what they would.",
    example: """
      import "profiler"

      profiler.enabledProfilers
      """,
    output: "[]"),
  isOption: true,
  body: .value { .array([.string("")]) })
