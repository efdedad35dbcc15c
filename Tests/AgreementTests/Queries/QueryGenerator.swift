import Columnar
import TestSupport

/// Writes random pipelines that mostly fit the columns they meet.
struct QueryGenerator {
  var shape: QueryShape
  private var definitions = 0

  init(_ shape: QueryShape) { self.shape = shape }

  /// Every operation that `step` can write.
  static let operations = [
    "range", "filter", "map", "reduce", "group", "window", "aggregateWindow", "mean", "sum",
    "count", "spread", "stddev", "skew", "first", "last", "min", "max", "quantile", "sort", "limit",
    "tail", "keep", "drop", "rename", "set", "duplicate",
    "pivot", "union", "yield", "difference", "cumulativeSum", "distinct", "unique", "fill",
    "elapsed", "top", "derivative", "movingAverage", "mode", "stateCount", "convert", "increase",
  ]

  /// Operations in proportion to how much of the engine stands behind each.
  private static let weighted =
    operations
    + [
      "filter", "filter", "filter", "map", "map", "map", "reduce", "reduce", "group", "group",
      "aggregateWindow", "aggregateWindow", "window", "sort",
    ]

  /// A pipeline of one to six steps. first: an operation that must come in early; nil for any.
  static func query(
    over shape: QueryShape, first: String?, startsWithRange: Bool, _ dice: inout Dice
  ) -> Query {
    var generator = QueryGenerator(shape)
    var steps: [QueryStep] = []
    if startsWithRange { steps.append(generator.step("range", &dice)) }
    if let first { steps.append(generator.step(first, &dice)) }
    for _ in 0..<dice.number(steps.isEmpty ? 1...6 : 0...(6 - steps.count)) {
      steps.append(generator.step(dice.pick(weighted), &dice))
    }
    let zone =
      dice.oneIn(5) ? dice.pick(["Europe/London", "America/Chicago", "Asia/Kolkata"]) : nil
    return Query(steps: steps, zone: zone)
  }

  /// operation: a name, or a lambda's step with an expression of a family: `map date`.
  mutating func step(_ operation: String, _ dice: inout Dice) -> QueryStep {
    let words = operation.split(separator: " ").map(String.init)
    if words.count == 2, let family = ExpressionFamily(rawValue: words[1]) {
      return step(words[0], of: family, &dice)
    }
    switch operation {
    case "range": return range(&dice)
    case "filter":
      let test = ExpressionGenerator(shape: shape).predicate(&dice)
      let empty = dice.pick(["", "", ", onEmpty: \"keep\""])
      return QueryStep(name: "filter", text: "filter(fn: (r) => \(test)\(empty))")
    case "map": return map(&dice)
    case "reduce": return reduce(&dice)
    case "group": return group(&dice)
    case "window": return window(&dice)
    case "aggregateWindow": return aggregateWindow(&dice)
    case "mean", "sum", "count", "spread", "stddev", "skew": return aggregate(operation, &dice)
    case "first", "last", "min", "max": return selector(operation, &dice)
    case "quantile": return quantile(&dice)
    case "keep", "drop", "rename", "set", "duplicate": return columns(operation, &dice)
    case "pivot": return pivot(&dice)
    case "union":
      definitions += 1
      let name = "both\(definitions)"
      let other = dice.pick(["limit(n: 2)", "filter(fn: (r) => exists r._value)", "tail(n: 1)"])
      return QueryStep(
        name: "union", text: "\(name)()",
        definition: "\(name) = (tables=<-) => union(tables: [tables, tables |> \(other)])")
    case "yield":
      definitions += 1
      return QueryStep(name: "yield", text: "yield(name: \"y\(definitions)\")")
    default: return rowStep(operation, &dice)
    }
  }

  private mutating func step(
    _ operation: String, of family: ExpressionFamily, _ dice: inout Dice
  ) -> QueryStep {
    let expressions = ExpressionGenerator(shape: shape)
    switch operation {
    case "filter":
      return QueryStep(
        name: "filter", text: "filter(fn: (r) => \(family.test(expressions, &dice)))")
    case "map":
      let (value, type) = family.sample(expressions, &dice)
      shape.columns["x"] = type
      return QueryStep(name: "map", text: "map(fn: (r) => ({r with x: \(value)}))")
    default:
      return reduce(FoldGenerator(shape: shape).fields(of: family, &dice))
    }
  }

  private mutating func range(_ dice: inout Dice) -> QueryStep {
    shape.columns["_start"] = .time
    shape.columns["_stop"] = .time
    shape.key.formUnion(["_start", "_stop"])
    // Everything at once is what statistics answer.
    if dice.oneIn(3) {
      return QueryStep(name: "range", text: "range(start: 2024-03-01, stop: 2024-05-01)")
    }
    let hour: Int64 = 3_600_000_000_000
    let first = RandomRows.firstTime + Int64(dice.number(-30...60)) * hour
    let length = Int64(dice.oneIn(4) ? dice.number(1...10) : dice.number(10...140)) * hour
    return QueryStep(
      name: "range",
      text: "range(start: \(formatTimeTrimmed(first)), stop: \(formatTimeTrimmed(first + length)))")
  }

  private mutating func map(_ dice: inout Dice) -> QueryStep {
    let expressions = ExpressionGenerator(shape: shape)
    var fields: [String] = []
    var types: [String: ColumnType] = [:]
    for label in dice.some(of: ["_value", "n", "host", "s", "f"]) {
      let type = dice.pick(
        label == "_value" ? [.float, .float, .int, .string] : ColumnType.allCases)
      // A key column that changes its value regroups; that is wanted now and then.
      if shape.key.contains(label), !dice.oneIn(3) { continue }
      types[label] = type
      fields.append("\(label): \(expressions.value(type, &dice))")
    }
    if fields.isEmpty || !dice.oneIn(4) {
      shape.columns.merge(types) { $1 }
      let body = fields.isEmpty ? "r with extra: 1" : "r with \(fields.joined(separator: ", "))"
      return QueryStep(name: "map", text: "map(fn: (r) => ({\(body)}))")
    }
    let kept = shape.labels.filter { types[$0] == nil && (shape.key.contains($0) || dice.oneIn(2)) }
    shape.columns = shape.columns.filter { kept.contains($0.key) }.merging(types) { $1 }
    shape.key.formIntersection(shape.columns.keys)
    let all = fields + kept.map { "\($0): r.\($0)" }
    return QueryStep(name: "map", text: "map(fn: (r) => ({\(all.joined(separator: ", "))}))")
  }

  private mutating func reduce(_ dice: inout Dice) -> QueryStep {
    reduce(FoldGenerator(shape: shape).fields(&dice))
  }

  private mutating func reduce(_ fields: [FoldGenerator.Field]) -> QueryStep {
    let types = Dictionary(
      fields.map { ($0.label, $0.type) }, uniquingKeysWith: { first, _ in first })
    shape.columns = shape.columns.filter { shape.key.contains($0.key) }.merging(types) { $1 }
    let identity = fields.map { "\($0.label): \($0.identity)" }.joined(separator: ", ")
    let body = fields.map { "\($0.label): \($0.step)" }.joined(separator: ", ")
    return QueryStep(
      name: "reduce",
      text: "reduce(identity: {\(identity)}, fn: (r, accumulator) => ({\(body)}))")
  }

  private mutating func group(_ dice: inout Dice) -> QueryStep {
    let labels = dice.oneIn(4) ? [] : dice.some(of: shape.labels)
    let isExcept = dice.oneIn(4)
    shape.key = isExcept ? Set(shape.labels).subtracting(labels) : Set(labels)
    let list = labels.map { "\"\($0)\"" }.joined(separator: ", ")
    let mode = isExcept ? ", mode: \"except\"" : ""
    return QueryStep(name: "group", text: "group(columns: [\(list)]\(mode))")
  }
}
