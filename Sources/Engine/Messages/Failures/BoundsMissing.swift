import Columnar
import Diagnostics
import Execution
import Planning

/// Windows over rows that no `range` has bounded: a range that holds the rows which are there.
struct BoundsMissing: FailureAdvice {
  func improve(_ message: inout Diagnostic, of node: PhysicalNode, in run: RunSoFar) throws {
    guard message.code == .windowBoundsMissing, let call = run.place(node),
      let input = run.input(of: node), let times = try times(of: input, run)
    else { return }
    let step = rangeStep(holding: times)
    guard let edit = run.chain.insert(step, before: call) else { return }
    message.notes.append("a stop is outside of its range")
    message.fix = "put `|> \(step)` before it, which holds all rows"
    message.edits = [edit]
  }

  /// The first and the last time of all rows; nil without any, or where they are too many to see.
  private func times(of node: PhysicalNode, _ run: RunSoFar) throws -> ClosedRange<Int64>? {
    var first = Int64.max
    var last = Int64.min
    var rows = 0
    try run.look(at: node) { batch in
      rows += batch.rowCount
      _ = batch.forEachTime { time in
        first = min(first, time)
        last = max(last, time)
      }
      return true
    }
    return first <= last && rows < RunSoFar.lookRowsMax ? first...last : nil
  }
}

/// A call of `range` that holds all of these times, in whole seconds where they can be had.
func rangeStep(holding times: ClosedRange<Int64>) -> String {
  let second: Int64 = 1_000_000_000
  let (start, isBefore) = times.lowerBound.subtractingReportingOverflow(
    floorModulo(times.lowerBound, second))
  let (stop, isBehind) = (times.upperBound &- floorModulo(times.upperBound, second))
    .addingReportingOverflow(second)
  let bounds = [isBefore ? times.lowerBound : start, isBehind ? Int64.max : stop]
  let texts = bounds.map { formatTimeTrimmed($0) }
  return "range(start: \(texts[0]), stop: \(texts[1]))"
}
