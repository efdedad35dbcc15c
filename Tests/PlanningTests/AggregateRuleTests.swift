import Columnar
import Testing

@testable import Planning

@Suite struct AggregateRuleTests {
  private let mean = LogicalOperation.aggregate(AggregateOperation(.mean, column: "_value"))

  private func windowed(
    _ function: AggregateOperation.Function, infinite: Bool = false, destination: String = "_time"
  ) -> LogicalOperation {
    let day = CalendarDuration(nanoseconds: 86_400_000_000_000)
    let bounds = WindowBounds(every: day, period: day, offset: .zero, location: .utc)
    return .aggregateWindow(
      AggregateWindowOperation(
        window: WindowOperation(bounds: bounds, createEmpty: true, isInfinite: infinite),
        aggregate: AggregateOperation(function, column: "_value"), timeSource: "_stop",
        timeDestination: destination, timeFirst: true))
  }

  private func ranged(_ source: FakeSource) -> LogicalNode {
    step(.range(RangeOperation(start: 0, stop: 864_000_000_000_000)), step(.source(source)))
  }

  @Test func anAggregateIsAnsweredFromStatistics() throws {
    let node = step(mean, step(.source(FakeSource(schemas: [numbers]))))
    let result = try optimized(node, rules: [PushAggregateIntoScan()])
    #expect(result.plan == "from(bucket: \"b\")[mean(_value)]")
    let logical = try optimize(
      [QueryResult(name: "_result", node: node)], via: .all, rules: standardRules)
    let physical = try plan(logical, via: .all)
    #expect(physical.nodes.count == 1)
    #expect(physical.nodes[0].steps.map(\.path) == [.source, .stats])
    #expect(physical.nodes[0].scan?.usesStatistics == true)
  }

  @Test func aTypeThatTheAggregateRefusesKeepsItNative() throws {
    let node = step(mean, step(.source(FakeSource(schemas: [numbers, words]))))
    #expect(try optimized(node, rules: [PushAggregateIntoScan()]).fired.isEmpty)
    #expect(
      try reasons(node) == ["not stats  not every table has a column \"_value\" that fits"])
  }

  @Test func aFunctionWithoutStatisticsStaysNative() throws {
    let node = step(
      .aggregate(AggregateOperation(.skew, column: "_value")),
      step(.source(FakeSource(schemas: [numbers]))))
    #expect(
      try reasons(node) == ["not stats  from(bucket: \"b\") keeps no statistics for this"])
  }

  @Test func aLimitBeforeItKeepsItNative() throws {
    let node = step(
      mean, step(.limit(count: 3, offset: 0), step(.source(FakeSource(schemas: [numbers])))))
    let result = try optimized(node, rules: standardRules)
    #expect(result.plan == "from(bucket: \"b\")[columns _value; first 3 rows] |> mean(_value)")
  }

  @Test func theMaskKeepsItNative() throws {
    let node = step(mean, step(.source(FakeSource(schemas: [numbers]))))
    let mask = PathMask(stats: false, source: true, vector: true)
    #expect(try optimized(node, rules: [PushAggregateIntoScan()], via: mask).fired.isEmpty)
    #expect(try reasons(node, via: mask) == ["not stats  --via leaves it out"])
  }

  @Test func windowsAreAnsweredFromStatisticsOnceTheRangeIsAtTheSource() throws {
    let source = FakeSource(schemas: [numbers])
    let result = try optimized(step(windowed(.mean), ranged(source)), rules: standardRules)
    #expect(
      result.plan == "from(bucket: \"b\")[1970-01-01 -> 1970-01-11; mean(_value) by every 1d]")
    let unbounded = step(windowed(.mean), step(.source(source)))
    #expect(try reasons(unbounded) == ["not stats  the range was not given to the source"])
  }

  @Test func windowsOfOtherFormsStayNative() throws {
    let source = FakeSource(schemas: [numbers])
    for operation in [windowed(.mean, infinite: true), windowed(.mean, destination: "_stop")] {
      let result = try optimized(
        step(operation, ranged(source)),
        rules: [PushRangeIntoScan(), PushAggregateWindowIntoScan()])
      #expect(result.fired == ["PushRangeIntoScan"])
    }
  }

  @Test func columnsThatNobodyReadsStayInTheSource() throws {
    let source = FakeSource(schemas: [numbers])
    source.pushableAggregates = []
    let test = FakeLambda("test") { schema in
      .compare(.greater, column("quality", schema), .constant(.int(1), .column(.int)))
    }
    let node = step(mean, step(filter(test), step(.source(source))))
    let result = try optimized(node, rules: [PushColumnsIntoScan()])
    #expect(
      result.plan
        == "from(bucket: \"b\")[columns _value quality] |> filter(test) |> mean(_value)")
  }

  @Test func wholeRowsKeepAllColumns() throws {
    let source = FakeSource(schemas: [numbers])
    let selector = step(
      .aggregate(AggregateOperation(.skew, column: "_value")),
      step(.aggregate(AggregateOperation(.max, column: "_value")), step(.source(source))))
    #expect(try optimized(selector, rules: [PushColumnsIntoScan()]).fired.isEmpty)
    let dynamic = FakeLambda("test") { _ in .dynamic(reason: "it makes an array") }
    let opaque = step(mean, step(filter(dynamic), step(.source(source))))
    #expect(try optimized(opaque, rules: [PushColumnsIntoScan()]).fired.isEmpty)
  }

  /// Merging the tables of two fields fails when a label has two types; without the column it
  /// would not.
  @Test func aCollisionToComeKeepsAllColumns() throws {
    let source = FakeSource(schemas: [numbers, words])
    let node = step(
      .aggregate(AggregateOperation(.count, column: "_time")),
      step(.group(GroupOperation(columns: [], mode: .by)), step(.source(source))))
    #expect(try optimized(node, rules: [PushColumnsIntoScan()]).fired.isEmpty)
  }

  @Test func aStreamReadTwiceIsNotPruned() throws {
    let source = FakeSource(schemas: [numbers])
    source.pushableAggregates = []
    let shared = step(.source(source))
    let logical = try optimize(
      [
        QueryResult(name: "a", node: step(mean, shared)),
        QueryResult(name: "b", node: shared),
      ], via: .all, rules: [PushColumnsIntoScan()])
    #expect(logical.log.isEmpty)
  }
}
