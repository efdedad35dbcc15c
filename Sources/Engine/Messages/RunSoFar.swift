import Columnar
import Diagnostics
import Execution
import Planning
import Syntax

/// A script that ran, or failed while it ran: what messages about it are made from.
struct RunSoFar {
  let query: PreparedQuery
  /// By node id; of a failed run too.
  let statistics: [Int: StepStatistics]
  /// The time zone of the person who asks, where it is known.
  let homeZone: String?
  /// First and last stored time of a bucket, in ns.
  let timeRangeOfBucket: (String) -> ClosedRange<Int64>?

  var file: File { query.program.file }
  var chain: ChainEdits { ChainEdits(file: file) }
  var nodes: [PhysicalNode] { query.physical.nodes }

  /// Rows that a look at the data reads at most.
  static let lookRowsMax = 50_000

  /// The span of a step where it stands in the script itself.
  func place(_ step: ScriptStep) -> Span? {
    guard let span = step.origin.span, span.source === query.source else { return nil }
    return span
  }

  func place(_ node: PhysicalNode) -> Span? { place(node.steps[node.ownStep]) }

  /// The function as the script calls it.
  func functionName(_ step: ScriptStep) -> String {
    guard let span = place(step), case .call(let callee, _)? = chain.node(span)?.kind else {
      return step.origin.functionName
    }
    return callee.span.text
  }

  /// `mean() on line 4`
  func named(_ step: ScriptStep) -> String {
    let name = "\(functionName(step))()"
    guard let span = place(step) else { return name }
    return "\(name) on line \(span.source.position(of: span.start).line)"
  }

  /// The steps above a node and its own, last first.
  func steps(upFrom node: PhysicalNode) -> [ScriptStep] {
    var found: [ScriptStep] = []
    var current: PhysicalNode? = node
    while let here = current {
      found += here.steps.reversed()
      current = here.inputs.first
    }
    return found
  }

  /// Hands on the first batches of a node's stream, up to about `rowsMax` rows; `look` says whether
  /// to go on. Errors: those of the stream, and `TooMuch` where the steps before would have to work
  /// through many rows again to give the first ones.
  func look(
    at node: PhysicalNode, rowsMax: Int = lookRowsMax, _ look: @escaping (Batch) throws -> Bool
  ) throws {
    guard isCheap(node) else { throw TooMuch() }
    var rows = 0
    do {
      try execute(node.planOfItsOwn(), context: query.context, observer: nil) { _, batch in
        rows += batch.rowCount
        guard try look(batch), rows < rowsMax else { throw Enough() }
      }
    } catch is Enough {
      return
    }
  }

  /// What flows into a node: its input's stream, or for a step that a source took over the source's
  /// rows before it.
  func input(of node: PhysicalNode) -> PhysicalNode? {
    if let scan = node.scan {
      guard scan.aggregate != nil else { return nil }
      var rows = scan
      rows.aggregate = nil
      rows.columns = nil
      return node.asking(rows)
    }
    return node.inputs.first
  }

  /// Whether the first rows come soon: every step streams, or had few rows to work on.
  func isCheap(_ node: PhysicalNode) -> Bool {
    var stack = [node]
    while let here = stack.popLast() {
      stack += here.inputs
      let taken = here.inputs.reduce(0) { $0 + (statistics[$1.id]?.rows ?? 0) }
      if taken <= Self.workedRowsMax { continue }
      switch here.operation {
      case .source, .range, .map, .limit, .project, .rename, .set, .duplicate: continue
      case .filter where (statistics[here.id]?.rows ?? 0) > taken / 20: continue
      default: return false
      }
    }
    return true
  }

  /// Rows that steps which hold their input back may work through again.
  private static let workedRowsMax = 200_000

  /// Ends a look.
  private struct Enough: Error {}
  /// A look that would cost too much.
  private struct TooMuch: Error {}
}

extension Batch {
  /// Tables that begin in this batch.
  var newTables: Range<Int> { (continuesTable ? 1 : 0)..<max(tableCount, continuesTable ? 1 : 0) }
}
