import Interpreter
import Planning
import Semantics
import Syntax

/// What one stage before execution made of a script.
package enum StageOutcome {
  case parse(File)
  case infer(TypedProgram)
  case evaluate(EvaluationOutcome)
  case optimize(LogicalPlan)
  case plan(PhysicalPlan)
}
