import Columnar
import Diagnostics
import Planning
import Semantics

/// A scalar built-in as a typed lambda calls it: some arguments are known, the rest are cells.
final class BuiltinCell: CellFunction {
  private let function: BuiltinFunction
  private let fixed: [(name: String, value: Value)]
  /// The cells' parameters, in the order of the cells.
  private let cells: [(name: String, type: CellType)]
  private let evaluation: Evaluation
  private let span: Span?
  let unaryFloat: (@Sendable (Double) -> Double)?

  init(
    _ function: BuiltinFunction, fixed: [(name: String, value: Value)],
    cells: [(name: String, type: CellType)], evaluation: Evaluation, span: Span?
  ) {
    self.function = function
    self.fixed = fixed
    self.cells = cells
    self.evaluation = evaluation
    self.span = span
    let isUnary = fixed.isEmpty && cells.count == 1 && cells[0].type == .column(.float)
    unaryFloat = isUnary ? function.builtin.unaryFloat : nil
  }

  var name: String { function.qualifiedName }

  func evaluate(_ arguments: [Scalar]) throws -> Scalar {
    var values = fixed
    for (cell, scalar) in zip(cells, arguments) {
      if case .column(let type) = cell.type {
        values.append((cell.name, Value(scalar, type: type)))
      } else {
        values.append((cell.name, .null(nil)))
      }
    }
    do {
      let result = try function.call(Arguments(values), in: evaluation, at: span)
      guard let scalar = result.unwrapped.scalar else {
        throw QueryFailure(
          .rowFunctionResult, "\(name) gave \(result.typeText), which no column can hold")
      }
      return scalar
    } catch let failure as QueryFailure {
      throw callFailure(failure, calling: function.name, at: span)
    }
  }
}
