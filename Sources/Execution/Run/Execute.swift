import Columnar
import Diagnostics
import Planning

/// Runs a physical plan: every source is read once, every shared step runs once.
///
/// `deliver` gets the batches of each result, one result after the other in source order; a result
/// that is ready before its turn waits. Errors: `QueryFailure`; results delivered before it stay.
package func execute(
  _ plan: PhysicalPlan, context: QueryContext, observer: ExecutionObserver? = nil,
  deliver: @escaping (_ result: String, _ batch: Batch) throws -> Void
) throws {
  let run = try PlanRun(plan, context: context, observer: observer, deliver: deliver)
  defer { run.report() }
  try run.start()
}
