import Columnar
import Diagnostics
import Planning
import Semantics
import Synchronization
import Syntax

/// A function value that an operator applies to rows: `fn` of `filter`, `map` and `reduce`.
package final class RowLambda: RowFunction {
  /// What the operator makes of the result.
  package enum Role: Sendable { case predicate, map, reduce }

  package let function: any FunctionValue
  package let role: Role
  /// The parameter that takes the row.
  let rowParameter: String
  /// The run, with the row rules for nulls.
  let evaluation: Evaluation
  package let nullLogic: NullLogic

  package convenience init(
    _ function: any FunctionValue, role: Role, evaluation: Evaluation, rowParameter: String = "r"
  ) {
    self.init(
      function, role: role, evaluation: evaluation, rowParameter: rowParameter, nullLogic: .row)
  }

  private init(
    _ function: any FunctionValue, role: Role, evaluation: Evaluation, rowParameter: String,
    nullLogic: NullLogic
  ) {
    self.function = function
    self.role = role
    self.rowParameter = rowParameter
    self.evaluation = evaluation.with(nullLogic: .row)
    self.nullLogic = nullLogic
  }

  package var vectorized: (any RowFunction)? {
    guard nullLogic == .row, role == .map, let closure = function as? Closure,
      hasVectorisableShape(closure)
    else { return nil }
    return RowLambda(
      function, role: role, evaluation: evaluation, rowParameter: rowParameter,
      nullLogic: .threeValued)
  }

  package var text: String { (function as? Closure)?.text ?? function.name ?? function.typeText }
  package var span: Span? { (function as? Closure)?.span }

  package func typed(for schema: Schema) throws -> TypedLambda {
    try typed(for: schema, accumulator: [])
  }

  package func typed(for schema: Schema, accumulator: [Field]) throws -> TypedLambda {
    guard let closure = function as? Closure else {
      return dynamic(schema, accumulator, "the function is a built-in")
    }
    // A script's file is as deep as its author likes; typing recurses as evaluation does.
    return try withStackRoom {
      let typer = LambdaTyper(evaluation: evaluation, nullLogic: nullLogic)
      do {
        return try typer.typedLambda(self, closure, schema: schema, accumulator: accumulator)
      } catch let beyond as BeyondCells {
        return dynamic(schema, accumulator, beyond.reason)
      }
    }
  }

  private func dynamic(_ schema: Schema, _ accumulator: [Field], _ reason: String) -> TypedLambda {
    TypedLambda(
      input: schema, body: .dynamic(reason: reason), nullLogic: .row, localCount: 0,
      extendsRow: false, accumulator: accumulator)
  }

  package func makeRowEvaluator(_ lambda: TypedLambda) throws -> any RowEvaluator {
    TypedRowEvaluator(lambda, span: span) ?? DynamicRowEvaluator(self, lambda)
  }
}

/// The parameter of a reduce function that takes what was folded so far.
let accumulatorParameter = "accumulator"
