import Interpreter
import Testing

@testable import Stdlib

@Suite struct ExampleTests {
  /// Examples that give no stream evaluate to what they claim.
  @Test func scalarExamples() {
    var wrong: [String] = []
    for builtin in allBuiltins {
      let documentation = builtin.documentation
      // Streams need the engine; their outputs are recorded and checked where it is.
      let output = documentation.exampleOutput
      if output.hasPrefix("#datatype") || output == "RECORD" { continue }
      let result = evaluated(documentation.example)
      if result == "<stream>" || result == "error: no engine here" { continue }
      if result != documentation.exampleOutput {
        wrong.append(
          "\(builtin.package).\(builtin.name): \(result) instead of \(documentation.exampleOutput)")
      }
    }
    #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
  }
}
