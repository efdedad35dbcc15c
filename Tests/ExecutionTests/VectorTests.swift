import Columnar
import Diagnostics
import Execution
import Planning
import Testing

@Suite struct VectorTests {
  static func int(_ value: Int64) -> RowExpression { .constant(.int(value), .column(.int)) }
  static func float(_ value: Double) -> RowExpression { .constant(.float(value), .column(.float)) }
  static func text(_ value: String) -> RowExpression { .constant(.string(value), .column(.string)) }
  static let null = RowExpression.constant(.null, .untypedNull)

  typealias Make = @Sendable (Schema) -> RowExpression

  /// Tests over the columns of `randomTables`.
  static let predicates: [Make] = [
    { .compare(.greater, $0.column("_value"), float(0.5)) },
    { .compare(.less, $0.column("n"), $0.column("_value")) },
    { .compare(.equal, $0.column("s"), text("ab")) },
    { .compare(.lessOrEqual, $0.column("s"), $0.column("host")) },
    { .compare(.notEqual, $0.column("host"), text("h1")) },
    { .and($0.column("b"), .compare(.greater, $0.column("n"), int(0))) },
    { .or($0.column("b"), .compare(.greater, $0.column("n"), int(0))) },
    { .not(.and($0.column("b"), .compare(.less, $0.column("_value"), float(1)))) },
    { .exists($0.column("n")) },
    { .or(.not(.exists($0.column("n"))), .contains($0.column("n"), set: [.int(1), .int(2)])) },
    { .contains($0.column("s"), set: [.string("a"), .string("")]) },
    { .matches($0.column("s"), pattern: Prefix("a"), negated: true) },
    { .matches($0.column("host"), pattern: Prefix("h1"), negated: false) },
    { .compare(.equal, $0.column("n"), null) },
    {
      .conditional(
        test: $0.column("b"), consequent: .compare(.less, $0.column("n"), int(2)),
        alternate: .compare(.less, $0.column("_value"), float(2)))
    },
    // The divisor is zero only where the branch is not taken.
    {
      .conditional(
        test: .compare(.notEqual, $0.column("n"), int(0)),
        consequent: .compare(
          .equal,
          .arithmetic(.divide, int(12), $0.column("n"), type: .int, span: nil), int(4)),
        alternate: .constant(.bool(true), .column(.bool)))
    },
    {
      .and(
        .compare(.notEqual, $0.column("n"), int(0)),
        .compare(
          .less, .arithmetic(.modulo, int(7), $0.column("n"), type: .int, span: nil), int(2)))
    },
    {
      .bind(
        slot: 0, value: .arithmetic(.add, $0.column("n"), int(1), type: .int, span: nil),
        body: .compare(
          .greater,
          .arithmetic(
            .multiply, .local(0, .column(.int)), .local(0, .column(.int)), type: .int, span: nil),
          int(3)))
    },
  ]

  @Test(arguments: predicates.indices, [NullLogic.row, .threeValued])
  func filterAgreesWithTheRowPath(_ index: Int, _ logic: NullLogic) throws {
    let lambda = OracleLambda.predicate(logic, Self.predicates[index])
    let rows = randomTables(RandomShape(tables: 2, rows: 800, times: 0..<100), seed: 3)
    #expect(try vectorRefusal(of: lambda.typed(for: rows.schema)) == nil)
    let operation = LogicalOperation.filter(
      FilterOperation(function: lambda, keepsEmptyTables: false))
    let answers = try [ExecutionPath.row, .vector].map { path in
      try TableText.text(
        runBatches(rows.batches(rowsMax: 1_300), [operation], RunOptions(path: path)))
    }
    #expect(answers[0] == answers[1])
    // A comparison with null keeps no row.
    #expect(answers[0].isEmpty == (index == 13))
  }

  @Test func mapAgreesWithTheRowPath() throws {
    let lambda = OracleLambda.record(.threeValued) { schema in
      let n = schema.column("n")
      let v = schema.column("_value")
      return [
        ("host", schema.column("host"), .string),
        (
          "sum", .arithmetic(.add, v, .convert(n, to: .float, span: nil), type: .float, span: nil),
          .float
        ),
        ("minus", .negate(n, type: .int), .int),
        (
          "text",
          .conditional(
            test: .compare(.less, v, Self.float(0)), consequent: Self.text("low"),
            alternate: schema.column("s")), .string
        ),
        ("both", .and(schema.column("b"), .compare(.less, n, Self.int(0))), .bool),
        ("root", .call(SquareRoot(), [v], type: .column(.float), span: nil), .float),
        ("none", .conditional(test: schema.column("b"), consequent: n, alternate: Self.null), .int),
      ]
    }
    let rows = randomTables(RandomShape(tables: 2, rows: 800, times: 0..<100), seed: 5)
    #expect(try vectorRefusal(of: lambda.typed(for: rows.schema)) == nil)
    let answers = try [ExecutionPath.row, .vector].map { path in
      try TableText.text(
        runBatches(
          rows.batches(rowsMax: 1_300), [.map(MapOperation(function: lambda))],
          RunOptions(path: path)))
    }
    #expect(answers[0] == answers[1])
  }

  @Test func aFailureIsTheRowPathsOwn() throws {
    let lambda = OracleLambda.predicate { schema in
      .compare(
        .equal, .arithmetic(.divide, Self.int(1), schema.column("n"), type: .int, span: nil),
        Self.int(1))
    }
    let operation = LogicalOperation.filter(
      FilterOperation(function: lambda, keepsEmptyTables: false))
    #expect(throws: QueryFailure.self) {
      try runBatches(
        TableText("n:int\n1\n0").batches(), [operation], RunOptions(path: .vector))
    }
    #expect(
      try TableText.text(
        runBatches(
          TableText("n:int\n1\nnull\n2").batches(), [operation], RunOptions(path: .vector)))
        == "n:int\n1")
  }

  static let folds: [(Field, Scalar, Make)] = [
    (
      Field("sum", .float), .float(0),
      {
        .arithmetic(.add, $0.value, .accumulator(0, .float), type: .float, span: nil)
      }
    ),
    (
      Field("down", .float), .float(100),
      {
        .arithmetic(.subtract, .accumulator(0, .float), $0.value, type: .float, span: nil)
      }
    ),
    (
      Field("over", .float), .float(1),
      {
        .arithmetic(.divide, $0.value, .accumulator(0, .float), type: .float, span: nil)
      }
    ),
    (
      Field("count", .int), .int(0),
      { _ in
        .arithmetic(.add, .accumulator(0, .int), int(1), type: .int, span: nil)
      }
    ),
    (
      Field("max", .float), .float(-1e9),
      {
        .conditional(
          test: .compare(.greater, $0.value, .accumulator(0, .float)), consequent: $0.value,
          alternate: .accumulator(0, .float))
      }
    ),
    (
      Field("positive", .int), .int(0),
      {
        .conditional(
          test: .compare(.greater, $0.value, float(0)),
          consequent: .arithmetic(.add, .accumulator(0, .int), int(1), type: .int, span: nil),
          alternate: .accumulator(0, .int))
      }
    ),
    (Field("last", .float), .float(0), { $0.value }),
  ]

  @Test(arguments: folds.indices, [1, 3, 1_000])
  func foldsAgreeWithTheRowPath(_ index: Int, _ rowsMax: Int) throws {
    let (field, identity, make) = Self.folds[index]
    let lambda = OracleLambda.record(accumulator: [field]) { schema in
      [(field.label, make(schema), field.type)]
    }
    let text = "host:string* _value:float\na 0.1\na 0.7\na -3.3\na 1e9\n--\nb 0.3\n--\n(c)"
    let operation = LogicalOperation.reduce(
      ReduceOperation(function: lambda, identity: [(field.label, identity)]))
    let input = try TableText(text)
    #expect(try vectorRefusal(of: lambda.typed(for: input.tables[0].schema)) == nil)
    let answers = try [ExecutionPath.row, .vector].map { path in
      try TableText.text(
        runBatches(input.batches(rowsMax: rowsMax), [operation], RunOptions(path: path)))
    }
    #expect(answers[0] == answers[1])
    #expect(answers[0].hasPrefix("host:string* \(field.label):\(field.type.name)\na "))
  }

  @Test func aNullInAFoldIsTheRowPathsError() throws {
    let (field, identity, make) = Self.folds[0]
    let lambda = OracleLambda.record(accumulator: [field]) { [("sum", make($0), .float)] }
    let operation = LogicalOperation.reduce(
      ReduceOperation(function: lambda, identity: [(field.label, identity)]))
    #expect(throws: QueryFailure.self) {
      try runBatches(
        TableText("_value:float\n1\nnull").batches(), [operation], RunOptions(path: .vector))
    }
  }

  @Test func refusalsSayWhy() throws {
    let schema = Schema(fields: [Field("s", .string), Field("n", .int)], keyIndices: [])
    func refusal(_ expression: RowExpression) -> String? {
      vectorRefusal(
        of: TypedLambda(
          input: schema, body: .predicate(expression), nullLogic: .row, localCount: 0,
          extendsRow: false))
    }
    #expect(
      refusal(.call(SquareRoot(), [.duration(.zero)], type: .column(.bool), span: nil))
        == "works with a duration")
    #expect(
      refusal(.compare(.less, schema.column("s"), schema.column("n")))
        == "compares string with int")
  }

  @Test func fieldsThatFollowFromEachOtherAreRefused() throws {
    let fields = [Field("a", .float), Field("b", .float)]
    let lambda = OracleLambda.record(accumulator: fields) { _ in
      [("a", .accumulator(1, .float), .float), ("b", .accumulator(0, .float), .float)]
    }
    let schema = Schema(fields: [Field("_value", .float)], keyIndices: [])
    #expect(
      try vectorRefusal(of: lambda.typed(for: schema))
        == "fields of the accumulator follow from each other")
  }

  /// A mean from a sum and a count beside it, and the largest rise from the value before.
  @Test(arguments: [1, 3, 1_000]) func fieldsMayFollowFromOthers(rowsMax: Int) throws {
    let fields = [
      Field("mean", .float), Field("n", .int), Field("sum", .float), Field("last", .float),
      Field("rise", .float), Field("isUp", .bool),
    ]
    let lambda = OracleLambda.record(accumulator: fields) { schema in
      let sum = RowExpression.arithmetic(
        .add, .accumulator(2, .float), schema.value, type: .float, span: nil)
      let count = RowExpression.arithmetic(
        .add, .accumulator(1, .int), Self.int(1), type: .int, span: nil)
      let rise = RowExpression.arithmetic(
        .subtract, schema.value, .accumulator(3, .float), type: .float, span: nil)
      let mean = RowExpression.arithmetic(
        .divide, sum, .convert(count, to: .float, span: nil), type: .float, span: nil)
      return [
        ("mean", mean, .float), ("n", count, .int), ("sum", sum, .float),
        ("last", schema.value, .float),
        (
          "rise",
          .conditional(
            test: .compare(.greater, rise, .accumulator(4, .float)), consequent: rise,
            alternate: .accumulator(4, .float)), .float
        ),
        ("isUp", .and(.accumulator(5, .bool), .compare(.greater, rise, Self.float(0))), .bool),
      ]
    }
    let text = "host:string* _value:float\na 0.1\na 0.7\na -3.3\na 1e9\n--\nb 0.3\n--\n(c)"
    let input = try TableText(text)
    #expect(try vectorRefusal(of: lambda.typed(for: input.tables[0].schema)) == nil)
    let identity: [Scalar] = [
      .float(0), .int(0), .float(0), .float(0), .float(-1e9), .bool(true),
    ]
    let operation = LogicalOperation.reduce(
      ReduceOperation(
        function: lambda,
        identity: zip(fields, identity).map { (label: $0.label, value: $1) }))
    let answers = try [ExecutionPath.row, .vector].map { path in
      try TableText.text(
        runBatches(input.batches(rowsMax: rowsMax), [operation], RunOptions(path: path)))
    }
    #expect(answers[0] == answers[1])
    #expect(answers[0].contains("b true 0.3 0.3 1 0.3 0.3"))
  }

  @Test func eachEntryOfADictionaryIsAskedOnce() throws {
    let function = CountingLength()
    let pattern = CountingPrefix()
    let lambda = OracleLambda.record { schema in
      [
        (
          "n", .call(function, [schema.column("s")], type: .column(.int), span: nil),
          .int
        ),
        ("b", .matches(schema.column("s"), pattern: pattern, negated: false), .bool),
      ]
    }
    let words = ColumnBuilder(type: .string, budget: nil)
    for word in ["abc", "never", "a"] { try words.append(string: word) }
    guard case .plain(.strings(let entries), _) = try words.finishPlain().storage else { return }
    let codes = (0..<5_000).map { $0 % 7 == 0 ? Int32(-1) : Int32($0 % 2 * 2) }
    let batch = Batch(
      schema: Schema(fields: [Field("s", .string)], keyIndices: []),
      columns: [
        Column(
          type: .string,
          storage: .dictionary(codes: try .copying(codes), dictionary: entries))
      ], tableStarts: try .copying([0, 5_000]))
    let output = try runBatches(
      [batch], [.map(MapOperation(function: lambda))], RunOptions(path: .vector))
    #expect(try TableText.text(output).hasPrefix("n:int b:bool\nnull null\n1 true\n3 true\n"))
    // Two entries, and null.
    #expect(function.calls == 3)
    #expect(pattern.calls == 2)
  }
}

extension Schema {
  var value: RowExpression { column("_value") }
}

final class Prefix: TextPattern {
  let pattern: String
  init(_ pattern: String) { self.pattern = pattern }
  func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool { text.starts(with: pattern.utf8) }
}

final class SquareRoot: CellFunction {
  let name = "math.sqrt"
  let kernel: CellKernel? = .float { $0.squareRoot() }
  func evaluate(_ arguments: [Scalar]) throws -> Scalar {
    guard case .float(let value) = arguments[0] else { return .null }
    return .float(value.squareRoot())
  }
}

/// The length of a text; counts its calls.
final class CountingLength: CellFunction, @unchecked Sendable {
  let name = "strings.strlen"
  let kernel: CellKernel? = nil
  private(set) var calls = 0
  func evaluate(_ arguments: [Scalar]) throws -> Scalar {
    calls += 1
    guard case .string(let text) = arguments[0] else { return .null }
    return .int(Int64(text.count))
  }
}

final class CountingPrefix: TextPattern, @unchecked Sendable {
  let pattern = "a"
  private(set) var calls = 0
  func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    calls += 1
    return text.first == UInt8(ascii: "a")
  }
}
