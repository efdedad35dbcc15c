import Diagnostics
import Interpreter

/// The built-in `regexp.compile`: a regular expression from its text.
let regexpCompile = Builtin(
  package: "regexp", name: "compile",
  signature: "(v: string) => regexp",
  documentation: Documentation(
    "A regular expression from its text.",
    parameters: [
      ("v", "The pattern.")
    ],
    example: """
      import "regexp"

      regexp.matchRegexpString(r: regexp.compile(v: "^CO"), v: "COAST")
      """,
    output: "true"),
  body: .function { call in
    do {
      return .regexp(try RegexpPattern.compile(try call.string("v")))
    } catch var failure as QueryFailure {
      failure.diagnostics[0].span = call.span
      throw failure
    }
  })
