import Interpreter

/// The built-in `testing.assertMatches` of `internal/testing`: fails where a text does not match.
let internalTestingAssertMatches = Builtin(
  package: "internal/testing", name: "assertMatches",
  signature: "(got: string, want: regexp) => stream[{v: string, _diff: string}]",
  documentation: Documentation(
    "Fails a testcase where a text does not match a regular expression.",
    parameters: [
      ("got", "The text."),
      ("want", "The regular expression."),
    ],
    example: """
      import "internal/testing"

      testing.assertMatches(got: "COAST", want: /^E/)
      """,
    output: "error: Regex `^E` does not match `COAST`"),
  isPure: false,
  body: .flux(
    source: """
      (got, want) =>
        if got =~ want then
          testing.assertEqualValues(got: "", want: "")
        else
          die(msg: "Regex `${regexp.getString(r: want)}` does not match `${got}`")
      """, imports: ["regexp", "testing"]))
