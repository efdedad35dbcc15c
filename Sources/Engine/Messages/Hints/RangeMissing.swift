import Diagnostics
import Planning

/// A bucket read without a range: all of it here, an error in InfluxDB.
struct RangeMissing: HintRule {
  let code = DiagnosticCode.rangeMissing

  func hint(on run: RunSoFar) throws -> Diagnostic? {
    for node in run.nodes {
      guard case .source = node.operation, let scan = node.scan, scan.bounds == nil,
        let step = node.steps.first, let call = run.place(step),
        run.functionName(step) == "from", run.chain.argument("bucket", of: call) != nil,
        !hasRange(below: node, run),
        let edit = run.chain.insert("range(start: 0)", after: call)
      else { continue }
      return Diagnostic(
        code, "without a range all of the bucket is read", at: call, severity: .hint,
        notes: ["InfluxDB refuses such a query"],
        fix: "say from when: `|> range(start: -30d)`, or `|> range(start: 0)` for all",
        edits: [edit])
    }
    return nil
  }

  private func hasRange(below source: PhysicalNode, _ run: RunSoFar) -> Bool {
    run.nodes.contains { node in
      node.steps.contains { $0.origin.functionName == "range" }
        && run.steps(upFrom: node).contains { $0.origin.span == source.steps.first?.origin.span }
    }
  }
}
