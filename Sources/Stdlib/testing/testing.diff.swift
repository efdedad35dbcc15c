import Interpreter

/// The built-in `testing.diff`: fails a testcase where two streams differ.
let testingDiff = Builtin(
  package: "testing", name: "diff",
  signature: """
    (<-got: stream[A], want: stream[A], ?verbose: B, ?epsilon: C, ?nansEqual: D) => \
    stream[{A with _diff: string}] where A: Record
    """,
  documentation: Documentation(
    "As `experimental.diff`, and yields the difference as `errorOutput`: a testcase passes where "
      + "that is empty.",
    parameters: [
      ("got", "The stream to look at, usually piped in."),
      ("want", "The stream as it should be."),
      ("verbose", "Accepted and ignored."),
      ("epsilon", "Accepted and ignored: floats within 0.000001 are equal."),
      ("nansEqual", "Accepted and ignored: NaNs are equal."),
    ],
    example: """
      import "array"
      import "testing"

      want = array.from(rows: [{_value: 1}])

      array.from(rows: [{_value: 2}])
        |> testing.diff(want: want)
      """,
    output: """
      _diff,_value
      -,1
      +,2
      """),
  body: .flux(
    source: """
      (got=<-, want, verbose=false, epsilon=0.000001, nansEqual=false) =>
        experimental.diff(got: got, want: want) |> yield(name: "errorOutput")
      """, imports: ["experimental"]))
