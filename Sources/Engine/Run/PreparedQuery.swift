import Diagnostics
import Interpreter
import Planning
import Semantics

/// A script ready to execute: what every stage before execution made of it.
package final class PreparedQuery {
  package let source: SourceText
  package let program: TypedProgram
  package let outcome: EvaluationOutcome
  package let logical: LogicalPlan
  package let physical: PhysicalPlan
  package let context: QueryContext
  /// Warnings and hints of parsing and inference.
  package let remarks: [Diagnostic]
  package let stages: StageTimes
  /// Those that its session knew when it was prepared.
  package let secrets: Secrets

  init(
    source: SourceText, program: TypedProgram, outcome: EvaluationOutcome, logical: LogicalPlan,
    physical: PhysicalPlan, context: QueryContext, remarks: [Diagnostic], stages: StageTimes,
    secrets: Secrets
  ) {
    self.source = source
    self.program = program
    self.outcome = outcome
    self.logical = logical
    self.physical = physical
    self.context = context
    self.remarks = remarks
    self.stages = stages
    self.secrets = secrets
  }
}
