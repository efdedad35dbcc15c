import Columnar
import Diagnostics
import Planning

/// What every operator of this target is made with.
struct OperatorSetup {
  let context: QueryContext
  /// The function as the user knows it, for messages.
  let functionName: String
  let span: Span?
  /// Where the output goes.
  let output: any BatchSink
  /// The input's tables come sorted by group key, and each key once.
  let inputTablesByKey: Bool
  /// All tables of the input have the same key columns, so that a step that keeps one table's key
  /// keeps every key apart.
  let inputKeysAlike: Bool
  /// The schema of all batches of the input, where there is one and it is known beforehand.
  let onlyInputSchema: Schema?
  /// The rows of each input table come sorted by `_time`.
  let inputRowsByTime: Bool
  /// The time bounds known above the step, in ns, half-open; nil where no range was seen.
  let bounds: Range<Int64>?
  /// Where `_start` and `_stop` are in the key, they have one value in all tables: `bounds`.
  let hasUniformBounds: Bool
  /// A step further on reads the pieces of the tables that this one yields.
  let yieldsPieces: Bool
  /// The fastest path that the plan allows the step's lambda.
  let path: ExecutionPath
  /// Where an operator notes how it really ran.
  let notes: StepNotes
  /// Of a step that regroups rows and the one that folds its tables: what they share; else nil.
  let foldedKeys: FoldedKeys?
  /// Threads for work that depends on one batch alone; nil where the query has but one.
  let pool: WorkerPool?

  /// The same with another output, for an operator that feeds another one inside one step.
  func with(output: any BatchSink, inputTablesByKey: Bool) -> OperatorSetup {
    OperatorSetup(
      context: context, functionName: functionName, span: span, output: output,
      inputTablesByKey: inputTablesByKey, inputKeysAlike: false, onlyInputSchema: nil,
      inputRowsByTime: false,
      bounds: bounds, hasUniformBounds: false, yieldsPieces: false, path: path, notes: notes,
      foldedKeys: nil, pool: nil)
  }

  /// A failure located at the step's call.
  func failure(_ code: DiagnosticCode, _ message: String, fix: String? = nil) -> QueryFailure {
    QueryFailure(code, message, at: span, fix: fix)
  }
}

/// What a step found out about itself while it ran.
final class StepNotes {
  private(set) var path: ExecutionPath?
  private(set) var reasons: [PathReason] = []
  private(set) var notes: [String] = []
  var lambdaCalls = 0
  /// How many tables came out, where those that are counted are pieces of them.
  var tableCount: Int?

  /// Notes the path that one schema took; the slowest one is kept.
  func took(_ path: ExecutionPath) {
    guard let known = self.path else {
      self.path = path
      return
    }
    let order = ExecutionPath.allCases
    if let old = order.firstIndex(of: known), let new = order.firstIndex(of: path), new > old {
      self.path = path
    }
  }

  func add(reason: PathReason) {
    if !reasons.contains(reason) { reasons.append(reason) }
  }

  func add(note: String) {
    if !notes.contains(note) { notes.append(note) }
  }
}
