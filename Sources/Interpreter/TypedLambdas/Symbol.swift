import Columnar
import Planning
import Semantics
import Syntax

/// What an expression of a lambda comes to before there is a row: a value that is known already, a
/// cell to be computed per row, or a structure of such that only exists while typing.
indirect enum Symbol: Sendable {
  case value(Value)
  case cell(RowExpression, CellType)
  /// The row, the accumulator, and records built from them; labels are unique.
  case record([(label: String, symbol: Symbol)])
  /// A function made inside of the lambda, which may have captured cells.
  case function(SymbolicClosure)

  /// A cell of a column's type.
  static func columnCell(_ expression: RowExpression, _ type: ColumnType) -> Symbol {
    .cell(expression, .column(type))
  }
}

/// A function literal of the lambda's body with what it captured.
final class SymbolicClosure: Sendable {
  let code: FunctionCode
  let captured: [String: Symbol]
  let scope: FileScope
  let types: ProgramTypes?

  init(
    code: FunctionCode, captured: [String: Symbol], scope: FileScope, types: ProgramTypes?
  ) {
    self.code = code
    self.captured = captured
    self.scope = scope
    self.types = types
  }

  /// A closure of the script; all that it captured is known.
  convenience init(_ closure: Closure) {
    var captured: [String: Symbol] = [:]
    for (name, value) in zip(closure.code.captures, closure.captured) {
      if let value { captured[name] = .value(value) }
    }
    for (code, values) in zip(closure.code.defaults, closure.defaultsCaptured) {
      for (name, value) in zip(code?.captures ?? [], values) {
        if let value { captured[name] = .value(value) }
      }
    }
    self.init(
      code: closure.code, captured: captured, scope: closure.scope, types: closure.types)
  }
}

/// The names of one inlined call.
final class SymbolicFrame {
  let code: FunctionCode
  let scope: FileScope
  let types: ProgramTypes?
  var names: [String: Symbol]

  init(code: FunctionCode, scope: FileScope, types: ProgramTypes?, names: [String: Symbol]) {
    self.code = code
    self.scope = scope
    self.types = types
    self.names = names
  }
}

/// The lambda needs more than cells; the tree walk has to run it.
struct BeyondCells: Error {
  /// Why, for `explain`.
  let reason: String
}
