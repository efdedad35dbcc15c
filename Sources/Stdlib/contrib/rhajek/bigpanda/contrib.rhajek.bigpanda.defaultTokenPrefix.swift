import Interpreter

/// The built-in `bigpanda.defaultTokenPrefix`: what stands before the token.
let contribRhajekBigpandaDefaultTokenPrefix = Builtin(
  package: "contrib/rhajek/bigpanda", name: "defaultTokenPrefix",
  signature: "string",
  documentation: Documentation(
    "What stands before the token.",
    example: """
      import "contrib/rhajek/bigpanda"

      bigpanda.defaultTokenPrefix
      """,
    output: "Bearer"),
  isOption: true,
  body: .value { .string("Bearer") })
