import Diagnostics
import Planning

/// What one execution of a script did: all that `explain --analyze` prints.
package struct QueryProfile: Sendable {
  package let source: SourceText
  package let physical: PhysicalPlan
  /// Those that its session knew.
  package let secrets: Secrets
  package var stages: StageTimes
  /// By node id; empty when the script was not executed.
  package var statistics: [Int: StepStatistics]
  /// Over all results.
  package var tableCount: Int
  package var rowCount: Int
  package var peakBytes: Int
  /// Processor time of the execution, all threads together, in ns.
  package var processorNanoseconds: Int64
  /// Where the rows went, when a result is empty.
  package var emptiness: [Int: String] = [:]
  /// Why the run stopped before its end.
  package var failure: QueryFailure?
  /// Warnings and hints.
  package var remarks: [Diagnostic] = []

  package init(
    _ query: PreparedQuery, stages: StageTimes,
    statistics: [Int: StepStatistics] = [:], tableCount: Int = 0, rowCount: Int = 0,
    peakBytes: Int = 0, processorNanoseconds: Int64 = 0
  ) {
    source = query.source
    physical = query.physical
    secrets = query.secrets
    self.stages = stages
    self.statistics = statistics
    self.tableCount = tableCount
    self.rowCount = rowCount
    self.peakBytes = peakBytes
    self.processorNanoseconds = processorNanoseconds
  }
}
