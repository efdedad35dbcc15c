import Columnar
import Testing

@testable import Planning

@Suite struct RangeAndLimitRuleTests {
  let range = RangeOperation(start: 0, stop: 86_400_000_000_000)

  @Test func boundsGoToASourceThatTakesThem() throws {
    let source = FakeSource(schemas: [numbers])
    let result = try optimized(
      step(.range(range), step(.source(source))), rules: [PushRangeIntoScan()])
    #expect(result.plan == "from(bucket: \"b\")[1970-01-01 -> 1970-01-02]")
    #expect(result.fired == ["PushRangeIntoScan"])
  }

  @Test func nestedRangesIntersect() throws {
    let later = RangeOperation(start: 3_600_000_000_000, stop: 186_400_000_000_000)
    let node = step(
      .range(later), step(.range(range), step(.source(FakeSource(schemas: [numbers])))))
    let result = try optimized(node, rules: [PushRangeIntoScan()])
    #expect(result.plan == "from(bucket: \"b\")[1970-01-01T01:00:00Z -> 1970-01-02]")
  }

  @Test func rangesThatDoNotOverlapStay() throws {
    let other = RangeOperation(start: 186_400_000_000_000, stop: 286_400_000_000_000)
    let node = step(
      .range(other), step(.range(range), step(.source(FakeSource(schemas: [numbers])))))
    let result = try optimized(node, rules: [PushRangeIntoScan()])
    // A bounded source yields no empty tables, so the range above it makes none either.
    #expect(result.plan.hasSuffix("drops empty tables)"))
  }

  @Test func aMaskedRangeDropsTheEmptyTablesThatTheSourceWouldNotYield() throws {
    let node = step(.range(range), step(.source(FakeSource(schemas: [numbers]))))
    let result = try optimized(node, rules: [PushRangeIntoScan()], via: .none)
    #expect(
      result.plan == "from(bucket: \"b\") |> range(1970-01-01 -> 1970-01-02, drops empty tables)")
    #expect(try reasons(node, via: .none) == ["not source  --via leaves it out"])
  }

  @Test func aSourceThatIsReadWholeKeepsTheRangeAndItsEmptyTables() throws {
    let source = FakeSource(schemas: [numbers])
    source.capabilities.bounds = false
    let node = step(.range(range), step(.source(source)))
    let result = try optimized(node, rules: standardRules)
    #expect(result.plan == "from(bucket: \"b\") |> range(1970-01-01 -> 1970-01-02)")
    #expect(try reasons(node) == ["not source  from(bucket: \"b\") is read whole"])
  }

  @Test func anotherTimeColumnStays() throws {
    var odd = range
    odd.timeColumn = "seen"
    let result = try optimized(
      step(.range(odd), step(.source(FakeSource(schemas: [numbers])))), rules: standardRules)
    #expect(result.fired.isEmpty)
  }

  @Test func aRangeDoesNotPassAFilterThatStays() throws {
    let test = FakeLambda("(r) => 1 / r.quality > 0") { schema in
      .compare(
        .greater,
        .arithmetic(
          .divide, .constant(.int(1), .column(.int)), column("quality", schema), type: .int,
          span: nil), .constant(.int(0), .column(.int)))
    }
    let node = step(
      .range(range), step(filter(test), step(.source(FakeSource(schemas: [numbers])))))
    let result = try optimized(node, rules: standardRules)
    #expect(result.plan.contains("[") == false)
    #expect(result.plan.hasSuffix("drops empty tables)"))
  }

  @Test func aLimitGoesToTheSource() throws {
    let node = step(
      .limit(count: 5, offset: 0), step(.source(FakeSource(schemas: [numbers]))))
    let result = try optimized(node, rules: [PushLimitIntoScan()])
    #expect(result.plan == "from(bucket: \"b\")[first 5 rows]")
  }

  @Test(arguments: [(5, 2), (0, 0), (-1, 0)])
  func aLimitWithAnOffsetOrWithoutRowsStays(count: Int, offset: Int) throws {
    let node = step(
      .limit(count: count, offset: offset), step(.source(FakeSource(schemas: [numbers]))))
    #expect(try optimized(node, rules: [PushLimitIntoScan()]).fired.isEmpty)
  }
}
