import Interpreter

/// The built-in `testing.assertEqualValues`: fails a testcase where two values differ.
let testingAssertEqualValues = Builtin(
  package: "testing", name: "assertEqualValues",
  signature: "(got: A, want: A) => stream[{v: A, _diff: string}]",
  documentation: Documentation(
    "Fails a testcase where two values differ.",
    parameters: [
      ("got", "The value to look at."),
      ("want", "The value as it should be."),
    ],
    example: """
      import "testing"

      testing.assertEqualValues(got: 5, want: 12)
      """,
    output: """
      _diff,v
      -,12
      +,5
      """),
  body: .flux(
    source: """
      (got, want) => diff(got: array.from(rows: [{v: got}]), want: array.from(rows: [{v: want}]))
      """, imports: ["array"]))
