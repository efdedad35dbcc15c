import Interpreter

/// The built-in `planner.disableLogicalRules`: logical rules that a script shuts off.
let plannerDisableLogicalRules = Builtin(
  package: "planner", name: "disableLogicalRules",
  signature: "[string]",
  documentation: Documentation(
    "An option: logical rules of the planner that must not fire, by upstream's names or ours.",
    example: """
      import "planner"

      planner.disableLogicalRules
      """,
    output: "[]"),
  isOption: true,
  body: .value { .array([.string("")]) })
