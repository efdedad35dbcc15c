import Columnar
import TestSupport

extension QueryGenerator {
  mutating func columns(_ operation: String, _ dice: inout Dice) -> QueryStep {
    let label = dice.pick(shape.labels + (dice.oneIn(6) ? ["absent"] : []))
    switch operation {
    case "keep", "drop":
      let labels = dice.oneIn(2) ? dice.some(of: shape.labels) : [label]
      let kept = operation == "keep" ? labels : shape.labels.filter { !labels.contains($0) }
      shape.columns = shape.columns.filter { kept.contains($0.key) }
      if shape.columns.isEmpty { shape.columns["_value"] = .float }
      shape.key.formIntersection(kept)
      let list = labels.map { "\"\($0)\"" }.joined(separator: ", ")
      return QueryStep(name: operation, text: "\(operation)(columns: [\(list)])")
    case "rename":
      if let type = shape.columns.removeValue(forKey: label) { shape.columns["other"] = type }
      if shape.key.remove(label) != nil { shape.key.insert("other") }
      return QueryStep(name: "rename", text: "rename(columns: {\(label): \"other\"})")
    case "set":
      let target = dice.pick(["host", "mark", "_field"])
      shape.columns[target] = .string
      return QueryStep(name: "set", text: "set(key: \"\(target)\", value: \"v\")")
    default:
      shape.columns["copy"] = shape.columns[label]
      return QueryStep(name: "duplicate", text: "duplicate(column: \"\(label)\", as: \"copy\")")
    }
  }

  mutating func pivot(_ dice: inout Dice) -> QueryStep {
    let value = dice.oneIn(4) ? dice.pick(shape.labels) : "_value"
    let rest = shape.labels.filter { $0 != value }
    let texts = rest.filter { shape.columns[$0] == .string }
    let columnKey = texts.isEmpty || dice.oneIn(6) ? dice.pick(rest + ["_field"]) : dice.pick(texts)
    let rowKey = rest.contains("_time") && !dice.oneIn(4) ? "_time" : dice.pick(rest + ["_time"])
    shape.columns = shape.columns.filter { shape.key.contains($0.key) || $0.key == rowKey }
    shape.columns["a"] = .float
    shape.columns["x"] = .float
    shape.key.remove(columnKey)
    return QueryStep(
      name: "pivot",
      text: "pivot(rowKey: [\"\(rowKey)\"], columnKey: [\"\(columnKey)\"], "
        + "valueColumn: \"\(value)\")")
  }

  /// Steps that look at a row and its neighbours, or cut the rows of a table.
  mutating func rowStep(_ operation: String, _ dice: inout Dice) -> QueryStep {
    let label = dice.pick(shape.labels)
    let numeric = dice.pick(shape.labels(\.isNumeric) + ["_value"])
    let text: String
    switch operation {
    case "sort":
      let labels = dice.oneIn(2) ? [label] : dice.some(of: shape.labels)
      let list = labels.map { "\"\($0)\"" }.joined(separator: ", ")
      text = "sort(columns: [\(list)], desc: \(dice.oneIn(2)))"
    case "limit", "tail":
      let offset = dice.oneIn(3) ? ", offset: \(dice.number(0...9))" : ""
      text = "\(operation)(n: \(dice.number(0...12))\(offset))"
    case "difference":
      let flags = dice.pick(["", ", nonNegative: true", ", keepFirst: true"])
      text = "difference(columns: [\"\(numeric)\"]\(flags))"
    case "cumulativeSum", "increase": text = "\(operation)(columns: [\"\(numeric)\"])"
    case "distinct":
      shape.afterAggregate("_value", shape.columns[label])
      text = "distinct(column: \"\(label)\")"
    case "unique", "mode": text = "\(operation)(column: \"\(label)\")"
    case "fill":
      if dice.oneIn(2) {
        text = "fill(column: \"\(label)\", usePrevious: true)"
      } else {
        let value = ExpressionGenerator(shape: shape)
          .literal(shape.columns[label] ?? .float, &dice)
        text = "fill(column: \"\(label)\", value: \(value))"
      }
    case "elapsed": text = "elapsed(unit: \(dice.pick(["1s", "1m", "7m"])))"
    case "top":
      let name = dice.pick(["top", "bottom"])
      return QueryStep(
        name: name, text: "\(name)(n: \(dice.number(0...9)), columns: [\"\(label)\"])")
    case "derivative":
      let flags = dice.pick(["", ", nonNegative: true"])
      text = "derivative(unit: \(dice.pick(["1s", "1h"])), columns: [\"\(numeric)\"]\(flags))"
    case "movingAverage": text = "movingAverage(n: \(dice.number(1...4)))"
    case "stateCount":
      let test = ExpressionGenerator(shape: shape).predicate(&dice, depth: 1)
      text = "stateCount(fn: (r) => \(test))"
    default:
      let name = dice.pick(["toFloat", "toInt", "toString", "toUInt", "toBool"])
      return QueryStep(name: name, text: "\(name)()")
    }
    return QueryStep(name: operation, text: text)
  }
}
