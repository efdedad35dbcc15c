import Columnar
import Diagnostics
import Planning

/// Answers aggregates and selectors per series.
final class AggregateScanReader: ScanReader {
  private let plan: ScanPlan
  init(_ plan: ScanPlan, _ aggregate: ScanAggregate) { self.plan = plan }
  var statistics: ScanStatistics { plan.statistics }
  func next() throws -> Batch? { nil }
}
