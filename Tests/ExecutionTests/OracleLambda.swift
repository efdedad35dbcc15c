import Columnar
import Diagnostics
import Planning

/// A lambda given as a typed expression, and the plainest way to evaluate it.
final class OracleLambda: RowFunction {
  let text = "lambda"
  let span: Span? = nil
  private let make: @Sendable (Schema) -> TypedLambda

  init(_ make: @escaping @Sendable (Schema) -> TypedLambda) { self.make = make }

  static func predicate(
    _ logic: NullLogic = .row, _ test: @escaping @Sendable (Schema) -> RowExpression
  ) -> OracleLambda {
    OracleLambda { schema in
      TypedLambda(
        input: schema, body: .predicate(test(schema)), nullLogic: logic, localCount: 4,
        extendsRow: false)
    }
  }

  static func record(
    _ logic: NullLogic = .row, accumulator: [Field] = [],
    _ fields: @escaping @Sendable (Schema) -> [(String, RowExpression, ColumnType)]
  ) -> OracleLambda {
    OracleLambda { schema in
      let outputs = fields(schema).map {
        TypedLambda.OutputField(label: $0.0, expression: $0.1, type: .column($0.2))
      }
      return TypedLambda(
        input: schema, body: .record(outputs), nullLogic: logic, localCount: 4, extendsRow: false,
        accumulator: accumulator)
    }
  }

  func typed(for schema: Schema) throws -> TypedLambda { make(schema) }
  func typed(for schema: Schema, accumulator: [Field]) throws -> TypedLambda { make(schema) }
  func makeRowEvaluator(_ lambda: TypedLambda) throws -> any RowEvaluator {
    OracleEvaluator(lambda)
  }
}

extension Schema {
  func column(_ label: String) -> RowExpression {
    let index = index(of: label) ?? 0
    return .column(index, fields[index].type)
  }
}

final class OracleEvaluator: RowEvaluator {
  private let lambda: TypedLambda
  private var locals: [Scalar]
  private var row: [Scalar] = []
  private var accumulator: [Scalar] = []

  init(_ lambda: TypedLambda) {
    self.lambda = lambda
    locals = Array(repeating: .null, count: lambda.localCount)
  }

  private func forEachRow(_ batch: Batch, _ body: (Int) throws -> Void) rethrows {
    for table in 0..<batch.tableCount {
      for index in batch.rows(ofTable: table) {
        row = batch.columns.indices.map { batch.scalar(column: $0, row: index, table: table) }
        try body(index)
      }
    }
  }

  func filter(
    _ batch: Batch, mask: UnsafeMutablePointer<UInt8>, context: QueryContext
  ) throws {
    guard case .predicate(let test) = lambda.body else { return }
    try forEachRow(batch) { mask[$0] = try value(test) == .bool(true) ? 1 : 0 }
  }

  func map(_ batch: Batch, context: QueryContext) throws -> [MappedTables] {
    guard case .record(let outputs) = lambda.body else { return [] }
    let builders = outputs.map { output -> ColumnBuilder in
      if case .column(let type) = output.type { return ColumnBuilder(type: type, budget: nil) }
      return ColumnBuilder(type: .int, budget: nil)
    }
    try forEachRow(batch) { _ in
      for (output, builder) in zip(outputs, builders) {
        try builder.append(value(output.expression))
      }
    }
    return [
      MappedTables(
        tables: 0..<batch.tableCount,
        fields: zip(outputs, builders).map { Field($0.label, $1.type) },
        columns: try builders.map { try $0.finishPlain() })
    ]
  }

  func reduce(
    _ batch: Batch, rows: Range<Int>, accumulator state: inout [Scalar], context: QueryContext
  ) throws {
    guard case .record(let outputs) = lambda.body else { return }
    accumulator = state
    try forEachRow(batch) { index in
      guard rows.contains(index) else { return }
      let next = try outputs.map { try value($0.expression) }
      if next.contains(.null) { throw QueryFailure(DiagnosticCode("E9999"), "null field") }
      accumulator = next
    }
    state = accumulator
  }

  private func value(_ expression: RowExpression) throws -> Scalar {
    switch expression {
    case .constant(let value, _): return value
    case .column(let index, _): return row[index]
    case .accumulator(let index, _): return accumulator[index]
    case .local(let slot, _): return locals[slot]
    case .bind(let slot, let bound, let body):
      locals[slot] = try value(bound)
      return try value(body)
    case .arithmetic(let operation, let left, let right, _, _):
      return try arithmetic(operation, value(left), value(right))
    case .compare(let comparison, let left, let right):
      return try compare(comparison, value(left), value(right))
    case .matches(let text, let pattern, let negated):
      guard case .string(var string) = try value(text) else { return .null }
      return .bool(string.withUTF8 { pattern.matches($0) } != negated)
    case .and(let left, let right): return try logic(isAnd: true, left, right)
    case .or(let left, let right): return try logic(isAnd: false, left, right)
    case .not(let inner):
      guard case .bool(let bool) = try value(inner) else { return .null }
      return .bool(!bool)
    case .negate(let inner, _):
      switch try value(inner) {
      case .int(let int): return .int(0 &- int)
      case .float(let float): return .float(-float)
      default: return .null
      }
    case .exists(let inner): return .bool(try value(inner) != .null)
    case .conditional(let test, let consequent, let alternate):
      return try value(value(test) == .bool(true) ? consequent : alternate)
    case .convert(let inner, _, _):
      switch try value(inner) {
      case .int(let int): return .float(Double(int))
      case let other: return other
      }
    case .contains(let inner, let set):
      let needle = try value(inner)
      return .bool(needle != .null && set.contains(needle))
    case .call(let function, let arguments, _, _):
      let values = try arguments.map(value)
      return values.contains(.null) ? .null : try function.evaluate(values)
    case .failure(let failure, _): throw failure
    case .duration, .concatenate: return .null
    }
  }

  private func logic(
    isAnd: Bool, _ left: RowExpression, _ right: RowExpression
  ) throws -> Scalar {
    let a = try value(left)
    if a == .bool(!isAnd) { return a }
    if lambda.nullLogic == .row {
      if isAnd && a == .null { return .bool(false) }
      return try value(right)
    }
    let b = try value(right)
    if b == .bool(!isAnd) { return b }
    return a == .null || b == .null ? .null : .bool(isAnd)
  }

  private func arithmetic(
    _ operation: ArithmeticOperator, _ left: Scalar, _ right: Scalar
  ) throws -> Scalar {
    switch (left, right) {
    case (.int(let a), .int(let b)):
      switch operation {
      case .add: return .int(a &+ b)
      case .subtract: return .int(a &- b)
      case .multiply: return .int(a &* b)
      case .divide, .modulo:
        if b == 0 { throw QueryFailure(DiagnosticCode("E0003"), "cannot divide by zero") }
        if b == -1 { return .int(operation == .divide ? 0 &- a : 0) }
        return .int(operation == .divide ? a / b : a % b)
      case .power: return .null
      }
    case (.float(let a), .float(let b)):
      switch operation {
      case .add: return .float(a + b)
      case .subtract: return .float(a - b)
      case .multiply: return .float(a * b)
      case .divide: return .float(a / b)
      case .modulo: return .float(a.truncatingRemainder(dividingBy: b))
      case .power: return .null
      }
    default: return .null
    }
  }

  private func compare(
    _ comparison: ComparisonOperator, _ left: Scalar, _ right: Scalar
  ) -> Scalar {
    func holds<Value: Comparable>(_ a: Value, _ b: Value) -> Scalar {
      switch comparison {
      case .equal: .bool(a == b)
      case .notEqual: .bool(a != b)
      case .less: .bool(a < b)
      case .lessOrEqual: .bool(a <= b)
      case .greater: .bool(a > b)
      case .greaterOrEqual: .bool(a >= b)
      }
    }
    switch (left, right) {
    case (.int(let a), .int(let b)), (.time(let a), .time(let b)): return holds(a, b)
    case (.float(let a), .float(let b)): return holds(a, b)
    case (.int(let a), .float(let b)): return holds(Double(a), b)
    case (.float(let a), .int(let b)): return holds(a, Double(b))
    case (.string(let a), .string(let b)): return holds(compareBytes(a, b), 0)
    case (.bool(let a), .bool(let b)): return holds(a ? 1 : 0, b ? 1 : 0)
    default: return .null
    }
  }
}
