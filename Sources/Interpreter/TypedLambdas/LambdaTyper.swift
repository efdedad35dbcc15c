import Columnar
import Diagnostics
import Planning
import Semantics
import Syntax

/// Nodes of a typed lambda at most: calls are inlined, so a few functions that call each other
/// twice could grow beyond any memory.
package let typedLambdaNodesMax = 20_000
/// Expressions inside one another at most: what reads a typed lambda recurses, on any thread.
package let typedLambdaDepthMax = 500

/// Types a lambda for one input schema by evaluating its body on symbols: what is known is computed
/// by the tree walk's own operators, the rest becomes expressions over cells.
///
/// Throws `BeyondCells` where only the tree walk can go on.
final class LambdaTyper {
  let evaluation: Evaluation
  let nullLogic: NullLogic
  private(set) var slotCount = 0
  /// Positions of the row's columns that were looked at.
  private(set) var columnsTyped: Set<Int> = []
  private var nodeCount = 0

  init(evaluation: Evaluation, nullLogic: NullLogic) {
    self.evaluation = evaluation
    self.nullLogic = nullLogic
  }

  func newSlot() -> Int {
    defer { slotCount += 1 }
    return slotCount
  }

  /// Counts nodes of work. Errors: `BeyondCells` when there are too many; `X0001`.
  func count(_ nodes: Int = 1) throws {
    nodeCount += nodes
    if nodeCount > typedLambdaNodesMax {
      throw BeyondCells(reason: "the lambda is too large to inline its calls")
    }
    if nodeCount & 255 == 0 { try evaluation.context.checkCancellation() }
  }

  /// Errors: `BeyondCells` for a symbol that is nested too deep. Complexity: O(size).
  func checkDepth(_ symbol: Symbol) throws {
    switch symbol {
    case .value, .function: return
    case .cell(let expression, _):
      if !expression.isShallower(than: typedLambdaDepthMax) {
        throw BeyondCells(reason: "the lambda is nested too deep to inline its calls")
      }
    case .record(let fields): for field in fields { try checkDepth(field.symbol) }
    }
  }

  // MARK: Expressions

  /// The symbol of an expression. Failures of known values become cells that fail when evaluated,
  /// so that a branch not taken raises nothing.
  func symbol(_ expression: Expression, _ frame: SymbolicFrame) throws -> Symbol {
    try count()
    let span = frame.scope.isLibrary ? nil : expression.span
    switch expression.kind {
    case .identifier(let name): return try symbol(named: name, frame, at: span)
    case .integer(let number): return .value(.int(number))
    case .float(let number): return .value(.float(number))
    case .string(let text), .label(let text): return .value(.string(text))
    case .duration(let literal): return .value(.duration(CalendarDuration(literal)))
    case .time(let time): return .value(.time(time))
    case .regexp(let pattern): return .value(.regexp(try RegexpPattern.compile(pattern)))
    case .parenthesized(let inner): return try symbol(inner, frame)
    case .interpolation(let parts): return try interpolation(parts, frame, at: span)
    case .array(let elements):
      return .value(.array(try elements.map { try knownValue($0, frame, "builds an array") }))
    case .dictionary(let entries):
      let known = try entries.map { entry in
        (
          key: try knownValue(entry.key, frame, "builds a dictionary"),
          value: try knownValue(entry.value, frame, "builds a dictionary")
        )
      }
      return .value(.dictionary(DictionaryValue(sorting: known)))
    case .record(let base, let properties):
      return try record(base: base, properties, frame)
    case .function(let literal): return function(literal, expression, frame)
    case .call: return try call(expression, piped: nil, frame)
    case .pipe(let input, let destination):
      return try call(destination, piped: try symbol(input, frame), frame)
    case .member(let object, let name): return try member(of: object, name, frame, at: span)
    case .index(let array, let index):
      let container = try knownValue(array, frame, "indexes an array of the row")
      let position = try knownValue(index, frame, "indexes an array by a value of the row")
      return try folded(.untypedNull, at: span) {
        try elementOf(container, at: position.unwrapped)
      }
    case .unary(let operation, let operand):
      return try unary(operation, try symbol(operand, frame), at: span)
    case .binary(let operation, let left, let right):
      return try binary(operation, try symbol(left, frame), try symbol(right, frame), at: span)
    case .logical(let operation, let left, let right):
      return try logical(
        isAnd: operation == .and, try symbol(left, frame), { try symbol(right, frame) }, at: span)
    case .conditional(let test, let consequent, let alternate):
      return try conditional(
        try symbol(test, frame), { try symbol(consequent, frame) },
        { try symbol(alternate, frame) }, at: span)
    case .pipeLiteral, .bad: throw BeyondCells(reason: "the lambda has an unreadable expression")
    }
  }

  private func symbol(
    named name: String, _ frame: SymbolicFrame, at span: Span?
  ) throws -> Symbol {
    if let local = frame.names[name] { return local }
    if let value = try frame.scope.value(of: name, in: evaluation) { return .value(value) }
    throw QueryFailure(.unboundName, "undefined identifier \(name)", at: span)
  }

  /// An operation on known values: its value, or a cell that fails when it is evaluated.
  func folded(_ type: CellType, at span: Span?, _ body: () throws -> Value) throws -> Symbol {
    do {
      return .value(try body())
    } catch let failure as QueryFailure where failure.kind != .cancelled {
      return .cell(.failure(placed(failure, span), type), type)
    }
  }

  func placed(_ failure: QueryFailure, _ span: Span?) -> QueryFailure {
    var failure = failure
    if !failure.diagnostics.isEmpty, failure.diagnostics[0].span == nil {
      failure.diagnostics[0].span = span
    }
    return failure
  }

  private func knownValue(
    _ expression: Expression, _ frame: SymbolicFrame, _ action: String
  ) throws -> Value {
    guard let value = value(of: try symbol(expression, frame)) else {
      throw BeyondCells(reason: "the lambda \(action)")
    }
    return value
  }

  /// The value of a symbol that does not depend on the row; nil for others.
  func value(of symbol: Symbol) -> Value? {
    switch symbol {
    case .value(let value): return value
    case .cell: return nil
    case .record(let fields):
      var known: [(label: String, value: Value)] = []
      for field in fields {
        guard let value = value(of: field.symbol) else { return nil }
        known.append((field.label, value))
      }
      return .record(RecordValue(known))
    case .function(let closure):
      var captured: [String: Value] = [:]
      for (name, symbol) in closure.captured {
        guard let value = value(of: symbol) else { return nil }
        captured[name] = value
      }
      return .function(Closure(closure, captured: captured))
    }
  }

  // MARK: Records and functions

  private func record(
    base: Identifier?, _ properties: [Property], _ frame: SymbolicFrame
  ) throws -> Symbol {
    var fields: [(label: String, symbol: Symbol)] = []
    if let base {
      let span = frame.scope.isLibrary ? nil : base.span
      fields = try self.fields(of: try symbol(named: base.name, frame, at: span))
    }
    for property in properties {
      let label = property.key.name
      let span = frame.scope.isLibrary ? nil : property.key.span
      let symbol =
        try property.value.map { try self.symbol($0, frame) }
        ?? self.symbol(named: label, frame, at: span)
      if let index = fields.firstIndex(where: { $0.label == label }) {
        fields[index].symbol = symbol
      } else {
        fields.append((label, symbol))
      }
    }
    return .record(fields)
  }

  /// The fields of a record, known or not.
  func fields(of symbol: Symbol) throws -> [(label: String, symbol: Symbol)] {
    switch symbol {
    case .record(let fields):
      for field in fields { noteColumn(field.symbol) }
      return fields
    case .value(.record(let record)): return record.fields.map { ($0.label, .value($0.value)) }
    default: throw BeyondCells(reason: "the lambda extends what is no record of cells")
    }
  }

  private func noteColumn(_ symbol: Symbol) {
    if case .cell(.column(let index, _), _) = symbol { columnsTyped.insert(index) }
  }

  private func function(
    _ literal: FunctionLiteral, _ expression: Expression, _ frame: SymbolicFrame
  ) -> Symbol {
    let code =
      frame.code.nested[expression.number] ?? FunctionCode(literal, expression: expression)
    var captured: [String: Symbol] = [:]
    for name in code.outerNames {
      if let local = frame.names[name] {
        captured[name] = local
      } else if let variable = frame.scope.variable(name) {
        captured[name] = .value(variable)
      }
    }
    return .function(
      SymbolicClosure(code: code, captured: captured, scope: frame.scope, types: frame.types))
  }

  private func member(
    of object: Expression, _ name: Identifier, _ frame: SymbolicFrame, at span: Span?
  ) throws -> Symbol {
    if case .identifier(let package) = object.kind, frame.names[package] == nil,
      frame.scope.variable(package) == nil, let path = frame.scope.importedPath(package)
    {
      return .value(try evaluation.member(name.name, ofPackage: path, at: span))
    }
    let holder = try symbol(object, frame)
    switch holder {
    case .record(let fields):
      guard let field = fields.first(where: { $0.label == name.name }) else {
        return .value(.null(nil))
      }
      noteColumn(field.symbol)
      return field.symbol
    case .value(let value):
      return try folded(.untypedNull, at: span) { try property(name.name, of: value) }
    case .cell, .function:
      throw BeyondCells(reason: "the lambda takes a property of a cell")
    }
  }
}
