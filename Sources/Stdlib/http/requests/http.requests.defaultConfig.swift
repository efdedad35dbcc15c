import Columnar
import Interpreter

/// The built-in `requests.defaultConfig`: how requests are made where nothing else is said.
let httpRequestsDefaultConfig = Builtin(
  package: "http/requests", name: "defaultConfig",
  signature: "{timeout: duration, insecureSkipVerify: bool}",
  documentation: Documentation(
    "How requests are made where nothing else is said.",
    example: """
      import "http/requests"

      requests.defaultConfig
      """,
    output: "{insecureSkipVerify: false, timeout: 0ns}"),
  isOption: true,
  body: .value {
    .record(RecordValue([("timeout", .duration(.zero)), ("insecureSkipVerify", .bool(false))]))
  })
