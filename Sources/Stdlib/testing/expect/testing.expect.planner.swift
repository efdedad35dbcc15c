import Interpreter

/// The built-in `expect.planner`: how often rules of the planner have to fire in a testcase.
let testingExpectPlanner = Builtin(
  package: "testing/expect", name: "planner",
  signature: "(rules: [string:int]) => {}",
  documentation: Documentation(
    "Says how often rules of the planner have to fire; `gridflux test` holds the run against it.",
    parameters: [
      ("rules", "Counts by the name of the rule.")
    ],
    example: """
      import "testing/expect"

      expect.planner(rules: ["vectorizeMapRule": 1])
      """,
    output: "{}"),
  isPure: false,
  body: .function { call in
    for (key, value) in try call.dictionary("rules").entries {
      guard case .string(let rule) = key, case .int(let count) = value else { continue }
      call.evaluation.state.expectRule(rule, count: Int(clamping: count))
    }
    return .record(RecordValue([]))
  })
