import Columnar
import Diagnostics
import Interpreter
import Planning

extension DiagnosticCode {
  /// What a test asserts does not hold.
  static let assertionFailed = DiagnosticCode("X0104")
}

/// The built-in `testing.assertEmpty`: fails where a stream has rows.
let testingAssertEmpty = Builtin(
  package: "testing", name: "assertEmpty",
  signature: "(<-tables: stream[A]) => stream[A]",
  documentation: Documentation(
    "Fails where a stream has rows, and gives nothing where it has none.",
    parameters: [
      ("tables", "The input, usually piped in.")
    ],
    example: """
      import "array"
      import "testing"

      array.from(rows: [{_value: 1}])
        |> testing.assertEmpty()
      """,
    output: "error: found 1 tables that were not empty"),
  body: .function { call in
    let operation = CollectingOperation(name: "assertEmpty", origin: call.origin) { inputs, step in
      let count = inputs[0].reduce(0) { count, batch in
        count + (0..<batch.tableCount).count { !batch.rows(ofTable: $0).isEmpty }
      }
      if count > 0 {
        throw step.failure("found \(count) tables that were not empty", .assertionFailed)
      }
      return []
    }
    return try call.step(operation)
  })
