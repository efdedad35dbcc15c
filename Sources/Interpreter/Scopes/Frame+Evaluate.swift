import Columnar
import Diagnostics
import Planning
import Semantics
import Syntax

extension Frame {
  /// The value of an expression. Errors: `QueryFailure`s of the E family with the place in the
  /// user's code.
  func evaluate(_ expression: Expression) throws -> Value {
    do {
      return try evaluateUnplaced(expression)
    } catch var failure as QueryFailure
      where failure.diagnostics.first?.span == nil && failure.kind != .cancelled
    {
      guard !failure.diagnostics.isEmpty, let span = userSpan(expression.span) else {
        throw failure
      }
      failure.diagnostics[0].span = span
      throw failure
    }
  }

  private func evaluateUnplaced(_ expression: Expression) throws -> Value {
    switch expression.kind {
    case .identifier(let name):
      return try value(of: name, number: expression.number, at: nil)
    case .integer(let number): return .int(number)
    case .float(let number): return .float(number)
    case .string(let text), .label(let text): return .string(text)
    case .duration(let literal): return .duration(CalendarDuration(literal))
    case .time(let time): return .time(time)
    case .regexp(let pattern): return .regexp(try RegexpPattern.compile(pattern))
    case .interpolation(let parts): return try interpolate(parts)
    case .array(let elements): return .array(try elements.map(evaluate))
    case .dictionary(let entries): return try dictionary(entries)
    case .record(let base, let properties): return try record(base: base, properties)
    case .function(let literal): return .function(closure(literal, expression: expression))
    case .call: return try call(expression, piped: nil)
    case .pipe(let input, let destination):
      return try call(destination, piped: try evaluate(input))
    case .member(let object, let name): return try member(of: object, name)
    case .index(let array, let index): return try element(of: array, at: index)
    case .unary(let operation, let operand): return try unary(operation, operand)
    case .binary(let operation, let left, let right): return try binary(operation, left, right)
    case .logical(let operation, let left, let right):
      return try logical(isAnd: operation == .and, try evaluate(left), evaluation.nullLogic) {
        try evaluate(right)
      }
    case .conditional(let test, let consequent, let alternate):
      let holds = try truth(try evaluate(test), "if") ?? false
      return try evaluate(holds ? consequent : alternate)
    case .parenthesized(let inner): return try evaluate(inner)
    case .pipeLiteral, .bad:
      throw QueryFailure(.unreadable, "expression cannot be evaluated")
    }
  }

  private func unary(_ operation: Expression.UnaryOperator, _ operand: Expression) throws -> Value {
    let value = try evaluate(operand)
    switch operation {
    case .plus: return try signed(value, negated: false)
    case .minus: return try signed(value, negated: true)
    case .not: return try negation(value)
    case .exists: return .bool(!value.unwrapped.isNull)
    }
  }

  private func binary(
    _ operation: Expression.BinaryOperator, _ left: Expression, _ right: Expression
  ) throws -> Value {
    let l = try evaluate(left)
    let r = try evaluate(right)
    return try joined(operation, l, r)
  }

  private func interpolate(_ parts: [InterpolationPart]) throws -> Value {
    var text = ""
    for part in parts {
      switch part {
      case .text(let literal): text += literal
      case .expression(let expression):
        text += try interpolationText(try evaluate(expression))
        if text.utf8.count > textBytesMax { throw textTooLong }
      }
    }
    return .string(text)
  }

  private func dictionary(_ entries: [(key: Expression, value: Expression)]) throws -> Value {
    .dictionary(
      DictionaryValue(
        sorting: try entries.map { (key: try evaluate($0.key), value: try evaluate($0.value)) }))
  }

  private func record(base: Identifier?, _ properties: [Property]) throws -> Value {
    var result = RecordValue([])
    if let base {
      let value = try value(of: base.name, at: userSpan(base.span)).unwrapped
      guard case .record(let record) = value else {
        throw QueryFailure(
          .missingProperty, "expected a record before with but found \(value.typeText)",
          at: userSpan(base.span))
      }
      result = record
    }
    var seen: Set<String> = []
    for property in properties {
      let label = property.key.name
      guard seen.insert(label).inserted else {
        throw QueryFailure(
          .duplicateKey, "duplicate key in object: \"\(label)\"", at: userSpan(property.span))
      }
      result[label] = try value(of: property)
    }
    return .record(result)
  }

  /// The value of `key: value`, or of a bare `key`.
  private func value(of property: Property) throws -> Value {
    if let expression = property.value { return try evaluate(expression) }
    return try value(of: property.key.name, at: userSpan(property.key.span))
  }

  private func closure(_ literal: FunctionLiteral, expression: Expression) -> Closure {
    let code = code?.nested[expression.number] ?? FunctionCode(literal, expression: expression)
    return Closure(code: code, madeIn: self)
  }

  private func member(of object: Expression, _ name: Identifier) throws -> Value {
    if case .identifier(let package) = object.kind, let path = importedPath(package) {
      return try evaluation.member(name.name, ofPackage: path, at: userSpan(name.span))
    }
    return try property(name.name, of: try evaluate(object))
  }

  private func element(of array: Expression, at index: Expression) throws -> Value {
    let container = try evaluate(array)
    let position = try evaluate(index).unwrapped
    return try elementOf(container, at: position)
  }

  // MARK: Calls

  /// Evaluates a call; arguments before the call, in source order, the piped value first.
  private func call(_ expression: Expression, piped: Value?) throws -> Value {
    if case .parenthesized(let inner) = expression.kind {
      return try call(inner, piped: piped)
    }
    guard case .call(let callee, let properties) = expression.kind else {
      throw QueryFailure(.unreadable, "pipe destination must be a function call")
    }
    let function = try evaluate(callee)
    var arguments = Arguments([], piped: piped)
    arguments.values.reserveCapacity(properties.count)
    for property in properties {
      arguments.values.append((property.key.name, try value(of: property)))
    }
    guard case .function(let target) = function else {
      throw QueryFailure(.notCallable, "cannot call \(function.typeText): it is not a function")
    }
    let span = userSpan(expression.span)
    do {
      try evaluation.context.checkCancellation()
      return try target.call(arguments, in: evaluation, at: span)
    } catch let failure as QueryFailure {
      throw callFailure(failure, calling: calleeName(callee), at: span)
    }
  }

  private func calleeName(_ callee: Expression) -> String? {
    switch callee.kind {
    case .identifier(let name): name
    case .member(_, let name): name.name
    case .parenthesized(let inner): calleeName(inner)
    default: nil
    }
  }

  // MARK: Statements

  /// Runs the body of a function. Errors: those of its expressions.
  func run(_ body: FunctionLiteral.Body) throws -> Value {
    switch body {
    case .expression(let expression): return try evaluate(expression)
    case .block(let block):
      for statement in block.statements {
        switch statement.kind {
        case .assignment(let name, let value):
          assign(name.name, try evaluateNamed(value, name.name))
        case .expression(let expression): _ = try evaluate(expression)
        case .returns(let expression): return try evaluate(expression)
        case .option, .builtin, .testcase, .bad:
          throw QueryFailure(.unreadable, "statement is not allowed in a function block")
        }
      }
      throw QueryFailure(.unreadable, "missing return statement in block")
    }
  }

  /// The value that is about to get a name; a function keeps its first one for messages.
  func evaluateNamed(_ expression: Expression, _ name: String) throws -> Value {
    let value = try evaluate(expression)
    if case .function(let function) = value, let closure = function as? Closure, closure.name == nil
    {
      return .function(closure.named(name))
    }
    return value
  }
}
