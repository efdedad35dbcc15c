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
    let second: Int64 = 1_000_000_000
    let start = times.lowerBound &- floorModulo(times.lowerBound, second)
    let stop = times.upperBound &- floorModulo(times.upperBound, second) &+ second
    let step = "range(start: \(formatTimeTrimmed(start)), stop: \(formatTimeTrimmed(stop)))"
    guard stop > start, let edit = run.chain.insert(step, before: call) else { return }
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
