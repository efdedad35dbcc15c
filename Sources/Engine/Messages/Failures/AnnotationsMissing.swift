import Diagnostics
import Planning

/// Plain CSV given to `csv.from`: the function that reads it with its types, and where it has some
/// annotations, the mode that reads all as texts.
struct AnnotationsMissing: FailureAdvice {
  func improve(_ message: inout Diagnostic, of node: PhysicalNode, in run: RunSoFar) throws {
    guard message.message.contains("missing expected annotation"), let call = run.place(node) else {
      return
    }
    if message.message.contains("annotation datatype"),
      let edit = run.chain.call("gridflux.csv", insteadOf: call)
    {
      message.fix = "read it with its types by `gridflux.csv`, after `import \"gridflux\"`"
      message.edits = run.chain.file.importing("gridflux") + [edit]
      if let mode = run.chain.remove("mode", from: call) { message.edits.append(mode) }
    } else if let edit = run.chain.add("mode: \"raw\"", to: call) {
      message.fix = "read it as plain CSV, all columns texts: `mode: \"raw\"`"
      message.edits = [edit]
    }
  }
}
