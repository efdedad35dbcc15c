import Interpreter

/// The built-in `bigpanda.defaultUrl`: the address of BigPanda.
let contribRhajekBigpandaDefaultUrl = Builtin(
  package: "contrib/rhajek/bigpanda", name: "defaultUrl",
  signature: "string",
  documentation: Documentation(
    "The address of BigPanda.",
    example: """
      import "contrib/rhajek/bigpanda"

      bigpanda.defaultUrl
      """,
    output: "https://api.bigpanda.io/data/v2/alerts"),
  isOption: true,
  body: .value { .string("https://api.bigpanda.io/data/v2/alerts") })
