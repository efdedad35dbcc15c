import Columnar
import Diagnostics
import Foundation
import Interpreter
import Planning
import Semantics
import Syntax

@testable import Stdlib

let library = StandardLibrary()

/// All built-ins, sorted by package and name.
let allBuiltins: [Builtin] = library.packagePaths.flatMap { path in
  library.members(ofPackage: path).compactMap { library.builtin($0, inPackage: path) }
}

/// Nested queries need the engine, which these tests do without.
final class NoRunner: QueryRunner {
  func run(_ node: LogicalNode) throws -> [Batch] {
    throw QueryFailure(DiagnosticCode("X0000"), "no engine here")
  }
}

/// What a script without streams evaluates to, as text; failures as `error: …`.
func evaluated(_ script: String) -> String {
  let context = QueryContext(
    budget: MemoryBudget(limitBytes: 1 << 28), cancellation: Cancellation(),
    nowNanoseconds: 1_623_067_200_000_000_000, threadCount: 1)
  let evaluation = Evaluation(
    context: context, registry: library, database: nil, runner: NoRunner(), workingDirectory: "")
  let parsed = parse(SourceText(name: "test", text: script))
  if let first = parsed.diagnostics.first(where: { $0.severity == .error }) {
    return "syntax: \(first.message)"
  }
  let (program, diagnostics) = infer(parsed.file, in: TypeEnvironment(packages: library))
  if let first = diagnostics.first(where: { $0.severity == .error }) {
    return "types: \(first.message)"
  }
  do {
    let outcome = try Interpreter(evaluation: evaluation).evaluate(program)
    return outcome.lastValue.map { displayText($0) } ?? "nothing"
  } catch {
    return "error: \((error as? QueryFailure)?.message ?? "\(error)")"
  }
}

/// The folder of the repository, from where this file lies.
let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()
