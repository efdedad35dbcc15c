import Engine
import Interpreter
import Stdlib
import TestSupport
import Testing

/// Every built-in's documented example gives what its documentation says.
struct BuiltinExampleTests {
  @Test func examplesGiveTheirOutputs() throws {
    for builtin in documentedBuiltins {
      let documentation = builtin.documentation
      let found = try exampleOutput(documentation.example)
      if found == documentation.exampleOutput { continue }
      Issue.record(
        """
        \(builtin.package).\(builtin.name) gives
        \(found)
        instead of
        \(documentation.exampleOutput)
        """)
    }
  }

  /// The results as plain CSV, apart by a blank line; without results, the last value as `display`
  /// shows it. Each example has an engine of its own: what one writes, no other reads.
  private func exampleOutput(_ script: String) throws -> String {
    var bytes: [UInt8] = []
    do {
      let summary = try makeTestEngine().run(script, name: "example", format: .csv) {
        bytes.append(contentsOf: $0)
      }
      if summary.resultNames.isEmpty { return summary.value?.text ?? "nothing" }
    } catch let error as QueryError {
      return "error: \(error.message)"
    }
    let text = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }
}
