import Interpreter

/// The built-in `testing.tags`: which testcases a run takes.
let testingTags = Builtin(
  package: "testing", name: "tags",
  signature: "[string]",
  documentation: Documentation(
    "An option of a testcase: it runs only where all of these tags were asked for.",
    example: """
      import "testing"

      testing.tags
      """,
    output: "[]"),
  isOption: true,
  body: .value { .array([]) })
