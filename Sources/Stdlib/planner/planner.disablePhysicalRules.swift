import Interpreter

/// The built-in `planner.disablePhysicalRules`: physical rules that a script shuts off.
let plannerDisablePhysicalRules = Builtin(
  package: "planner", name: "disablePhysicalRules",
  signature: "[string]",
  documentation: Documentation(
    "An option: physical rules of the planner that must not fire, by upstream's names or ours.",
    example: """
      import "planner"

      planner.disablePhysicalRules
      """,
    output: "[]"),
  isOption: true,
  body: .value { .array([.string("")]) })
