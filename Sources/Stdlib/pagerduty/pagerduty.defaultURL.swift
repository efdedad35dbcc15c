import Interpreter

/// The built-in `pagerduty.defaultURL`: the address that events go to.
let pagerdutyDefaultURL = Builtin(
  package: "pagerduty", name: "defaultURL",
  signature: "string",
  documentation: Documentation(
    "The address that events go to.",
    example: """
      import "pagerduty"

      pagerduty.defaultURL
      """,
    output: "https://events.pagerduty.com/v2/enqueue"),
  isOption: true,
  body: .value { .string("https://events.pagerduty.com/v2/enqueue") })
