import Diagnostics
import Syntax

extension Inference {
  /// Pipes and operators nest to the left: walks down the left operands first, so that a chain of
  /// thousands of steps does not recurse.
  func inferSpine(_ expression: Expression) -> TypeID {
    var spine: [Expression] = []
    var walker = expression
    while true {
      switch walker.kind {
      case .pipe(let left, _), .binary(_, let left, _), .logical(_, let left, _):
        spine.append(walker)
        walker = left
        continue
      default: break
      }
      break
    }
    var type = infer(walker)
    for step in spine.reversed() {
      guard graph.limitMet == nil else { return graph.error }
      type = inferStep(step, leftType: type)
      record(type, for: step)
    }
    return type
  }

  private func inferStep(_ step: Expression, leftType: TypeID) -> TypeID {
    switch step.kind {
    case .pipe(let input, let call): return inferPipe(input, leftType, call)
    case .binary(let binary, let left, let right):
      return inferBinary(binary, left, leftType, right, step.span)
    case .logical(_, let left, let right):
      require(graph.basic(.bool), leftType, at: left.span, .logical)
      let rightType = infer(right)
      require(graph.basic(.bool), rightType, at: right.span, .logical)
      return graph.basic(.bool, from: step.span)
    default: return graph.error
    }
  }

  private func inferPipe(_ input: Expression, _ type: TypeID, _ call: Expression) -> TypeID {
    var target = call
    while case .parenthesized(let inner) = target.kind { target = inner }
    guard case .call(let callee, let arguments) = target.kind else {
      _ = infer(call)
      return graph.error
    }
    let result = inferCall(target, callee, arguments, input: (input, type))
    record(result, for: call)
    record(result, for: target)
    return result
  }

  private func inferBinary(
    _ binary: Expression.BinaryOperator, _ left: Expression, _ leftType: TypeID,
    _ right: Expression, _ span: Span
  ) -> TypeID {
    let rightType = infer(right)
    let bool = { self.graph.basic(.bool, from: span) }
    switch binary {
    case .add:
      return inferArithmetic(binary, .addable, left, leftType, right, rightType)
    case .subtract:
      hintAtDate(left, right, span)
      return inferArithmetic(binary, .subtractable, left, leftType, right, rightType)
    case .multiply, .divide, .modulo, .power:
      return inferArithmetic(binary, .divisible, left, leftType, right, rightType)
    case .equal, .notEqual:
      requireKinds(.equatable, binary, left, leftType, right, rightType)
      return bool()
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      requireKinds(.comparable, binary, left, leftType, right, rightType)
      return bool()
    case .matches, .notMatches:
      require(graph.basic(.string), leftType, at: left.span, .matchedText)
      require(graph.basic(.regexp), rightType, at: right.span, .matchedExpression)
      return bool()
    }
  }

  /// `2024-1-31` without blanks is a number, and was likely meant as a date.
  private func hintAtDate(_ left: Expression, _ right: Expression, _ span: Span) {
    guard case .binary(.subtract, let first, let second) = left.kind,
      case .integer(let year) = first.kind, case .integer(let month) = second.kind,
      case .integer(let day) = right.kind, (1900...2262).contains(year), (1...12).contains(month),
      (1...31).contains(day), !span.text.contains(where: \.isWhitespace)
    else { return }
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let date = "\(year)-\(two(month))-\(two(day))"
    report(
      Diagnostic(
        .differenceForDate, "\(span.text) is the number \(year - month - day)", at: span,
        severity: .hint, notes: ["dates are written with two digits for month and day"],
        fix: "write `\(date)`", edits: [Edit(span, date)]))
  }

  private func inferArithmetic(
    _ binary: Expression.BinaryOperator, _ kinds: KindSet, _ left: Expression,
    _ leftType: TypeID, _ right: Expression, _ rightType: TypeID
  ) -> TypeID {
    let operands = MismatchContext.operands(binary, left, leftType, right, rightType)
    guard require(leftType, rightType, at: right.span, operands) else { return graph.error }
    return requireKind(leftType, kinds, at: left.span, operands) ? leftType : graph.error
  }

  /// Comparisons demand their kind of each side separately; the types may differ.
  private func requireKinds(
    _ kinds: KindSet, _ binary: Expression.BinaryOperator, _ left: Expression,
    _ leftType: TypeID, _ right: Expression, _ rightType: TypeID
  ) {
    let operands = MismatchContext.operands(binary, left, leftType, right, rightType)
    if requireKind(leftType, kinds, at: left.span, operands) {
      requireKind(rightType, kinds, at: right.span, operands)
    }
  }

  func inferUnary(
    _ unary: Expression.UnaryOperator, _ operand: Expression, _ span: Span
  ) -> TypeID {
    let type = infer(operand)
    switch unary {
    case .not:
      require(graph.basic(.bool), type, at: operand.span, .logical)
      return graph.basic(.bool, from: span)
    case .exists: return graph.basic(.bool, from: span)
    case .plus, .minus:
      return requireKind(type, .negatable, at: operand.span) ? type : graph.error
    }
  }
}
