import Interpreter

/// The built-in `testing.shouldErrorWithCode`: as `testing.shouldError`, with the code too.
let internalTestingShouldErrorWithCode = Builtin(
  package: "internal/testing", name: "shouldErrorWithCode",
  signature: """
    (fn: () => A, want: regexp, code: uint) => stream[{code: uint, match: bool, _diff: string}]
    """,
  documentation: Documentation(
    "Fails a testcase where a function does not fail, or with another message or code.",
    parameters: [
      ("fn", "The function; it has no parameters."),
      ("want", "What the message of the failure matches."),
      ("code", "The code of the failure."),
    ],
    example: """
      import "internal/testing"

      testing.shouldErrorWithCode(
        fn: () => die(msg: "no data"),
        want: /no data/,
        code: uint(v: 5),
      )
      """,
    output: """
      _diff,code,match
      -,5,true
      +,3,true
      """),
  isPure: false,
  body: .flux(
    source: """
      (fn, want, code) => {
        got = experimental.catch(fn: fn)
        return
          if exists got.msg then
            testing.diff(
              got: array.from(rows: [{code: got.code, match: got.msg =~ want}]),
              want: array.from(rows: [{code: code, match: true}]),
            )
          else
            die(msg: "shouldErrorWithCode expected an error")
      }
      """, imports: ["array", "experimental", "testing"]))
