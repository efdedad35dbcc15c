import Columnar
import Diagnostics
import Formats
import Planning

/// One distinct way of running a script, and what it gave.
package struct PathOutcome: Sendable {
  /// As `--via` names it.
  package let via: String
  package let planLines: [String]
  package let nanoseconds: Int64
  package let rowCount: Int
  package let isSame: Bool
}

extension Engine {
  /// Runs a script under every mask that gives another plan, and holds the answers, written as
  /// annotated CSV, against each other byte for byte.
  /// - Returns: a line for each plan, and whether all agree.
  /// Errors: `QueryError` when the script fails under some mask.
  public func everyPath(name: String, text: String) throws -> (text: String, agree: Bool) {
    let source = SourceText(name: name, text: text)
    let secrets = scriptSecrets(source)
    return try surfacing(hiding: secrets) {
      let outcomes = try pathOutcomes(source)
      let text = secrets.hidden(in: everyPathText(name, outcomes))
      return (text, outcomes.allSatisfy(\.isSame))
    }
  }

  package func pathOutcomes(_ source: SourceText) throws -> [PathOutcome] {
    var settings = makeSession().settings()
    settings.allowsWrites = false
    var outcomes: [PathOutcome] = []
    var plans: Set<[String]> = []
    var expected: [UInt8]?
    for mask in everyMask {
      settings.via = mask
      let session = makeSession()
      let query = try session.prepare(source, settings)
      if expected == nil { try refuseSideEffects(query.program.file, registry) }
      let lines = query.physical.nodes.map { node in
        node.steps.map { "\($0.text) \($0.path.rawValue)" }.joined(separator: " |> ")
          + (node.scan.map(scanText) ?? "")
      }
      guard plans.insert(lines).inserted else { continue }
      let collector = ByteCollector()
      let renderer = AnnotatedCSVRenderer(TextOutput { collector.bytes.append(contentsOf: $0) })
      let delivery = ResultDelivery(
        names: query.physical.results.map(\.name), renderer: renderer)
      let start = stopwatch.wallNanoseconds()
      try session.run(
        query, context: query.context, observer: nil, deliver: delivery.deliver)
      let elapsed = stopwatch.wallNanoseconds() &- start
      try delivery.finish()
      let reference = expected ?? collector.bytes
      expected = reference
      outcomes.append(
        PathOutcome(
          via: AllowedPaths(mask: mask).list, planLines: lines, nanoseconds: elapsed,
          rowCount: delivery.rowCount, isSame: collector.bytes == reference))
    }
    return outcomes
  }
}

private final class ByteCollector {
  var bytes: [UInt8] = []
}

/// All masks, the floor first: what it gives is what all others are held against.
private let everyMask: [PathMask] = (0..<8).map { bits in
  PathMask(stats: bits & 4 != 0, source: bits & 2 != 0, vector: bits & 1 != 0)
}

private func everyPathText(_ name: String, _ outcomes: [PathOutcome]) -> String {
  let agree = outcomes.allSatisfy(\.isSame)
  var lines = [
    "  \(agree ? "SAME ON EVERY PATH" : "PATHS DISAGREE")   \(terminalText(name)): "
      + "\(counted(outcomes.count, "distinct plan")), held against --via none byte for byte", "",
    "  " + padded("--via", 22) + aligned("running", 12) + aligned("rows", 12) + "   bytes",
  ]
  for outcome in outcomes {
    lines.append(
      "  " + padded(outcome.via, 22)
        + aligned(millisecondsText(Double(outcome.nanoseconds)) + " ms", 12)
        + aligned(countText(outcome.rowCount), 12) + "   " + (outcome.isSame ? "same" : "DIFFERENT")
    )
    for line in outcome.planLines { lines.append("      " + terminalText(line)) }
  }
  return lines.joined(separator: "\n") + "\n"
}
