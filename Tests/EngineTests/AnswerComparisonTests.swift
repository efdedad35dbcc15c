import Columnar
import Testing

@testable import Engine

/// Results built by hand and held against each other.
@Suite struct AnswerComparisonTests {
  private let schema = Schema(
    fields: [Field("site", .string), Field("_time", .time), Field("_value", .float)],
    keyIndices: [0])

  private func result(
    _ schema: Schema, _ tables: [(key: [Scalar], rows: [[Scalar]])]
  ) throws -> CollectedResult {
    var result = CollectedResult(name: "_result")
    let builder = BatchBuilder(schema: schema, budget: nil)
    for table in tables {
      try builder.beginTable(key: table.key)
      for row in table.rows { try builder.appendRow(row) }
    }
    result.append(try builder.finish())
    return result
  }

  private func row(_ time: Int64, _ value: Double) -> [Scalar] {
    [.null, .time(time), .float(value)]
  }

  private func verdict(
    _ a: CollectedResult, _ b: CollectedResult, _ options: CompareOptions = CompareOptions(),
    ordered: Bool = false
  ) -> Verdict {
    AnswerComparison(a, b, options, isOrdered: ordered).verdict()
  }

  @Test func equalBitsAreTheSameAnswer() throws {
    let a = try result(schema, [([.string("x")], [row(1, 0.5), row(2, .nan)])])
    guard case .same = verdict(a, a) else {
      Issue.record("\(verdict(a, a))")
      return
    }
  }

  @Test func rowsMayChangePlacesUnlessASortPrecedes() throws {
    let a = try result(schema, [([.string("x")], [row(1, 0.5), row(2, 1.5)])])
    let b = try result(schema, [([.string("x")], [row(2, 1.5), row(1, 0.5)])])
    #expect(verdict(a, b).word == "same")
    #expect(verdict(a, b, ordered: true).word == "different")
  }

  @Test func tablesAreFoundByTheirKey() throws {
    let a = try result(
      schema, [([.string("x")], [row(1, 0.5)]), ([.string("y")], [row(1, 7)])])
    let b = try result(
      schema, [([.string("y")], [row(1, 7)]), ([.string("x")], [row(1, 0.5)])])
    #expect(verdict(a, b).word == "same")
    let c = try result(
      schema, [([.string("z")], [row(1, 7)]), ([.string("x")], [row(1, 0.5)])])
    #expect(verdict(a, c).word == "different")
  }

  @Test func lastBitsAreCloseAndMoreIsNot() throws {
    let value = 26051.745205479452
    let a = try result(schema, [([.string("x")], [row(1, value)])])
    let near = try result(schema, [([.string("x")], [row(1, value.nextUp.nextUp)])])
    guard case .close(let gap, let units, let place) = verdict(a, near) else {
      Issue.record("\(verdict(a, near))")
      return
    }
    #expect(units == 2)
    #expect(gap > 0 && gap < 1e-15)
    #expect(place == "row 1, _time 1970-01-01T00:00:00.000000001Z")
    let far = try result(schema, [([.string("x")], [row(1, value + 1)])])
    #expect(verdict(a, far).word == "different")
  }

  @Test func theFirstDifferenceIsNamedWithTableRowAndTime() throws {
    let hour: Int64 = 3_600_000_000_000
    let a = try result(
      schema, [([.string("x")], [row(0, 1)]), ([.string("y")], [row(0, 1), row(hour, 2)])])
    let b = try result(
      schema,
      [
        ([.string("x")], [row(0, 1)]),
        ([.string("y")], [row(0, 1), [.null, .time(hour), .null]]),
      ])
    guard case .different(let place, let summary) = verdict(a, b, ordered: true) else {
      Issue.record("\(verdict(a, b))")
      return
    }
    #expect(
      place
        == "table 2 of 2 {site: \"y\"}, row 2, _time 1970-01-01T01:00:00Z: _value is A 2, B null")
    #expect(summary == "1 table equal, 1 differs in 1 of 2 rows")
  }

  @Test func columnsOfOneSideAreExtrasUnlessStrict() throws {
    let wide = Schema(
      fields: schema.fields + [Field("count", .float)], keyIndices: schema.keyIndices)
    let a = try result(schema, [([.string("x")], [row(1, 0.5)])])
    let b = try result(wide, [([.string("x")], [row(1, 0.5) + [.float(1)]])])
    let comparison = AnswerComparison(a, b, CompareOptions(), isOrdered: false)
    #expect(comparison.verdict().word == "same")
    #expect(comparison.onlyInB == ["count"])
    var strict = CompareOptions()
    strict.isStrict = true
    #expect(verdict(a, b, strict).word == "different")
  }

  @Test func columnsOfOtherNamesNeedAMatch() throws {
    let other = Schema(
      fields: [Field("site", .string), Field("_time", .time), Field("mean", .float)],
      keyIndices: [0])
    let a = try result(schema, [([.string("x")], [row(1, 0.5)])])
    let b = try result(other, [([.string("x")], [row(1, 0.5)])])
    guard case .cannotCompare(_, let fix) = verdict(a, b) else {
      Issue.record("\(verdict(a, b))")
      return
    }
    #expect(fix == "Name the pair: --match _value=mean")
    var options = CompareOptions()
    try options.addMatch("_value=mean")
    #expect(verdict(a, b, options).word == "same")
    #expect(throws: QueryError.self) { try options.addMatch("_value") }
  }

  @Test func typesCount() throws {
    let ints = Schema(
      fields: [Field("site", .string), Field("_time", .time), Field("_value", .int)],
      keyIndices: [0])
    let a = try result(schema, [([.string("x")], [row(1, 1)])])
    let b = try result(ints, [([.string("x")], [[.null, .time(1), .int(1)]])])
    guard case .different(let place, _) = verdict(a, b) else {
      Issue.record("\(verdict(a, b))")
      return
    }
    #expect(place == "column _value is float in A and int in B")
  }

  @Test func unitsInTheLastPlaceCountThroughZero() {
    #expect(unitsApart(1, 1) == 0)
    #expect(unitsApart(1, 1.0.nextUp) == 1)
    #expect(unitsApart(.leastNonzeroMagnitude, -.leastNonzeroMagnitude) == 2)
    #expect(relativeGap(0, 0) == 0)
  }
}
