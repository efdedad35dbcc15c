import Columnar
import Diagnostics
import Planning
import Semantics
import Syntax

extension LambdaTyper {
  /// Types a lambda for its role. Errors: `BeyondCells`; `E0014` for a result that the operator
  /// cannot use.
  ///
  /// Order of a map's columns: upstream's row form sorts all labels; its vectorised form keeps the
  /// row's columns in place and adds the new ones, in an order that is random there and that of the
  /// source here; a literal without the row comes in random order there and sorted here.
  func typedLambda(
    _ lambda: RowLambda, _ closure: Closure, schema: Schema, accumulator: [Field]
  ) throws -> TypedLambda {
    let captured = SymbolicClosure(closure).captured
    var names = captured
    var given = [lambda.rowParameter: row(schema)]
    if lambda.role == .reduce { given[accumulatorParameter] = self.accumulator(accumulator) }
    names.merge(given) { _, row in row }
    for (position, parameter) in closure.code.parameters.enumerated()
    where given[parameter.name.name] == nil {
      guard let code = closure.code.defaults[position] else {
        throw QueryFailure(
          .arguments, "missing required argument \(parameter.name.name)", at: lambda.span)
      }
      let around = SymbolicFrame(
        code: code, scope: closure.scope, types: closure.types, names: captured)
      names[parameter.name.name] = try run(code.body, around)
    }
    let frame = SymbolicFrame(
      code: closure.code, scope: closure.scope, types: closure.types, names: names)
    let result = try run(closure.code.body, frame)
    try checkDepth(result)
    let extendsRow = extendsRow(closure, lambda)
    let body: TypedLambda.Body =
      switch lambda.role {
      case .predicate: .predicate(try predicate(result, lambda).gatheringEqualities())
      case .map:
        .record(
          try mapFields(
            result, lambda, keepsOrder: nullLogic == .threeValued && extendsRow))
      case .reduce: .record(try reduceFields(result, lambda, accumulator))
      }
    return TypedLambda(
      input: schema, body: body, nullLogic: nullLogic, localCount: slotCount,
      extendsRow: lambda.role == .map && extendsRow, accumulator: accumulator,
      readsRow: usedProperties(of: lambda.rowParameter, in: closure.code)?.isEmpty != true,
      columnsTyped: columnsTyped)
  }

  private func row(_ schema: Schema) -> Symbol {
    .record(
      schema.fields.enumerated().map { index, field in
        (field.label, .columnCell(.column(index, field.type), field.type))
      })
  }

  private func accumulator(_ fields: [Field]) -> Symbol {
    .record(
      fields.enumerated().map { index, field in
        (field.label, .columnCell(.accumulator(index, field.type), field.type))
      })
  }

  /// Whether the body is `{r with …}`, as an expression or as a block's result.
  private func extendsRow(_ closure: Closure, _ lambda: RowLambda) -> Bool {
    var result: Expression?
    switch closure.code.body {
    case .expression(let expression): result = expression
    case .block(let block):
      if case .returns(let expression)? = block.statements.last?.kind { result = expression }
    }
    guard let result, case .record(let base?, _) = unparenthesized(result).kind else {
      return false
    }
    return base.name == lambda.rowParameter
  }

  private func predicate(_ result: Symbol, _ lambda: RowLambda) throws -> RowExpression {
    let (expression, type) = try cell(result)
    switch type {
    case .column(.bool): return expression
    case .untypedNull:
      if case .failure(let failure, _) = expression { return .failure(failure, .column(.bool)) }
      return .constant(.null, .column(.bool))
    case .column(let type):
      throw QueryFailure(
        .rowFunctionResult, "expected bool but found \(type.name)", at: lambda.span)
    case .duration:
      throw QueryFailure(.rowFunctionResult, "expected bool but found duration", at: lambda.span)
    }
  }

  private func mapFields(
    _ result: Symbol, _ lambda: RowLambda, keepsOrder: Bool
  ) throws -> [TypedLambda.OutputField] {
    if case .cell(.failure, _) = result {
      throw BeyondCells(reason: "the lambda always fails")
    }
    guard let fields = try? fields(of: result) else {
      throw mapResultFailure(typeText(result), lambda.span)
    }
    var outputs: [TypedLambda.OutputField] = []
    for field in fields {
      // A null without a type makes no column.
      if case .value(.null(nil)) = field.symbol { continue }
      let typed: (expression: RowExpression, type: CellType)
      do {
        typed = try cell(field.symbol)
      } catch is BeyondCells {
        throw unsupportedPropertyFailure(field.label, typeText(field.symbol), lambda.span)
      }
      switch typed.type {
      case .column:
        outputs.append(
          .init(label: field.label, expression: typed.expression, type: typed.type))
      case .duration: throw unsupportedPropertyFailure(field.label, "duration", lambda.span)
      case .untypedNull: throw BeyondCells(reason: "a field of the lambda has no type")
      }
    }
    if keepsOrder { return outputs }
    return outputs.sorted { compareBytes($0.label, $1.label) < 0 }
  }

  private func reduceFields(
    _ result: Symbol, _ lambda: RowLambda, _ accumulator: [Field]
  ) throws -> [TypedLambda.OutputField] {
    if case .cell(.failure, _) = result {
      throw BeyondCells(reason: "the lambda always fails")
    }
    guard let fields = try? fields(of: result) else {
      throw reduceResultFailure(typeText(result), lambda.span)
    }
    for field in fields where !accumulator.contains(where: { $0.label == field.label }) {
      throw QueryFailure(
        .rowFunctionResult, "found unexpected label \(field.label)", at: lambda.span)
    }
    return try accumulator.map { wanted in
      guard let field = fields.first(where: { $0.label == wanted.label }) else {
        throw QueryFailure(
          .rowFunctionResult, "record is missing label \(wanted.label)", at: lambda.span)
      }
      let (expression, type) = try cell(field.symbol)
      let wantedType = CellType.column(wanted.type)
      switch (type, expression) {
      case (.untypedNull, .failure(let failure, _)):
        return .init(
          label: wanted.label, expression: .failure(failure, wantedType), type: wantedType)
      case (.untypedNull, _):
        return .init(
          label: wanted.label, expression: .constant(.null, wantedType), type: wantedType)
      case (wantedType, _):
        return .init(label: wanted.label, expression: expression, type: wantedType)
      default:
        throw QueryFailure(
          .rowFunctionResult,
          "expected \(wanted.type.name) but found \(typeText(field.symbol)) for label "
            + wanted.label, at: lambda.span)
      }
    }
  }

  private func typeText(_ symbol: Symbol) -> String {
    switch symbol {
    case .value(let value): value.typeText
    case .cell(_, .column(let type)): type.name
    case .cell(_, .duration): "duration"
    case .cell(_, .untypedNull): "null"
    case .record: "record"
    case .function: "function"
    }
  }
}
