import Interpreter

/// The built-in `slack.validateColorString`: hands a colour on if Slack knows it: `good`,
/// `warning`, `danger` or `#rrggbb`.
let slackValidateColorString = Builtin(
  package: "slack", name: "validateColorString",
  signature: "(color: string) => string",
  documentation: Documentation(
    "Hands a colour on if Slack knows it: `good`, `warning`, `danger` or `#rrggbb`.",
    parameters: [
      ("color", "The colour.")
    ],
    example: """
      import "slack"

      slack.validateColorString(color: "#ff8000")
      """,
    output: "#ff8000"),
  body: .function { call in
    let color = try call.string("color")
    let isNumber =
      color.hasPrefix("#") && UInt32(color.dropFirst(), radix: 16).map { $0 <= 0xFF_FFFF } == true
    guard ["good", "warning", "danger"].contains(color) || isNumber else {
      throw call.invalid(
        "could not parse color string \"\(color)\"", fix: "good, warning, danger, or as #ff8000")
    }
    return .string(color)
  })
