import Columnar
import Diagnostics
import Planning
import Semantics
import Syntax

extension LambdaTyper {
  /// The arguments of a call by name, and what was piped.
  struct SymbolicArguments {
    var values: [(name: String, symbol: Symbol)] = []
    var piped: Symbol?

    subscript(name: String) -> Symbol? { values.first { $0.name == name }?.symbol }
  }

  func call(_ expression: Expression, piped: Symbol?, _ frame: SymbolicFrame) throws -> Symbol {
    let expression = unparenthesized(expression)
    guard case .call(let callee, let properties) = expression.kind else {
      throw BeyondCells(reason: "the lambda pipes into what is no call")
    }
    let target = try symbol(callee, frame)
    var arguments = SymbolicArguments(piped: piped)
    for property in properties {
      let symbol =
        try property.value.map { try self.symbol($0, frame) } ?? frame.names[property.key.name]
        ?? frame.scope.value(of: property.key.name, in: evaluation).map { .value($0) }
      guard let symbol else {
        throw QueryFailure(
          .unboundName, "undefined identifier \(property.key.name)",
          at: property.key.span)
      }
      arguments.values.append((property.key.name, symbol))
    }
    let span = frame.scope.isLibrary ? nil : expression.span
    switch target {
    case .function(let closure):
      return try withStackRoom { try inline(closure, arguments, at: span) }
    case .value(.function(let function)):
      if let closure = function as? Closure {
        return try withStackRoom {
          try inline(SymbolicClosure(closure), arguments, at: span)
        }
      }
      guard let builtin = function as? BuiltinFunction else {
        throw BeyondCells(reason: "the lambda calls a function that cannot be typed")
      }
      return try call(builtin, arguments, at: span)
    default: throw BeyondCells(reason: "the lambda calls what is no function")
    }
  }

  // MARK: User functions

  /// The body of a user function in the place of its call; arguments that cost something are
  /// evaluated once.
  private func inline(
    _ closure: SymbolicClosure, _ arguments: SymbolicArguments, at span: Span?
  ) throws -> Symbol {
    let parameters = closure.code.parameters
    let names = parameters.map(\.name.name)
    let pipe = parameters.first(where: \.isPipe)?.name.name
    if arguments.piped != nil, pipe == nil {
      throw QueryFailure(.arguments, "missing pipe argument", at: span)
    }
    for (name, _) in arguments.values where !names.contains(name) {
      throw QueryFailure(.arguments, "found unexpected argument \(name)", at: span)
    }
    var bindings: [(slot: Int, value: RowExpression)] = []
    let frame = SymbolicFrame(
      code: closure.code, scope: closure.scope, types: closure.types, names: closure.captured)
    for (position, parameter) in parameters.enumerated() {
      let name = parameter.name.name
      if let given = arguments[name] ?? (parameter.isPipe ? arguments.piped : nil) {
        frame.names[name] = bound(given, &bindings)
      } else if let code = closure.code.defaults[position] {
        let around = SymbolicFrame(
          code: code, scope: closure.scope, types: closure.types,
          names: closure.captured.filter { code.captures.contains($0.key) })
        frame.names[name] = bound(try run(code.body, around), &bindings)
      } else {
        throw QueryFailure(.arguments, "missing required argument \(name)", at: span)
      }
    }
    let result = try wrapped(try run(closure.code.body, frame), bindings)
    try checkDepth(result)
    return result
  }

  /// The symbol of a function body.
  func run(_ body: FunctionLiteral.Body, _ frame: SymbolicFrame) throws -> Symbol {
    switch body {
    case .expression(let expression): return try symbol(expression, frame)
    case .block(let block):
      var bindings: [(slot: Int, value: RowExpression)] = []
      for statement in block.statements {
        switch statement.kind {
        case .assignment(let name, let value):
          frame.names[name.name] = bound(try symbol(value, frame), &bindings)
        case .expression(let expression):
          // Dropped, but a failure in it counts.
          if case .cell(let dropped, _) = try symbol(expression, frame), dropped.canFail {
            bindings.append((newSlot(), dropped))
          }
        case .returns(let expression):
          return try wrapped(try symbol(expression, frame), bindings)
        case .option, .builtin, .testcase, .bad:
          throw BeyondCells(reason: "the lambda has an unreadable statement")
        }
      }
      throw BeyondCells(reason: "the lambda's block has no return statement")
    }
  }

  /// The symbol with every cell that costs something put into a local.
  private func bound(
    _ symbol: Symbol, _ bindings: inout [(slot: Int, value: RowExpression)]
  ) -> Symbol {
    switch symbol {
    case .value, .function: return symbol
    case .cell(let expression, let type):
      if expression.isTrivial { return symbol }
      let slot = newSlot()
      bindings.append((slot, expression))
      return .cell(.local(slot, type), type)
    case .record(let fields):
      var result: [(label: String, symbol: Symbol)] = []
      for field in fields { result.append((field.label, bound(field.symbol, &bindings))) }
      return .record(result)
    }
  }

  /// The symbol with the locals around it that it reads. In a record each field has its own; what
  /// no field reads but can fail stands around the first one.
  private func wrapped(
    _ symbol: Symbol, _ bindings: [(slot: Int, value: RowExpression)]
  ) throws -> Symbol {
    if bindings.isEmpty { return symbol }
    switch symbol {
    case .value, .function:
      // Known whatever the arguments are; arguments that fail still fail.
      guard let (expression, type) = try? cell(symbol), bindings.contains(where: \.value.canFail)
      else { return symbol }
      return .cell(try nested(expression, bindings, keepingFailures: true), type)
    case .cell(let expression, let type):
      return .cell(try nested(expression, bindings, keepingFailures: true), type)
    case .record(let fields):
      var result: [(label: String, symbol: Symbol)] = []
      for (position, field) in fields.enumerated() {
        guard let (expression, type) = try? cell(field.symbol) else {
          result.append(field)
          continue
        }
        let wrapped = try nested(expression, bindings, keepingFailures: position == 0)
        result.append((field.label, wrapped.isTrivial ? field.symbol : .cell(wrapped, type)))
      }
      return .record(result)
    }
  }

  private func nested(
    _ expression: RowExpression, _ bindings: [(slot: Int, value: RowExpression)],
    keepingFailures: Bool
  ) throws -> RowExpression {
    var result = expression
    for (slot, value) in bindings.reversed()
    where result.reads(slot: slot) || keepingFailures && value.canFail {
      result = .bind(slot: slot, value: value, body: result)
    }
    // Fields of a record repeat what they share, so sizes can multiply.
    try count(result.size(upTo: typedLambdaNodesMax + 1))
    return result
  }

  // MARK: Built-ins

  private func call(
    _ function: BuiltinFunction, _ arguments: SymbolicArguments, at span: Span?
  ) throws -> Symbol {
    let builtin = function.builtin
    var all = arguments.values
    if let piped = arguments.piped {
      guard let pipe = function.pipeParameter else {
        throw QueryFailure(.arguments, "missing pipe argument", at: span)
      }
      all.append((pipe, piped))
    }
    if !builtin.isPure || builtin.hasSideEffect {
      throw BeyondCells(reason: "the lambda calls \(function.qualifiedName)")
    }
    let known = all.compactMap { argument in
      value(of: argument.symbol).map { (name: argument.name, value: $0) }
    }
    if known.count == all.count {
      return try foldedCall(function, known, at: span)
    }
    if builtin.package == "universe", let special = try specialCall(builtin.name, all, span) {
      return special
    }
    return try cellCall(function, all, at: span)
  }

  private func foldedCall(
    _ function: BuiltinFunction, _ arguments: [(name: String, value: Value)], at span: Span?
  ) throws -> Symbol {
    let type = try? resultType(of: function) { name in
      arguments.first { $0.name == name }?.value.basicType?.columnType
    }
    return try folded(type.map { .column($0) } ?? .untypedNull, at: span) {
      do {
        return try function.call(Arguments(arguments), in: evaluation, at: span)
      } catch let failure as QueryFailure {
        throw callFailure(failure, calling: function.name, at: span)
      }
    }
  }

  /// Conversions and membership have expressions of their own, which the faster paths know.
  private func specialCall(
    _ name: String, _ arguments: [(name: String, symbol: Symbol)], _ span: Span?
  ) throws -> Symbol? {
    if name == "contains" {
      guard let probe = arguments.first(where: { $0.name == "value" })?.symbol,
        let set = arguments.first(where: { $0.name == "set" })?.symbol,
        case .array(let elements)? = value(of: set)
      else { return nil }
      let (expression, type) = try cell(probe)
      let scalars = elements.compactMap(\.scalar)
      guard case .column(let column) = type, scalars.count == elements.count,
        scalars.allSatisfy({ $0 == .null || $0.type == column })
      else { return nil }
      return .columnCell(.contains(expression, set: scalars), .bool)
    }
    guard let type = BasicType(rawValue: name)?.columnType, arguments.count == 1,
      arguments[0].name == "v"
    else { return nil }
    return .columnCell(
      .convert(try cell(arguments[0].symbol).expression, to: type, span: span), type)
  }

  /// Any other scalar function: known arguments are settled once, the others are cells.
  private func cellCall(
    _ function: BuiltinFunction, _ arguments: [(name: String, symbol: Symbol)], at span: Span?
  ) throws -> Symbol {
    var fixed: [(name: String, value: Value)] = []
    var cells: [(name: String, type: CellType)] = []
    var operands: [RowExpression] = []
    for name in function.parameterNames {
      guard let symbol = arguments.first(where: { $0.name == name })?.symbol else { continue }
      if let known = value(of: symbol) {
        fixed.append((name, known))
      } else {
        let (expression, type) = try cell(symbol)
        cells.append((name, type))
        operands.append(expression)
      }
    }
    let type = try resultType(of: function) { name in
      if let cell = cells.first(where: { $0.name == name }) {
        if case .column(let type) = cell.type { return type }
        return nil
      }
      return fixed.first { $0.name == name }?.value.basicType?.columnType
    }
    for (name, _) in arguments where !function.parameterNames.contains(name) {
      throw QueryFailure(.arguments, "found unexpected argument \(name)", at: span)
    }
    let target = BuiltinCell(
      function, fixed: fixed, cells: cells, evaluation: evaluation, span: span)
    return .columnCell(
      .call(target, operands, type: .column(type), span: span), type)
  }

  /// The type of a built-in's result as its signature says: a basic type, or the type of the
  /// argument that shares the result's type variable. Errors: `BeyondCells`.
  private func resultType(
    of function: BuiltinFunction, argumentType: (String) -> ColumnType?
  ) throws -> ColumnType {
    if case .function(let parameters, let result)? = function.signature?.kind,
      case .name(let name) = result.kind
    {
      if let type = BasicType(rawValue: name)?.columnType { return type }
      for parameter in parameters {
        guard case .name(name) = parameter.type.kind, let label = parameter.name?.name,
          let type = argumentType(label)
        else { continue }
        return type
      }
    }
    throw BeyondCells(
      reason: "the lambda calls \(function.qualifiedName), whose result is no cell")
  }
}
