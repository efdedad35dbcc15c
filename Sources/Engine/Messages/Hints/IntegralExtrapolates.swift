import Columnar
import Diagnostics
import Planning

/// `integral(interpolate: "linear")` where the range reaches beyond the data: the line through the
/// last two points is drawn on to the range's end.
struct IntegralExtrapolates: HintRule {
  let code = DiagnosticCode.integralExtrapolates
  /// Less than a tenth of the range is left alone.
  private static let shareMin = 10.0

  func hint(on run: RunSoFar) throws -> Diagnostic? {
    for node in run.nodes where node.origin.functionName == "integral" {
      guard let call = run.place(node), let input = node.inputs.first,
        case .string("linear")? = run.chain.argument("interpolate", of: call)?.kind,
        let range = run.range(above: node), let edit = run.chain.remove("interpolate", from: call)
      else { continue }
      let ends = Ends()
      try run.look(at: input) { batch in
        ends.take(batch)
        return true
      }
      guard let first = ends.first, let last = ends.last else { continue }
      let length = Double(range.upperBound) - Double(range.lowerBound)
      let missing =
        [
          Double(first) - Double(range.lowerBound), Double(range.upperBound) - Double(last),
        ].max() ?? 0
      guard length > 0, missing * Self.shareMin > length else { continue }
      return Diagnostic(
        code,
        "the data cover \(dayText(first)) to \(dayText(last)); linear interpolation goes on beyond "
          + "them over \(formatted(missing / 3.6e12)) hours", at: call, severity: .hint,
        fix: "leave `interpolate` out, or let the range end where the data do", edits: [edit])
    }
    return nil
  }

  private func formatted(_ hours: Double) -> String { decimalText(hours, hours < 10 ? 1 : 0) }
}

/// The first and last time of a stream.
private final class Ends {
  private(set) var first: Int64?
  private(set) var last: Int64?

  func take(_ batch: Batch) {
    guard let time = batch.schema.index(of: "_time") else { return }
    for table in 0..<batch.tableCount {
      let rows = batch.rows(ofTable: table)
      for row in [rows.first, rows.last].compactMap({ $0 }) {
        guard case .time(let value) = batch.scalar(column: time, row: row, table: table) else {
          continue
        }
        first = min(first ?? value, value)
        last = max(last ?? value, value)
      }
    }
  }
}
