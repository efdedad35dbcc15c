import Diagnostics
import Planning

/// A bucket read without a range: all of it here, an error in InfluxDB.
struct RangeMissing: HintRule {
  let code = DiagnosticCode.rangeMissing

  func hint(on run: RunSoFar) throws -> Diagnostic? {
    for node in run.nodes {
      guard case .source = node.operation, let scan = node.scan, scan.bounds == nil,
        let step = node.steps.first, let call = run.place(step),
        run.functionName(step) == "from",
        !hasRange(below: node, run),
        case .string(let bucket)? = run.chain.argument("bucket", of: call)?.kind
      else { continue }
      let span = run.timeRangeOfBucket(bucket)
      let range = span.map { "range(start: \(dayText($0.lowerBound)))" } ?? "range(start: 0)"
      guard let edit = run.chain.insert(range, after: call) else { continue }
      let extent = span.map { ", \(dayText($0.lowerBound)) to \(dayText($0.upperBound))" } ?? ""
      return Diagnostic(
        code, "without a range all of the bucket is read\(extent)", at: call, severity: .hint,
        notes: ["InfluxDB refuses such a query"],
        fix: "say from when: `|> \(range)`",
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
