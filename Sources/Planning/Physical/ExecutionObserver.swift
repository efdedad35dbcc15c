import Columnar

/// What one node really did: the numbers of `explain --analyze`.
package struct StepStatistics: Sendable {
  /// Rows, tables and null cells that came out. Nulls are counted only for an observer that asks.
  package var rows = 0
  package var tables = 0
  package var nulls = 0
  /// Wall time of the node's own work, in ns: without its inputs and without the steps it feeds.
  package var nanoseconds: Int64 = 0
  /// The most bytes that the node's own buffers held at one time.
  package var peakBytes = 0
  /// Sources only.
  package var scan: ScanStatistics?
  /// The path that was taken; nil when the planned one was. A step whose schemas went different
  /// ways reports the slowest.
  package var path: ExecutionPath?
  /// Why a lambda took no faster path, decided at the first batch of each schema.
  package var reasons: [PathReason] = []
  /// Sentences such as "compiled: sum = sum + _value becomes a column fold, in row order".
  package var notes: [String] = []
  /// Calls of the lambda, one a row, on the row path.
  package var lambdaCalls = 0
  /// Each schema that came out, in order of first appearance.
  package var schemas: [Schema] = []

  package init() {}
}

/// Learns what execution does, step by step. Calls may come from any thread, but for one node only
/// once, when it has delivered its last batch or has failed.
package protocol ExecutionObserver: AnyObject, Sendable {
  /// Count null cells too; it costs a pass over every validity bitmap.
  var countsNulls: Bool { get }
  func stepFinished(_ node: PhysicalNode, _ statistics: StepStatistics)
}
