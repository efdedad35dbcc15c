import Columnar
import Diagnostics
import Testing

@testable import Planning

@Suite struct ShapeRuleTests {
  private func group(_ columns: String...) -> LogicalOperation {
    .group(GroupOperation(columns: columns, mode: .by))
  }
  private func sort(_ columns: String..., descending: Bool = false) -> LogicalOperation {
    .sort(columns: columns, descending: descending)
  }
  private var scan: LogicalNode { step(.source(FakeSource(schemas: nil))) }

  @Test func theLastOfTwoGroupsCounts() throws {
    let result = try optimized(
      step(group("b"), step(group("a"), scan)), rules: [MergeGroups()])
    #expect(result.plan == "from(bucket: \"b\") |> group(by b)")
  }

  @Test func aGroupThatSomethingElseReadsStays() throws {
    let first = step(group("a"), scan)
    let logical = try optimize(
      [
        QueryResult(name: "x", node: step(group("b"), first)),
        QueryResult(name: "y", node: first),
      ], via: .all, rules: [MergeGroups()])
    #expect(logical.log.isEmpty)
  }

  @Test func groupsWithAStepBetweenStay() throws {
    let node = step(group("b"), step(.limit(count: 1, offset: 0), step(group("a"), scan)))
    #expect(try optimized(node, rules: [MergeGroups()]).fired.isEmpty)
  }

  @Test func aSortByTimeOverTimeOrderIsRemoved() throws {
    #expect(
      try optimized(step(sort("_time"), scan), rules: [RemoveRedundantSort()]).plan
        == "from(bucket: \"b\")")
    let descending = step(sort("_time", descending: true), scan)
    #expect(try optimized(descending, rules: [RemoveRedundantSort()]).fired.isEmpty)
    let grouped = step(sort("_time"), step(group(), scan))
    #expect(try optimized(grouped, rules: [RemoveRedundantSort()]).fired.isEmpty)
  }

  @Test func aSortByAPrefixOfTheSortBelowIsRemoved() throws {
    let below = step(.limit(count: 9, offset: 1), step(sort("a", "b"), scan))
    #expect(
      try optimized(step(sort("a"), below), rules: [RemoveRedundantSort()]).fired.count == 1)
    #expect(try optimized(step(sort("b"), below), rules: [RemoveRedundantSort()]).fired.isEmpty)
    let other = step(sort("a", descending: true), below)
    #expect(try optimized(other, rules: [RemoveRedundantSort()]).fired.isEmpty)
  }

  @Test func sortAndLimitBecomeOneStep() throws {
    let node = step(.limit(count: 3, offset: 0), step(sort("v", descending: true), scan))
    #expect(
      try optimized(node, rules: [SortLimit()]).plan
        == "from(bucket: \"b\") |> sortLimit(v descending, 3)")
  }

  @Test func aMapOfTheVectorisableShapeIsVectorisedOnce() throws {
    let vectorised = FakeLambda("r.a") { column("a", $0) }
    vectorised.nullLogic = .threeValued
    let function = FakeLambda("r.a") { column("a", $0) }
    function.vectorized = vectorised
    let result = try optimized(
      step(.map(MapOperation(function: function)), scan), rules: [VectorizeMap()])
    #expect(result.plan == "from(bucket: \"b\") |> map(r.a, vectorized)")
    #expect(result.fired == ["VectorizeMap"])
    let none = try optimized(
      step(.map(MapOperation(function: function)), scan), rules: [VectorizeMap()], via: .none)
    #expect(none.fired == ["VectorizeMap"], "a meaning, not a path")
  }

  @Test func aMapOfAnotherShapeStays() throws {
    let function = FakeLambda("r.a") { column("a", $0) }
    let result = try optimized(
      step(.map(MapOperation(function: function)), scan), rules: [VectorizeMap()])
    #expect(result.plan == "from(bucket: \"b\") |> map(r.a)" && result.fired.isEmpty)
  }

  @Test func aStepThatNeedNotComeTwiceComesOnce() throws {
    let fill = LogicalOperation.custom(FakeOperation(name: "fill", isIdempotent: true))
    let twice = step(fill, step(fill, scan))
    #expect(
      try optimized(twice, rules: [RemoveRepeatedStep()]).plan == "from(bucket: \"b\") |> fill()")
  }

  @Test func stepsThatMayDifferStayTwice() throws {
    let fill = LogicalOperation.custom(FakeOperation(name: "fill", isIdempotent: true))
    let other = LogicalOperation.custom(FakeOperation(name: "other", isIdempotent: true))
    let random = LogicalOperation.custom(FakeOperation(name: "random", isIdempotent: false))
    for node in [
      step(fill, step(other, scan)), step(random, step(random, scan)),
      step(fill, step(.limit(count: 1, offset: 0), step(fill, scan))),
    ] {
      #expect(try optimized(node, rules: [RemoveRepeatedStep()]).fired.isEmpty)
    }
    let first = step(fill, scan)
    let logical = try optimize(
      [QueryResult(name: "x", node: step(fill, first)), QueryResult(name: "y", node: first)],
      via: .all, rules: [RemoveRepeatedStep()])
    #expect(logical.log.isEmpty, "something else reads the first step")
  }

  @Test(arguments: [(3, 1), (0, 0), (-1, 0)])
  func sortAndLimitStayApart(count: Int, offset: Int) throws {
    let node = step(.limit(count: count, offset: offset), step(sort("v"), scan))
    #expect(try optimized(node, rules: [SortLimit()]).fired.isEmpty)
  }

  @Test func rulesThatAreTheLanguagesMeaningAreNotMasked() throws {
    let node = step(.limit(count: 3, offset: 0), step(sort("v"), scan))
    #expect(try optimized(node, rules: standardRules, via: .none).fired == ["SortLimit"])
  }

  @Test func yieldsBecomeResultsAndDoNotBlockRules() throws {
    let source = FakeSource(schemas: [numbers])
    let raw = step(
      .yield(name: "raw"),
      step(.range(RangeOperation(start: 0, stop: 1_000_000_000)), step(.source(source))))
    let last = step(
      .yield(name: "mean"), step(.aggregate(AggregateOperation(.mean, column: "_value")), raw))
    let logical = try optimize(
      [QueryResult(name: "raw", node: raw), QueryResult(name: "mean", node: last)], via: .all,
      rules: standardRules)
    let physical = try plan(logical, via: .all)
    #expect(physical.nodes.count == 2)
    #expect(physical.results.map(\.node.path) == [.source, .source])
    #expect(physical.results[0].yields.map(\.operationName) == ["yield"])
    #expect(physical.results[1].node.scan?.aggregate != nil)
  }

  @Test func twoResultsOfOneNameAreRefused() throws {
    let twice = ["x", "x"].map { QueryResult(name: $0, node: step(.yield(name: $0), scan)) }
    #expect(throws: QueryFailure.self) { try optimize(twice, via: .all, rules: []) }
    let unnamed = ["_result", "_result"].map { QueryResult(name: $0, node: scan) }
    do {
      _ = try optimize(unnamed, via: .all, rules: [])
      Issue.record("two unnamed results were accepted")
    } catch let failure as QueryFailure {
      #expect(
        failure.message == "tried to produce more than one result with the name \"_result\"")
    }
  }

  @Test func aRuleThatChangesTheColumnsIsNamed() throws {
    let node = step(
      .limit(count: 1, offset: 0), step(.source(FakeSource(schemas: [numbers]))))
    do {
      _ = try optimized(node, rules: [DropsEverything()])
      Issue.record("the broken rule went unnoticed")
    } catch let failure as QueryFailure {
      #expect(failure.diagnostics[0].code == .ruleBrokePlan)
      #expect(failure.message.contains("DropsEverything"))
    }
  }

  @Test func aRuleWithoutRestIsStopped() throws {
    let node = step(.limit(count: 1, offset: 0), step(.source(FakeSource(schemas: nil))))
    #expect(throws: QueryFailure.self) { try optimized(node, rules: [NeverRests()]) }
  }

  @Test func aLongPipelineNeedsNoStack() throws {
    var node = scan
    for _ in 0..<20_000 { node = step(.tail(count: 1, offset: 0), node) }
    let logical = try optimize(
      [QueryResult(name: "_result", node: node)], via: .all, rules: standardRules)
    #expect(try plan(logical, via: .all).nodes.count == 20_001)
  }
}

private struct DropsEverything: PlanRule {
  func apply(_ node: PlanNode, _ context: RuleContext) throws -> RuleOutcome {
    guard case .limit = node.operation else { return .notConcerned }
    let source = FakeSource(schemas: [words])
    return .rewritten(
      PlanNode(.source(source), inputs: [], scan: ScanRequest(), steps: node.steps))
  }
}

private struct NeverRests: PlanRule {
  func apply(_ node: PlanNode, _ context: RuleContext) throws -> RuleOutcome {
    guard case .limit = node.operation else { return .notConcerned }
    return .rewritten(node.over(node.inputs))
  }
}

private struct FakeOperation: CustomOperation {
  let name: String
  let isIdempotent: Bool
  var keepsTableOrder: Bool { true }

  func makeOperator(
    inputCount: Int, context: QueryContext, output: any BatchSink
  ) throws -> any Operator {
    throw QueryFailure(.cancelled, "a fake step is not run")
  }
}
