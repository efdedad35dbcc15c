import Interpreter

/// The built-in `testing.shouldError`: fails a testcase where a function does not fail as wanted.
let testingShouldError = Builtin(
  package: "testing", name: "shouldError",
  signature: "(fn: () => A, want: regexp) => stream[{v: string}]",
  documentation: Documentation(
    "Fails a testcase where a function does not fail, or with another message.",
    parameters: [
      ("fn", "The function; it has no parameters."),
      ("want", "What the message of the failure matches."),
    ],
    example: """
      import "testing"

      testing.shouldError(fn: () => die(msg: "no data"), want: /no rows/)
      """,
    output: """
      v
      "error calling function ""die"" @3:31-3:50: no data"
      """),
  isPure: false,
  body: .flux(
    source: """
      (fn, want) => {
        got = experimental.catch(fn: fn)
        return
          if exists got.msg then
            array.from(rows: [{v: got.msg}])
              |> filter(fn: (r) => r.v !~ want)
              |> yield(name: "errorOutput")
          else
            die(msg: "shouldError expected an error")
      }
      """, imports: ["array", "experimental"]))
