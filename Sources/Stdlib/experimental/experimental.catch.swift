import Diagnostics
import Interpreter

/// The built-in `experimental.catch`: calls a function and gives its value or its failure.
let experimentalCatch = Builtin(
  package: "experimental", name: "catch",
  signature: "(fn: () => A) => {value: A, code: uint, msg: string}",
  documentation: Documentation(
    """
    Calls a function and gives its value, or the code and the message of its failure. Failures of \
    streams come later, when they run, and are not caught.
    """,
    parameters: [
      ("fn", "The function; it has no parameters.")
    ],
    example: """
      import "experimental"

      experimental.catch(fn: () => die(msg: "no data")).code
      """,
    output: "3"),
  isPure: false,
  body: .function { call in
    do {
      let value = try call.function("fn").call(Arguments(), in: call.evaluation, at: call.span)
      return .record(
        RecordValue([("value", value), ("code", .null(.uint)), ("msg", .null(.string))]))
    } catch let failure as QueryFailure where failure.kind != .cancelled {
      return .record(
        RecordValue([
          ("value", .null(nil)), ("code", .uint(UInt64(max(failure.upstreamCode, 0)))),
          ("msg", .string(upstreamMessage(failure))),
        ]))
    }
  })
