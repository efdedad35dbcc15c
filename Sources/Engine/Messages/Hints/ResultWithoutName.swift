import Diagnostics
import Planning

/// A pipeline without `yield` beside others with one: a result that was perhaps not meant.
struct ResultWithoutName: HintRule {
  let code = DiagnosticCode.resultWithoutName

  func hint(on run: RunSoFar) throws -> Diagnostic? {
    let results = run.query.physical.results
    guard results.count > 1, let unnamed = results.first(where: { $0.name == "_result" }),
      unnamed.yields.isEmpty, let step = unnamed.node.steps.last(where: { run.place($0) != nil }),
      let call = run.place(step)
    else { return nil }
    let name = "line_\(call.source.position(of: call.start).line)"
    guard let edit = run.chain.insert("yield(name: \"\(name)\")", after: call) else { return nil }
    let others = results.map(\.name).filter { $0 != "_result" }.joined(separator: ", ")
    return Diagnostic(
      code, "beside \(others) there is a result _result: this pipeline ends without yield",
      at: call, severity: .hint,
      fix: "name it, `|> yield(name: \"\(name)\")`, or give the pipeline a variable", edits: [edit])
  }
}
