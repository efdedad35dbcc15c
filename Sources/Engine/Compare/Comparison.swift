import Diagnostics
import Planning

/// Which of the two scripts.
package enum Side: String, Sendable, CaseIterable {
  case a = "A"
  case b = "B"
}

/// All that one comparison found out, free of any output format.
package struct Comparison: Sendable {
  package let a: ComparedScript
  package let b: ComparedScript
  package var verdict: Verdict
  package var answer: AnswerSummary?
  /// Both answers hold no row, so that their being the same says nothing.
  package var isWithoutRows = false
  /// A, B, and each of them row by row where a lambda was compiled; empty without times.
  package var variants: [MeasuredVariant] = []
  package var help: [HelpStep] = []
  package var growth: [GrowthRow] = []
  package var growthNote: String?
  package var advice: [Advice] = []
  package var runs = 0
  package var warmUps = 0
  /// What stands in the scripts and is to be read nowhere.
  package let secrets: Secrets

  package init(
    a: ComparedScript, b: ComparedScript, verdict: Verdict, secrets: Secrets = Secrets()
  ) {
    self.a = a
    self.b = b
    self.verdict = verdict
    self.secrets = secrets
  }

  package func variant(_ side: Side, rowByRow: Bool = false) -> MeasuredVariant? {
    variants.first { $0.side == side && $0.isRowByRow == rowByRow }
  }
}

/// One of the scripts.
package struct ComparedScript: Sendable {
  package let name: String
  /// nil when it failed before it could run.
  package var explained: ExplainedScript?
  package init(name: String, explained: ExplainedScript?) {
    self.name = name
    self.explained = explained
  }
}

/// What the comparison of the answers came to.
package enum Verdict: Sendable {
  /// Every bit of every cell that both have.
  case same
  /// Only float cells differ, and by little.
  case close(gap: Double, unitsInLastPlace: UInt64, place: String)
  case different(place: String, summary: String)
  case cannotCompare(reason: String, fix: String?)
  /// Neither script yields a table.
  case nothing
  case failed([(side: Side, failure: QueryFailure)])

  package var exitCode: Int32 {
    switch self {
    case .same, .close: 0
    case .nothing: 1
    case .different, .cannotCompare: 4
    case .failed: 5
    }
  }

  /// As programs read it.
  package var word: String {
    switch self {
    case .same: "same"
    case .close: "close"
    case .different: "different"
    case .cannotCompare: "cannot compare"
    case .nothing: "nothing to compare"
    case .failed: "failed"
    }
  }
}

/// The answer in a line or two.
package struct AnswerSummary: Sendable {
  /// Such as `_value = 26051.7 in both, to the last bit`; nil for more than one cell.
  package var singleValue: String?
  package var tables: Int
  package var rows: Int
  package var keyLabels: [String]
  /// Columns that only one side has.
  package var onlyInA: [String]
  package var onlyInB: [String]
  package var isOrdered: Bool
}

/// One script under one mask, timed.
package struct MeasuredVariant: Sendable {
  package let side: Side
  /// Lambdas interpreted, one call a row.
  package let isRowByRow: Bool
  /// Of the execution, in ns; one a run.
  package let nanoseconds: [Double]
  /// Processor time of one execution, all threads, in ns.
  package let processorNanoseconds: Double
  package let valuesRead: Int
  package let bytesRead: Int
  package let peakBytes: Int
  /// All stages before the execution, in ns.
  package let beforeRunningNanoseconds: Double
  package let lambdaCalls: Int

  package var mean: Double { nanoseconds.reduce(0, +) / Double(max(1, nanoseconds.count)) }
  package var minimum: Double { nanoseconds.min() ?? 0 }
  package var maximum: Double { nanoseconds.max() ?? 0 }

  /// Standard deviation over the mean.
  package var noise: Double {
    guard nanoseconds.count > 1, mean > 0 else { return 0 }
    let squares = nanoseconds.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(nanoseconds.count - 1)).squareRoot() / mean
  }
}

/// One help taken away: how many times longer the same work takes without it.
package struct HelpStep: Sendable {
  package let name: String
  package let ratio: Double
  /// Such as `row -> vector`.
  package let change: String
  package let explanation: String
}

/// One variant over data grown by each factor.
package struct GrowthRow: Sendable {
  package let label: String
  /// Rows read and mean time of the execution in ns, smallest first.
  package let points: [(rows: Int, nanoseconds: Double)]
}

/// A rewrite that was run and gave the same answer.
package struct Advice: Sendable {
  package let side: Side
  package let lines: ClosedRange<Int>?
  package let text: String
}
