import Diagnostics
import Planning

/// Plain CSV given to `csv.from`: the mode that reads it.
struct AnnotationsMissing: FailureAdvice {
  func improve(_ message: inout Diagnostic, of node: PhysicalNode, in run: RunSoFar) throws {
    guard message.message.contains("missing expected annotation"), let call = run.place(node),
      let edit = run.chain.add("mode: \"raw\"", to: call)
    else { return }
    message.fix = "read it as plain CSV, all columns texts: `mode: \"raw\"`"
    message.edits = [edit]
  }
}
