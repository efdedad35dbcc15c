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
  let kernel: CellKernel?

  init(
    _ function: BuiltinFunction, fixed: [(name: String, value: Value)],
    cells: [(name: String, type: CellType)], evaluation: Evaluation, span: Span?
  ) {
    self.function = function
    self.fixed = fixed
    self.cells = cells
    self.evaluation = evaluation
    self.span = span
    let call = Call(
      arguments: Arguments(fixed), evaluation: evaluation, span: span,
      functionName: function.qualifiedName)
    kernel = function.builtin.kernel.flatMap { Self.kernel($0, cells, call) }
  }

  /// The kernel for these cells, with the known arguments put in; nil where they are not what it
  /// works on.
  private static func kernel(
    _ kernel: Builtin.Kernel, _ cells: [(name: String, type: CellType)], _ call: Call
  ) -> CellKernel? {
    let names = cells.map(\.name)
    func cellsAre(_ type: ColumnType) -> Bool { cells.allSatisfy { $0.type == .column(type) } }
    func number(_ name: String) -> Double? {
      if case .float(let value)? = call.arguments[name] { value } else { nil }
    }
    switch kernel {
    case .float(let function):
      return cells.count == 1 && cellsAre(.float) ? .float(function) : nil
    case .floats(let first, let second, let function):
      guard cellsAre(.float) else { return nil }
      if names == [first, second] { return .floats(function) }
      if names == [second, first] { return .floats { function($1, $0) } }
      if names == [first], let y = number(second) { return .float { function($0, y) } }
      if names == [second], let x = number(first) { return .float { function(x, $0) } }
      return nil
    case .time(let name, let make):
      guard names == [name], cellsAre(.time) else { return nil }
      // What is wrong with the other arguments, every row says.
      return (try? make(call)).map { .time($0) }
    }
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
