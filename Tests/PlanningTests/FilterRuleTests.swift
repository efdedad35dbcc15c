import Columnar
import Diagnostics
import Testing

@testable import Planning

@Suite struct FilterRuleTests {
  private func source(_ schemas: [Schema]? = [numbers], _ columns: Set<String>) -> FakeSource {
    let source = FakeSource(schemas: schemas)
    source.pushableColumns = columns
    return source
  }

  private func field(_ value: String, _ schema: Schema) -> RowExpression {
    .compare(.equal, column("_field", schema), text(value))
  }

  private func quotient(_ schema: Schema) -> RowExpression {
    .compare(
      .greater,
      .arithmetic(
        .divide, .constant(.int(1), .column(.int)), column("quality", schema), type: .int,
        span: nil), .constant(.int(0), .column(.int)))
  }

  @Test func partsOfAConjunctionGoToTheSource() throws {
    let test = FakeLambda("(r) => r._field == \"ND\" and r.site =~ /^n/") { schema in
      .and(
        field("ND", schema),
        .matches(column("site", schema), pattern: FakePattern("^n"), negated: false))
    }
    let node = step(filter(test), step(.source(source([numbers], ["_field", "site"]))))
    let result = try optimized(node, rules: [PushFilterIntoScan()])
    #expect(result.plan == "from(bucket: \"b\")[_field == \"ND\"; site =~ /^n/]")
  }

  @Test func whatTheSourceCannotTestStaysWhole() throws {
    let test = FakeLambda("(r) => r._field == \"ND\" and r._value > 1.0") { schema in
      .and(field("ND", schema), .compare(.greater, column("_value", schema), float(1)))
    }
    let node = step(filter(test), step(.source(source([numbers], ["_field"]))))
    let result = try optimized(node, rules: [PushFilterIntoScan()])
    #expect(
      result.plan
        == "from(bucket: \"b\")[_field == \"ND\"] |> filter((r) => r._field == \"ND\" and r._value > 1.0)"
    )
    #expect(try reasons(node) == ["not source  the source does not carry out this test"])
  }

  @Test func noPartPassesAnotherThatCanFail() throws {
    let failingFirst = FakeLambda("(r) => 1 / r.quality > 0 and r._field == \"ND\"") { schema in
      .and(quotient(schema), field("ND", schema))
    }
    let node = step(filter(failingFirst), step(.source(source([numbers], ["_field"]))))
    #expect(try optimized(node, rules: [PushFilterIntoScan()]).fired.isEmpty)

    let failingLast = FakeLambda("(r) => r._field == \"ND\" and 1 / r.quality > 0") { schema in
      .and(field("ND", schema), quotient(schema))
    }
    let other = step(filter(failingLast), step(.source(source([numbers], ["_field"]))))
    #expect(
      try optimized(other, rules: [PushFilterIntoScan()]).plan.hasPrefix(
        "from(bucket: \"b\")[_field == \"ND\"] |> filter("))
  }

  /// `_value > 1.0` does not type for a field of strings; once `_field` has left only floats, it
  /// does.
  @Test func aPartThatFailsForOtherFieldsFollowsOnceTheyAreGone() throws {
    let test = FakeLambda("(r) => r._field == \"number\" and r._value > 1.0") { schema in
      let value = schema.fields.first { $0.label == "_value" }
      let comparison: RowExpression =
        value?.type == .float
        ? .compare(.greater, column("_value", schema), float(1))
        : .failure(QueryFailure(.cancelled, "unsupported"), .column(.bool))
      return .and(field("number", schema), comparison)
    }
    let node = step(filter(test), step(.source(source([numbers, words], ["_field", "_value"]))))
    let result = try optimized(node, rules: [PushFilterIntoScan()])
    #expect(result.plan == "from(bucket: \"b\")[_field == \"number\"; _value > 1]")
    #expect(result.fired.count == 2)
  }

  @Test func anAbsentTagFailsTheTestAsItsNullWould() throws {
    let test = FakeLambda("(r) => r.site == \"x\" or r._field == \"ND\"") { schema in
      .or(.compare(.equal, column("site", schema), text("x")), field("ND", schema))
    }
    let node = step(filter(test), step(.source(source([numbers, words], ["_field", "site"]))))
    let result = try optimized(node, rules: [PushFilterIntoScan()])
    #expect(result.plan == "from(bucket: \"b\")[(site == \"x\" or _field == \"ND\")]")
  }

  @Test func anAbsentTagPassesNotExists() throws {
    let test = FakeLambda("(r) => not exists r.site") { schema in
      .not(.exists(column("site", schema)))
    }
    let node = step(filter(test), step(.source(source([numbers, words], ["site"]))))
    #expect(
      try optimized(node, rules: [PushFilterIntoScan()]).plan
        == "from(bucket: \"b\")[not exists site]")
  }

  /// `not (null and x)` is true in the row rules, so only single tests are negated at the source.
  @Test func aNegatedConjunctionStays() throws {
    let test = FakeLambda("(r) => not (r.site == \"x\" and r._field == \"ND\")") { schema in
      .not(.and(.compare(.equal, column("site", schema), text("x")), field("ND", schema)))
    }
    let node = step(filter(test), step(.source(source([numbers], ["_field", "site"]))))
    #expect(try optimized(node, rules: [PushFilterIntoScan()]).fired.isEmpty)
  }

  /// `not (v < 1.0)` is true for NaN, `v >= 1.0` is not.
  @Test func aNegatedOrderStays() throws {
    let test = FakeLambda("(r) => not (r._value < 1.0)") { schema in
      .not(.compare(.less, column("_value", schema), float(1)))
    }
    let node = step(filter(test), step(.source(source([numbers], ["_value"]))))
    #expect(try optimized(node, rules: [PushFilterIntoScan()]).fired.isEmpty)
  }

  @Test func constantsTakeTheColumnsTypeOnlyWhereThatIsExact() throws {
    func plan(_ value: RowExpression, _ label: String) throws -> String {
      let test = FakeLambda("test") { .compare(.greater, column(label, $0), value) }
      let node = step(filter(test), step(.source(source([numbers], ["_value", "quality"]))))
      return try optimized(node, rules: [PushFilterIntoScan()]).plan
    }
    #expect(try plan(.constant(.int(3), .column(.int)), "_value").hasSuffix("[_value > 3]"))
    #expect(try plan(float(3), "quality").hasSuffix("[quality > 3]"))
    #expect(try plan(float(3.5), "quality").hasSuffix("filter(test)"))
    #expect(try plan(float(9_007_199_254_740_992), "quality").hasSuffix("filter(test)"))
    #expect(try plan(float(.nan), "_value").hasSuffix("filter(test)"))
  }

  @Test func keptEmptyTablesUnknownColumnsAndMasksForbidIt() throws {
    let test = FakeLambda("test") { self.field("ND", $0) }
    let kept = step(filter(test, keep: true), step(.source(source([numbers], ["_field"]))))
    #expect(try optimized(kept, rules: [PushFilterIntoScan()]).fired.isEmpty)
    let unknown = step(filter(test), step(.source(source(nil, ["_field"]))))
    #expect(try optimized(unknown, rules: [PushFilterIntoScan()]).fired.isEmpty)
    let plain = step(filter(test), step(.source(source([numbers], ["_field"]))))
    let mask = PathMask(stats: true, source: false, vector: true)
    #expect(try optimized(plain, rules: [PushFilterIntoScan()], via: mask).fired.isEmpty)
  }

  @Test func aLambdaOnValuesStays() throws {
    let test = FakeLambda("test") { _ in .dynamic(reason: "it makes an array") }
    let node = step(filter(test), step(.source(source([numbers], ["_field"]))))
    #expect(try reasons(node) == ["not source  it makes an array"])
  }

  @Test func aFilterOnTrueIsRemovedButNotOneThatReadsAColumn() throws {
    let always = FakeLambda("(r) => true") { _ in .constant(.bool(true), .column(.bool)) }
    let node = step(filter(always), step(.source(source([numbers], []))))
    let result = try optimized(node, rules: [RemoveTrivialFilter()])
    #expect(result.plan == "from(bucket: \"b\")")
    let reading = FakeLambda("(r) => exists r._value") { .exists(column("_value", $0)) }
    let other = step(filter(reading), step(.source(source([numbers], []))))
    #expect(try optimized(other, rules: [RemoveTrivialFilter()]).fired.isEmpty)
    let absent = FakeLambda("(r) => not exists r.a") { _ in .constant(.bool(true), .column(.bool)) }
    let lacking = step(filter(absent), step(.source(source([numbers], []))))
    #expect(try optimized(lacking, rules: [RemoveTrivialFilter()]).fired.isEmpty)
  }
}

final class FakePattern: TextPattern, @unchecked Sendable {
  let pattern: String
  init(_ pattern: String) { self.pattern = pattern }
  func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool { false }
}
