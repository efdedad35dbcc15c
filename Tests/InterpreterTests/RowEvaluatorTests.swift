import Columnar
import Diagnostics
import Planning
import Testing

@testable import Interpreter

/// The typed row path against the tree walk: the same cells bit for bit, the same first failure.
@Suite struct RowEvaluatorTests {
  static let seeds: [UInt64] = [1, 2, 3, 4, 5]

  private static let expressions = [
    "r.i + r.j", "r.i - r.j * 3", "r.i / r.j", "r.i % r.j", "r.i ^ r.j", "r.u + r.u", "r.u / r.u",
    "r.u % r.u", "r.u ^ r.u", "r.x + r.y", "r.x - r.y", "r.x * r.y", "r.x / r.y", "r.x % r.y",
    "r.x ^ r.y", "-r.i", "-r.x", "r.s + r.w", "r.s + \"!\" + r.k",
    "r.i == r.j", "r.i != r.j", "r.i < r.j", "r.i <= r.j", "r.i > r.j", "r.i >= r.j",
    "r.u == r.u", "r.u < r.u", "r.u >= r.u", "r.i == r.u", "r.i != r.u", "r.i < r.u", "r.u < r.i",
    "r.i >= r.u", "r.u >= r.i", "r.x == r.y", "r.x != r.y", "r.x < r.y", "r.x <= r.y", "r.x > r.y",
    "r.i < r.x", "r.x >= r.u", "r.u == r.x", "r.b == r.c", "r.b != r.c", "r.t < 1970-01-02",
    "r.s == r.w", "r.s < r.p", "r.s >= r.w", "r.s == \"a\"", "\"ab\" < r.w", "r.k != \"a\"",
    "r.w =~ /^[a1]/", "r.s !~ /b$/", "r.k =~ /a/", "r.w == \"12\" or r.k == \"a\"",
    "r.b and r.c", "r.b or r.c", "not r.b", "not r.b and not r.c or r.i > 0",
    "r.b and (r.c or r.i == 1)", "exists r.x", "exists r.absent", "not exists r.k",
    "if r.b then r.i else r.j", "if r.c then r.s else r.w", "if r.i > 0 then r.x else -r.x",
    "if r.j == 0 then 0 else r.i / r.j", "r.absent + 1", "r.absent == \"a\"", "r.absent and r.b",
    "string(v: r.i)", "string(v: r.u)", "string(v: r.x)", "string(v: r.t)", "string(v: r.b)",
    "string(v: r.s)", "int(v: r.x)", "int(v: r.u)", "int(v: r.t)", "int(v: r.b)", "int(v: r.s)",
    "uint(v: r.i)", "uint(v: r.x)", "uint(v: r.w)", "float(v: r.i)", "float(v: r.u)",
    "float(v: r.b)", "float(v: r.s)", "float(v: r.t)", "bool(v: r.i)", "bool(v: r.s)",
    "time(v: r.i)",
    "time(v: r.s)", "bool(v: r.n)", "\"${r.j}/${r.y}/${r.p}\"", "\"<${r.s}>\"", "\"${r.k}\"",
    "contains(value: r.s, set: [\"a\", \"12\"])", "contains(value: r.w, set: [\"é\"])",
    "contains(value: r.x, set: [0.0, 2.25])", "contains(value: r.i, set: [1, 7])",
    "contains(value: r.k, set: [\"a\"])", "math.sqrt(x: r.x)", "math.sqrt(x: float(v: r.j))",
    "math.twice(x: r.y)", "strings.toUpper(v: r.p)", "strings.toUpper(v: r.s)", "r.i + r.x",
    "r.i == \"a\"", "r.t", "r.w", "r.k", "r.n + 1", "sq(v: r.i + 1)", "sq(v: sq(v: r.j))",
    "orElse(v: r.i, d: r.j)", "(r.b and r.i / 0 == 1) or true", "{a: r.i, b: r.j}.b",
  ]

  private static let prelude = """
    sq = (v) => v * v
    orElse = (v, d=5) => { w = if exists v then v else d
     return w + d }

    """

  /// Runs one map on both paths.
  private func compareMap(_ body: String, seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let batch = try randomBatch(&generator)
    let lambda = try rowLambda("\(Self.prelude)f = (r) => \(body)", .map)
    let typed = try lambda.typed(for: batch.schema)
    if case .dynamic(let reason) = typed.body {
      Issue.record("not typed: \(body): \(reason)")
      return
    }
    let walk = DynamicRowEvaluator(
      lambda,
      TypedLambda(
        input: batch.schema, body: .dynamic(reason: "test"), nullLogic: typed.nullLogic,
        localCount: 0, extendsRow: false))
    let fast = outcome { try lambda.makeRowEvaluator(typed).map(batch, context: testContext()) }
    let slow = outcome { try walk.map(batch, context: testContext()) }
    switch (fast, slow) {
    case (.success(let fast), .success(let slow)):
      #expect(cells(fast, batch) == cells(slow, batch), "\(body), seed \(seed)")
    case (.failure(let fast), .failure(let slow)):
      #expect(fast == slow, "\(body), seed \(seed)")
    case (.success, .failure(let failure)), (.failure(let failure), .success):
      Issue.record("only one path fails: \(body), seed \(seed): \(failure)")
    }
  }

  private enum Outcome {
    case success([MappedTables])
    case failure(String)
  }

  private func outcome(_ body: () throws -> [MappedTables]) -> Outcome {
    do {
      return .success(try body())
    } catch let failure as QueryFailure {
      let diagnostic = failure.diagnostics[0]
      return .failure("\(diagnostic.code) \(diagnostic.message) at \(diagnostic.span?.text ?? "-")")
    } catch {
      return .failure("\(error)")
    }
  }

  /// All cells by row, label and bits; floats by bits but for the sign and payload of NaN.
  private func cells(_ mapped: [MappedTables], _ batch: Batch) -> [String] {
    var result: [String] = []
    for part in mapped {
      let firstRow =
        part.columns.first.map { column in
          if case .plain(let values, _) = column.storage, values.count < batch.rowCount {
            return Int(batch.tableStarts.pointer[part.tables.lowerBound])
          }
          return 0
        } ?? 0
      for table in part.tables {
        for row in batch.rows(ofTable: table) {
          for (field, column) in zip(part.fields, part.columns)
            .sorted(by: { $0.0.label < $1.0.label })
          {
            let scalar = column.scalar(
              row: row - firstRow, table: table, tableStarts: batch.tableStarts)
            let bits =
              if case .float(let value) = scalar {
                value.isNaN ? "NaN" : "\(value.bitPattern)"
              } else { text(scalar) }
            result.append("\(row) \(field.label):\(field.type.name) \(bits)")
          }
        }
      }
    }
    return result
  }

  @Test(arguments: seeds) func expressionsAgree(seed: UInt64) throws {
    for (position, expression) in Self.expressions.enumerated() {
      try compareMap("({v: \(expression)})", seed: seed &* 1_000 &+ UInt64(position))
    }
  }

  @Test(arguments: seeds) func wholeRecordsAgree(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let safe = Self.expressions.filter { !$0.contains("/ r") && !$0.contains("%") }
    for round in 0..<20 {
      let fields = (0..<4).map { number in
        "f\(number): \(safe[Int.random(in: 0..<safe.count, using: &generator)])"
      }.joined(separator: ", ")
      try compareMap("({\(fields)})", seed: seed &* 77 &+ UInt64(round))
      try compareMap("({r with \(fields)})", seed: seed &* 79 &+ UInt64(round))
    }
  }

  @Test(arguments: seeds) func filtersAgree(seed: UInt64) throws {
    let predicates = Self.expressions.filter { expression in
      ["==", "!=", "<", ">", "~", " and ", " or ", "not ", "exists", "contains"]
        .contains { expression.contains($0) } && !expression.hasPrefix("if")
        && !expression.hasPrefix("\"<")
    }
    for predicate in predicates {
      var generator = SplitMix64(seed: seed)
      let batch = try randomBatch(&generator)
      let lambda = try rowLambda("\(Self.prelude)f = (r) => \(predicate)", .predicate)
      let typed = try lambda.typed(for: batch.schema)
      let dynamic = TypedLambda(
        input: batch.schema, body: .dynamic(reason: "test"), nullLogic: .row, localCount: 0,
        extendsRow: false)
      var masks: [String] = []
      for evaluator in [
        try lambda.makeRowEvaluator(typed), DynamicRowEvaluator(lambda, dynamic),
      ] {
        var mask = [UInt8](repeating: 9, count: batch.rowCount + 1)
        do {
          try evaluator.filter(batch, mask: &mask, context: testContext())
          masks.append("\(mask)")
        } catch let failure as QueryFailure {
          masks.append(failure.message)
        }
      }
      #expect(masks[0] == masks[1], "\(predicate), seed \(seed)")
    }
  }

  @Test(arguments: seeds) func foldsAgree(seed: UInt64) throws {
    let bodies = [
      "({a: accumulator.b + r.j, b: accumulator.a, x: accumulator.x + r.y, s: accumulator.s + r.p})",
      "({a: if exists r.i then r.i else accumulator.a, b: accumulator.b + 1, x: accumulator.x, s: r.p})",
      "({a: accumulator.a + 1, b: accumulator.a, x: if r.y > accumulator.x then r.y else accumulator.x, s: accumulator.s})",
      "({a: r.i, b: accumulator.b, x: accumulator.x, s: accumulator.s})",
      "({accumulator with a: accumulator.a + r.n})",
    ]
    let fields = [Field("a", .int), Field("b", .int), Field("x", .float), Field("s", .string)]
    for body in bodies {
      var generator = SplitMix64(seed: seed)
      let batch = try randomBatch(&generator)
      let lambda = try rowLambda("f = (r, accumulator) => \(body)", .reduce)
      let typed = try lambda.typed(for: batch.schema, accumulator: fields)
      let dynamic = TypedLambda(
        input: batch.schema, body: .dynamic(reason: "test"), nullLogic: .row, localCount: 0,
        extendsRow: false, accumulator: fields)
      var folded: [String] = []
      for evaluator in [
        try lambda.makeRowEvaluator(typed), DynamicRowEvaluator(lambda, dynamic),
      ] {
        var values: [Scalar] = [.int(1), .int(2), .float(0), .string("")]
        do {
          try evaluator.reduce(
            batch, rows: 0..<batch.rowCount, accumulator: &values, context: testContext())
          folded.append(values.map { text($0) }.joined(separator: " "))
        } catch let failure as QueryFailure {
          folded.append(failure.message)
        }
      }
      #expect(folded[0] == folded[1], "\(body), seed \(seed)")
    }
  }

  /// The accumulator's text grows over the arena's first chunk and is copied together on the way.
  @Test func longTextsSurviveManyRows() throws {
    let builder = ColumnBuilder(type: .int, budget: nil)
    for row in 0..<20_000 { try builder.append(.int(Int64(row))) }
    let starts = Buffer<Int32>.make(2)
    starts.base[0] = 0
    starts.base[1] = 20_000
    let batch = Batch(
      schema: Schema(fields: [Field("i", .int)], keyIndices: []),
      columns: [try builder.finishPlain()], tableStarts: BufferSlice(starts, count: 2))
    let lambda = try rowLambda(
      "f = (r, accumulator) => ({s: if r.i % 10 == 0 then accumulator.s + string(v: r.i) else accumulator.s})",
      .reduce)
    let typed = try lambda.typed(for: batch.schema, accumulator: [Field("s", .string)])
    var values: [Scalar] = [.string("")]
    try lambda.makeRowEvaluator(typed).reduce(
      batch, rows: 0..<20_000, accumulator: &values, context: testContext())
    let expected = stride(from: 0, to: 20_000, by: 10).map(String.init).joined()
    #expect(values == [.string(expected)])
  }

  @Test func textsThatDoubleAreRefused() throws {
    var body = "a0 = r.p + \"0123456789\"\n"
    for number in 1...40 { body += "a\(number) = a\(number - 1) + a\(number - 1)\n" }
    var generator = SplitMix64(seed: 1)
    let batch = try randomBatch(&generator)
    let lambda = try rowLambda("f = (r) => { \(body) return {v: a40} }", .map)
    #expect(throws: (any Error).self) {
      try lambda.makeRowEvaluator(try lambda.typed(for: batch.schema))
        .map(batch, context: testContext())
    }
  }

  @Test func aLongRunCanBeCancelled() throws {
    var generator = SplitMix64(seed: 1)
    let batch = try randomBatch(&generator)
    let lambda = try rowLambda("f = (r) => ({v: r.i + 1})", .map)
    let context = testContext()
    context.cancellation.cancel()
    #expect(throws: QueryFailure.self) {
      try lambda.makeRowEvaluator(try lambda.typed(for: batch.schema)).map(batch, context: context)
    }
  }
}
